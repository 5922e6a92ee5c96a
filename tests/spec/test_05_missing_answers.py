"""While answers are missing, a conclusion is an interval, and it knows what it still hangs on.

Missing answers taken as no give *at least*, taken as yes *at most*. The findings that still matter are those on which
an undecided part of a rule hangs: what cannot change the level any more is not worth a question. The conclusion has
settled when nothing missing can change it and nothing required is missing.
"""

import pytest

from tests.agreement.books import everybody
from tests.spec.backends import never_calmer
from tests.spec.notation import all_of, any_of, ask, at_least, choice, compare, decision, number, one_of, rule, yes_no

cold, rain, wind, hail = map(yes_no, ("cold", "rain", "wind", "hail"))
hours = number("hours", 0, 12)
sky = choice("sky", "clear", "grey", "black")


def test_the_interval(back_end):
    """It begins as wide as the rules reach and closes as answers come."""
    back_end.tells(
        """
        rain    wind    | umbrella      settled
        -       -       | leave..carry  no
        no      -       | leave..pack   no
        no      no      | leave         yes
        no      yes     | pack          yes
        -       yes     | pack..carry   no
        -       no      | leave..carry  no
        yes     -       | carry         yes
        """,
        umbrella=decision(rule("storm", "carry", rain), rule("gusts", "pack", wind)),
    )


def test_it_reaches_no_higher_than_the_rules(back_end):
    """*At most* is not the top of the scale but the highest level that a rule could still push to."""
    back_end.tells(
        """
        rain  | umbrella     open
        -     | leave..pack  rain
        yes   | pack         none
        """,
        umbrella=decision(rule("drizzle", "pack", rain)),
    )


def test_missing_answers_as_no_and_as_yes(back_end):
    """Where every finding is a yes or a no, the interval is what all noes and all yeses would give."""
    umbrella = decision(
        rule("a", "carry", at_least(2, rain, wind, all_of(cold, hail))),
        rule("b", "pack", any_of(all_of(cold, wind), hail)),
        asks=[cold, rain, wind, hail],
    )
    people = [one for one in everybody(umbrella) if len(one) in (1, 2)]
    ids = [question.finding.id for question in umbrella.questions]
    as_no, as_yes = ([{**dict.fromkeys(ids, word), **one} for one in people] for word in ("no", "yes"))
    bounds = [
        (low[0], high[1])
        for low, high in zip(back_end.bounds(umbrella, as_no), back_end.bounds(umbrella, as_yes), strict=True)
    ]
    assert back_end.bounds(umbrella, people) == bounds


def test_a_missing_number_or_choice_may_still_be_anything(back_end):
    """*Taken as no* means that no comparison of it holds, *as yes* that each does."""
    back_end.tells(
        """
        hours  sky    | umbrella      open       settled
        -      -      | leave..carry  hours,sky  no
        5      -      | leave         none       yes
        6      -      | leave..carry  sky        no
        -      clear  | leave         none       yes
        -      black  | leave..carry  hours      no
        12     black  | carry         none       yes
        """,
        umbrella=decision(all_of(compare(hours, ">", 5), one_of(sky, "grey", "black"))),
    )


def test_every_further_answer_narrows_the_interval(back_end):
    """Or leaves it as it is: what was known stays known, what was impossible stays impossible."""
    brief = number("brief", 0, 2)
    umbrella = decision(
        rule("a", "carry", all_of(rain, any_of(wind, compare(brief, ">=", 2)))),
        rule("b", "pack", at_least(2, rain, wind, compare(brief, "<", 1))),
        asks=[rain, wind, brief],
    )
    people = everybody(umbrella)
    for finding in (rain, wind, brief):
        later = [one for one in people if finding.id in one]
        before = [{id: answer for id, answer in one.items() if id != finding.id} for one in later]
        was, now = back_end.bounds(umbrella, before), back_end.bounds(umbrella, later)
        low, high = 0, 1
        assert never_calmer(umbrella.scale, [(one[low],) for one in was], [(one[low],) for one in now])
        assert never_calmer(umbrella.scale, [(one[high],) for one in now], [(one[high],) for one in was])


def test_what_still_matters(back_end):
    """In the order of the questions, each once, however many rules hang on it."""
    back_end.tells(
        """
        cold  rain  wind  hail | open                 could
        -     -     -     -    | cold,rain,wind,hail  a:carry,b:carry
        -     no    -     -    | cold,wind,hail       a:carry,b:carry
        no    no    -     -    | none                 none
        -     no    yes   -    | cold                 a:carry,b:carry
        """,
        umbrella=decision(
            rule("b", "carry", all_of(any_of(wind, hail), cold)),
            rule("a", "carry", any_of(all_of(rain, hail), all_of(wind, cold))),
            asks=[cold, rain, wind, hail],
        ),
    )


def test_each_part_is_looked_at_by_itself(back_end):
    """So now and then one finding too many seems to matter: once there is wind, only the cold decides."""
    back_end.tells(
        """
        cold  wind  hail | umbrella      open
        -     yes   -    | leave..carry  cold,hail
        yes   yes   -    | carry         none
        no    yes   -    | leave         none
        """,
        umbrella=decision(any_of(all_of(wind, cold), all_of(hail, cold)), asks=[cold, wind, hail]),
    )


def test_but_never_one_too_few(whole):
    """Whoever answers only what does not matter any more stays exactly where they were."""
    umbrella = decision(
        rule("a", "carry", any_of(all_of(wind, cold), all_of(hail, cold))),
        rule("b", "pack", at_least(2, wind, hail, rain)),
        asks=[cold, wind, hail, rain],
    )
    people = everybody(umbrella)
    told = {tuple(one.items()): then for one, then in zip(people, whole.conclude(umbrella, people), strict=True)}
    for answers, later in ((one, other) for one in people for other in people if one.items() < other.items()):
        now, then = told[tuple(answers.items())], told[tuple(later.items())]
        if not (later.keys() - answers.keys()) & set(now.open_findings):
            assert (now.at_least, now.at_most) == (then.at_least, then.at_most)


def test_a_branch_that_cannot_hold_any_more_is_pruned(back_end):
    """One no makes the rest of an *all* pointless; *at least n* ends when too few parts are left."""
    back_end.tells(
        """
        rain  wind  hail | umbrella      open
        -     -     -    | leave..carry  rain,wind,hail
        no    -     -    | leave         none
        yes   -     -    | leave..carry  wind,hail
        yes   no    -    | leave..carry  hail
        yes   no    no   | leave         none
        """,
        umbrella=decision(all_of(rain, any_of(wind, hail))),
    )
    back_end.tells(
        """
        rain  wind  hail | umbrella      open
        no    -     -    | leave..carry  wind,hail
        no    no    -    | leave         none
        no    yes   -    | leave..carry  hail
        """,
        umbrella=decision(at_least(2, rain, wind, hail)),
    )


def test_a_branch_that_holds_already_is_pruned(back_end):
    """One yes makes the rest of an *any* pointless; *at least n* ends when n parts hold."""
    back_end.tells(
        """
        rain  wind  hail  cold | umbrella      open
        yes   -     -     -    | leave..carry  cold
        -     yes   yes   -    | leave..carry  cold
        -     yes   -     -    | leave..carry  rain,hail,cold
        yes   -     -     yes  | carry         none
        """,
        umbrella=decision(all_of(any_of(rain, all_of(wind, hail)), cold), asks=[rain, wind, hail, cold]),
    )
    back_end.tells(
        """
        rain  wind  hail | umbrella      open
        yes   yes   -    | carry         none
        yes   -     -    | leave..carry  wind,hail
        """,
        umbrella=decision(at_least(2, rain, wind, hail)),
    )


def test_a_rule_that_would_add_nothing_is_pruned(back_end):
    """What could only push to a level that is reached already is not asked for."""
    back_end.tells(
        """
        rain  wind  hail | umbrella      open            could
        -     -     -    | leave..carry  rain,wind,hail  drizzle:pack,storm:carry
        yes   -     -    | pack..carry   hail            storm:carry
        yes   -     no   | pack          none            none
        -     -     yes  | carry         none            none
        -     -     no   | leave..pack   rain,wind       drizzle:pack
        """,
        umbrella=decision(rule("drizzle", "pack", any_of(rain, wind)), rule("storm", "carry", hail)),
    )


def test_an_unsure_answer_prunes_as_well(back_end):
    """*All of rain and wind* can reach no more than *pack* once rain is unsure, so when *pack* is known it is done."""
    back_end.tells(
        """
        cold  rain    wind    | umbrella     open       could
        no    unsure  -       | leave..pack  wind       storm:pack
        yes   unsure  -       | pack         none       none
        -     unsure  -       | leave..pack  cold,wind  frost:pack,storm:pack
        yes   yes     -       | pack..carry  wind       storm:carry
        """,
        umbrella=decision(rule("frost", "pack", cold), rule("storm", "carry", all_of(rain, wind))),
    )
    back_end.tells(
        """
        cold  rain    wind  hail | umbrella      open            could
        yes   -       -     -    | pack..carry   rain,wind,hail  storm:carry
        yes   unsure  -     -    | pack..carry   hail            storm:carry  # the part with the wind adds nothing
        no    unsure  -     -    | leave..carry  wind,hail       storm:carry
        """,
        umbrella=decision(rule("frost", "pack", cold), rule("storm", "carry", any_of(all_of(rain, wind), hail))),
    )


def test_an_unsure_answer_can_leave_the_higher_levels_open(back_end):
    """*Any of rain and wind* is *pack* at least once rain is unsure; wind still decides about the rest."""
    back_end.tells(
        """
        rain    wind    | umbrella     open  fired       could
        unsure  -       | pack..carry  wind  storm:pack  storm:carry
        unsure  no      | pack         none  storm:pack  none
        unsure  yes     | carry        none  storm:carry none
        """,
        umbrella=decision(rule("storm", "carry", any_of(rain, wind))),
    )


def test_each_open_rule_knows_what_it_hangs_on(whole):
    """Which finding could still do what, rule by rule."""
    umbrella = decision(rule("a", "carry", all_of(rain, wind)), rule("b", "pack", any_of(wind, hail)))
    (told,) = whole.conclude(umbrella, [{"rain": "yes"}])
    assert [(one.rule, one.could_reach, one.findings) for one in told.open_rules] == [
        ("a", "carry", ("wind",)),
        ("b", "pack", ("wind", "hail")),
    ]


def test_the_top_settles_at_once(back_end):
    """Nothing can push higher, so nothing matters any more."""
    back_end.tells(
        """
        hail    rain  wind | umbrella  open  settled
        yes     -     -    | carry     none  yes
        """,
        umbrella=decision(rule("a", "carry", hail), rule("b", "carry", all_of(rain, wind))),
    )


def test_a_required_answer_is_waited_for(back_end):
    """Below the top the decision does not settle without it, even where it can change nothing."""
    umbrella = decision(rule("storm", "carry", rain), asks=[rain, ask(wind, required=True)])
    back_end.tells(
        """
        rain    wind    | umbrella      open       settled
        -       -       | leave..carry  rain,wind  no
        no      -       | leave         wind       no
        unsure  -       | pack          wind       no
        no      no      | leave         none       yes
        no      unsure  | leave         none       yes
        no      yes     | leave         none       yes
        -       yes     | leave..carry  rain       no
        yes     -       | carry         none       yes    # the top waits for nothing
        """,
        umbrella=umbrella,
    )


def test_a_required_number_or_choice_is_waited_for_too(back_end):
    """Any kind of finding can be required."""
    back_end.tells(
        """
        hours  sky    | umbrella  open       settled
        -      -      | leave     hours,sky  no
        0      -      | leave     sky        no
        -      clear  | leave     hours      no
        0      clear  | leave     none       yes
        """,
        umbrella=decision(asks=[ask(hours, required=True), ask(sky, required=True)]),
    )


@pytest.mark.parametrize("required", [False, True])
def test_required_moves_no_bound(back_end, required):
    """It holds up the end of the interview and says nothing about the level."""
    back_end.tells(
        """
        rain    wind    | umbrella
        -       -       | leave..carry
        no      -       | leave..pack
        -       yes     | pack..carry
        """,
        umbrella=decision(
            rule("a", "carry", rain),
            rule("b", "pack", wind),
            asks=[ask(rain, required=required), ask(wind, required=required)],
        ),
    )


def test_settled_means_that_nobody_could_still_come_out_elsewhere(whole):
    """Checked with everybody: once settled, no further answer changes the level, and until then some answer could."""
    umbrella = decision(
        rule("a", "carry", all_of(rain, any_of(wind, hail))), rule("b", "pack", at_least(2, rain, wind, hail))
    )
    people = everybody(umbrella)
    told = whole.conclude(umbrella, people)
    for answers, one in zip(people, told, strict=True):
        reachable = {
            other.at_least
            for later, other in zip(people, told, strict=True)
            if later.items() >= answers.items() and len(later) == 3
        }
        assert one.settled == (len(reachable) == 1)
