"""What is still to be asked before a plan can be made: what decides the exercises, and whether heat or ice may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loosen.book.book import Book
from loosen.book.read_exercises import FITS
from loosen.book.screened import URGENCY
from loosen.care.cabinet import Cabinet
from loosen.care.screening import Screening
from loosen.engine.conclusion import Conclusion
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import Answer
from loosen.engine.interview import Interview


@dataclass(frozen=True)
class Suiting:
    """``region``: id of theirs. It can be walked through as the check can."""

    book: Book
    region: str

    @property
    def interview(self) -> Interview:
        """Every question of the exercises and the measures, in order."""
        return self.book.exercises.interview

    def decide(self, answers: Mapping[str, Answer]) -> Conclusion:
        """What still matters. The levels say nothing: each exercise and measure has one of its own."""
        book = self.book
        known = {**answers, URGENCY: book.triage.decide(answers).at_least}
        still = {
            one for each in book.exercises.exercises.values() for one in evaluate(each.decision, known).open_findings
        }
        screening = Screening(book, self.region, Cabinet(()))
        for item in book.plan.items.values():
            if item.measure:
                still |= set(screening.conclude(book.screens.screens[item.measure], answers).open_findings)
        matter = tuple(id for id in self.interview.decision.asks if id in still)
        return Conclusion(FITS[0], FITS[-1], not matter, (), (), matter)
