"""What screens may ask, and on which terms: the questions of the check come first, then those of their own pages.

A screen asks only for what its rules mention. Unsure counts as yes: its floor is the top of the scale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loosen.book.read_findings import Findings
from loosen.engine.criterion import findings_of
from loosen.engine.decision import Decision, Question, Rule, Scale
from loosen.engine.finding import Choice, Finding, YesNo
from loosen.engine.interview import Page

LEVELS = ("allowed", "pharmacist-first", "avoid")
# Worked out, never asked: the result of the check, where they are, what was not recognised, what they already take.
WORKED_OUT = URGENCY, REGION, UNKNOWN, SAME = "urgency", "region", "unknown-medicine", "same-substance"


@dataclass(frozen=True)
class Screened:
    """``check``: the findings of the check. ``own``: those of the further pages. ``given``: what is worked out.

    ``always_asked``: findings of the check that a screen asks without the check's ask-if.
    """

    check: Findings
    own: Findings
    given: tuple[Finding, ...]
    always_asked: tuple[str, ...]

    @staticmethod
    def worked_out(urgencies: Sequence[str], regions: Sequence[str]) -> tuple[Finding, ...]:
        """The findings that nobody is asked for."""
        return (
            Finding(URGENCY, Choice(tuple(urgencies))),
            Finding(REGION, Choice(tuple(regions))),
            Finding(UNKNOWN, YesNo()),
            Finding(SAME, YesNo()),
        )

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """All that a rule may mention."""
        return {finding.id: finding for finding in self.given} | self.check.findings | self.own.findings

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, in the order to ask."""
        return (*self.check.pages, *self.own.pages)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """How screens ask for each finding, in the order to ask."""
        questions = {finding.id: self._question(finding) for finding in self.given}
        for one in (*self.check.questions, *self.own.questions):
            skips = None if one.finding.id in self.always_asked else one
            questions[one.finding.id] = self._question(one.finding, skips)
        return questions

    def decision(self, id: str, rules: Sequence[Rule]) -> Decision:
        """The decision of these rules, with the questions that they lead to."""
        wanted: set[str] = set()
        reached = [finding for rule in rules for finding in findings_of(rule.when)]
        while reached:
            finding = reached.pop()
            if finding.id not in wanted:
                wanted.add(finding.id)
                ask_if = self.questions[finding.id].ask_if
                reached += findings_of(ask_if) if ask_if is not None else ()
        questions = tuple(question for id, question in self.questions.items() if id in wanted)
        return Decision(id, Scale(LEVELS), questions, tuple(rules))

    @staticmethod
    def _question(finding: Finding, skips: Question | None = None) -> Question:
        unsure = LEVELS[-1] if isinstance(finding.kind, YesNo) else None
        return Question(finding, unsure, ask_if=skips.ask_if if skips is not None else None)
