"""A scale is an ordered list of levels, and a rule pushes up it: when its criterion holds, *at least this level*.

The decision comes to the largest of what its rules are worth, and a rule is worth no more than its level.
"""

import pytest

from tests.agreement.books import everybody
from tests.spec.backends import never_calmer
from tests.spec.notation import all_of, any_of, ask, decision, rule, yes_no

rain, wind, hail = map(yes_no, ("rain", "wind", "hail"))


def test_without_a_rule_that_holds_it_is_the_calmest_level(back_end):
    """Rules only push up, so what nothing pushes stays where the scale begins."""
    back_end.tells(
        """
        rain  wind | umbrella  fired  settled
        no    no   | leave     none   yes
        no    yes  | leave     none   yes
        """,
        umbrella=decision(all_of(rain, wind)),
    )


def test_without_any_rule_it_is_the_calmest_level_at_once(back_end):
    """Nothing that could be answered makes a difference."""
    back_end.tells(
        """
        rain  | umbrella  open  fired  settled
        -     | leave     none  none   yes
        yes   | leave     none  none   yes
        """,
        umbrella=decision(asks=[rain]),
    )


def test_the_largest_rule_wins(back_end):
    """Milder rules that hold as well are still told, after it."""
    back_end.tells(
        """
        rain    wind    | umbrella  fired
        no      no      | leave     none
        no      yes     | leave     none
        yes     no      | pack      drizzle:pack
        yes     yes     | carry     storm:carry,drizzle:pack
        """,
        umbrella=decision(rule("drizzle", "pack", rain), rule("storm", "carry", all_of(rain, wind))),
    )


def test_what_fired_is_told_highest_first_then_by_id(back_end):
    """And with the level that it really pushes to, which is lower than the rule's when an unsure answer carries it."""
    back_end.tells(
        """
        rain    wind    hail    | umbrella  fired
        yes     yes     yes     | carry     a:carry,d:carry,b:pack,c:pack
        yes     no      yes     | carry     d:carry,c:pack
        unsure  yes     no      | pack      a:pack,b:pack,c:pack
        no      yes     unsure  | pack      b:pack,d:pack
        """,
        umbrella=decision(
            rule("d", "carry", hail),
            rule("c", "pack", rain),
            rule("b", "pack", wind),
            rule("a", "carry", all_of(rain, wind)),
        ),
    )


def test_a_rule_is_limited_by_its_level(back_end):
    """A criterion that is worth the top pushes no further than its rule says."""
    back_end.tells(
        """
        rain  | to-pack      to-carry
        yes   | pack         carry
        no    | leave        leave
        -     | leave..pack  leave..carry
        """,
        **{"to-pack": decision(rule("a", "pack", rain)), "to-carry": decision(rule("a", "carry", rain))},
    )


def test_a_rule_is_limited_by_the_floor_of_unsure_as_well(back_end):
    """Whichever of the two is lower: the level of the rule, or how far the unsure answer may push."""
    floors, levels = ("leave", "pack", "carry"), ("pack", "carry")
    back_end.tells(
        """
        rain    | leave-pack   pack-pack    carry-pack   leave-carry   pack-carry    carry-carry
        yes     | pack         pack         pack         carry         carry         carry
        unsure  | leave        pack         pack         leave         pack          carry
        no      | leave        leave        leave        leave         leave         leave
        -       | leave..pack  leave..pack  leave..pack  leave..carry  leave..carry  leave..carry
        """,
        **{
            f"{floor}-{level}": decision(rule("a", level, rain), asks=[ask(rain, unsure=floor)])
            for floor in floors
            for level in levels
        },
    )


@pytest.mark.parametrize("last", [1, 2, 4, 7])
def test_a_scale_has_two_levels_or_more(back_end, last):
    """A decision between allowed and not is one of two; any number works alike."""
    levels = tuple(f"level-{n}" for n in range(last + 1))
    signs = [yes_no(f"sign-{n}") for n in range(1, last + 1)]
    climbing = decision(*(rule(f"r{n}", levels[n], sign) for n, sign in enumerate(signs, 1)), levels=levels)
    no = {sign.id: "no" for sign in signs}
    people = [no, *({**no, sign.id: "yes"} for sign in signs), {}]
    assert back_end.bounds(climbing, people) == [*((level, level) for level in levels), (levels[0], levels[last])]


def test_the_order_of_the_rules_does_not_matter(back_end):
    """They are kept by id."""
    rules = [rule("a", "carry", all_of(rain, wind)), rule("b", "pack", any_of(rain, hail)), rule("c", "pack", wind)]
    forth, back = decision(*rules, asks=[rain, wind, hail]), decision(*reversed(rules), asks=[rain, wind, hail])
    assert forth == back
    people = everybody(forth)
    assert back_end.conclude(forth, people) == back_end.conclude(back, people)


def test_one_more_rule_never_makes_it_calmer(back_end):
    """Whoever is asking: neither what is known nor what is possible falls."""
    rules = [rule("a", "pack", any_of(rain, hail)), rule("b", "carry", all_of(rain, wind))]
    one = decision(*rules, asks=[rain, wind, hail])
    more = decision(*rules, rule("c", "carry", all_of(wind, hail)), asks=[rain, wind, hail])
    people = everybody(one)
    assert never_calmer(one.scale, back_end.bounds(one, people), back_end.bounds(more, people))
