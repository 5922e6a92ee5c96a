"""Tables in the chapters: answers to the left of the bar, what they lead to on the right.

A column on the left is a finding, and ``-`` in it is *not asked*. A column on the right is a decision: ``pack`` says
that the level is known, ``leave..carry`` that it lies between. Where there is one decision, more may be told of it:

    open      the findings that still matter, in the order of the questions
    settled   whether the interview may end
    fired     the rules that hold, as rule:level
    could     the rules that are still open, as rule:level-it-could-reach

``none`` is an empty list; what follows ``#`` is a remark.
"""

from itertools import permutations
from typing import NamedTuple

from loosen.engine.conclusion import Conclusion

NOT_ASKED = "-"


class Row(NamedTuple):
    answers: dict
    expected: dict[str, str]


def read(table: str) -> list[Row]:
    lines = [line.partition("#")[0] for line in table.splitlines()]
    (findings, columns), *rows = (line.split("|") for line in lines if line.strip())
    return [_row(findings.split(), columns.split(), *row) for row in rows]


def in_every_order(table: str) -> str:
    """The table again for every order of its answers: what it says does not depend on which finding is which."""
    head, *rows = [line.partition("#")[0] for line in table.splitlines() if line.partition("#")[0].strip()]
    turned = []
    for row in rows:
        answers, expected = row.split("|")
        turned += [f"{' '.join(order)} | {expected}" for order in sorted(set(permutations(answers.split())))]
    return "\n".join([head, *turned])


def _row(findings: list[str], columns: list[str], answers: str, expected: str) -> Row:
    answered = zip(findings, map(_answer, answers.split()), strict=True)
    return Row(
        {finding: answer for finding, answer in answered if answer != NOT_ASKED},
        dict(zip(columns, expected.split(), strict=True)),
    )


def _answer(cell: str):
    return int(cell) if cell.isdigit() else cell


def interval(at_least: str, at_most: str) -> str:
    return at_least if at_least == at_most else f"{at_least}..{at_most}"


DETAILS = {
    "open": lambda told: told.open_findings,
    "settled": lambda told: ["yes" if told.settled else "no"],
    "fired": lambda told: [f"{one.rule}:{one.level}" for one in told.fired],
    "could": lambda told: [f"{one.rule}:{one.could_reach}" for one in told.open_rules],
}


def detail(column: str, told: Conclusion) -> str:
    return ",".join(DETAILS[column](told)) or "none"
