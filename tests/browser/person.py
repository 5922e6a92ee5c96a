"""Somebody who answers the check in a browser."""

from loosen.engine.finding import NO, UNSURE, YES

PLAIN = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 7, "pain-duration-days": 0}


class Person:
    """Gives ``answers``, and no to everything else."""

    def __init__(self, page, answers=PLAIN):
        self.page, self.answers = page, answers

    def open(self):
        self.page.goto("/check")
        self.wait()
        return self

    def wait(self):
        self.page.wait_for_selector("html[data-ready=check]")

    @property
    def asked(self):
        """The id of the page of questions that is shown, or ``None``."""
        stage = self.page.locator("[data-stage]")
        return stage.get_attribute("data-page") if stage.is_visible() else None

    @property
    def level(self):
        """The level of the result that is shown, or ``None``."""
        result = self.page.locator(".result")
        return result.get_attribute("data-level") if result.count() and result.is_visible() else None

    def fill(self):
        """Answer the page that is shown."""
        for item in self.page.locator("[data-stage] [data-finding]").all():
            answer = str(self.answers.get(item.get_attribute("data-finding"), NO))
            typed = item.locator("input[inputmode=numeric]")
            if typed.count():
                typed.fill(answer)
            elif item.locator(f'input[value="{answer}"]').count():
                item.locator(f'input[value="{answer}"]').check()
        none = self.page.locator("[name=none-of-these]")
        if none.count() and not any(self.answers.get(id) in (YES, UNSURE) for id in self.on_page()):
            none.check()

    def on_page(self):
        return [one.get_attribute("data-finding") for one in self.page.locator("[data-stage] [data-finding]").all()]

    def go_on(self):
        self.page.locator("[data-next]").click()

    def answer(self, pages=30):
        """Answer so many pages, or all; return the level in the end."""
        for _page in range(pages):
            before = self.asked
            if before is None:
                break
            self.fill()
            self.go_on()
            # Without script a new page is on its way: until it is there, nothing is asked and no result shown.
            self.page.locator("[data-stage], .result").locator("visible=true").first.wait_for()
        return self.level
