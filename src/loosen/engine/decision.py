"""A decision is a scale, the questions that it asks, and rules that push up the scale.

A `Question` is how *this* decision asks for a finding: how far an unsure answer may push, whether the decision may
close without it, and the only permission to skip it. Another decision may ask for the same finding otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from loosen.engine.criterion import Criterion, findings_of
from loosen.engine.finding import Finding, YesNo


@dataclass(frozen=True)
class Scale:
    """Levels from the calmest to the most urgent; two or more."""

    levels: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.levels) < 2 or len(set(self.levels)) != len(self.levels):
            raise ValueError(f"a scale needs two or more different levels, not {self.levels}")

    @property
    def calmest(self) -> str:
        return self.levels[0]

    @property
    def top(self) -> str:
        return self.levels[-1]

    def rank(self, level: str) -> int:
        """0 for the calmest; raises `ValueError` for a level that is not on this scale."""
        if level not in self.levels:
            raise ValueError(f"{level!r} is not on the scale {' < '.join(self.levels)}")
        return self.levels.index(level)


@dataclass(frozen=True)
class Question:
    """How a decision asks for one finding.

    ``unsure`` is the floor: the highest level that an unsure answer alone may reach (yes-or-no findings only, and
    always given there). ``required``: the decision does not settle below the top without an answer. ``ask_if``: when
    it certainly does not hold, the question is skipped, which counts as no.
    """

    finding: Finding
    unsure: str | None = None
    required: bool = False
    ask_if: Criterion | None = None

    def __post_init__(self) -> None:
        if (self.unsure is not None) != isinstance(self.finding.kind, YesNo):
            raise ValueError(f"{self.finding.id}: a yes-or-no question has a floor for unsure, and no other has one")
        if self.required and self.ask_if is not None:
            raise ValueError(f"{self.finding.id}: a required question cannot be skipped")


@dataclass(frozen=True)
class Rule:
    """When ``when`` holds, the decision is at least ``level``."""

    id: str
    when: Criterion
    level: str


@dataclass(frozen=True)
class Decision:
    """A scale, the questions in the order of the book, and the rules, kept in the order of their ids."""

    id: str
    scale: Scale
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "rules", tuple(sorted(self.rules, key=lambda rule: rule.id)))
        self._check_unique("question", (question.finding.id for question in self.questions))
        self._check_unique("rule", (rule.id for rule in self.rules))
        earlier: set[Finding] = set()
        for question in self.questions:
            if question.unsure is not None:
                self._rank(f"the floor of {question.finding.id}", question.unsure)
            if question.ask_if is not None:
                self._check_known(f"ask-if of {question.finding.id}", question.ask_if, earlier)
            earlier.add(question.finding)
        for rule in self.rules:
            self._check_known(f"rule {rule.id}", rule.when, earlier)
            if self._rank(f"rule {rule.id}", rule.level) == 0:
                raise ValueError(f"rule {rule.id} pushes nowhere: {rule.level} is the calmest level")

    def _rank(self, where: str, level: str) -> int:
        try:
            return self.scale.rank(level)
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from None

    @staticmethod
    def _check_unique(what: str, ids: Iterable[str]) -> None:
        seen: set[str] = set()
        for one in ids:
            if one in seen:
                raise ValueError(f"two {what}s are called {one}")
            seen.add(one)

    @staticmethod
    def _check_known(where: str, criterion: Criterion, known: set[Finding]) -> None:
        for finding in findings_of(criterion):
            if finding not in known:
                raise ValueError(f"{where} mentions {finding.id}, which is not asked before it")

    @cached_property
    def asks(self) -> dict[str, Question]:
        """The questions by the id of their finding."""
        return {question.finding.id: question for question in self.questions}

    @cached_property
    def places(self) -> dict[str, int]:
        """Where in the order of the questions each finding stands."""
        return {id: place for place, id in enumerate(self.asks)}

    def question(self, finding: str) -> Question:
        """The question for the finding of that id; raises `KeyError` when this decision does not ask it."""
        return self.asks[finding]
