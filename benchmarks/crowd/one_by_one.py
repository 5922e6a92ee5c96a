"""Engines that decide one person a call, for scale: the same that ``script/bench engine`` compares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks.crowd.tables import ANSWERED
from benchmarks.ours import Verdicts
from benchmarks.peers import URGENCY, cql_execution, zen_engine
from benchmarks.peers.two_valued import WrittenOut
from benchmarks.people import Answered
from loosen.book.book import Book
from loosen.engine.evaluate import evaluate

PEOPLE, ROUNDS = 300, 5


def rates(book: Book, everybody: Sequence[Answered]) -> Iterator[tuple[str, str, float]]:
    """Name, version and people a second of each, once it agrees with the referee about them."""
    decision = book.triage.decision
    people = everybody[:PEOPLE]
    meant, rules = Verdicts(decision), WrittenOut(decision)
    expected = [meant.of(evaluate(decision, answers))[:2] for answers in people]
    for peer in (zen_engine, cql_execution):
        for one in peer.contestants(rules):
            one.seat(ANSWERED, people)
            if [told[:2] for told in one.verdicts(ANSWERED, URGENCY)] != expected:
                yield f"{one.name}: does not agree", one.version, 0.0
            else:
                yield (
                    one.name,
                    one.version,
                    PEOPLE / median(one.seconds(ANSWERED, URGENCY, PEOPLE) for _ in range(ROUNDS)),
                )
            one.close()
