"""Who can conduct an interview, behind one face: Python over what the referee concludes, and ``decide.js``.

Tables of chapter 7 have answers on the left as all tables have, and on the right::

    next     the page to ask now, as page:finding,finding; none when the interview is over
    order    all that still matters, in the order to ask it
    keeps    the answers that stay when those to skipped questions are dropped
    settled  whether the conclusion has settled
"""

from collections.abc import Callable
from typing import NamedTuple

from loosen.engine.decision import Decision
from loosen.engine.evaluate import evaluate
from loosen.engine.interview import Interview, Page
from tests.agreement.node import Node
from tests.spec.tables import read


class Told(NamedTuple):
    """What an interviewer says of one person."""

    at_least: str
    settled: bool
    next: Page | None
    order: tuple[str, ...]
    keeps: dict


class Interviewer(NamedTuple):
    name: str
    tell: Callable[[Interview, list[dict]], list[Told]]

    def tells(self, table: str, interview: Interview) -> None:
        """Every row of ``table`` comes out as it says; all rows that do not are shown."""
        rows = read(table)
        wrong = []
        for row, told in zip(rows, self.tell(interview, [row.answers for row in rows]), strict=True):
            said = {column: COLUMNS[column](told) for column in row.expected}
            if said != row.expected:
                wrong.append(f"{row.answers}: {said}, and not {row.expected}")
        assert rows
        assert not wrong, "\n".join([f"{self.name} tells otherwise", *wrong])


def _page(told: Told) -> str:
    return "none" if told.next is None else f"{told.next.id}:{','.join(told.next.findings)}"


COLUMNS = {
    "next": _page,
    "order": lambda told: ",".join(told.order) or "none",
    "keeps": lambda told: ",".join(told.keeps) or "none",
    "settled": lambda told: "yes" if told.settled else "no",
}


def interview(decision: Decision, **pages: str) -> Interview:
    """An interview with these pages in this order, each written as its findings with spaces between them."""
    return Interview(decision, tuple(Page(id, tuple(findings.split())) for id, findings in pages.items()))


def by_referee(interview: Interview, people: list[dict]) -> list[Told]:
    return [_by_referee(interview, answers) for answers in people]


def _by_referee(interview: Interview, answers: dict) -> Told:
    conclusion = evaluate(interview.decision, answers)
    return Told(
        conclusion.at_least,
        conclusion.settled,
        interview.next_page(conclusion, answers),
        interview.order(conclusion),
        interview.still_asked(answers),
    )


class InterviewerByNode:
    def __init__(self, node: Node) -> None:
        self.node = node

    def __call__(self, interview: Interview, people: list[dict]) -> list[Told]:
        return [
            Told(
                conclusion["at_least"],
                conclusion["settled"],
                page and Page(page["id"], tuple(page["findings"])),
                tuple(order),
                keeps,
            )
            for conclusion, page, order, keeps in self.node.ask(interview, people)
        ]
