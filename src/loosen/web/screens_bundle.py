"""Everything a browser needs to screen medicines by itself, as one JSON document in their language."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any

from loosen.book.book import Book
from loosen.book.records import Asked
from loosen.book.screen_records import Screen
from loosen.book.screened import WORKED_OUT
from loosen.care.cabinet import FORMS, ON_SKIN, STRENGTH
from loosen.care.medicines import never_with
from loosen.care.showing import source_in_words
from loosen.care.showing_medicines import certainty_of_help, sentences
from loosen.engine.backends.javascript import write
from loosen.engine.interview import Interview, pages_of
from loosen.web.book import the_book
from loosen.words import _, spoken


def screens_bundle() -> bytes:
    """The bundle in the language that is spoken now."""
    return _bundle(spoken())


def screens_hash() -> str:
    """A name for exactly this bundle."""
    return _hash(spoken())


@cache
def _hash(language: str) -> str:
    return sha256(_bundle(language)).hexdigest()[:24]


@cache
def _bundle(language: str) -> bytes:
    assert language == spoken()
    return screens_bundle_of(the_book())


def screens_bundle_of(book: Book) -> bytes:
    """The bundle of any rule book, in the language that is spoken now."""
    return json.dumps(_plain(book), separators=(",", ":"), ensure_ascii=False).encode()


def _plain(book: Book) -> dict[str, Any]:
    screens = book.screens
    return {
        "hash": book.hash,
        "questions": json.loads(write(screens.interview)),
        "worked_out": WORKED_OUT,
        "same": screens.same,
        "kinds": {
            kind.id: {
                "name": _(kind.name),
                "levels": {
                    level.id: {"name": _(level.name), "headline": _(level.headline)} for level in kind.levels.values()
                },
            }
            for kind in screens.kinds.values()
        },
        "screens": {screen.id: _screen(book, screen) for screen in screens.screens.values()},
        "asked": {id: _asked(asked) for id, asked in book.screens.screened.own.asked.items()},
        "names": _names(book),
        "sources": {id: source_in_words(book.sources[id]) for id in _cited(book)},
        "words": sentences(),
    }


def _screen(book: Book, screen: Screen) -> dict[str, Any]:
    return {
        "kind": screen.kind,
        "name": _(screen.name),
        "substances": screen.substances,
        "groups": screen.groups,
        "on_skin": screen.id in book.screens.on_skin,
        "program": json.loads(write(Interview(screen.decision, tuple(pages_of(screen.decision))))),
        "cautions": {
            one.rule: {
                "because": _(one.because),
                "sources": one.sources,
                "memory": not any(book.sources[source].seen for source in one.sources),
            }
            for one in screen.cautions.values()
        },
        "helps": f"{_(screen.helps)} {certainty_of_help(screen.certainty)}" if screen.helps else "",
        "how": [_(one) for one in screen.how],
        "stop": [_(one) for one in screen.stop],
        "if_not_enough": _(screen.if_not_enough) if screen.if_not_enough else "",
        "never_with": never_with(book, screen),
        "timer": screen.timer and {"minutes": screen.timer.minutes, "check_skin_at": screen.timer.check_skin_at},
        "offers": {
            offer.region: {"dose": _(offer.limits.text), "sources": offer.sources}
            for offer in screen.offers.values()
            if offer.limits
        },
        "sources": screen.sources,
    }


def _asked(asked: Asked) -> dict[str, Any]:
    told: dict[str, Any] = {"question": _(asked.question)}
    if asked.tick:
        return {**told, "tick": _(asked.tick)}
    return {**told, "options": {id: _(label) for id, label in asked.options.items()}}


def _cited(book: Book) -> dict[str, None]:
    screens = book.screens.screens.values()
    cited = [source for screen in screens for source in screen.sources]
    cited += [source for screen in screens for offer in screen.offers.values() for source in offer.sources]
    cited += [source for screen in screens for one in screen.cautions.values() for source in one.sources]
    return dict.fromkeys(cited)


def _names(book: Book) -> dict[str, Any]:
    return {
        "substances": {
            one.id: {"name": one.name, "also": one.also, "groups": one.groups, "means": one.means, "screen": one.screen}
            for one in book.names.substances.values()
        },
        "brands": [
            {"name": brand.name, "substances": brand.substances, "route": brand.route} for brand in book.names.brands
        ],
        "skin": book.names.skin,
        "strength": STRENGTH.pattern,
        "forms": FORMS.pattern,
        "on_skin": ON_SKIN.pattern,
    }
