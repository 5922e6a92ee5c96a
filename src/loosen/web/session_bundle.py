"""Everything a browser needs to lead somebody through exercises, as one JSON document in their language."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any

from loosen.book.book import Book
from loosen.book.exercise_records import Exercise
from loosen.book.screen_records import Screen
from loosen.care.session import alone
from loosen.formats.figure.pictures import shipped_svg
from loosen.formats.figure.shipped import shapes
from loosen.web.book import the_book
from loosen.words import _, spoken

TIMED = ("heat", "ice")


def session_bundle() -> bytes:
    """The bundle in the language that is spoken now."""
    return _bundle(spoken())


def session_hash() -> str:
    """A name for exactly this bundle."""
    return _hash(spoken())


@cache
def _hash(language: str) -> str:
    return sha256(_bundle(language)).hexdigest()[:24]


@cache
def _bundle(language: str) -> bytes:
    assert language == spoken()
    return session_bundle_of(the_book())


def session_bundle_of(book: Book) -> bytes:
    """The bundle of any rule book, in the language that is spoken now."""
    return json.dumps(_plain(book), separators=(",", ":"), ensure_ascii=False).encode()


def _plain(book: Book) -> dict[str, Any]:
    words = book.exercises.words
    return {
        "hash": book.hash,
        "pace": words.pace._asdict(),
        "hurts": [{"id": one.id, "ask": _(one.ask), "then": one.then, "told": _(one.told)} for one in words.hurts],
        "shapes": json.loads(shapes()),
        "exercises": {id: _exercise(book, one) for id, one in book.exercises.exercises.items()},
        "timers": {id: timer for id in TIMED if (timer := _timer(book.screens.screens[id]))},
    }


def _exercise(book: Book, one: Exercise) -> dict[str, Any]:
    return {
        "title": _(one.title),
        "start": _(one.start),
        "steps": [_(step) for step in one.steps],
        "easier": {"exercise": one.easier.exercise, "how": _(one.easier.how)},
        "svg": shipped_svg(one),
        "session": [step._asdict() for step in alone(book, one).steps],
    }


def _timer(screen: Screen) -> dict[str, Any] | None:
    if screen.timer is None:
        return None
    return {
        "title": _(screen.name),
        "minutes": screen.timer.minutes,
        "checks": screen.timer.check_skin_at,
        "how": [_(one) for one in screen.how],
    }
