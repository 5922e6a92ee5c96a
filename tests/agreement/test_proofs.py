"""What the solvers prove of small random books is what trying everybody finds; whom they show breaks the promise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.engine.backends.bdd import Diagrams
from loosen.engine.backends.smt import Z3
from loosen.engine.criterion import All, Any, AtLeast, Said, findings_of
from loosen.engine.evaluate import evaluate, skipped
from loosen.engine.finding import YesNo
from loosen.engine.mutants import mutants
from loosen.engine.proof import Earned, Monotone, Proofs, Reaches, Settles, Sound, UnsureIsYes
from tests.agreement.books import criteria, decisions, everybody, examples

solvers = pytest.mark.parametrize("make", [Z3, Diagrams], ids=["z3", "bdd"])


def true_of(premise, answers) -> bool:
    """Of the answers alone."""
    match premise:
        case All(of):
            return all(true_of(part, answers) for part in of)
        case Any(of):
            return any(true_of(part, answers) for part in of)
        case AtLeast(n, of):
            return sum(true_of(part, answers) for part in of) >= n
        case Said(finding, answer):
            return answers.get(finding.id) == answer
        case _:
            return premise.finding.id in answers and premise.holds(answers[premise.finding.id])


class Tried:
    """What one promise asks of one person, in so many words."""

    def __init__(self, decision, answers):
        self.decision, self.answers = decision, answers
        self.told = evaluate(decision, answers)
        self.rank = decision.scale.rank
        self.waiting = any(q.required and q.finding.id not in answers for q in decision.questions)

    def breaks(self, promise) -> bool:
        match promise:
            case Reaches(when, level):
                return true_of(when, self.answers) and self.rank(self.told.at_least) < self.rank(level)
            case Settles(when, level, free):
                return self.is_meant(when, free) and (self.told.at_least, self.told.at_most) != (level, level)
            case Earned(level, noes, known):
                settled = self.rank(self.told.at_most) <= self.rank(level) and not self.waiting
                return settled and not (all(map(self.no, noes)) and all(one in self.answers for one in known))

    def no(self, finding) -> bool:
        """A question that is skipped counts as no, unless it was answered all the same."""
        return self.answers[finding] == "no" if finding in self.answers else self.skips(finding)

    def skips(self, finding) -> bool:
        return skipped(self.decision, finding, self.answers)

    def is_meant(self, when, free) -> bool:
        """Settling is promised to those of whom ``when`` is true, who answer all else no and what is free anyhow."""
        mentioned = {when.finding} if isinstance(when, Said) else set(findings_of(when))
        findings = [question.finding for question in self.decision.questions]
        anyhow = [one.id for one in findings if one.id in free]
        no = [one.id for one in findings if one.id not in free and one not in mentioned and isinstance(one.kind, YesNo)]
        return (
            true_of(when, self.answers)
            and not self.waiting
            and all(one in self.answers or self.skips(one) for one in anyhow)
            and all(map(self.no, no))
        )


@st.composite
def premises(draw, findings):
    finding = draw(st.sampled_from(findings))
    if isinstance(finding.kind, YesNo) and draw(st.booleans()):
        return Said(finding, draw(st.sampled_from(finding.kind.words)))
    return draw(criteria(findings))


@st.composite
def promises(draw):
    """A small decision and what might be promised of it."""
    decision = draw(decisions(max_findings=3, max_rules=3))
    findings = [question.finding for question in decision.questions]
    level = draw(st.sampled_from(decision.scale.levels))
    some = st.sets(st.sampled_from([one.id for one in findings]))
    signs = {one.id for one in findings if isinstance(one.kind, YesNo)}
    match draw(st.integers(0, 2)):
        case 0:
            return decision, Reaches(draw(premises(findings)), draw(st.sampled_from(decision.scale.levels[1:])))
        case 1:
            return decision, Settles(draw(premises(findings)), level, frozenset(draw(some)))
        case _:
            return decision, Earned(level, tuple(sorted(draw(some) & signs)), tuple(sorted(draw(some))))


@solvers
@examples(2)
@given(drawn=promises())
def test_whoever_breaks_a_promise_is_found(make, drawn):
    decision, promise = drawn
    found = Proofs(decision, make()).counterexample(promise)
    if found is None:
        assert not [one for one in everybody(decision) if Tried(decision, one).breaks(promise)]
    else:
        assert Tried(decision, found.answers).breaks(promise)


@solvers
@examples(0.3)
@given(decision=decisions(max_findings=5, max_rules=4))
def test_every_decision_is_monotone_and_sound(make, decision):
    """Not by luck: the language has no way to say otherwise."""
    proofs = Proofs(decision, make())
    assert [proofs.counterexample(promise) for promise in (Monotone(), Sound())] == [None, None]


@solvers
@examples(0.5)
@given(decision=decisions(max_findings=3, max_rules=3))
def test_whether_unsure_is_yes_to_everybody(make, decision):
    def otherwise(answers, finding):
        one, two = (evaluate(decision, {**answers, finding: said}) for said in ("unsure", "yes"))
        return (one.at_least, one.at_most) != (two.at_least, two.at_most)

    signs = [question.finding.id for question in decision.questions if isinstance(question.finding.kind, YesNo)]
    found = Proofs(decision, make()).counterexample(UnsureIsYes())
    people = everybody(decision) if found is None else [found.answers]
    assert any(otherwise(one, finding) for one in people for finding in signs) == (found is not None)


@solvers
@examples(0.3)
@given(decision=decisions(max_findings=3, max_rules=3))
def test_whether_anybody_notices_a_wrong_turn(make, decision):
    proofs, people = Proofs(decision, make()), everybody(decision)

    def bounds(decision):
        return [(told.at_least, told.at_most) for told in (evaluate(decision, answers) for answers in people)]

    before = bounds(decision)
    for mutant in list(mutants(decision))[:6]:
        same = proofs.same(proofs.with_rule(mutant.place, mutant.other))
        assert same == (bounds(mutant.of(decision)) == before), mutant.change
