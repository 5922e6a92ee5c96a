"""What a solver must not do in silence."""

import pytest
import z3

from loosen.engine.backends.bdd import Diagrams
from loosen.engine.backends.smt import Z3
from loosen.engine.criterion import Yes
from loosen.engine.proof import Monotone, Proofs, Reaches, Sound
from tests.spec.notation import decision, number, rule, yes_no

rain, wind = yes_no("rain"), yes_no("wind")
SOLVERS = pytest.mark.parametrize("solver", [Z3, Diagrams], ids=["z3", "bdd"])


def test_a_solver_that_gives_up_has_proved_nothing():
    """*I do not know* must never pass for *nobody*."""

    class Tired:
        def push(self): ...
        def pop(self): ...
        def add(self, *_): ...
        def check(self):
            return z3.unknown

        def reason_unknown(self):
            return "too hot"

    solver = Z3()
    person = solver.person("somebody", [rain])
    solver._solver = Tired()
    with pytest.raises(RuntimeError, match="the solver gave up: too hot"):
        solver.find(person.true(), person)


@SOLVERS
def test_a_solver_forgets_what_it_was_asked(solver):
    """One question leaves nothing behind that could narrow the next."""
    solver = solver()
    person = solver.person("somebody", [rain, number("hours", 0, 2)])
    assert solver.find(person.said("rain", "yes") & person.said("rain", "no"), person) is None
    for word in ("yes", "no", "unsure"):
        assert solver.find(person.said("rain", word), person)["rain"] == word
    for n in range(3):
        just = person.reaches("hours", n) & ~person.reaches("hours", n + 1)
        assert solver.find(just, person)["hours"] == n
    assert solver.find(person.reaches("hours", 3), person) is None


@SOLVERS
def test_a_changed_rule_is_judged_by_itself_when_it_is_sound(solver):
    """Without its first rule this decision keeps both promises, as every decision does."""
    proofs = Proofs(decision(rule("a", "carry", rain), rule("b", "pack", wind)), solver()).with_rule(0, None)
    assert [proofs.counterexample(promise) for promise in (Monotone(), Sound())] == [None, None]


@SOLVERS
def test_two_rules_can_be_changed_one_after_the_other(solver):
    """Without either rule nobody reaches anything."""
    proofs = Proofs(decision(rule("a", "carry", rain), rule("b", "pack", wind)), solver())
    assert proofs.with_rule(0, None).with_rule(0, None).counterexample(Reaches(Yes(wind), "pack")) is not None
