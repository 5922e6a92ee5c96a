"""Every text of the rule book that a person may be shown, with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loosen.book.book import Book
from loosen.book.lines import Lines, Path, Plain

CITES = re.compile(r"\s*\[\[[^\]]*\]\]\s*$")
SHOWN = frozenset(
    {"title", "ask", "tick", "question", "help", "label", "unit"}  # findings
    | {"name", "fear", "why", "do", "because"}  # fears
    | {"headline", "who", "within", "say", "sign"}  # levels
    | {"steps", "how-long", "suits-not", "stop", "evidence"}  # positions of ease
    | {"emergency-number", "emergency-department", "urgent-line"}  # regions
    | {"helps", "if-not-enough", "how", "never", "text"}  # screens
    | {"overdose"}  # dose clock
    | {"start", "adapt", "good-sign", "told"}  # exercises
    | {"at", "better", "tomorrow"}  # plans
    | {"discreet"}  # reminders
    | {"summary", "caption", "cells", "columns", "short", "more", "claim", "advice"}  # what there is to read
    | {"activity-ask", "activity-scale", "over", "often"}  # the diary, and how it goes
    | {"size", "lowers", "rest", "missed"}  # prevention
    | {"purpose"}  # edition
)
NOT_SHOWN = ("cases/", "evidence/sources.yaml", "records/", "promises.yaml", "names.yaml")


@dataclass(frozen=True)
class Text:
    """A text to be shown, and its file, line and field."""

    file: str
    line: int
    field: str
    text: str


def texts(book: Book) -> Iterator[Text]:
    """In the order of the files, each text where it stands."""
    for name, lines in book.files.items():
        if not name.startswith(NOT_SHOWN):
            yield from _texts(lines, (), lines.plain, "")


def _texts(lines: Lines, path: Path, plain: Plain, field: str) -> Iterator[Text]:
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield from _texts(lines, (*path, key), value, key)
    elif isinstance(plain, list):
        for place, value in enumerate(plain):
            yield from _texts(lines, (*path, place), value, field)
    elif isinstance(plain, str) and field in SHOWN:
        yield Text(lines.file, lines.lines.get(path, 0), field, CITES.sub("", plain))
