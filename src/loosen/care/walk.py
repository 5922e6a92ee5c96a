"""Where somebody stands in the questions: the pages they have answered, in order, and what that leads to.

Everything is worked out anew from the answers, so that going back needs no undoing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from loosen.engine.conclusion import Conclusion
from loosen.engine.finding import Answer, Answers
from loosen.engine.interview import Page


class Asks(Protocol):
    """Whose questions they are: what to ask next, given what is known."""

    @property
    def pages(self) -> Sequence[Page]: ...

    def next_page(self, conclusion: Conclusion, answers: Answers) -> Page | None: ...

    def still_asked(self, answers: Answers) -> dict[str, Answer]: ...


class Decides(Protocol):
    """What the questions are for: the check, or the screens."""

    @property
    def interview(self) -> Asks: ...

    def decide(self, answers: Answers) -> Conclusion: ...


@dataclass(frozen=True)
class Walk:
    """``of``: what they lead to. ``given``: what was answered on each page, by its id.

    ``before``: answers that are not asked again. ``drafts``: answers on pages that somebody went back from; they are
    offered again and do not count until then.
    """

    of: Decides
    given: tuple[tuple[str, Mapping[str, Answer]], ...] = ()
    before: Mapping[str, Answer] = field(default_factory=dict)
    drafts: Mapping[str, Answer] = field(default_factory=dict)

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """The answers that count."""
        answers = dict(self.before)
        for _page, its in self.given:
            answers |= its
        return self.of.interview.still_asked(answers)

    @cached_property
    def conclusion(self) -> Conclusion:
        """What they lead to."""
        return self.of.decide(self.answers)

    @cached_property
    def page(self) -> Page | None:
        """The page to ask now; ``None`` when everything is settled."""
        return None if self.conclusion.settled else self.of.interview.next_page(self.conclusion, self.answers)

    @property
    def pages_left(self) -> int:
        """How many pages there can be after this one, at most."""
        if self.page is None:
            return 0
        still_matter = set(self.conclusion.open_findings)
        pages = self.of.interview.pages
        return sum(page.id != self.page.id and not still_matter.isdisjoint(page.findings) for page in pages)

    def answer(self, answers: Mapping[str, Answer]) -> Walk:
        """The walk after the present page has been answered."""
        assert self.page is not None
        return replace(self, given=(*self.given, (self.page.id, answers)))

    def back(self) -> Walk:
        """The walk before the last page was answered; itself when there is none."""
        if not self.given:
            return self
        *given, (_page, last) = self.given
        return replace(self, given=tuple(given), drafts={**self.drafts, **last})

    def back_to(self, page: str) -> Walk:
        """The walk before ``page`` was answered; itself when it was not."""
        walk = self
        while any(page == given for given, _answers in walk.given):
            walk = walk.back()
        return walk
