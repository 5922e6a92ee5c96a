"""Why a conclusion is what it is, what would change it, and why a question is asked at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from loosen.engine.conclusion import Conclusion
from loosen.engine.criterion import Compare, findings_of, leaves
from loosen.engine.decision import Decision, Rule
from loosen.engine.evaluate import evaluate, support
from loosen.engine.finding import NO, UNSURE, YES, Answer, Answers, Choice, Finding, Number, YesNo


class Reason(NamedTuple):
    """``rule`` pushes to ``level`` because of the answers to ``findings``."""

    rule: Rule
    level: str
    findings: tuple[str, ...]


class Change(NamedTuple):
    """Were ``finding`` answered ``answer``, the level would be ``at_least`` or more."""

    finding: str
    answer: Answer
    at_least: str


def because(decision: Decision, answers: Answers, conclusion: Conclusion) -> tuple[Reason, ...]:
    """The rules that fired in the ``conclusion`` of ``answers``, highest first, with the answers that carry each."""
    rules = {rule.id: rule for rule in decision.rules} if conclusion.fired else {}
    return tuple(
        Reason(rules[fired.rule], fired.level, support(decision, rules[fired.rule], answers, fired.level))
        for fired in conclusion.fired
    )


def would_change(
    decision: Decision, answers: Answers, decide: Callable[[Answers], Conclusion] | None = None
) -> tuple[Change, ...]:
    """Every change of one answer that would change the level, in the order of the decision's questions.

    Numbers are tried once on each side of every threshold, as near to the present answer as can be. ``decide``: who
    concludes in place of the referee, when some hundred conclusions by it would take too long.
    """
    decide = decide or partial(evaluate, decision)
    now = decide(answers).at_least
    found = []
    for question in decision.questions:
        finding = question.finding
        for other in different_answers(decision, finding, answers.get(finding.id)):
            then = decide({**answers, finding.id: other}).at_least
            if then != now:
                found.append(Change(finding.id, other, then))
    return tuple(found)


def different_answers(decision: Decision, finding: Finding, now: Answer | None = None) -> Iterator[Answer]:
    """Answers of which one stands for every answer that the decision tells apart, without ``now`` and its like."""
    match finding.kind:
        case YesNo():
            yield from (answer for answer in (NO, UNSURE, YES) if answer != now)
        case Choice(options):
            yield from (option for option in options if option != now)
        case Number(_, least, most):
            starts = sorted({least} | thresholds(decision, finding))
            for start, end in zip(starts, [*(start - 1 for start in starts[1:]), most], strict=True):
                if not isinstance(now, int):
                    yield start
                elif not start <= now <= end:
                    yield start if now < start else end


def thresholds(decision: Decision, finding: Finding) -> set[int]:
    """The numbers at which some rule or ask-if changes: each is the first of the upper side."""
    criteria = [rule.when for rule in decision.rules]
    criteria += [question.ask_if for question in decision.questions if question.ask_if is not None]
    return {
        leaf.number + (leaf.operator in (">", "<="))
        for criterion in criteria
        for leaf in leaves(criterion)
        if isinstance(leaf, Compare) and leaf.finding == finding
    }


def why_ask(decision: Decision, finding: str) -> tuple[Rule, ...]:
    """The rules on which the finding bears, by itself or because it opens a question on which they depend."""
    bearing = {finding}
    for question in decision.questions:
        if question.ask_if is not None and bearing.intersection(one.id for one in findings_of(question.ask_if)):
            bearing.add(question.finding.id)
    return tuple(rule for rule in decision.rules if bearing.intersection(one.id for one in findings_of(rule.when)))
