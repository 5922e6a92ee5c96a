"""A finding is one fact that can be asked for: a yes or no, a whole number, or one choice.

An answer is written as it travels in JSON: ``"yes"``, ``"no"`` or ``"unsure"`` for a yes-or-no finding, an ``int``
for a number, an option's id for a choice. A finding that is absent from the answers has *not been asked*, which is
neither *no* nor *unsure*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

YES = "yes"
NO = "no"
UNSURE = "unsure"

Answer = str | int
Answers = Mapping[str, Answer]


class IllegalAnswer(ValueError):
    """An answer that its finding cannot have. ``finding`` is the finding's id."""

    def __init__(self, finding: str, answer: object, allowed: str) -> None:
        super().__init__(f"{finding}: {answer!r} is not {allowed}")
        self.finding = finding
        self.answer = answer
        self.allowed = allowed


@dataclass(frozen=True)
class YesNo:
    """The answers are no, unsure and yes, the mildest first."""

    words: ClassVar[tuple[str, ...]] = (NO, UNSURE, YES)

    def accepts(self, answer: object) -> bool:
        return isinstance(answer, str) and answer in self.words

    def __str__(self) -> str:
        return "yes, no or unsure"


@dataclass(frozen=True)
class Number:
    """A whole number of ``unit`` from ``least`` to ``most``, both included."""

    words: ClassVar[tuple[str, ...]] = ()  # a number is not answered with a word

    unit: str
    least: int
    most: int

    def __post_init__(self) -> None:
        if self.least >= self.most:
            raise ValueError(f"a number from {self.least} to {self.most} leaves nothing to ask")

    def accepts(self, answer: object) -> bool:
        # A bool is an int to Python; true is not an age.
        return type(answer) is int and self.least <= answer <= self.most

    def __str__(self) -> str:
        return f"a whole number from {self.least} to {self.most} ({self.unit})"


@dataclass(frozen=True)
class Choice:
    """Exactly one of ``options``. *Unsure* is not an answer: a choice that can be doubted has an option for doubt."""

    options: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(set(self.options)) < 2 or len(set(self.options)) != len(self.options):
            raise ValueError(f"a choice needs two or more different options, not {self.options}")
        if UNSURE in self.options:
            raise ValueError("a choice has no option 'unsure'; give the doubt a name of its own")

    @property
    def words(self) -> tuple[str, ...]:
        return self.options

    def accepts(self, answer: object) -> bool:
        return isinstance(answer, str) and answer in self.options

    def __str__(self) -> str:
        return "one of " + ", ".join(self.options)


@dataclass(frozen=True)
class Finding:
    """One fact, known by its ``id``."""

    id: str
    kind: YesNo | Number | Choice

    def check(self, answer: object) -> None:
        """Raise `IllegalAnswer` unless ``answer`` is one that this finding can have."""
        if not self.kind.accepts(answer):
            raise IllegalAnswer(self.id, answer, str(self.kind))
