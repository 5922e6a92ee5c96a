"""Small wrong turns that an editor could take with a rule, each as a decision of its own.

They judge the promises and cases: what is meant to guard a rule should notice each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loosen.engine.criterion import All, Any, AtLeast, Compare, Criterion, Leaf, OneOf
from loosen.engine.decision import Decision, Rule
from loosen.engine.finding import Finding, Number


@dataclass(frozen=True)
class Mutant:
    """The rule at ``place`` in the decision's rules, ``rule``, with ``other`` in its stead: gone when ``None``."""

    place: int
    rule: Rule
    change: str
    other: Rule | None

    def of(self, decision: Decision) -> Decision:
        """``decision`` with this one change."""
        rules = [rule for rule in decision.rules if rule != self.rule]
        return replace(decision, rules=tuple(rules if self.other is None else [*rules, self.other]))


def mutants(decision: Decision) -> Iterator[Mutant]:
    """Every rule deleted, lowered by a level, and with each part of its criterion changed a little."""
    levels = decision.scale.levels
    for place, rule in enumerate(decision.rules):
        yield Mutant(place, rule, "deleted", None)
        lower = levels[decision.scale.rank(rule.level) - 1]
        if lower != decision.scale.calmest:
            yield Mutant(place, rule, f"lowered to {lower}", replace(rule, level=lower))
        for change, when in changed(rule.when):
            yield Mutant(place, rule, change, replace(rule, when=when))


def changed(criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    """The criterion with one thing changed: and to or, or to and, a part left out, a number off by one."""
    match criterion:
        case All(of):
            if len(of) > 1:
                yield "and to or", Any(of)
            yield from _in_parts(criterion, of)
        case Any(of):
            if len(of) > 1:
                yield "or to and", All(of)
                yield from (
                    (f"without part {place + 1}", Any(of[:place] + of[place + 1 :])) for place in range(len(of))
                )
            yield from _in_parts(criterion, of)
        case AtLeast(n, of):
            yield from ((f"at least {m}", AtLeast(m, of)) for m in (n - 1, n + 1) if 1 <= m <= len(of))
            yield from _in_parts(criterion, of)
        case _:
            yield from _in_leaf(criterion)


def _in_leaf(leaf: Leaf) -> Iterator[tuple[str, Criterion]]:
    match leaf:
        case Compare(Finding(id, Number(_, least, most)) as finding, operator, number):
            for other in (number - 1, number + 1):
                if _divides(operator, other, least, most):
                    yield f"{id} {operator} {other}", Compare(finding, operator, other)
        case OneOf(finding, options) if len(options) > 1:
            for option in sorted(options):
                yield f"{finding.id} without {option}", OneOf(finding, options - {option})


def _divides(operator: str, number: int, least: int, most: int) -> bool:
    """Whether some numbers from ``least`` to ``most`` pass the comparison and some do not."""
    return least < number + (operator in (">", "<=")) <= most


def _in_parts(criterion: All | Any | AtLeast, of: tuple[Criterion, ...]) -> Iterator[tuple[str, Criterion]]:
    for place, part in enumerate(of):
        for change, other in changed(part):
            yield change, replace(criterion, of=(*of[:place], other, *of[place + 1 :]))
