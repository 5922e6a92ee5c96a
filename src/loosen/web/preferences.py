"""What a person has chosen, kept in a cookie of their browser and nowhere else.

The cookie holds ``name=value`` pairs joined by ``&``; `js/preferences.js` reads and writes the same.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from loosen.web.book import the_book

COOKIE = "loosen-preferences"
KEPT_FOR = 365 * 24 * 3600
LANGUAGES = {"en": "English", "zh_Hant": "繁體中文（初稿）"}
TEXT_SIZES = ("100", "115", "130", "150")
THEMES = ("system", "light", "dark")
MOTION = ("system", "less")
SOUND = ("on", "off")


class Preferences(NamedTuple):
    """``region``: whose numbers to call; ``text``: percent of the size that the browser would give."""

    language: str = "en"
    region: str = "other"
    text: str = "100"
    theme: str = "system"
    motion: str = "system"
    sound: str = "on"


def choices() -> dict[str, tuple[str, ...]]:
    """What each preference can be."""
    return {
        "language": tuple(LANGUAGES),
        "region": tuple(the_book().regions),
        "text": TEXT_SIZES,
        "theme": THEMES,
        "motion": MOTION,
        "sound": SOUND,
    }


def preferences_of(request: HttpRequest) -> Preferences:
    """Those of the request's cookie; whatever it does not say, or says wrongly, is as by default."""
    pairs = parse_qsl(request.COOKIES.get(COOKIE, "")[:500])
    return chosen_from(dict(pairs))


def chosen_from(pairs: dict[str, str]) -> Preferences:
    """The preferences in ``pairs``, without those that are not on offer."""
    offered = choices()
    return Preferences(**{name: value for name, value in pairs.items() if value in offered.get(name, ())})


def keep(response: HttpResponse, preferences: Preferences) -> None:
    """Set the cookie. Scripts may read it, so that a page kept for offline use looks as chosen too."""
    response.set_cookie(
        COOKIE, urlencode(preferences._asdict()), max_age=KEPT_FOR, samesite="Lax", secure=settings.HTTPS
    )
