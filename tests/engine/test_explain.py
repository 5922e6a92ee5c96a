"""One answer for every answer that a decision tells apart."""

import pytest

from loosen.engine.evaluate import evaluate
from loosen.engine.explain import different_answers, thresholds, would_change
from tests.spec.notation import any_of, ask, choice, compare, decision, number, rule, yes_no

rain = yes_no("rain")
hours = number("hours", 0, 12)
sky = choice("sky", "clear", "grey", "black")
UMBRELLA = decision(
    rule("a", "carry", any_of(compare(hours, ">", 8), rain)),
    rule("b", "pack", compare(hours, "<=", 1)),
    asks=[hours, sky, ask(rain, ask_if=compare(hours, ">=", 4))],
)


def test_thresholds_of_rules_and_ask_ifs():
    """Each is the first number of its upper side."""
    assert thresholds(UMBRELLA, hours) == {2, 4, 9}


@pytest.mark.parametrize(
    ("finding", "now", "others"),
    [
        (rain, None, ["no", "unsure", "yes"]),
        (rain, "unsure", ["no", "yes"]),
        (sky, None, ["clear", "grey", "black"]),
        (sky, "grey", ["clear", "black"]),
        (hours, None, [0, 2, 4, 9]),
        (hours, 0, [2, 4, 9]),
        (hours, 3, [1, 4, 9]),  # of the numbers below, the nearest
        (hours, 12, [1, 3, 8]),
    ],
)
def test_different_answers(finding, now, others):
    assert list(different_answers(UMBRELLA, finding, now)) == others


def test_a_number_that_nothing_looks_at_is_tried_once():
    """While it is missing; once it is answered, every other number is like it."""
    idle = decision(rain, asks=[hours])
    assert list(different_answers(idle, hours)) == [0]
    assert list(different_answers(idle, hours, 5)) == []


def test_whoever_concludes_is_asked_about_every_different_answer():
    """The referee does unless another is given, as where some hundred conclusions would take it too long."""
    asked = []

    def decide(answers):
        asked.append(answers)
        return evaluate(UMBRELLA, answers)

    said = {"hours": 3, "rain": "no"}
    assert would_change(UMBRELLA, said, decide) == would_change(UMBRELLA, said)
    assert asked[0] == said
    assert len(asked) == 1 + 3 + 3 + 2
