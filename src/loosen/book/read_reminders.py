"""``reminders.yaml``: what somebody may be reminded of, and when unless they choose otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import NamedTuple

from loosen.book.entry import Entry
from loosen.book.read_plan import WEEKDAYS
from loosen.words import _

FILE = "reminders.yaml"


class Kind(NamedTuple):
    """Something to be reminded of at ``at``; or, with ``every`` minutes, again and again up to ``until``.

    ``weekdays``: 0 is Monday.
    """

    id: str
    title: str
    at: time
    until: time | None
    every: int
    weekdays: tuple[int, ...]
    minutes: int


class RemindersBook(NamedTuple):
    """``discreet``: what a reminder is called when nobody else is to know what it is about."""

    discreet: str
    kinds: Mapping[str, Kind]


def read_reminders_book(file: Entry) -> RemindersBook:
    """The kinds of reminders, in order."""
    file.text("id")
    kinds: dict[str, Kind] = {}
    for entry in file.entries("kinds"):
        id = entry.new_id(kinds)
        until = _time(entry, "until") if "until" in entry.plain else None
        kinds[id] = Kind(
            id=id,
            title=entry.text("title"),
            at=_time(entry, "clock"),
            until=until,
            every=entry.number("every") or 30 if until else 0,
            weekdays=tuple(WEEKDAYS.index(day) for day in entry.names("weekdays", WEEKDAYS, _("weekday"))),
            minutes=entry.number("minutes") or 1,
        )
        entry.done()
    book = RemindersBook(file.text("discreet"), kinds)
    file.done()
    return book


def _time(entry: Entry, key: str) -> time:
    try:
        return time.fromisoformat(entry.text(key))
    except ValueError:
        entry.problem("field", _('"{key}" must be a time in quotes, such as "08:00".').format(key=key), key)
        return time()
