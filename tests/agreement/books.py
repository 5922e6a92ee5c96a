"""Random decisions and random people, small enough to be read when they disagree."""

from hypothesis import strategies as st

from loosen.engine.criterion import All, Any, AtLeast, Compare, Criterion, OneOf, Yes
from loosen.engine.decision import Decision, Question, Rule, Scale
from loosen.engine.finding import Choice, Finding, Number, YesNo

KINDS = st.one_of(
    st.just(YesNo()),
    st.just(YesNo()),
    st.builds(Number, st.just("units"), st.just(0), st.integers(1, 5)),
    st.integers(2, 4).map(lambda n: Choice(tuple("abcd"[:n]))),
)


@st.composite
def leaves(draw, findings):
    finding = draw(st.sampled_from(findings))
    match finding.kind:
        case YesNo():
            return Yes(finding)
        case Number(_, least, most):
            operator = draw(st.sampled_from(["<", "<=", ">", ">="]))
            low = least + 1 if operator in ("<", ">=") else least
            return Compare(finding, operator, draw(st.integers(low, low + most - least - 1)))
        case Choice(options):
            chosen = draw(st.sets(st.sampled_from(options), min_size=1, max_size=len(options) - 1))
            return OneOf(finding, frozenset(chosen))


def criteria(findings) -> st.SearchStrategy[Criterion]:
    def grow(parts):
        several = st.lists(parts, min_size=1, max_size=4).map(tuple)
        return st.one_of(
            several.map(All),
            several.map(Any),
            several.flatmap(lambda of: st.integers(1, len(of)).map(lambda n: AtLeast(n, of))),
        )

    return st.recursive(leaves(findings), grow, max_leaves=6)


@st.composite
def decisions(draw, max_findings=7, max_rules=7) -> Decision:
    levels = tuple(f"level-{n}" for n in range(draw(st.integers(2, 5))))
    kinds = draw(st.lists(KINDS, min_size=1, max_size=max_findings))
    findings = [Finding(f"f{place}", kind) for place, kind in enumerate(kinds)]
    questions = []
    for place, finding in enumerate(findings):
        yes_no = isinstance(finding.kind, YesNo)
        gated = place > 0 and draw(st.integers(0, 2)) == 0
        questions.append(
            Question(
                finding,
                unsure=draw(st.sampled_from(levels)) if yes_no else None,
                required=not gated and draw(st.integers(0, 3)) == 0,
                ask_if=draw(criteria(findings[:place])) if gated else None,
            )
        )
    rules = draw(st.lists(st.tuples(criteria(findings), st.sampled_from(levels[1:])), max_size=max_rules))
    named = tuple(Rule(f"r{place}", when, level) for place, (when, level) in enumerate(rules))
    return Decision("random", Scale(levels), tuple(questions), named)


def every_answer(finding: Finding) -> list:
    """Everything a finding can be answered with, ``None`` for not asked."""
    if isinstance(finding.kind, Number):
        return [None, *range(finding.kind.least, finding.kind.most + 1)]
    return [None, *finding.kind.words]


def people(decision: Decision) -> st.SearchStrategy[dict]:
    """Answers to some of the decision's questions."""
    each = {q.finding.id: st.sampled_from(every_answer(q.finding)) for q in decision.questions}
    return st.fixed_dictionaries(each).map(lambda all: {id: one for id, one in all.items() if one is not None})


@st.composite
def decisions_and_people(draw, **sizes):
    decision = draw(decisions(**sizes))
    return decision, draw(people(decision))
