"""About every small decision and everybody in it, all who can say what it means say exactly the same."""

from functools import cache, reduce
from operator import or_

import pytest

from loosen.engine.backends.bdd import Diagrams
from loosen.engine.backends.formula import Encoding, differ
from loosen.engine.backends.python import Decider
from loosen.engine.backends.smt import Z3
from loosen.engine.evaluate import evaluate
from loosen.engine.interview import Interview, pages_of
from loosen.engine.program import Program
from tests.agreement.books import everybody
from tests.agreement.kleene import Kleene
from tests.agreement.small import FINDINGS, LISTS
from tests.agreement.test_formulas import is_this_person
from tests.agreement.test_generator import of_rules
from tests.agreement.test_javascript import expected

lists = pytest.mark.parametrize("name", LISTS)


@cache
def judged(name):
    """Each decision of the list with everybody and what the referee says of them."""
    return [
        (one, people, [evaluate(one, answers) for answers in people])
        for one in LISTS[name]()
        for people in [everybody(one)]
    ]


def test_they_are_many():
    """And among them is what random books seldom have."""
    assert {name: len(judged(name)) for name in LISTS} == {"trees": 1448, "ways to ask": 529, "pairs of rules": 815}
    rare = {what for name in LISTS for one, _, told in judged(name) for its in told for what in of_rules(one, its)}
    assert rare == {"fired below its level", "open below its level", "fired and still open"}


@lists
def test_generated_python(name):
    for decision, people, told in judged(name):
        assert list(map(Decider(decision), people)) == told


@lists
def test_kleene(name):
    for decision, people, told in judged(name):
        bounds = [Kleene(decision, answers).bounds() for answers in people]
        assert bounds == [(its.at_least, its.at_most) for its in told]


@lists
def test_decide_js(node, name):
    """With its next page, its order and what it would still ask."""
    for decision, people, _ in judged(name):
        interview = Interview(decision, pages_of(decision))
        assert node.ask(interview, people) == [expected(interview, answers) for answers in people]


@lists
def test_diagrams(name):
    assert_formulas_agree(Diagrams(), judged(name))


@lists
def test_solver_terms(name):
    """A part of them, spread evenly; the rest takes the solver half a minute."""
    assert_formulas_agree(Z3(), judged(name)[::7])


@pytest.mark.slow
@lists
def test_all_solver_terms(name):
    assert_formulas_agree(Z3(), judged(name))


def assert_formulas_agree(solver, judged):
    """The formula of each bound at each rank is true of those of whom the referee says so, and of nobody else."""
    somebody = solver.person("somebody", FINDINGS)
    for decision, people, told in judged:
        encoding = Encoding(Program.of(decision), somebody)
        is_they = [is_this_person(somebody, decision, answers) for answers in people]
        rank = decision.scale.rank
        for n in range(1, len(decision.scale.levels)):
            at_least = [one for one, its in zip(is_they, told, strict=True) if rank(its.at_least) >= n]
            at_most = [one for one, its in zip(is_they, told, strict=True) if rank(its.at_most) >= n]
            for formula, who in ((encoding.known(n), at_least), (encoding.possible(n), at_most)):
                assert solver.find(differ(formula, reduce(or_, who, somebody.false())), somebody) is None
