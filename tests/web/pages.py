"""Reading pages as a person without JavaScript does: what is asked, and what would be sent."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """The fields of the first form whose action is ``action``, and whether each is ticked."""

    def __init__(self, html, action):
        super().__init__()
        self.action, self.inside, self.found = action, False, False
        self.hidden, self.fields, self.buttons = {}, [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        its = dict(attributes)
        if tag == "form" and its.get("action") == self.action and not self.found:
            self.inside = self.found = True
        elif self.inside and tag == "input":
            if its.get("type") == "hidden":
                self.hidden[its["name"]] = its["value"]
            else:
                self.fields.append((its["name"], its.get("value", ""), "checked" in its))
        elif self.inside and tag == "button":
            self.buttons.append(its.get("name"))

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False


def text_of(html):
    """All that can be read, in one line."""

    class Text(HTMLParser):
        def __init__(self):
            super().__init__()
            self.parts, self.silent = [], 0

        def handle_starttag(self, tag, attributes):
            self.silent += tag in ("script", "style", "template", "head")

        def handle_endtag(self, tag):
            self.silent -= tag in ("script", "style", "template", "head")

        def handle_data(self, data):
            if not self.silent:
                self.parts.append(data)

    text = Text()
    text.feed(html)
    return " ".join(" ".join(text.parts).split())
