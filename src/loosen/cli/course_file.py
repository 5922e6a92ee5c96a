"""The file of somebody's course: their checks and their diary. Read whole or not at all, and written whole."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4

from loosen.book.book import Book
from loosen.book.places import data_folder
from loosen.care.answers import BadAnswers, check_answers, read_json
from loosen.care.diary import Entry
from loosen.care.diary_log import Telling, merge, read_log
from loosen.care.history import Checked, History
from loosen.cli.errors import bad_input
from loosen.cli.whole_file import write_whole
from loosen.words import _

LARGEST = 20_000_000  # bytes: many years of days
FORMAT = 2


def file_of(given: str | None) -> Path:
    """The file that was named, or the one in Loosen's data folder."""
    return Path(given).expanduser() if given else data_folder() / "course.json"


def read(book: Book, file: Path) -> History:
    """The course in ``file``; an empty one when there is no such file. Raises `Stop` when it cannot be used."""
    try:
        with file.open("rb") as opened:
            text = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return History()
    except OSError as error:
        raise bad_input(_("{file} cannot be read: {why}.").format(file=file, why=error.strerror)) from None
    try:
        plain = read_json(text) if len(text) <= LARGEST else None
        if isinstance(plain, dict) and {"checked", "answers", "diary"} <= set(plain):
            plain = _from_format_1(plain)
        if not isinstance(plain, dict) or plain.get("format") != FORMAT:
            raise BadAnswers([_("It is not a course that this version of Loosen can read.")])
        checks = tuple(_checked(book, one) for one in plain["checks"])
        return History(checks, read_log(book, plain["diary"]))
    except (BadAnswers, ValueError, TypeError, KeyError) as error:
        told = "\n".join(f"  {one}" for one in error.problems) if isinstance(error, BadAnswers) else f"  {error}"
        after = _("It was left as it is. Move it to another name to start afresh, or put back an older copy.")
        raise bad_input(f"{file}:\n{told}\n{after}") from None


def tell(file: Path, book: Book, entry: Entry, at: datetime) -> Telling:
    """Put ``entry``, told at ``at``, with what ``file`` holds by now. Raises `Stop` when it cannot be kept."""
    history, told = read(book, file), Telling(str(uuid4()), at, entry)
    write(file, history._replace(log=merge(history.log.values(), [told])))
    return told


def write(file: Path, history: History) -> None:
    """Put ``history`` in ``file``. Raises `Stop` when it cannot be written."""
    checks = [{"at": one.at.isoformat(), "day": one.day.isoformat(), "answers": one.answers} for one in history.checks]
    plain = {"format": FORMAT, "checks": checks, "diary": [one.plain() for one in history.log.values()]}
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, json.dumps(plain, indent=1, ensure_ascii=False) + "\n")
    except OSError as error:
        told = _("{file} cannot be written: {why}. What it held before is still there.")
        raise bad_input(told.format(file=file, why=error.strerror)) from None


def _checked(book: Book, plain: Any) -> Checked:
    at, day = datetime.fromisoformat(plain["at"]).astimezone(UTC), date.fromisoformat(plain["day"])
    return Checked(at, day, check_answers(plain["answers"], book.known))


def _from_format_1(plain: dict[str, Any]) -> dict[str, Any]:
    """The course as the first version wrote it: one check, and each day once."""
    at = datetime.combine(date.fromisoformat(str(plain["checked"])), time(), UTC).isoformat()
    days = [
        {**one, "id": str(uuid4()), "noted_at": f"{one['day']}T12:00:00+00:00"}
        for one in plain["diary"]
        if isinstance(one, dict) and "day" in one
    ]
    if len(days) != len(plain["diary"]):
        raise BadAnswers([_("It is not a course that this version of Loosen can read.")])
    return {
        "format": FORMAT,
        "checks": [{"at": at, "day": plain["checked"], "answers": plain["answers"]}],
        "diary": days,
    }
