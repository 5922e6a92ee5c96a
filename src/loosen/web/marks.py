"""Emphasis in the texts of articles, as HTML; and the numbers to call, where `app.js` can mend them."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from loosen.book.records import Region

STRONG = re.compile(r"\*\*(.+?)\*\*")
EMPHASIS = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")


def marked(text: str, region: Region) -> Markup:
    """The text with its emphasis, and with the region's numbers in their places."""
    html = str(escape(text))
    html = STRONG.sub(r"<strong>\1</strong>", html)
    html = EMPHASIS.sub(r"<em>\1</em>", html)
    for place, words in region.places().items():
        html = html.replace("{" + place + "}", f'<span data-region="{place}">{escape(words)}</span>')
    return Markup(html)
