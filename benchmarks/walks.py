"""Ways through the questions: Loosen's own, two that a plain form would take, and one that knows the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from benchmarks.people import Answered, Person
from loosen.book.book import Triage
from loosen.engine.backends.python import Decider
from loosen.engine.conclusion import Conclusion
from loosen.engine.evaluate import asked
from loosen.engine.interview import Page

Next = Callable[[Conclusion, Answered], Page | None]


class Walk(NamedTuple):
    """How many pages were shown and how many items were on them until ``level`` was settled."""

    pages: int
    items: int
    level: str


class Walks:
    """Every way through the triage questions, for one person after another."""

    def __init__(self, triage: Triage) -> None:
        self.triage = triage
        self.decide = Decider(triage.decision)
        self.page_of = {finding: page.id for page in triage.interview.pages for finding in page.findings}

    def loosen(self, person: Person) -> Walk:
        """The pages that `Interview.next_page` gives."""
        return self._walk(person, self.triage.interview.next_page)

    def whole_pages(self, person: Person) -> Walk:
        """Page after page in the order of the book, each with all its questions, until settled.

        Only what an ask-if lets be skipped is left out, as on any form.
        """
        return self._walk(person, lambda _conclusion, answers: self._first_page(answers, self.page_of))

    def what_matters(self, person: Person) -> Walk:
        """The pages in the order of the book, but only the questions on them that still matter."""
        return self._walk(person, lambda conclusion, answers: self._first_page(answers, conclusion.open_findings))

    def _first_page(self, answers: Answered, wanted: Iterable[str]) -> Page | None:
        open_ones = set(wanted) - set(answers)
        for page in self.triage.interview.pages:
            findings = [one for one in page.findings if one in open_ones]
            put = tuple(one for one in findings if asked(self.triage.decision, one, answers))
            if put:
                return Page(page.id, put)
        return None

    def _walk(self, person: Person, next_page: Next) -> Walk:
        answers: Answered = {}
        pages = 0
        while not (conclusion := self.decide(answers)).settled:
            page = next_page(conclusion, answers)
            assert page is not None, f"no page for what is open: {conclusion.open_findings}"
            answers |= {id: person.truth[id] for id in page.findings}
            pages += 1
        return Walk(pages, len(answers), conclusion.at_least)

    def clairvoyant(self, person: Person) -> Walk:
        """Few answers, and few pages holding some, that settle the level, found by leaving out what can be left out.

        Nothing can be left out of what remains, but another choice might be smaller still: this is an upper bound on
        the least possible. The fewest pages and the fewest items need not be of one choice.
        """
        answers = person.answers_all(self.triage.decision)
        level = self.decide(answers).at_least
        found = [self._reduced(answers, groups) for groups in self._orders(answers)]
        pages = min(len({self.page_of[one] for one in kept}) for kept in found)
        return Walk(pages, min(map(len, found)), level)

    def _orders(self, answers: Answered) -> Iterator[list[list[str]]]:
        """What to try to leave out, a group at a time: single answers in either order, and page by page."""
        single = [[one] for one in answers]
        pages = [[one for one in page.findings if one in answers] for page in self.triage.interview.pages]
        for order in (single, pages + single):
            yield order
            yield order[::-1] if order is single else pages[::-1] + single[::-1]

    def _reduced(self, answers: Answered, groups: list[list[str]]) -> Answered:
        kept = dict(answers)
        for group in groups:
            fewer = {id: answer for id, answer in kept.items() if id not in group}
            if self.decide(fewer).settled:
                kept = fewer
        return kept
