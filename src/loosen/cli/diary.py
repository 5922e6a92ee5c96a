"""``loosen diary add | list``: a day in ten seconds, kept in the file of the course."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from loosen.book.book import Book
from loosen.book.load import load_rulebook
from loosen.care.answers import BadAnswers
from loosen.care.diary import REST, WORST, Entry, read_entry
from loosen.care.diary_table import columns, row_of
from loosen.care.progress import progress
from loosen.cli.course_file import file_of, read, tell
from loosen.cli.errors import INTERRUPTED, Stop, bad_input
from loosen.cli.screen import say
from loosen.cli.today import day_of
from loosen.engine.finding import Number
from loosen.engine.interview import Page
from loosen.words import _

OPTIONS = {"pain": REST, "worst": WORST, "sleep": "sleep-night", "mood": "mood-today", "walked": "walked-minutes"}
ASKED = (REST, WORST, "sleep-night", "mood-today")


def run(command: str, chosen: argparse.Namespace) -> int:
    """Run ``loosen diary COMMAND``."""
    book = load_rulebook(chosen.rulebook)
    return {"add": _add, "list": _list}[command](book, chosen)


def _add(book: Book, chosen: argparse.Namespace) -> int:
    day, file = day_of(chosen.day), file_of(chosen.file)
    if day > date.today():
        raise bad_input(_('"{day}" has not come yet. Tell of a day once it is there.').format(day=day.isoformat()))
    read(book, file)  # What cannot be read is told before anything is asked.
    told = _told(book, chosen)
    entry = _entry(book, {"day": day.isoformat(), **(told or _ask(book))})
    kept = tell(file, book, entry, datetime.now(UTC))
    if chosen.json:
        print(json.dumps(kept.plain(), indent=2, ensure_ascii=False))
        return 0
    say(_("Kept for {day}.").format(day=day.isoformat()))
    history = read(book, file)
    found = progress(book, history.starts, history.diary, day)
    for change in found.changes:
        say(change.text)
    if found.recovery.because:
        say(f"{found.recovery.name}. {found.recovery.do}")
    return 0


def _told(book: Book, chosen: argparse.Namespace) -> dict[str, Any]:
    """What the options tell; empty without any."""
    told: dict[str, Any] = {}
    for option, id in OPTIONS.items():
        if (value := getattr(chosen, option)) is not None:
            told[id] = _answer(book, id, value)
    for pair in chosen.tell:
        id, equals, value = pair.partition("=")
        if not equals:
            raise bad_input(_('--tell: "{pair}" is not FINDING=ANSWER, such as sleep-worse=no.').format(pair=pair))
        told[id.strip()] = _answer(book, id.strip(), value.strip())
    if chosen.did is not None:
        told["done"] = [one.strip() for one in chosen.did.split(",") if one.strip()]
    if chosen.activity:
        told["activities"] = dict(map(_activity, chosen.activity))
    if chosen.note is not None:
        told["note"] = chosen.note
    if chosen.light is not None:
        told["light"] = chosen.light
    return told


def _answer(book: Book, id: str, value: str) -> object:
    known = book.of_a_day.get(id)
    is_number = known is not None and isinstance(known.kind, Number)
    return int(value) if is_number and value.isdecimal() and len(value) < 7 else value


def _activity(pair: str) -> tuple[str, int]:
    name, equals, value = pair.rpartition("=")
    if not (equals and value.strip().isdecimal() and len(value) < 4):
        told = _('--activity: "{pair}" is not NAME=NUMBER, such as "Tie my shoes=4".')
        raise bad_input(told.format(pair=pair))
    return name.strip(), int(value)


def _entry(book: Book, plain: Mapping[str, Any]) -> Entry:
    try:
        return read_entry(book, plain, _("This day"))
    except BadAnswers as bad:
        told = "\n".join(f"  {problem}" for problem in bad.problems)
        raise bad_input(f"{told}\n" + _("Nothing was kept. Mend this and run it again.")) from None


def _ask(book: Book) -> dict[str, Any]:
    """The four questions of a day, where somebody is there to answer."""
    from loosen.cli.page import Back, Quit, ask_page

    if not sys.stdin.isatty():
        raise bad_input(_("Tell something of the day, such as --pain 4. loosen diary add --help lists all."))
    told: dict[str, Any] = {}
    while len(told) < len(ASKED):
        try:
            told |= ask_page(book, Page("diary", (ASKED[len(told)],)), len(told) + 1, {})
        except Back:
            told = dict(list(told.items())[:-1])
        except (Quit, KeyboardInterrupt):
            raise Stop(INTERRUPTED, "\n" + _("Stopped. Nothing was kept.")) from None
    return told


def _list(book: Book, chosen: argparse.Namespace) -> int:
    days = read(book, file_of(chosen.file)).diary
    if chosen.json:
        print(json.dumps([one.plain() for one in days], indent=2, ensure_ascii=False))
    elif chosen.csv:
        _write_csv(book, days)
    elif not days:
        say(_("Nothing has been told yet. loosen diary add keeps a day."))
    else:
        for one in reversed(days):
            say(_line(book, one), f"{one.day.isoformat()}  ", " " * 12)
    return 0


def _line(book: Book, entry: Entry) -> str:
    worst = entry.number(WORST)
    told = [
        _("pain {pain}").format(pain=entry.rest) if entry.rest is not None else "",
        _("at worst {pain}").format(pain=worst) if worst is not None else "",
        ", ".join(f"{name} {number}" for name, number in entry.activities.items()),
        ", ".join(_(book.diary.done[one].label) for one in entry.done or ()),
        entry.note or "",
    ]
    return " · ".join(filter(None, told))


def _write_csv(book: Book, days: list[Entry]) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerows([columns(book), *(row_of(book, one) for one in days)])
