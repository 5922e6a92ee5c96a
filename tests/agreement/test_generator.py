"""The random books and people are of every kind that there is, so agreement about them is agreement about everything.

What there is comes from the language itself: a new kind of criterion, operator or finding that no random book has
fails here.
"""

from collections import Counter
from collections.abc import Iterator
from typing import get_args, get_type_hints

from hypothesis import HealthCheck, Phase, given, settings

from loosen.engine.criterion import OPERATORS, AtLeast, Compare, Criterion, Leaf, findings_of, leaves
from loosen.engine.decision import Question
from loosen.engine.evaluate import evaluate, skipped
from loosen.engine.finding import Finding, YesNo
from tests.agreement.books import decisions_and_people, every_answer

BOOKS = 600
OFTEN = 3  # Once could be luck.

NODES = [kind.__name__ for kind in get_args(Criterion)]
LEAVES = [kind.__name__ for kind in get_args(Leaf)]
KINDS = [kind.__name__ for kind in get_args(get_type_hints(Finding)["kind"])]
COUNTS = ["1-of-many", "some-of-many", "all-of-many", "1-of-1"]
LONGEST = 5

EVERY = [
    *(f"{node} in a rule" for node in NODES),
    *(f"{node} in an ask-if" for node in NODES),
    *(f"{node} within {outer}" for node in NODES for outer in NODES if outer not in LEAVES),
    *(f"{operator} in {where}" for operator in OPERATORS for where in ("a rule", "an ask-if")),
    *(f"at least {count}" for count in COUNTS),
    "at least n with a part twice",
    *(f"{depth} deep" for depth in range(1, 5)),
    *(f"a {kind} {what}" for kind in KINDS for what in ("asked plainly", "required", "with an ask-if")),
    *(f"an ask-if over a {kind}" for kind in KINDS),
    "an ask-if over a question with an ask-if",
    "a finding in several rules",
    "a finding in no rule",
    *(f"a scale of {n}" for n in range(2, LONGEST + 1)),
    *(f"a floor at {rank} of {LONGEST}" for rank in range(LONGEST)),
    *(f"a rule to {rank} of {LONGEST}" for rank in range(1, LONGEST)),
    "no rule",
    # people
    *(f"a {kind} {what}" for kind in KINDS for what in ("answered", "missing", "skipped", "answered though skipped")),
    *(f"answered {word}" for word in YesNo().words),
    *(f"the {which} answer to a {kind}" for which in ("first", "last") for kind in KINDS),
    "nobody known",
    "everything answered",
    # conclusions
    "settled with answers missing",
    "settled but for what is required",
    "not settled",
    "between the calmest and the top",
    "the top",
    "fired below its level",
    "fired and still open",
]

TOO_RARE = {"open below its level"}  # to be counted on: `test_small_books` has it


def test_random_books_and_people_are_of_every_kind():
    """And of no kind that is not listed above: what is misspelt there, or missing from it, shows as well."""
    seen: Counter = Counter()

    @settings(
        max_examples=BOOKS,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(decisions_and_people())
    def look(drawn):
        seen.update(set(features(*drawn)))

    look()
    assert {what: seen[what] for what in EVERY if seen[what] < OFTEN} == {}
    assert set(seen) - TOO_RARE == set(EVERY)


def features(decision, answers) -> Iterator[str]:
    for rule in decision.rules:
        yield from of_criterion(rule.when, "a rule")
    for question in decision.questions:
        yield from of_question(decision, question, answers)
    yield from of_decision(decision)
    yield from of_conclusion(decision, answers)


def of_criterion(criterion, where, depth=1) -> Iterator[str]:
    name = type(criterion).__name__
    yield f"{name} in {where}"
    yield f"{depth} deep"
    if isinstance(criterion, Compare):
        yield f"{criterion.operator} in {where}"
    if isinstance(criterion, AtLeast):
        yield "at least " + count(criterion.n, len(criterion.of))
        if len(set(criterion.of)) < len(criterion.of):
            yield "at least n with a part twice"
    for part in getattr(criterion, "of", ()):
        yield f"{type(part).__name__} within {name}"
        yield from of_criterion(part, where, depth + 1)


def count(n, parts) -> str:
    if parts == 1:
        return "1-of-1"
    return {1: "1-of-many", parts: "all-of-many"}.get(n, "some-of-many")


def of_question(decision, question: Question, answers) -> Iterator[str]:
    finding, kind = question.finding, type(question.finding.kind).__name__
    answered, passed_over = finding.id in answers, skipped(decision, finding.id, answers)
    if question.ask_if is None:
        yield f"a {kind} " + ("required" if question.required else "asked plainly")
    else:
        yield f"a {kind} with an ask-if"
        yield from of_criterion(question.ask_if, "an ask-if")
        for opener in findings_of(question.ask_if):
            yield f"an ask-if over a {type(opener.kind).__name__}"
            if decision.question(opener.id).ask_if is not None:
                yield "an ask-if over a question with an ask-if"
    yield f"a {kind} " + ("answered" if answered else "skipped" if passed_over else "missing")
    if answered and passed_over:
        yield f"a {kind} answered though skipped"
    if answered:
        _, first, *_, last = every_answer(finding)
        if answers[finding.id] in (first, last):
            yield f"the {'first' if answers[finding.id] == first else 'last'} answer to a {kind}"
        if kind == "YesNo":
            yield f"answered {answers[finding.id]}"


def of_decision(decision) -> Iterator[str]:
    levels, rank = decision.scale.levels, decision.scale.rank
    yield f"a scale of {len(levels)}"
    if len(levels) == LONGEST:
        yield from (f"a floor at {rank(q.unsure)} of {LONGEST}" for q in decision.questions if q.unsure is not None)
        yield from (f"a rule to {rank(rule.level)} of {LONGEST}" for rule in decision.rules)
    uses = Counter(finding for rule in decision.rules for finding in {leaf.finding for leaf in leaves(rule.when)})
    if not decision.rules:
        yield "no rule"
    elif len(uses) < len(decision.questions):
        yield "a finding in no rule"
    if max(uses.values(), default=0) > 1:
        yield "a finding in several rules"


def of_conclusion(decision, answers) -> Iterator[str]:
    told, rank, top = evaluate(decision, answers), decision.scale.rank, decision.scale.top
    if len(answers) in (0, len(decision.questions)):
        yield "everything answered" if answers else "nobody known"
    elif told.settled:
        yield "settled with answers missing"
    if not told.settled:
        yield "not settled" if told.at_least != told.at_most else "settled but for what is required"
    if rank(told.at_least) > 0:
        yield "the top" if told.at_least == top else "between the calmest and the top"
    yield from of_rules(decision, told)


def of_rules(decision, told) -> Iterator[str]:
    levels = {rule.id: rule.level for rule in decision.rules}
    if any(one.level != levels[one.rule] for one in told.fired):
        yield "fired below its level"
    if any(one.could_reach != levels[one.rule] for one in told.open_rules):
        yield "open below its level"
    if {one.rule for one in told.fired} & {one.rule for one in told.open_rules}:
        yield "fired and still open"
