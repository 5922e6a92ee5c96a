"""The diary: how each day was, as it was told.

What is told only grows. A day told again is a correction: field by field the later counts, and of how its sessions went
the worst. A day that was not told is missing: it is never taken as a good day, and never held against anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from loosen.book.book import Book
from loosen.book.course import LIGHTS, NONE
from loosen.care.answers import BadAnswers, check_answers
from loosen.engine.finding import Answer
from loosen.words import _

REST, WORST = "rest-pain", "worst-pain"
MOST = 5000  # days
LONGEST_NOTE, LONGEST_ACTIVITY = 1000, 80  # characters
ACTIVITIES = range(11)
LIGHT_ORDER = (NONE, *LIGHTS)


class Entry(NamedTuple):
    """One day. ``answers``: to what is asked of a day. ``light``: of its sessions the worst; ``none`` without any.

    ``activities``: what matters to them, 0 to 10 each. ``done``: what they did, by id; ``None`` when it was not
    told, and so is ``note``.
    """

    day: date
    answers: Mapping[str, Answer]
    light: str = NONE
    activities: Mapping[str, int] = {}
    done: tuple[str, ...] | None = None
    note: str | None = None

    def number(self, id: str) -> int | None:
        """The answer as a number, when it was given."""
        answer = self.answers.get(id)
        return answer if isinstance(answer, int) else None

    @property
    def rest(self) -> int | None:
        """The pain at rest, when it was told."""
        return self.number(REST)

    @property
    def worst(self) -> int | None:
        """The worst pain that was told of that day."""
        told = [number for id in (REST, WORST) if (number := self.number(id)) is not None]
        return max(told, default=None)

    def then(self, later: Entry) -> Entry:
        """This day with what was told of it ``later``."""
        return Entry(
            self.day,
            {**self.answers, **later.answers},
            max(self.light, later.light, key=LIGHT_ORDER.index),
            {**self.activities, **later.activities},
            self.done if later.done is None else later.done,
            self.note if later.note is None else later.note,
        )

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON: what was not told is left out."""
        told: dict[str, Any] = {"day": self.day.isoformat(), "light": self.light, **self.answers}
        if self.activities:
            told["activities"] = dict(self.activities)
        if self.done is not None:
            told["done"] = list(self.done)
        if self.note is not None:
            told["note"] = self.note
        return told


def in_order(entries: Iterable[Entry], until: date) -> list[Entry]:
    """The days up to ``until`` in order, each once, with all that was told of it, in the order in which it was."""
    days: dict[date, Entry] = {}
    for entry in entries:
        if entry.day <= until:
            days[entry.day] = days[entry.day].then(entry) if entry.day in days else entry
    return [days[day] for day in sorted(days)]


def read_diary(book: Book, plain: object) -> list[Entry]:
    """The days in ``plain`` (from JSON: ``[{"day": "2026-11-23", "light": "green", "rest-pain": 4, …}]``).

    Raises `BadAnswers`.
    """
    if not isinstance(plain, list) or len(plain) > MOST:
        raise BadAnswers([_("The diary must be a list of at most {most} days.").format(most=MOST)])
    return [
        read_entry(book, one, _("Day {place} of the diary").format(place=place)) for place, one in enumerate(plain, 1)
    ]


def read_entry(book: Book, plain: Any, where: str) -> Entry:
    """One day; ``where`` it stands is said when it cannot be used. Raises `BadAnswers`."""
    if not isinstance(plain, Mapping):
        raise BadAnswers([where + ": " + _('give an object, such as {"day": "2026-11-23", "rest-pain": 4}.')])
    told = dict(plain)
    try:
        day = date.fromisoformat(told.pop("day", ""))
    except (TypeError, ValueError):
        raise BadAnswers([where + ": " + _('"day" must be a date, such as 2026-11-23.')]) from None
    light = told.pop("light", NONE)
    if light not in LIGHT_ORDER:
        raise BadAnswers([where + ": " + _('"light" is one of {lights}.').format(lights=", ".join(LIGHT_ORDER))])
    activities, done, note = told.pop("activities", {}), told.pop("done", None), told.pop("note", None)
    if not _are_activities(book, activities):
        message = _('"activities" names at most {most} things, each with a whole number from 0 to 10.')
        raise BadAnswers([where + ": " + message.format(most=book.diary.most_activities)])
    if done is not None and not (isinstance(done, list) and all(one in book.diary.done for one in done)):
        known = ", ".join(book.diary.done)
        raise BadAnswers([where + ": " + _('"done" is a list of these: {known}.').format(known=known)])
    if note is not None and not (isinstance(note, str) and len(note) <= LONGEST_NOTE):
        message = _('"note" is a text of at most {most} characters.').format(most=LONGEST_NOTE)
        raise BadAnswers([where + ": " + message])
    answers = check_answers(told, book.of_a_day)
    return Entry(day, answers, light, activities, None if done is None else tuple(dict.fromkeys(done)), note)


def _are_activities(book: Book, plain: object) -> bool:
    return (
        isinstance(plain, Mapping)
        and len(plain) <= book.diary.most_activities
        and all(isinstance(name, str) and 0 < len(name.strip()) <= LONGEST_ACTIVITY for name in plain)
        and all(type(number) is int and number in ACTIVITIES for number in plain.values())
    )
