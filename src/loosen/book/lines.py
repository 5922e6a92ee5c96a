"""One file of the rule book as plain data, with the line of each of its places and the problems found in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from loosen.book.problems import Problem

Plain = Any
Path = tuple[str | int, ...]


@dataclass
class Lines:
    """``lines`` is empty when the data came from the cache: what is kept there has no problems to point at."""

    file: str
    plain: Plain = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
