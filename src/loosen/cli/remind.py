"""``loosen remind --ics``: reminders as a file for any calendar."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime, time
from pathlib import Path

from loosen.book.book import Book
from loosen.book.load import load_rulebook
from loosen.care.reminders import Reminders, Wanted, is_zone, usual_times
from loosen.cli.errors import bad_input
from loosen.cli.screen import say
from loosen.cli.today import day_of
from loosen.words import _

OWNER = "this-computer"
NAMES = Path("/etc/timezone"), Path("/etc/localtime")


def run(chosen: argparse.Namespace) -> int:
    """Write the calendar."""
    from loosen.formats.calendar import calendar

    book = load_rulebook(chosen.rulebook)
    wanted = _wanted(book, chosen.kinds, chosen.at)
    until = day_of(chosen.until) if chosen.until else None
    reminders = Reminders(_zone(chosen.zone), wanted, chosen.plain, until)
    file = calendar(book, reminders, day_of(chosen.day), OWNER, datetime.now(UTC))
    if chosen.ics == "-":
        sys.stdout.buffer.write(file)
        return 0
    try:
        Path(chosen.ics).write_bytes(file)
    except OSError as error:
        raise bad_input(_("{file} cannot be written: {why}.").format(file=chosen.ics, why=error.strerror)) from None
    say(
        _(
            "{file} is written. Open it with your calendar. Opened again later, it replaces what it wrote before."
        ).format(file=chosen.ics)
    )
    return 0


def _wanted(book: Book, kinds: str, at: list[str]) -> tuple[Wanted, ...]:
    names = [one.strip() for one in kinds.split(",") if one.strip()]
    times = dict(_at(one) for one in at)
    known = book.reminders.kinds
    unknown = [one for one in (*names, *times) if one not in known]
    if unknown or not names:
        told = _('There are no reminders of "{kind}". There are: {known}.')
        raise bad_input(told.format(kind=unknown[0] if unknown else "", known=", ".join(known)))
    return tuple(Wanted(one, usual_times(book, one, times.get(one)), known[one].weekdays) for one in names)


def _at(pair: str) -> tuple[str, time]:
    kind, _equals, at = pair.partition("=")
    try:
        return kind.strip(), time.fromisoformat(at.strip())
    except ValueError:
        raise bad_input(_('--at: "{pair}" is not KIND=TIME, such as diary=21:00.').format(pair=pair)) from None


def _zone(name: str | None) -> str:
    """The zone that was named, or the one that this computer is set to."""
    found = name or os.environ.get("TZ") or _of_this_computer()
    if not is_zone(found):
        told = _('--zone: there is no time zone "{name}". Give one such as Europe/London, Asia/Taipei or UTC.')
        raise bad_input(told.format(name=found))
    return found


def _of_this_computer() -> str:
    written, link = NAMES
    if written.is_file():
        return written.read_text().strip()
    parts = link.resolve().as_posix().partition("zoneinfo/")
    return parts[2] or "UTC"
