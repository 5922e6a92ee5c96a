"""The file of somebody's course: their last check and how each day was. Read whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from loosen.book.book import Book
from loosen.book.places import data_folder
from loosen.care.answers import BadAnswers, check_answers, read_json
from loosen.care.diary import Entry, read_diary
from loosen.cli.errors import bad_input
from loosen.cli.whole_file import write_whole
from loosen.engine.finding import Answer
from loosen.words import _

LARGEST = 5_000_000  # bytes: many years of days


class Course(NamedTuple):
    """``checked``: the day of the check, ``None`` before there is one."""

    checked: date | None = None
    answers: dict[str, Answer] = {}  # noqa: RUF012 - it is replaced, never changed
    diary: Sequence[Entry] = ()


def file_of(given: str | None) -> Path:
    """The file that was named, or the one in Loosen's data folder."""
    return Path(given).expanduser() if given else data_folder() / "course.json"


def read(book: Book, file: Path) -> Course:
    """The course in ``file``; an empty one when there is no such file. Raises `Stop` when it cannot be used."""
    try:
        with file.open("rb") as opened:
            text = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return Course()
    except OSError as error:
        raise bad_input(_("{file} cannot be read: {why}.").format(file=file, why=error.strerror)) from None
    try:
        plain = read_json(text) if len(text) <= LARGEST else None
        if not isinstance(plain, dict) or not {"checked", "answers", "diary"} <= set(plain):
            raise BadAnswers([_("It is not a course that this version of Loosen can read.")])
        checked = date.fromisoformat(str(plain["checked"]))
        return Course(checked, check_answers(plain["answers"], book.known), read_diary(book, plain["diary"]))
    except (BadAnswers, ValueError) as error:
        told = "\n".join(f"  {one}" for one in error.problems) if isinstance(error, BadAnswers) else f"  {error}"
        after = _("It was left as it is. Move it to another name to start afresh, or put back an older copy.")
        raise bad_input(f"{file}:\n{told}\n{after}") from None


def write(file: Path, course: Course) -> None:
    """Put ``course`` in ``file``. Raises `Stop` when it cannot be written."""
    diary = [{"day": one.day.isoformat(), "light": one.light, **one.answers} for one in course.diary]
    checked = course.checked.isoformat() if course.checked else None
    plain = {"checked": checked, "answers": course.answers, "diary": diary}
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, json.dumps(plain, indent=1, ensure_ascii=False) + "\n")
    except OSError as error:
        raise bad_input(_("{file} cannot be written: {why}.").format(file=file, why=error.strerror)) from None
