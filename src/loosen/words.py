"""Words for people, in their language.

English is the source; a catalogue beside the rule book holds each translation. What is not translated stays English.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

RULEBOOK = os.path.join(os.path.dirname(__file__), "rulebook")
CATALOGUES = os.path.join(RULEBOOK, "words")
DOMAIN = "loosen"


@cache
def _catalogue(language: str) -> NullTranslations:
    from gettext import translation

    return translation(DOMAIN, CATALOGUES, languages=[language], fallback=True)


_language = ContextVar("language", default="en")  # of this thread: a server speaks to several people at once


def speak(language: str) -> None:
    """Use ``language`` (such as ``"zh_Hant"``) from now on."""
    _language.set(language)


def spoken() -> str:
    """The language spoken."""
    return _language.get()


def _(text: str) -> str:
    """``text`` in the language spoken."""
    language = _language.get()
    return text if language == "en" or not text else _catalogue(language).gettext(text)


def n_(one: str, many: str, n: int) -> str:
    """``one`` or ``many``, as the language spoken counts ``n``."""
    return _catalogue(_language.get()).ngettext(one, many, n)


def nearest(word: str, known: list[str]) -> str:
    """`` Did you mean "…"?`` with the nearest of ``known``, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return " " + _('Did you mean "{word}"?').format(word=close[0]) if close else ""
