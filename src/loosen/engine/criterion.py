"""A criterion is a tree over findings. There is no negation, so a worse answer can never make a rule let go.

What is illegal cannot be built: a comparison that every answer or no answer passes, a choice of all options, "at
least 4 of 3" all raise `ValueError` on the line that makes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loosen.engine.finding import Answer, Choice, Finding, Number, YesNo

OPERATORS = ("<", "<=", ">", ">=")


@dataclass(frozen=True)
class Yes:
    """The finding is answered yes."""

    finding: Finding

    def __post_init__(self) -> None:
        if not isinstance(self.finding.kind, YesNo):
            raise ValueError(f"{self.finding.id} is not a yes-or-no finding; compare it instead")

    def holds(self, answer: Answer) -> bool:
        return answer == "yes"


@dataclass(frozen=True)
class Compare:
    """The finding's number stands in this relation to ``number``."""

    finding: Finding
    operator: str
    number: int

    def __post_init__(self) -> None:
        kind = self.finding.kind
        if self.operator not in OPERATORS:
            raise ValueError(f"{self.operator!r} is not one of {', '.join(OPERATORS)}")
        if not isinstance(kind, Number):
            raise ValueError(f"{self.finding.id} is not a number and cannot be compared with {self.number}")
        if self.holds(kind.least) == self.holds(kind.most):
            raise ValueError(
                f"{self.finding.id} {self.operator} {self.number} is true of everybody or of nobody; it takes {kind}"
            )

    def holds(self, answer: Answer) -> bool:
        assert isinstance(answer, int)
        match self.operator:
            case "<":
                return answer < self.number
            case "<=":
                return answer <= self.number
            case ">":
                return answer > self.number
            case _:
                return answer >= self.number


@dataclass(frozen=True)
class OneOf:
    """The finding's choice is one of ``options``."""

    finding: Finding
    options: frozenset[str]

    def __post_init__(self) -> None:
        kind = self.finding.kind
        if not isinstance(kind, Choice):
            raise ValueError(f"{self.finding.id} is not a choice")
        if unknown := sorted(self.options - set(kind.options)):
            raise ValueError(f"{self.finding.id} has no option {unknown[0]!r}; it has {', '.join(kind.options)}")
        if not self.options or self.options == set(kind.options):
            raise ValueError(f"{self.finding.id} is none or any of its options: the same for everybody")

    def holds(self, answer: Answer) -> bool:
        return answer in self.options


@dataclass(frozen=True)
class All:
    """Every part holds."""

    of: tuple[Criterion, ...]

    def __post_init__(self) -> None:
        _check_parts(self.of)


@dataclass(frozen=True)
class Any:
    """At least one part holds."""

    of: tuple[Criterion, ...]

    def __post_init__(self) -> None:
        _check_parts(self.of)


@dataclass(frozen=True)
class AtLeast:
    """At least ``n`` parts hold."""

    n: int
    of: tuple[Criterion, ...]

    def __post_init__(self) -> None:
        _check_parts(self.of)
        if not 1 <= self.n <= len(self.of):
            raise ValueError(f"at least {self.n} of {len(self.of)} parts makes no sense")


Leaf = Yes | Compare | OneOf
Criterion = Leaf | All | Any | AtLeast


@dataclass(frozen=True)
class Said:
    """The finding is answered exactly ``answer``, such as unsure or no. For what is proved of rules, never in one."""

    finding: Finding
    answer: str

    def __post_init__(self) -> None:
        self.finding.check(self.answer)


Premise = Criterion | Said


def _check_parts(parts: tuple[Criterion, ...]) -> None:
    if not parts:
        raise ValueError("a criterion without parts says nothing")


def leaves(criterion: Criterion) -> Iterator[Leaf]:
    """Every leaf of the tree, in the order written."""
    match criterion:
        case All(of) | Any(of) | AtLeast(_, of):
            for part in of:
                yield from leaves(part)
        case _:
            yield criterion


def findings_of(criterion: Criterion) -> tuple[Finding, ...]:
    """The findings that the tree mentions, each once, in the order written."""
    return tuple(dict.fromkeys(leaf.finding for leaf in leaves(criterion)))
