"""Problems in a rule book: each says where, what, the nearest valid name, and what to do next."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """``check`` is the id under which docs/contributing/checks.md explains it; ``line`` is 0 when it has none."""

    file: str
    line: int
    check: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message} [{self.check}]"


class BrokenRuleBook(Exception):
    """A rule book that cannot be used; ``problems`` holds everything wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
