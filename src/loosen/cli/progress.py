"""``loosen progress``: how it goes, as a drawing in the terminal and in words."""

from __future__ import annotations

import argparse
import json

from loosen.book.book import Book
from loosen.book.load import load_rulebook
from loosen.care.progress import Progress, progress
from loosen.cli.course_file import file_of, read
from loosen.cli.result import reviewed
from loosen.cli.screen import bullets, mark, say, title, width
from loosen.cli.today import day_of
from loosen.words import _, n_

ROWS = range(10, -1, -1)
MARGIN = 4
HOW = {"on-course": "green", "offer": "bold", "see-clinician": "yellow", "contact-today": "red", "check-again": "red"}


def run(chosen: argparse.Namespace) -> int:
    """Read the file of the course and show how it goes."""
    book = load_rulebook(chosen.rulebook)
    history = read(book, file_of(chosen.file))
    found = progress(book, history.starts, history.diary, day_of(chosen.day))
    if chosen.json:
        print(json.dumps(found.plain(), indent=2, ensure_ascii=False))
        return 0
    _show(book, found)
    say(reviewed(book.edition))
    return 0


def _show(book: Book, found: Progress) -> None:
    if found.episode is None:
        over = found.episodes[-1].over if found.episodes else None
        title(_("It is over") if over else _("Nothing has been told yet"))
        told = f"{_(book.progress.episodes.over)} ({over})"
        say(told if over else _("loosen today begins a course, and loosen diary add keeps a day."))
    else:
        title(found.recovery.name, HOW[found.recovery.level])
        bullets(one.text for one in found.recovery.because)
        say(found.recovery.do)
        if found.recovery.by:
            say(mark(_("Do that by {day}.").format(day=found.recovery.by.isoformat()), "bold"))
        print()
        print("\n".join(chart(found, width() - MARGIN)))
        say(_("o your pain at rest   ' at its worst   : where the average of many people lies"))
        say(found.usual)
    for change in found.changes:
        say(change.text)
    if found.milestones:
        title(_("What you have reached"))
        bullets(f"{one.day.isoformat()}  {one.text}" for one in found.milestones)
    if found.helped:
        title(_("What seemed to help"))
        bullets(one.text for one in found.helped)
    if len(found.episodes) > 1:
        count = len(found.episodes)
        title(n_("{count} episode", "{count} episodes", count).format(count=count))
        bullets(f"{one.began.isoformat()} - {one.over.isoformat() if one.over else _('now')}" for one in found.episodes)
    print()


def chart(found: Progress, columns: int) -> list[str]:
    """Pain from 10 down to 0, a column a day or, when there are too many days for ``columns``, some days."""
    assert found.episode is not None
    first = min(found.band[0].day if found.band else found.episode.began, found.episode.began)
    last = max(found.day, found.band[-1].day if found.band else found.day)
    step = -(-((last - first).days + 1) // columns)
    count = -(-((last - first).days + 1) // step)
    grid = {row: [" "] * count for row in ROWS}
    for before, after in zip(found.band, found.band[1:], strict=False):
        for days in range((after.day - before.day).days + 1):
            part = days / max(1, (after.day - before.day).days)
            column = ((before.day - first).days + days) // step
            low, high = (
                round(one + (other - one) * part) for one, other in ((before.low, after.low), (before.high, after.high))
            )
            for row in range(low, high + 1):
                grid[row][column] = ":"
    for point in found.points:
        column = (point.day - first).days // step
        if point.worst is not None:
            grid[point.worst][column] = "'"
        if point.rest is not None:
            grid[point.rest][column] = "o"
    lines = [f"{row:>2} |{''.join(grid[row])}".rstrip() for row in ROWS]
    weeks = [" "] * count
    for days in range(0, (last - first).days + 1, 7 * max(1, step)):
        for place, letter in enumerate(str(days // 7)):
            if days // step + place < count:
                weeks[days // step + place] = letter
    return [
        *lines,
        "   +" + "-" * count,
        "    " + "".join(weeks).rstrip() + "  " + _("weeks since {day}").format(day=first),
    ]
