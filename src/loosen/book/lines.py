"""One file of the rule book as plain data, with the line of each of its places and the problems found in it."""

from __future__ import annotations

from typing import Any

from loosen.book.problems import Problem

Plain = Any
Path = tuple[str | int, ...]


class Lines:
    """``lines`` is empty when the data came from the cache: what is kept there has no problems to point at."""

    def __init__(self, file: str, plain: Plain = None) -> None:
        self.file = file
        self.plain: Plain = {} if plain is None else plain
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
