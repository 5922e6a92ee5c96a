"""A criterion is a tree over findings: a yes, a comparison or a choice at its ends; *all*, *any*, *at least n* within.

What a criterion is worth is a level: the top where it holds, the calmest where it does not, and something between
where an unsure answer carries it. There is no *not*.
"""

import pytest

from loosen.engine.criterion import OPERATORS
from tests.spec.notation import all_of, any_of, at_least, choice, compare, decision, number, one_of, yes_no
from tests.spec.tables import in_every_order

rain, wind, hail, far = map(yes_no, ("rain", "wind", "hail", "far"))
hours = number("hours", 0, 4)
sky = choice("sky", "clear", "grey", "black")


def test_a_yes(back_end):
    """*Rain* holds when it is answered yes; unsure reaches the floor of its question, here *pack*."""
    back_end.tells(
        """
        rain    | umbrella
        yes     | carry
        unsure  | pack
        no      | leave
        -       | leave..carry
        """,
        umbrella=decision(rain),
    )


def test_a_comparison(back_end):
    """*hours < 2* and its three like: two of them include the number itself, two do not."""
    back_end.tells(
        """
        hours | <             <=            >             >=
        0     | carry         carry         leave         leave
        1     | carry         carry         leave         leave
        2     | leave         carry         leave         carry
        3     | leave         leave         carry         carry
        4     | leave         leave         carry         carry
        -     | leave..carry  leave..carry  leave..carry  leave..carry
        """,
        **{operator: decision(compare(hours, operator, 2)) for operator in OPERATORS},
    )


def test_a_comparison_at_the_ends_of_the_range(back_end):
    """One answer alone can make it hold, or one alone not."""
    back_end.tells(
        """
        hours | <1     <=0    >0     >=1    <4     <=3    >3     >=4
        0     | carry  carry  leave  leave  carry  carry  leave  leave
        1     | leave  leave  carry  carry  carry  carry  leave  leave
        3     | leave  leave  carry  carry  carry  carry  leave  leave
        4     | leave  leave  carry  carry  leave  leave  carry  carry
        """,
        **{f"{op}{n}": decision(compare(hours, op, n)) for op, n in zip(OPERATORS, (1, 0, 0, 1), strict=True)},
        **{f"{op}{n}": decision(compare(hours, op, n)) for op, n in zip(OPERATORS, (4, 3, 3, 4), strict=True)},
    )


def test_a_comparison_below_zero(back_end):
    """A number may be negative; nothing changes at zero."""
    degrees = number("degrees", -3, 3, "degrees")
    told = back_end.bounds(decision(compare(degrees, "<", -1)), [{"degrees": n} for n in range(-3, 4)])
    assert told == [("carry", "carry")] * 2 + [("leave", "leave")] * 5


def test_a_choice(back_end):
    """*The sky is grey or black* holds for those options and for no other."""
    back_end.tells(
        """
        sky    | black         grey-or-black
        clear  | leave         leave
        grey   | leave         carry
        black  | carry         carry
        -      | leave..carry  leave..carry
        """,
        **{"black": decision(one_of(sky, "black")), "grey-or-black": decision(one_of(sky, "grey", "black"))},
    )


def test_all_and_any(back_end):
    """*All* is worth the least of its parts and *any* the most, bound by bound."""
    back_end.tells(
        """
        rain    wind    | all           any
        no      no      | leave         leave
        no      unsure  | leave         pack
        no      yes     | leave         carry
        no      -       | leave         leave..carry
        unsure  no      | leave         pack
        unsure  unsure  | pack          pack
        unsure  yes     | pack          carry
        unsure  -       | leave..pack   pack..carry
        yes     no      | leave         carry
        yes     unsure  | pack          carry
        yes     yes     | carry         carry
        yes     -       | leave..carry  carry
        -       no      | leave         leave..carry
        -       unsure  | leave..pack   pack..carry
        -       yes     | leave..carry  carry
        -       -       | leave..carry  leave..carry
        """,
        all=decision(all_of(rain, wind)),
        any=decision(any_of(rain, wind)),
    )


def test_at_least_n(back_end):
    """*At least n* is worth the n-th most of its parts: one of three is any, three of three is all."""
    table = """
        rain    wind    hail    | 1-of-3        2-of-3        3-of-3
        no      no      no      | leave         leave         leave
        no      no      unsure  | pack          leave         leave
        no      no      yes     | carry         leave         leave
        no      no      -       | leave..carry  leave         leave
        no      unsure  unsure  | pack          pack          leave
        no      unsure  yes     | carry         pack          leave
        no      unsure  -       | pack..carry   leave..pack   leave
        no      yes     yes     | carry         carry         leave
        no      yes     -       | carry         leave..carry  leave
        no      -       -       | leave..carry  leave..carry  leave
        unsure  unsure  unsure  | pack          pack          pack
        unsure  unsure  yes     | carry         pack          pack
        unsure  unsure  -       | pack..carry   pack          leave..pack
        unsure  yes     yes     | carry         carry         pack
        unsure  yes     -       | carry         pack..carry   leave..pack
        unsure  -       -       | pack..carry   leave..carry  leave..pack
        yes     yes     yes     | carry         carry         carry
        yes     yes     -       | carry         carry         leave..carry
        yes     -       -       | carry         leave..carry  leave..carry
        -       -       -       | leave..carry  leave..carry  leave..carry
    """
    back_end.tells(in_every_order(table), **{f"{n}-of-3": decision(at_least(n, rain, wind, hail)) for n in (1, 2, 3)})


def test_at_least_n_of_more(back_end):
    """Only how many parts hold matters, not which."""
    back_end.tells(
        in_every_order("""
        rain  wind  hail  far | 2-of-4        3-of-4
        no    no    no    yes | leave         leave
        no    no    yes   yes | carry         leave
        no    yes   yes   yes | carry         carry
        no    yes   yes   -   | carry         leave..carry
        no    no    -     -   | leave..carry  leave
        """),
        **{f"{n}-of-4": decision(at_least(n, rain, wind, hail, far)) for n in (2, 3)},
    )


def test_a_part_named_twice_counts_twice(back_end):
    """In *at least 2 of rain, rain, wind*, rain alone is enough and wind alone is not."""
    back_end.tells(
        """
        rain    wind    | umbrella
        yes     no      | carry
        unsure  no      | pack
        no      yes     | leave
        -       yes     | leave..carry
        """,
        umbrella=decision(at_least(2, rain, rain, wind)),
    )


@pytest.mark.parametrize("around", [all_of, any_of, lambda part: at_least(1, part)], ids=["all", "any", "at-least"])
def test_a_part_by_itself_is_worth_what_it_is_worth(back_end, around):
    """*All*, *any* and *at least 1* of one part are that part."""
    back_end.tells(
        """
        rain    | umbrella
        yes     | carry
        unsure  | pack
        no      | leave
        -       | leave..carry
        """,
        umbrella=decision(around(rain)),
    )


def test_parts_of_every_kind(back_end):
    """Yeses, numbers and choices stand side by side."""
    parts = (rain, compare(hours, ">=", 3), one_of(sky, "black"))
    back_end.tells(
        """
        rain    hours  sky   | all           any           2-of-3
        yes     3      black | carry         carry         carry
        yes     2      black | leave         carry         carry
        unsure  3      black | pack          carry         carry
        unsure  3      grey  | leave         carry         pack
        no      3      grey  | leave         carry         leave
        no      2      grey  | leave         leave         leave
        unsure  2      grey  | leave         pack          leave
        yes     -      grey  | leave         carry         leave..carry
        unsure  -      -     | leave..pack   pack..carry   leave..carry
        """,
        **{"all": decision(all_of(*parts)), "any": decision(any_of(*parts)), "2-of-3": decision(at_least(2, *parts))},
    )


def test_criteria_nest(back_end):
    """A part may be a tree itself; it is worth what it would be worth alone."""
    back_end.tells(
        """
        rain    wind    hail    far     | all-any       any-all       least-all
        no      no      no      no      | leave         leave         leave
        yes     no      no      no      | leave         carry         leave
        yes     yes     no      no      | carry         carry         carry
        yes     no      yes     no      | carry         carry         leave
        yes     no      yes     yes     | carry         carry         carry
        no      yes     yes     yes     | leave         carry         carry
        no      unsure  yes     yes     | leave         pack          pack
        no      no      yes     yes     | leave         leave         leave
        unsure  no      yes     unsure  | pack          pack          pack
        unsure  -       -       no      | leave..pack   pack          leave..pack
        -       yes     -       yes     | leave..carry  leave..carry  leave..carry
        yes     -       -       -       | leave..carry  carry         leave..carry
        -       -       -       no      | leave..carry  leave..carry  leave..carry
        no      -       -       no      | leave         leave         leave
        """,
        **{
            "all-any": decision(all_of(rain, any_of(wind, hail, all_of(far, wind)))),
            "any-all": decision(any_of(rain, all_of(wind, any_of(hail, rain), far))),
            "least-all": decision(at_least(2, rain, wind, all_of(hail, far))),
        },
    )


def test_a_finding_may_stand_in_several_places(back_end):
    """One finding, one answer, wherever it is named; but bound by bound, so that what is missing may seem to differ.

    *hours < 2 or hours >= 2* holds for every number. While the number is missing each part may fail, and so, as far
    as anyone can tell, may both: an interval is never too narrow, and now and then too wide.
    """
    back_end.tells(
        """
        hours | all           any
        0     | leave         carry
        2     | leave         carry
        -     | leave..carry  leave..carry
        """,
        all=decision(all_of(compare(hours, "<", 2), compare(hours, ">=", 2))),
        any=decision(any_of(compare(hours, "<", 2), compare(hours, ">=", 2))),
    )
