"""Kleene's logic, solver terms and decision diagrams agree with the referee, person by person."""

from hypothesis import given

from loosen.engine.backends.bdd import Diagrams
from loosen.engine.backends.formula import Encoding
from loosen.engine.backends.smt import Z3
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import Number
from loosen.engine.program import Program
from tests.agreement.books import decisions_and_people, examples
from tests.agreement.kleene import Kleene


@given(decisions_and_people())
def test_kleene(drawn):
    decision, answers = drawn
    told = evaluate(decision, answers)
    assert Kleene(decision, answers).bounds() == (told.at_least, told.at_most)


def is_this_person(person, decision, answers):
    same = person.true()
    for question in decision.questions:
        finding, answer = question.finding, answers.get(question.finding.id)
        if answer is None:
            same = same & person.missing(finding.id)
        elif isinstance(finding.kind, Number):
            above = person.reaches(finding.id, answer + 1)
            same = same & person.reaches(finding.id, answer) & ~above
        else:
            same = same & person.said(finding.id, answer)
    return same


def bounds_by(solver, decision, answers):
    """The bounds that the formulas give for exactly this person."""
    person = solver.person("somebody", [question.finding for question in decision.questions])
    encoding = Encoding(Program.of(decision), person)
    same = is_this_person(person, decision, answers)
    assert solver.find(same, person) == answers
    levels = decision.scale.levels
    told = []
    for bound in (encoding.known, encoding.possible):
        reached = [solver.find(same & bound(rank), person) is not None for rank in range(1, len(levels))]
        assert reached == sorted(reached, reverse=True)
        told.append(levels[sum(reached)])
    return tuple(told)


@examples(0.6)
@given(decisions_and_people())
def test_solver_and_diagrams(drawn):
    decision, answers = drawn
    told = evaluate(decision, answers)
    for solver in (Z3(), Diagrams()):
        assert bounds_by(solver, decision, answers) == (told.at_least, told.at_most)
