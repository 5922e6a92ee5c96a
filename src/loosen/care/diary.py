"""The diary: how each day was, as it was told, and what that says of somebody's course.

A day that was not told is missing: it is never taken as a good day, and never held against anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from loosen.book import course
from loosen.book.book import Book
from loosen.book.course import LIGHTS, NONE
from loosen.care.answers import BadAnswers, check_answers
from loosen.engine.finding import NO, YES, Answer
from loosen.words import _

REST, WORST = "rest-pain", "worst-pain"
CALM = 1  # of 10: the pain of a calm day
RECENT = 3  # days
UP = 2  # points that count as a rise
MOST = 5000  # days


class Entry(NamedTuple):
    """One day. ``answers``: to what is asked each day. ``light``: of its sessions the worst; ``none`` without any."""

    day: date
    answers: Mapping[str, Answer]
    light: str = NONE

    def number(self, id: str) -> int | None:
        """The answer as a number, when it was given."""
        answer = self.answers.get(id)
        return answer if isinstance(answer, int) else None

    @property
    def worst(self) -> int | None:
        """The worst pain that was told of that day."""
        told = [number for id in (REST, WORST) if (number := self.number(id)) is not None]
        return max(told, default=None)


def in_order(entries: Iterable[Entry], until: date) -> list[Entry]:
    """The days up to ``until`` in order, each once; of two, the later told."""
    return [one for _day, one in sorted({entry.day: entry for entry in entries}.items()) if one.day <= until]


def read_diary(book: Book, plain: object) -> list[Entry]:
    """The days in ``plain`` (from JSON: ``[{"day": "2026-11-23", "light": "green", "rest-pain": 4, …}]``).

    Raises `BadAnswers`.
    """
    if not isinstance(plain, list) or len(plain) > MOST:
        raise BadAnswers([_("The diary must be a list of at most {most} days.").format(most=MOST)])
    return [_entry(book, one, place) for place, one in enumerate(plain, 1)]


def _entry(book: Book, plain: Any, place: int) -> Entry:
    where = _("Day {place} of the diary").format(place=place)
    if not isinstance(plain, Mapping):
        raise BadAnswers([where + ": " + _('give an object, such as {"day": "2026-11-23", "rest-pain": 4}.')])
    told = dict(plain)
    try:
        day = date.fromisoformat(told.pop("day", ""))
    except (TypeError, ValueError):
        raise BadAnswers([where + ": " + _('"day" must be a date, such as 2026-11-23.')]) from None
    light = told.pop("light", NONE)
    if light not in (NONE, *LIGHTS):
        raise BadAnswers([where + ": " + _('"light" is one of {lights}.').format(lights=", ".join((NONE, *LIGHTS)))])
    return Entry(day, check_answers(told, book.today.findings), light)


def course_of(entries: Sequence[Entry], day: date, start: int, before: str) -> dict[str, Answer]:
    """What the days up to ``day`` say, as the findings of `loosen.book.course`.

    ``entries``: in order, none after ``day``. ``start``: the pain of the first day. ``before``: the phase so far.
    """
    told: dict[str, Answer] = {
        course.NOTED: len([one for one in entries if one.day > day - timedelta(days=14)]),
        course.CALM: _calm_days(entries),
        course.REDS_2: _reds(entries, day, 2),
        course.REDS_14: _reds(entries, day, 14),
        course.UP: YES if _rises(entries) else NO,
        course.LAST: _last_light(entries, day),
        course.BEFORE: before,
    }
    worst = [one.worst for one in entries[-RECENT:] if one.worst is not None]
    if len(worst) == RECENT:
        told[course.WORST] = max(worst)
        told[course.LEFT] = round(100 * max(worst) / start) if start else 0
    usual = [
        number for one in entries if one.day > day - timedelta(days=7) and (number := one.number(REST)) is not None
    ]
    if usual:
        told[course.USUAL] = max(usual)
    return told


def _calm_days(entries: Sequence[Entry]) -> int:
    """How many days that were told, from the last one back, had almost no pain; a long silence ends the row."""
    count, after = 0, None
    for one in reversed(entries):
        silent = after is not None and after - one.day > timedelta(days=RECENT)
        if silent or one.worst is None or one.worst > CALM:
            break
        count, after = count + 1, one.day
    return count


def _reds(entries: Sequence[Entry], day: date, days: int) -> int:
    return sum(one.light == LIGHTS[-1] for one in entries if one.day > day - timedelta(days=days))


def _rises(entries: Sequence[Entry]) -> bool:
    """Whether two days one after the other were worse than the day before them."""
    told = [number for one in entries if (number := one.number(REST)) is not None][-3:]
    return len(told) == 3 and min(told[1:]) >= told[0] + UP


def _last_light(entries: Sequence[Entry], day: date) -> str:
    recent = [one.light for one in entries if one.day > day - timedelta(days=RECENT) and one.light != NONE]
    return recent[-1] if recent else NONE
