"""The decision written out for engines that know only true and false, no levels and nothing missing.

Such an engine gets every rule twice: once where a missing answer counts as no (`LEAST`), once where it counts as yes
(`MOST`). And it gets a rule once more for each lower level at which an unsure answer could carry it, because the leaf
then holds for "unsure" too. Levels are tried from the top, so that an engine may stop early. A person is handed over as
plain words: "missing" and "skipped" stand where there is no answer, and a number is a pair of bounds, equal when it is
known. That all this is the same decision is checked: a peer must agree with the referee before it is timed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from benchmarks.people import Answered
from loosen.engine.criterion import All, AtLeast, Compare, Criterion, OneOf, Yes, leaves
from loosen.engine.criterion import Any as AnyOf
from loosen.engine.decision import Decision, Rule
from loosen.engine.evaluate import skipped
from loosen.engine.finding import UNSURE, YES, Finding, Number

LEAST, MOST = "least", "most"
MISSING, SKIPPED = "missing", "skipped"
BOUNDS = ("_from", "_to")
CODE = 10  # A rule that fired at a rank is told as one number: CODE x its place + the rank.

# ("all", parts) · ("any", parts) · ("is", variable, words) · ("ge", variable, number) · ("lt", variable, number)
Tree = tuple[Any, ...]


class WrittenOut:
    """``urgency[rail]`` and ``reasons`` are ladders: trees with what each stands for, the highest first."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        self.rank = decision.scale.rank
        self.questions = {question.finding: question for question in decision.questions}
        ranks = range(len(decision.scale.levels) - 1, 0, -1)
        self.urgency = {
            rail: [(("any", tuple(rules)), rank) for rank in ranks if (rules := list(self._rules_at(rank, rail)))]
            for rail in (LEAST, MOST)
        }
        self.reasons = [
            [(self._tree(rule.when, rank, LEAST), CODE * place + rank) for rank in self._ranks(rule)]
            for place, rule in enumerate(decision.rules)
        ]

    def person(self, answers: Answered) -> dict[str, str | int]:
        """The variables of a person."""
        said: dict[str, str | int] = {}
        for finding in self.questions:
            answer = answers.get(finding.id)
            absent = SKIPPED if skipped(self.decision, finding.id, answers) else MISSING
            if not isinstance(finding.kind, Number):
                said[variable(finding)] = absent if answer is None else answer
                continue
            assert answer is not None or absent == MISSING, "bounds cannot say that a number was skipped"
            for bound, widest in zip(BOUNDS, (finding.kind.least, finding.kind.most), strict=True):
                said[variable(finding, bound)] = widest if answer is None else answer
        return said

    def _rules_at(self, rank: int, rail: str) -> Iterator[Tree]:
        for rule in self.decision.rules:
            if rank in self._ranks(rule):
                yield self._tree(rule.when, rank, rail)

    def _ranks(self, rule: Rule) -> list[int]:
        """The rule's own rank, and those below it to which an unsure answer can take it; the highest first."""
        own = self.rank(rule.level)
        floors = {self._floor(leaf.finding) for leaf in leaves(rule.when) if isinstance(leaf, Yes)}
        return [own, *sorted((floor for floor in floors if 0 < floor < own), reverse=True)]

    def _floor(self, finding: Finding) -> int:
        return self.rank(str(self.questions[finding].unsure))

    def _tree(self, criterion: Criterion, rank: int, rail: str) -> Tree:
        match criterion:
            case All(of):
                return ("all", tuple(self._tree(part, rank, rail) for part in of))
            case AnyOf(of):
                return ("any", tuple(self._tree(part, rank, rail) for part in of))
            case AtLeast(n, of):  # No peer counts; the book has one such rule, two of three.
                return ("any", tuple(self._tree(All(some), rank, rail) for some in combinations(of, n)))
            case Yes(finding):
                words = [YES, *([UNSURE] if rank <= self._floor(finding) else [])]
                return ("is", variable(finding), (*words, *([MISSING] if rail == MOST else [])))
            case OneOf(finding, options):
                return ("is", variable(finding), (*sorted(options), *([MISSING] if rail == MOST else [])))
            case Compare(finding, operator, number):
                up = operator in (">", ">=")
                bound = BOUNDS[0] if up == (rail == LEAST) else BOUNDS[1]
                return ("ge" if up else "lt", variable(finding, bound), number + (operator in (">", "<=")))


def variable(finding: Finding, bound: str = "") -> str:
    return finding.id.replace("-", "_") + bound
