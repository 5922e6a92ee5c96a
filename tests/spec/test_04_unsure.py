"""*Unsure* is an answer, and it pushes as far as the floor of its question, no further.

A floor at the calmest level makes unsure count as no, one at the top makes it count as yes; between them it earns
caution without alarm. Each level is judged by itself: at a level up to the floor unsure is a yes, above it a no.
"""

from tests.agreement.books import everybody
from tests.spec.backends import never_calmer
from tests.spec.notation import all_of, any_of, ask, at_least, decision, rule, yes_no
from tests.spec.tables import in_every_order

rain, wind = yes_no("rain"), yes_no("wind")
mist, gusts, hail = yes_no("mist"), yes_no("gusts"), yes_no("hail")
FLOORS = [ask(mist, unsure="leave"), ask(gusts, unsure="pack"), ask(hail, unsure="carry")]


def test_an_unsure_answer_reaches_its_floor(back_end):
    """Whatever a plain yes would reach, and only as a finding by itself."""
    back_end.tells(
        """
        rain    | leave         pack          carry
        no      | leave         leave         leave
        unsure  | leave         pack          carry
        yes     | carry         carry         carry
        -       | leave..carry  leave..carry  leave..carry
        """,
        **{floor: decision(rain, asks=[ask(rain, unsure=floor)]) for floor in ("leave", "pack", "carry")},
    )


def test_unsure_is_an_answer(back_end):
    """It settles: nobody is asked again because they could not tell."""
    back_end.tells(
        """
        rain    | umbrella      open  settled
        unsure  | pack          none  yes
        -       | leave..carry  rain  no
        """,
        umbrella=decision(rain),
    )


def test_on_a_longer_scale_every_level_can_be_a_floor(back_end):
    """Five levels, five floors."""
    levels = ("stay", "hat", "hood", "umbrella", "boat")
    back_end.tells(
        """
        rain    | stay   hat    hood   umbrella  boat
        unsure  | stay   hat    hood   umbrella  boat
        yes     | boat   boat   boat   boat      boat
        no      | stay   stay   stay   stay      stay
        """,
        **{floor: decision(rain, asks=[ask(rain, unsure=floor)], levels=levels) for floor in levels},
    )


def test_unsure_in_all_and_any(back_end):
    """*All* is held back by the lowest floor among its parts, *any* is carried by the highest."""
    back_end.tells(
        """
        mist    gusts   hail    | all           any
        unsure  unsure  unsure  | leave         carry
        yes     unsure  unsure  | pack          carry
        yes     yes     unsure  | carry         carry
        yes     unsure  yes     | pack          carry
        unsure  yes     yes     | leave         carry
        no      unsure  unsure  | leave         carry
        no      unsure  no      | leave         pack
        unsure  unsure  no      | leave         pack
        unsure  no      no      | leave         leave
        -       unsure  unsure  | leave..pack   carry
        -       unsure  no      | leave         pack..carry
        yes     -       unsure  | leave..carry  carry
        unsure  -       yes     | leave         carry
        unsure  -       no      | leave         leave..carry
        """,
        all=decision(all_of(mist, gusts, hail), asks=FLOORS),
        any=decision(any_of(mist, gusts, hail), asks=FLOORS),
    )


def test_unsure_in_at_least_n(back_end):
    """Level by level, the parts whose floor is high enough are counted; so the n-th highest decides."""
    back_end.tells(
        """
        mist    gusts   hail    | 2-of-3
        unsure  unsure  unsure  | pack         # two of them reach it: gusts and hail
        unsure  unsure  yes     | pack
        yes     unsure  unsure  | carry        # mist by its yes, hail by its floor
        no      unsure  unsure  | pack
        unsure  no      unsure  | leave
        unsure  unsure  no      | leave
        unsure  yes     no      | leave
        no      yes     unsure  | carry
        yes     unsure  no      | pack
        -       unsure  unsure  | pack..carry
        unsure  -       unsure  | leave..carry
        unsure  unsure  -       | leave..pack
        -       unsure  no      | leave..pack
        unsure  -       no      | leave
        """,
        **{"2-of-3": decision(at_least(2, mist, gusts, hail), asks=FLOORS)},
    )


def test_unsure_answers_do_not_add_up(back_end):
    """Three times *perhaps* is not *yes*: each alone reaches its floor, and so do all together."""
    table = """
        rain    wind    mist    | all    any    2-of-3
        unsure  no      no      | leave  pack   leave
        unsure  unsure  no      | leave  pack   pack
        unsure  unsure  unsure  | pack   pack   pack
    """
    signs = (rain, wind, mist)
    back_end.tells(
        in_every_order(table),
        **{"all": decision(all_of(*signs)), "any": decision(any_of(*signs)), "2-of-3": decision(at_least(2, *signs))},
    )


def test_two_rules_do_not_add_up_either(back_end):
    """An unsure answer that bears on two rules pushes each to its floor, and the decision to the larger."""
    back_end.tells(
        """
        gusts   hail    | umbrella  fired
        unsure  no      | pack      a:pack,c:pack
        unsure  unsure  | carry     b:carry,a:pack,c:pack
        unsure  yes     | carry     b:carry,a:pack,c:pack
        """,
        umbrella=decision(
            rule("a", "carry", gusts), rule("b", "carry", hail), rule("c", "pack", any_of(gusts, hail)), asks=FLOORS
        ),
    )


def test_unsure_is_never_calmer_than_no_nor_worse_than_yes(back_end):
    """For every finding, whatever all the others are: this is what a language without *not* buys."""
    umbrella = decision(
        rule("a", "carry", at_least(2, mist, gusts, hail)),
        rule("b", "pack", all_of(any_of(mist, gusts), hail)),
        asks=FLOORS,
    )
    for finding in (mist, gusts, hail):
        others = [{**one} for one in everybody(umbrella) if finding.id not in one]
        no, unsure, yes = (
            back_end.bounds(umbrella, [{**one, finding.id: word} for one in others]) for word in ("no", "unsure", "yes")
        )
        assert never_calmer(umbrella.scale, no, unsure)
        assert never_calmer(umbrella.scale, unsure, yes)
        assert no != unsure or finding == mist
        assert unsure != yes or finding == hail
