"""The small wrong turns that judge promises and cases: all of them, and nothing that could not be built."""

import pytest

from loosen.engine.criterion import AtLeast
from loosen.engine.mutants import changed, mutants
from tests.spec.notation import (
    all_of,
    any_of,
    at_least,
    choice,
    compare,
    criterion,
    decision,
    number,
    one_of,
    rule,
    yes_no,
)

rain, wind, hail = map(yes_no, ("rain", "wind", "hail"))
hours = number("hours", 0, 3)
sky = choice("sky", "clear", "grey", "black")


@pytest.mark.parametrize(
    ("whole", "turns"),
    [
        (rain, {}),
        (all_of(rain, wind), {"and to or": any_of(rain, wind)}),
        (
            any_of(rain, wind),
            {"or to and": all_of(rain, wind), "without part 1": any_of(wind), "without part 2": any_of(rain)},
        ),
        (all_of(rain), {}),
        (any_of(rain), {}),
        (at_least(1, rain, wind), {"at least 2": at_least(2, rain, wind)}),
        (
            at_least(2, rain, wind, hail),
            {"at least 1": at_least(1, rain, wind, hail), "at least 3": at_least(3, rain, wind, hail)},
        ),
        (compare(hours, ">=", 1), {"hours >= 2": compare(hours, ">=", 2)}),  # >= 0 would be true of everybody
        (compare(hours, ">", 2), {"hours > 1": compare(hours, ">", 1)}),
        (compare(hours, "<", 2), {f"hours < {n}": compare(hours, "<", n) for n in (1, 3)}),
        (compare(hours, "<=", 0), {"hours <= 1": compare(hours, "<=", 1)}),
        (one_of(sky, "grey"), {}),
        (
            one_of(sky, "grey", "black"),
            {"sky without black": one_of(sky, "grey"), "sky without grey": one_of(sky, "black")},
        ),
        (
            all_of(rain, compare(hours, ">=", 1)),
            {"and to or": any_of(rain, compare(hours, ">=", 1)), "hours >= 2": all_of(rain, compare(hours, ">=", 2))},
        ),
    ],
    ids=["yes", "all", "any", "all-1", "any-1", "1-of-2", "2-of-3", ">=", ">", "<", "<=", "option", "options", "deep"],
)
def test_a_criterion_with_one_thing_changed(whole, turns):
    assert dict(changed(criterion(whole))) == turns


def test_a_rule_is_deleted_lowered_and_changed():
    """Lowered only to a level at which it still says something."""
    umbrella = decision(rule("high", "carry", at_least(1, rain, wind)), rule("low", "pack", rain))
    assert [(one.place, one.rule.id, one.change) for one in mutants(umbrella)] == [
        (0, "high", "deleted"),
        (0, "high", "lowered to pack"),
        (0, "high", "at least 2"),
        (1, "low", "deleted"),
    ]


def test_a_mutant_is_the_decision_with_this_one_change():
    umbrella = decision(rule("high", "carry", at_least(1, rain, wind)), rule("low", "pack", rain))
    deleted, lowered, counted, other = (one.of(umbrella) for one in mutants(umbrella))
    assert [one.id for one in deleted.rules] == ["low"]
    assert [one.level for one in lowered.rules] == ["pack", "pack"]
    assert counted.rules[0].when == AtLeast(2, umbrella.rules[0].when.of)
    assert [one.id for one in other.rules] == ["high"]
    assert {one.questions for one in (deleted, lowered, counted, other)} == {umbrella.questions}
