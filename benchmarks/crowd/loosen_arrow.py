"""Loosen over Arrow columns."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.crowd import Ranks
from benchmarks.crowd.tables import columns, repeated
from benchmarks.ours import NUMBER
from benchmarks.people import Answered
from loosen.book.book import Book
from loosen.engine.backends.arrow import ArrowDecider


class Arrow:
    def __init__(self, book: Book, few: Sequence[Answered], people: int, layout: str) -> None:
        decision = book.triage.decision
        self.version, self.people = NUMBER, people
        self.batch = repeated(columns(decision, few, layout), people)
        self.bytes = self.batch.nbytes
        self.decider = ArrowDecider(decision)

    def decide(self) -> Ranks:
        bounds = self.decider.bounds(self.batch)
        assert not bounds.wrong
        return bounds.at_least, bounds.at_most


class Counted(Arrow):
    """With every rule that fired and every missing answer that mattered counted, as a run over a file does it."""

    def decide(self) -> Ranks:
        bounds = self.decider.bounds(self.batch, self.decider.tally())
        return bounds.at_least, bounds.at_most
