"""How the chapters write a decision: as short as it can be said.

Unless a paragraph says otherwise the scale is leave < pack < carry, and an unsure answer reaches *pack*.
"""

from loosen.engine.criterion import All, Any, AtLeast, Compare, Criterion, OneOf, Yes, findings_of
from loosen.engine.decision import Decision, Question, Rule, Scale
from loosen.engine.finding import Choice, Finding, Number, YesNo

LEVELS = ("leave", "pack", "carry")


def yes_no(id):
    return Finding(id, YesNo())


def number(id, least, most, unit="hours"):
    return Finding(id, Number(unit, least, most))


def choice(id, *options):
    return Finding(id, Choice(options))


def criterion(part: Finding | Criterion) -> Criterion:
    """A finding by itself means a yes to it."""
    return Yes(part) if isinstance(part, Finding) else part


def all_of(*parts):
    return All(tuple(map(criterion, parts)))


def any_of(*parts):
    return Any(tuple(map(criterion, parts)))


def at_least(n, *parts):
    return AtLeast(n, tuple(map(criterion, parts)))


def compare(finding, operator, number):
    return Compare(finding, operator, number)


def one_of(finding, *options):
    return OneOf(finding, frozenset(options))


def rule(id, level, when):
    return Rule(id, criterion(when), level)


def ask(finding, unsure="pack", required=False, ask_if=None):
    """A question; only a yes-or-no one has a floor for unsure."""
    floor = unsure if isinstance(finding.kind, YesNo) else None
    return Question(finding, floor, required, None if ask_if is None else criterion(ask_if))


def decision(*rules: Rule | Finding | Criterion, asks=(), levels=LEVELS) -> Decision:
    """Questions in the order of ``asks``, then whatever else the rules mention, asked plainly.

    A criterion in the place of a rule pushes to the top.
    """
    top = levels[-1]
    named = tuple(one if isinstance(one, Rule) else rule(f"rule-{n}", top, one) for n, one in enumerate(rules))
    questions = {q.finding: q for q in (ask(one) if isinstance(one, Finding) else one for one in asks)}
    for finding in (finding for one in named for finding in findings_of(one.when)):
        questions.setdefault(finding, ask(finding, unsure=levels[1]))
    return Decision("umbrella", Scale(levels), tuple(questions.values()), named)
