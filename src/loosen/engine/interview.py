"""What to ask next, and when to stop.

Questions come a page at a time, so that what belongs together is asked together. While a finding that alone reaches
the top is open, its pages come first, in the order of the book. After that comes the page that closes most: each
open rule shares its weight over the findings that still decide it, and a rule weighs `STEP` times more for each
level that it could add. Only what still matters is asked; the interview ends when the conclusion has settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from loosen.engine.conclusion import Conclusion
from loosen.engine.criterion import findings_of
from loosen.engine.decision import Decision
from loosen.engine.evaluate import asked, skipped, support
from loosen.engine.finding import YES, Answer, Answers, YesNo

STEP = 30  # An emergency that a page may rule out outweighs any number of milder rules that are likely to exist.


class Page(NamedTuple):
    """Findings (their ids) that are asked together."""

    id: str
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Interview:
    """A decision and its pages. Every question stands on exactly one page."""

    decision: Decision
    pages: tuple[Page, ...]

    def __post_init__(self) -> None:
        on_pages = sorted(finding for page in self.pages for finding in page.findings)
        if on_pages != sorted(question.finding.id for question in self.decision.questions):
            raise ValueError("every question stands on exactly one page")

    @cached_property
    def page_of(self) -> dict[str, str]:
        """The page of each finding."""
        return {finding: page.id for page in self.pages for finding in page.findings}

    @cached_property
    def alone_top(self) -> frozenset[str]:
        """The findings of which a yes alone reaches the top of the scale."""
        return frozenset(
            finding.id
            for rule in self.decision.rules
            if rule.level == self.decision.scale.top
            for finding in findings_of(rule.when)
            if isinstance(finding.kind, YesNo) and support(self.decision, rule, {finding.id: YES}, rule.level)
        )

    def next_page(self, conclusion: Conclusion, answers: Answers) -> Page | None:
        """The page to ask now, with only what still matters on it; ``None`` when the conclusion has settled."""
        for page in self._ranked(conclusion):
            wanted = set(page.findings).intersection(conclusion.open_findings)
            findings = tuple(one for one in page.findings if one in wanted and asked(self.decision, one, answers))
            if findings:
                return Page(page.id, findings)
        return None

    def order(self, conclusion: Conclusion) -> tuple[str, ...]:
        """The findings that still matter, in the order to ask them."""
        open_findings = set(conclusion.open_findings)
        if not open_findings:
            return ()
        return tuple(one for page in self._ranked(conclusion) for one in page.findings if one in open_findings)

    def _ranked(self, conclusion: Conclusion) -> list[Page]:
        danger = self.alone_top.intersection(conclusion.open_findings)
        dangerous = [page for page in self.pages if danger.intersection(page.findings)]
        others = [page for page in self.pages if not danger.intersection(page.findings)]
        weights = self._weights(conclusion)
        return dangerous + sorted(others, key=lambda page: -weights.get(page.id, 0.0))

    def _weights(self, conclusion: Conclusion) -> dict[str, float]:
        """How much each page closes. Pages that weigh alike keep the order of the book."""
        scale = self.decision.scale
        at_least = scale.rank(conclusion.at_least)
        weights: dict[str, float] = {}
        for rule in conclusion.open_rules:
            weight = STEP ** (scale.rank(rule.could_reach) - at_least)
            for page, here in Counter(map(self.page_of.__getitem__, rule.findings)).items():
                weights[page] = weights.get(page, 0.0) + weight * here / len(rule.findings)
        return weights

    def still_asked(self, answers: Answers) -> dict[str, Answer]:
        """``answers`` less those whose question would now be skipped: what someone changed on the way back."""
        kept = dict(answers)
        for question in self.decision.questions:
            if question.finding.id in kept and skipped(self.decision, question.finding.id, kept):
                del kept[question.finding.id]
        return kept


def no_to_the_rest(decision: Decision, answers: Answers) -> dict[str, Answer]:
    """``answers``, and no to every other question that has a no. Numbers and choices without one stay open."""
    rest: dict[str, Answer] = {}
    for question in decision.questions:
        finding = question.finding
        if finding.id not in answers and finding.kind.accepts("no"):
            rest[finding.id] = "no"
    return {**answers, **rest}


def pages_of(decision: Decision) -> Sequence[Page]:
    """One page a question: the pages of a decision that has none of its own."""
    return tuple(Page(question.finding.id, (question.finding.id,)) for question in decision.questions)
