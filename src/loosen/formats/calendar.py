"""Reminders as a calendar (RFC 5545): each repeats by the clock on their wall, through every change of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vDuration, vRecur

from loosen.book.book import Book
from loosen.care.reminders import Reminders, Wanted
from loosen.words import _

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
AGAIN = timedelta(hours=12)  # how often a calendar asks a feed anew


def calendar(book: Book, reminders: Reminders, first: date, owner: str, made: datetime) -> bytes:
    """The calendar as a file, from ``first`` on.

    ``owner``: stands in every UID, so that the same reminder stays the same event however often it is fetched and two
    people's never meet. ``made``: when it was written, an instant.
    """
    whole = Calendar()
    whole.add("prodid", "-//Loosen//Reminders//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", "Loosen")
    whole.add("refresh-interval", vDuration(AGAIN), parameters={"value": "DURATION"})
    whole.add("x-published-ttl", vDuration(AGAIN))
    for wanted in reminders.wanted:
        for at in wanted.times:
            whole.add_component(_event(book, reminders, wanted, at, first, owner, made))
    whole.add_missing_timezones(first_date=first)
    return bytes(whole.to_ical())


def _event(
    book: Book, reminders: Reminders, wanted: Wanted, at: time, first: date, owner: str, made: datetime
) -> Event:
    kind = book.reminders.kinds[wanted.kind]
    title = _(kind.title) if reminders.plain else _(book.reminders.discreet)
    start = _start(first, wanted.weekdays, at, ZoneInfo(reminders.zone))
    event = Event()
    event.add("uid", f"{wanted.kind}-{at:%H%M}-{owner}@loosen")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=kind.minutes))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")  # Nobody is busy for it.
    event.add("class", "PRIVATE")
    rule: dict[str, Any] = {"freq": "weekly", "byday": [WEEKDAYS[day] for day in wanted.weekdays]}
    if reminders.until:
        last = datetime.combine(reminders.until, time(23, 59, 59), ZoneInfo(reminders.zone))
        rule["until"] = last.astimezone(UTC)
    event.add("rrule", vRecur(rule))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta())
    event.add_component(alarm)
    return event


def _start(first: date, weekdays: tuple[int, ...], at: time, zone: ZoneInfo) -> datetime:
    """The first of these weekdays from ``first`` on."""
    day = next(day for ahead in range(7) if (day := first + timedelta(days=ahead)).weekday() in weekdays)
    return datetime.combine(day, at, zone)
