"""Who can explain a conclusion, behind one face: Python, and ``explain.js`` in the browser.

Tables of chapter 8 have answers on the left as all tables have, and on the right::

    because  the rules that fired and the answers that carry them, as rule:level(finding,finding);rule:…
    changes  the single answers that would lead elsewhere, as finding=answer:level;finding=…
"""

from collections.abc import Callable
from typing import NamedTuple

from loosen.engine.decision import Decision
from loosen.engine.evaluate import evaluate
from loosen.engine.explain import because, would_change
from loosen.engine.interview import Interview, pages_of
from tests.agreement.node import Node
from tests.spec.tables import read


class Reason(NamedTuple):
    rule: str
    level: str
    findings: tuple[str, ...]


class Change(NamedTuple):
    finding: str
    answer: str | int
    at_least: str


class Told(NamedTuple):
    """What is explained to one person."""

    reasons: list[Reason]
    changes: list[Change]


COLUMNS = {
    "because": lambda told: [f"{one.rule}:{one.level}({','.join(one.findings)})" for one in told.reasons],
    "changes": lambda told: [f"{one.finding}={one.answer}:{one.at_least}" for one in told.changes],
}


class Explainer(NamedTuple):
    name: str
    tell: Callable[[Decision, list[dict]], list[Told]]

    def tells(self, table: str, decision: Decision) -> None:
        """Every row of ``table`` comes out as it says; all rows that do not are shown."""
        rows = read(table)
        wrong = []
        for row, told in zip(rows, self.tell(decision, [row.answers for row in rows]), strict=True):
            said = {column: ";".join(COLUMNS[column](told)) or "none" for column in row.expected}
            if said != row.expected:
                wrong.append(f"{row.answers}: {said}, and not {row.expected}")
        assert rows
        assert not wrong, "\n".join([f"{self.name} tells otherwise", *wrong])


def in_python(decision: Decision, people: list[dict]) -> list[Told]:
    return [_in_python(decision, answers) for answers in people]


def _in_python(decision: Decision, answers: dict) -> Told:
    reasons = because(decision, answers, evaluate(decision, answers))
    return Told(
        [Reason(one.rule.id, one.level, one.findings) for one in reasons],
        [Change(one.finding, one.answer, one.at_least) for one in would_change(decision, answers)],
    )


class ExplainerByNode:
    def __init__(self, node: Node) -> None:
        self.node = node

    def __call__(self, decision: Decision, people: list[dict]) -> list[Told]:
        return [
            Told(
                [Reason(one["rule"], one["level"], tuple(one["findings"])) for one in reasons],
                [Change(**one) for one in changes],
            )
            for reasons, changes in self.node.explain(Interview(decision, pages_of(decision)), people)
        ]
