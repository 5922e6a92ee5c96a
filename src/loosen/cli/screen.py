"""Writing to a terminal: wrapped to its width, with a little weight and colour where it can show them."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable

MARKS = {"bold": "1", "dim": "2", "red": "1;31", "yellow": "1;33", "blue": "1;34", "green": "1;32"}


def width() -> int:
    """Columns to write in: those of the terminal, at most 78."""
    return min(shutil.get_terminal_size((78, 24)).columns, 78)


def mark(text: str, how: str) -> str:
    """``text`` in bold or a colour, where the terminal shows it. Never the only carrier of a meaning."""
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return text if plain else f"\033[{MARKS[how]}m{text}\033[0m"


def say(text: str = "", first: str = "", rest: str | None = None, how: str = "") -> None:
    """Write a paragraph, its lines after ``first`` (marked ``how``) and then ``rest`` (by default as many blanks)."""
    after = " " * len(first) if rest is None else rest
    wrapped = textwrap.wrap(text, width(), initial_indent=first, subsequent_indent=after, break_long_words=False)
    if how and wrapped and wrapped[0].startswith(first):
        wrapped[0] = mark(first, how) + wrapped[0][len(first) :]
    print("\n".join(wrapped) if text else first.rstrip())


def title(text: str, how: str = "bold") -> None:
    """Write a heading after a blank line."""
    print()
    for line in textwrap.wrap(text, width()):
        print(mark(line, how))


def bullets(texts: Iterable[str], sign: str = "-") -> None:
    """Write each text after a sign."""
    for text in texts:
        say(text, f"  {sign} ")
