"""Reminders: what somebody wants to be reminded of, on which weekdays, and when by the clock on their wall."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from loosen.book.book import Book
from loosen.care.answers import BadAnswers
from loosen.words import _

MOST_A_DAY = 40


class Wanted(NamedTuple):
    """One kind, at these times of the day. ``weekdays``: 0 is Monday."""

    kind: str
    times: tuple[time, ...]
    weekdays: tuple[int, ...]


class Reminders(NamedTuple):
    """``zone``: of the wall whose clock they follow. ``plain``: whether they say what they are about.

    ``until``: the last day; ``None`` for as long as they are wanted.
    """

    zone: str
    wanted: tuple[Wanted, ...]
    plain: bool = False
    until: date | None = None

    def as_json(self) -> dict[str, Any]:
        """As it is kept and travels."""
        wanted = {
            one.kind: {"times": [f"{at:%H:%M}" for at in one.times], "weekdays": list(one.weekdays)}
            for one in self.wanted
        }
        until = self.until.isoformat() if self.until else None
        return {"zone": self.zone, "wanted": wanted, "plain": self.plain, "until": until}


def usual_times(book: Book, kind: str, at: time | None = None) -> tuple[time, ...]:
    """The times of a day: one, or one after the other as the kind repeats. ``at``: the first; the usual without it."""
    known = book.reminders.kinds[kind]
    first = at or known.at
    if known.until is None:
        return (first,)
    start, end = first.hour * 60 + first.minute, known.until.hour * 60 + known.until.minute
    minutes = range(start, max(start, end) + 1, known.every)
    return tuple(time(*divmod(minute, 60)) for minute in minutes[:MOST_A_DAY])


def read_reminders(book: Book, plain: object) -> Reminders:
    """The reminders in ``plain`` (as `Reminders.as_json` writes them). Raises `BadAnswers`."""
    told = plain if isinstance(plain, Mapping) else {}
    zone, wanted = told.get("zone"), told.get("wanted")
    if not isinstance(zone, str) or not is_zone(zone):
        raise BadAnswers([_("Choose the place whose clock you go by, such as Europe/London.")])
    if not isinstance(wanted, Mapping) or not wanted:
        raise BadAnswers([_("Choose at least one thing to be reminded of.")])
    until = told.get("until")
    try:
        last = None if until is None else date.fromisoformat(until)
    except (TypeError, ValueError):
        raise BadAnswers([_('"until" must be a date, such as 2026-11-23.')]) from None
    return Reminders(
        zone, tuple(_wanted(book, str(kind), one) for kind, one in wanted.items()), told.get("plain") is True, last
    )


def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return bool(name)


def _wanted(book: Book, kind: str, plain: object) -> Wanted:
    if kind not in book.reminders.kinds:
        known = ", ".join(book.reminders.kinds)
        raise BadAnswers([_('There are no reminders of "{kind}". There are: {known}.').format(kind=kind, known=known)])
    told = plain if isinstance(plain, Mapping) else {}
    times, weekdays = told.get("times"), told.get("weekdays")
    try:
        at = tuple(sorted({time.fromisoformat(one) for one in times or ()}))
    except (TypeError, ValueError):
        raise BadAnswers([_("{kind}: a time looks like 08:00.").format(kind=kind)]) from None
    if not 0 < len(at) <= MOST_A_DAY:
        raise BadAnswers([_("{kind}: choose from one to {most} times a day.").format(kind=kind, most=MOST_A_DAY)])
    if not isinstance(weekdays, list | tuple) or not weekdays or not all(one in range(7) for one in weekdays):
        raise BadAnswers([_("{kind}: choose at least one day of the week.").format(kind=kind)])
    return Wanted(kind, at, tuple(sorted(set(weekdays))))
