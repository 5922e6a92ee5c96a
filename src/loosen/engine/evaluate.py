"""The referee: what a decision means, written to be read. Every other way of deciding must agree with this one.

A criterion is worth an interval of ranks on the scale. A leaf is worth the top when its answer makes it hold, its
question's floor when the answer is unsure, nothing when it does not hold, and anything at all while it is not
answered. *All* is the smallest of its parts, *any* the largest, *at least n* the n-th largest. A rule is worth no
more than its level; the decision is worth its largest rule.
"""

from __future__ import annotations

from typing import NamedTuple

from loosen.engine.conclusion import Conclusion, Fired, Open
from loosen.engine.criterion import All, Any, AtLeast, Criterion, Leaf
from loosen.engine.decision import Decision, Question, Rule
from loosen.engine.finding import UNSURE, Answers


class Worth(NamedTuple):
    """The lowest and the highest rank that a criterion can turn out to be worth."""

    low: int
    high: int


def evaluate(decision: Decision, answers: Answers) -> Conclusion:
    """What ``answers`` (finding id to answer) lead to. Answers to findings that are not asked here are passed over.

    Raises `IllegalAnswer` for an answer that its finding cannot have.
    """
    for question in decision.questions:
        if question.finding.id in answers:
            question.finding.check(answers[question.finding.id])
    return _Referee(decision, answers).conclusion()


def asked(decision: Decision, finding: str, answers: Answers) -> bool:
    """Whether the question may be put now: it has no ask-if, or its ask-if certainly holds (unsure counts as yes)."""
    ask_if = decision.question(finding).ask_if
    return ask_if is None or _Referee(decision, answers).worth(ask_if, asking=True).low > 0


def skipped(decision: Decision, finding: str, answers: Answers) -> bool:
    """Whether the question will not be put: its ask-if certainly does not hold."""
    return _Referee(decision, answers).skipped(decision.question(finding))


def support(decision: Decision, rule: Rule, answers: Answers, level: str) -> tuple[str, ...]:
    """The answered findings that make ``rule`` worth ``level``, in the order of the decision's questions."""
    referee = _Referee(decision, answers)
    return referee.in_order(referee.support(rule.when, decision.scale.rank(level)))


class _Referee:
    def __init__(self, decision: Decision, answers: Answers) -> None:
        self.decision = decision
        self.answers = answers
        self.scale = decision.scale
        self.top = decision.scale.rank(decision.scale.top)
        self.questions = decision.asks

    def conclusion(self) -> Conclusion:
        worths = [(rule, self.worth_of_rule(rule)) for rule in self.decision.rules]
        at_least = max((worth.low for _rule, worth in worths), default=0)
        at_most = max((worth.high for _rule, worth in worths), default=0)
        fired = [Fired(rule.id, self.level(worth.low)) for rule, worth in worths if worth.low > 0]
        fired.sort(key=lambda one: -self.scale.rank(one.level))
        open_rules = [
            Open(rule.id, self.level(worth.high), self.in_order(self.that_decide(rule, at_least)))
            for rule, worth in worths
            if worth.high > max(worth.low, at_least)
        ]
        missing = self.required_and_missing() if at_least < self.top else set()
        still_matter = missing.union(*(one.findings for one in open_rules))
        return Conclusion(
            at_least=self.level(at_least),
            at_most=self.level(at_most),
            settled=at_least == at_most and not missing,
            fired=tuple(fired),
            open_rules=tuple(open_rules),
            open_findings=self.in_order(still_matter),
        )

    def worth_of_rule(self, rule: Rule) -> Worth:
        limit = self.scale.rank(rule.level)
        worth = self.worth(rule.when)
        return Worth(min(worth.low, limit), min(worth.high, limit))

    def worth(self, criterion: Criterion, asking: bool = False) -> Worth:
        """What ``criterion`` is worth. ``asking``: it stands in an ask-if, where unsure counts as yes."""
        match criterion:
            case All(of):
                return self.nth_largest(len(of), of, asking)
            case Any(of):
                return self.nth_largest(1, of, asking)
            case AtLeast(n, of):
                return self.nth_largest(n, of, asking)
            case _:
                return self.worth_of_leaf(criterion, asking)

    def nth_largest(self, n: int, parts: tuple[Criterion, ...], asking: bool) -> Worth:
        worths = [self.worth(part, asking) for part in parts]
        lows = sorted((worth.low for worth in worths), reverse=True)
        highs = sorted((worth.high for worth in worths), reverse=True)
        return Worth(lows[n - 1], highs[n - 1])

    def worth_of_leaf(self, leaf: Leaf, asking: bool) -> Worth:
        question = self.questions[leaf.finding.id]
        answer = self.answers.get(leaf.finding.id)
        if answer is None:
            return Worth(0, 0) if self.skipped(question) else Worth(0, self.top)
        if answer == UNSURE:
            assert question.unsure is not None
            floor = self.top if asking else self.scale.rank(question.unsure)
            return Worth(floor, floor)
        return Worth(self.top, self.top) if leaf.holds(answer) else Worth(0, 0)

    def skipped(self, question: Question) -> bool:
        """Only when ``ask_if`` certainly does not hold."""
        return question.ask_if is not None and self.worth(question.ask_if, asking=True).high == 0

    def that_decide(self, rule: Rule, at_least: int) -> set[str]:
        """The unanswered findings on which it depends whether ``rule`` pushes above ``at_least``."""
        found: set[str] = set()
        for rank in range(at_least + 1, self.scale.rank(rule.level) + 1):
            found |= self.undecided(rule.when, rank)
        return found

    def undecided(self, criterion: Criterion, rank: int, asking: bool = False) -> set[str]:
        """The unanswered findings that decide whether ``criterion`` is worth ``rank``; empty when that is known."""
        worth = self.worth(criterion, asking)
        if not worth.low < rank <= worth.high:
            return set()
        match criterion:
            case All(of) | Any(of) | AtLeast(_, of):
                return set().union(*(self.undecided(part, rank, asking) for part in of))
            case _:
                ask_if = self.questions[criterion.finding.id].ask_if
                whether_asked = set() if ask_if is None else self.undecided(ask_if, self.top, asking=True)
                return {criterion.finding.id} | whether_asked

    def support(self, criterion: Criterion, rank: int) -> set[str]:
        """The answered findings in the parts of ``criterion`` that are known to be worth ``rank``."""
        if self.worth(criterion).low < rank:
            return set()
        match criterion:
            case All(of) | Any(of) | AtLeast(_, of):
                return set().union(*(self.support(part, rank) for part in of))
            case _:
                return {criterion.finding.id}

    def required_and_missing(self) -> set[str]:
        return {q.finding.id for q in self.decision.questions if q.required and q.finding.id not in self.answers}

    def in_order(self, findings: set[str]) -> tuple[str, ...]:
        return tuple(sorted(findings, key=self.decision.places.__getitem__))

    def level(self, rank: int) -> str:
        return self.scale.levels[rank]
