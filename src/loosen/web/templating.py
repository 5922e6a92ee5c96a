"""How pages are made: Jinja, with words in the language spoken."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from loosen.book.records import Region
from loosen.care.assessment import region_of
from loosen.care.showing import source_in_words
from loosen.care.why import bears_on
from loosen.formats.figure.pictures import picture_svg
from loosen.web.asking import all_no, form_of, options_of, steps_in_words
from loosen.web.blank import BLANK
from loosen.web.book import the_book
from loosen.web.marks import marked
from loosen.web.pieces import address_of, kinds
from loosen.web.preferences import LANGUAGES, preferences_of
from loosen.words import _, n_, spoken

PICTURES = settings.HERE / "static" / "pictures"


def environment(**options: Any) -> Environment:
    """Jinja as the templates use it."""
    made = Environment(**{**options, "undefined": StrictUndefined}, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(_=_, n_=n_, url=reverse, static=static, picture=picture, blank=BLANK)
    made.globals.update(in_words=source_in_words, marked=marked, address_of=address_of, kinds=kinds, figure=picture_svg)
    made.globals.update({ask.__name__: ask for ask in (form_of, options_of, bears_on, all_no, steps_in_words)})
    made.tests["blank"] = lambda value: value is BLANK
    return made


def picture(name: str) -> Markup:
    """The drawing of that name, to stand in the page."""
    return Markup((PICTURES / f"{name}.svg").read_text(encoding="utf-8"))


def _region(region: Region) -> dict[str, str]:
    """What `app.js` puts into a page that was kept before the person chose their region."""
    return {"name": _(region.name), "tel": region.tel, **region.places()}


def page(request: HttpRequest, template: str, status: int = 200, **values: Any) -> HttpResponse:
    """The page that ``template`` makes of ``values``, and of what every page shows."""
    book = the_book()
    preferences = preferences_of(request)
    get_token(request)  # From the first page on, so that pages fetched side by side do not each set another.
    everywhere = {
        "book": book,
        "preferences": preferences,
        "region": region_of(book, preferences.region),
        "language": spoken(),
        "languages": LANGUAGES,
        "regions": {id: _region(one) for id, one in book.regions.items()},
        "development": settings.DEVELOPMENT,
        "feedback": settings.FEEDBACK,
        "here": request.path,
    }
    return render(request, template, everywhere | values, status=status)
