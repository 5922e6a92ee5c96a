"""Where somebody stands in the screening of medicines. It travels as text in the form; nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from loosen.book.book import Book
from loosen.care.answers import BadAnswers, check_answers, read_json
from loosen.care.cabinet import Cabinet, Taken, look_through
from loosen.care.screening import Screening
from loosen.care.walk import Walk
from loosen.engine.finding import Answer
from loosen.web.forms import read_pages
from loosen.words import _

MOST_NAMES = 50
LONGEST_NAME = 100
NONE_OF_THEM = ""


class Visit(NamedTuple):
    """``check``: the answers of the check. ``typed``: what they take, as typed; ``None`` before they were asked.

    ``before``: what they had typed when they went back.

    ``chosen``: the name that each typed word stands for, where it was not certain; empty for none that we know.
    """

    check: Mapping[str, Answer]
    typed: tuple[str, ...] | None = None
    before: tuple[str, ...] = ()
    chosen: Mapping[str, str] = {}
    herbs: tuple[str, ...] = ()
    given: tuple[tuple[str, Mapping[str, Answer]], ...] = ()
    drafts: Mapping[str, Answer] = {}

    def to_confirm(self, book: Book) -> list[Taken]:
        """What was typed that may be something we know, and was not decided yet."""
        return [one for one in self._found(book).taken if one.match != "exact"]

    def cabinet(self, book: Book) -> Cabinet:
        """What they take."""
        none = [typed for typed in self.typed or () if self.chosen.get(typed) == NONE_OF_THEM]
        found = self._found(book)
        return found._replace(unknown=(*found.unknown, *none))

    def _found(self, book: Book) -> Cabinet:
        names = [self.chosen.get(typed, typed) for typed in self.typed or ()]
        return look_through(book.names, [name for name in names if name != NONE_OF_THEM])

    def screening(self, book: Book, region: str) -> Screening:
        """All that is screened for them."""
        return Screening(book, region, self.cabinet(book), self.herbs)

    def walk(self, book: Book, region: str) -> Walk:
        """Where they stand in the questions."""
        return Walk(self.screening(book, region), self.given, self.check, self.drafts)

    def at(self, walk: Walk) -> Visit:
        """The visit when the questions stand where ``walk`` does."""
        return self._replace(given=walk.given, drafts=walk.drafts)


def write_visit(visit: Visit) -> str:
    """The visit as text for a hidden field."""
    return json.dumps(visit._asdict(), separators=(",", ":"), ensure_ascii=False)


def read_visit(book: Book, text: str) -> Visit:
    """The visit in ``text``, which may come from anybody. Raises `BadAnswers`."""
    plain = read_json(text)
    if not isinstance(plain, dict) or set(plain) - set(Visit._fields) or "check" not in plain:
        raise BadAnswers([_("The answers so far are missing.")])
    typed, chosen, herbs = plain.get("typed"), plain.get("chosen", {}), plain.get("herbs", [])
    before = plain.get("before", [])
    if not (typed is None or _names(typed)) or not _names(herbs) or not _names(before) or not isinstance(chosen, dict):
        raise BadAnswers([_("What you take could not be read.")])
    if not _names(list(chosen)) or not _names(list(chosen.values())):
        raise BadAnswers([_("What you take could not be read.")])
    known = {screen.id for screen in book.screens.of_kind("herb")}
    return Visit(
        check=check_answers(plain["check"], book.known),
        typed=None if typed is None else tuple(typed),
        before=tuple(before),
        chosen=chosen,
        herbs=tuple(herb for herb in herbs if herb in known),
        given=read_pages(book, plain.get("given", [])),
        drafts=check_answers(plain.get("drafts", {}), book.known),
    )


def names_in(text: str) -> tuple[str, ...]:
    """What somebody typed, a name on each line or between commas."""
    names = [" ".join(one.split())[:LONGEST_NAME] for line in text.splitlines() for one in line.split(",")]
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_NAMES]


def _names(plain: Any) -> bool:
    return (
        isinstance(plain, list)
        and len(plain) <= MOST_NAMES
        and all(isinstance(one, str) and len(one) <= LONGEST_NAME for one in plain)
    )
