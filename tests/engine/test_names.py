"""A finding, an option or a rule may be called anything; to every back end it is only a name."""

import pytest

from loosen.engine.backends.bdd import Diagrams
from loosen.engine.backends.smt import Z3
from tests.agreement.books import everybody
from tests.spec.backends import by_decider, by_referee
from tests.spec.notation import all_of, choice, compare, decision, number, one_of, rule, yes_no

rain = yes_no("rain")
NAMES = [
    '"); raise SystemExit("',
    "it's",
    "a\nb",
    "{0}",
    "__import__",
    "get",
    "v0",
    "暴雨",
    "r",
    "None",
    "constructor",
    "__proto__",
]


@pytest.mark.parametrize("name", NAMES)
def test_whatever_a_finding_is_called_it_is_only_a_name(by_node, name):
    """Generated code mentions ids and options; none of them is ever code."""
    signs = yes_no(name), choice(f"{name} of", name, "other"), number(f"{name} for", 0, 2)
    strange = decision(rule(name, "carry", all_of(signs[0], one_of(signs[1], name))), compare(signs[2], ">", 1))
    people = everybody(strange)
    assert by_decider(strange, people) == by_referee(strange, people) == by_node(strange, people)


@pytest.mark.parametrize(
    ("solver", "other"),
    [(Z3, "rain-2"), (Diagrams, "rain-2"), (Z3, "rain.2"), (Diagrams, "rain.2")],
    ids=["z3-dash", "bdd-dash", "z3-dot", "bdd-dot"],
)
def test_a_name_that_begins_with_another_is_not_taken_for_it(solver, other):
    """The person that a solver finds says of each finding what was asked of it."""
    solver = solver()
    person = solver.person("somebody", [rain, yes_no(other)])
    assert solver.find(person.said(other, "yes") & person.missing("rain"), person) == {other: "yes"}
    assert solver.find(person.said("rain", "no") & person.said(other, "yes"), person) == {"rain": "no", other: "yes"}
