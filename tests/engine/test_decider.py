"""A decider is made once and then asked about many."""

from loosen.engine.backends.python import Decider
from loosen.engine.evaluate import evaluate
from loosen.engine.interview import Interview, pages_of
from tests.agreement.books import everybody
from tests.spec.notation import all_of, any_of, ask, decision, rule, yes_no

rain, wind, hail = map(yes_no, ("rain", "wind", "hail"))
UMBRELLA = decision(
    rule("a", "carry", all_of(rain, hail)),
    rule("b", "pack", any_of(rain, wind)),
    asks=[rain, wind, ask(hail, ask_if=wind)],
)


def test_it_remembers_nobody():
    """Whoever comes next is decided as if they were the first, before and after the first who leaves rules open."""
    decide, people = Decider(UMBRELLA), everybody(UMBRELLA)
    for answers in [*reversed(people), *people]:
        assert decide(answers) == evaluate(UMBRELLA, answers)


def test_two_deciders_are_two():
    """The tables of one are not those of the other, though places and names are the same."""
    other = decision(rule("a", "pack", all_of(rain, wind)), rule("b", "carry", hail), asks=[rain, wind, hail])
    one, two = Decider(UMBRELLA), Decider(other)
    for answers in everybody(UMBRELLA):
        assert (one(answers), two(answers)) == (evaluate(UMBRELLA, answers), evaluate(other, answers))


def test_answers_are_left_as_they_were():
    """They belong to whoever asks."""
    answers = {"rain": "yes", "hail": "yes", "wind": "no", "moon": "full"}
    interview = Interview(UMBRELLA, pages_of(UMBRELLA))
    interview.next_page(Decider(UMBRELLA)({**answers}), answers)
    interview.still_asked(answers)
    evaluate(UMBRELLA, answers)
    assert answers == {"rain": "yes", "hail": "yes", "wind": "no", "moon": "full"}
