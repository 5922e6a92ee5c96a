"""Random decisions and random people, small enough to be read when they disagree.

`test_generator` counts what is in them: whoever changes the odds here learns there what has become too rare.
"""

from itertools import product

from hypothesis import settings
from hypothesis import strategies as st

from loosen.engine.criterion import OPERATORS, All, Any, AtLeast, Compare, Criterion, Leaf, OneOf, Yes
from loosen.engine.decision import Decision, Question, Rule, Scale
from loosen.engine.finding import UNSURE, Choice, Finding, Number, YesNo
from loosen.engine.interview import Interview, Page

DEPTH = 3
KINDS = [Leaf, Leaf, All, Any, AtLeast]


def examples(times: float) -> settings:
    """So many times the examples of the profile, which ``--slow`` makes deep: for tests that are cheap or dear."""
    return settings(max_examples=round(times * settings().max_examples))


# Each part is drawn by a plain function and not by a strategy of its own, which takes a third of the time.


def _kind(draw):
    match draw(st.integers(0, 4)):
        case 0:
            return Number("units", 0, draw(st.integers(1, 5)))
        case 1:
            return Choice(tuple("abcd"[: draw(st.integers(2, 4))]))
        case _:
            return YesNo()


def _leaf(draw, findings) -> Leaf:
    finding = draw(st.sampled_from(findings))
    match finding.kind:
        case YesNo():
            return Yes(finding)
        case Number(_, least, most):
            operator = draw(st.sampled_from(OPERATORS))
            low = least + 1 if operator in ("<", ">=") else least
            return Compare(finding, operator, draw(st.integers(low, low + most - least - 1)))
        case Choice(options):
            chosen = draw(st.sets(st.sampled_from(options), min_size=1, max_size=len(options) - 1))
            return OneOf(finding, frozenset(chosen))


def _criterion(draw, findings, depth=DEPTH) -> Criterion:
    kind = draw(st.sampled_from(KINDS)) if depth else Leaf
    if kind is Leaf:
        return _leaf(draw, findings)
    parts = tuple(_criterion(draw, findings, depth - 1) for _ in range(draw(st.integers(1, 3))))
    return AtLeast(draw(st.integers(1, len(parts))), parts) if kind is AtLeast else kind(parts)


def _question(draw, finding, earlier, levels) -> Question:
    yes_no = isinstance(finding.kind, YesNo)
    gated = bool(earlier) and draw(st.booleans())
    return Question(
        finding,
        unsure=draw(st.sampled_from([*levels, *levels[1:-1], *levels[1:-1]])) if yes_no else None,
        required=not gated and draw(st.integers(0, 3)) == 0,
        ask_if=_criterion(draw, earlier, depth=2) if gated else None,
    )


@st.composite
def criteria(draw, findings) -> Criterion:
    return _criterion(draw, findings)


@st.composite
def decisions(draw, max_findings=7, max_rules=7) -> Decision:
    levels = tuple(f"level-{n}" for n in range(draw(st.sampled_from([2, 3, 4, 5, 5]))))
    findings = [Finding(f"f{place}", _kind(draw)) for place in range(draw(st.integers(1, max_findings)))]
    questions = tuple(_question(draw, finding, findings[:place], levels) for place, finding in enumerate(findings))
    rules = tuple(
        Rule(f"r{place}", _criterion(draw, findings), draw(st.sampled_from([*levels[1:], levels[-1]])))
        for place in range(draw(st.integers(0, max_rules)))
    )
    return Decision("random", Scale(levels), questions, rules)


def every_answer(finding: Finding) -> list:
    """Everything a finding can be answered with, ``None`` for not asked."""
    if isinstance(finding.kind, Number):
        return [None, *range(finding.kind.least, finding.kind.most + 1)]
    return [None, *finding.kind.words]


def everybody(decision: Decision) -> list[dict]:
    """Every possible person of a small decision."""
    ids = [question.finding.id for question in decision.questions]
    answers = product(*(every_answer(question.finding) for question in decision.questions))
    return [{id: answer for id, answer in zip(ids, one, strict=True) if answer is not None} for one in answers]


def people(decision: Decision) -> st.SearchStrategy[dict]:
    """Answers to some of the decision's questions; half of the people are doubtful, where back ends could go wrong."""
    anyone = {q.finding.id: every_answer(q.finding) for q in decision.questions}
    doubtful = {q.finding.id: [None, UNSURE] for q in decision.questions if q.unsure is not None}
    return st.one_of(_answers(anyone), _answers({**anyone, **doubtful}))


def _answers(each: dict[str, list]) -> st.SearchStrategy[dict]:
    drawn = st.fixed_dictionaries({finding: st.sampled_from(answers) for finding, answers in each.items()})
    return drawn.map(lambda all: {finding: answer for finding, answer in all.items() if answer is not None})


@st.composite
def decisions_and_people(draw, **sizes):
    decision = draw(decisions(**sizes))
    return decision, draw(people(decision))


@st.composite
def interviews_and_people(draw):
    """Up to four pages, whose order and that of the questions on them is not that of the decision."""
    decision, answers = draw(decisions_and_people())
    pages: dict[int, list[str]] = {}
    for finding in draw(st.permutations([question.finding.id for question in decision.questions])):
        pages.setdefault(draw(st.integers(0, 3)), []).append(finding)
    return Interview(decision, tuple(Page(f"p{n}", tuple(its)) for n, its in pages.items())), answers
