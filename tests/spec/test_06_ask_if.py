"""An *ask-if* is the only permission to skip a question, and a skipped question counts as no.

It is skipped only when its ask-if *certainly* does not hold: a missing answer keeps it open, an unsure one asks on.
"""

import pytest

from loosen.engine.interview import Interview, pages_of
from tests.agreement.books import everybody
from tests.spec.backends import never_calmer
from tests.spec.notation import all_of, any_of, ask, at_least, choice, compare, decision, number, one_of, rule, yes_no

clouds, wind, rain, heavy, hail = map(yes_no, ("clouds", "wind", "rain", "heavy", "hail"))
hours = number("hours", 0, 12)
sky = choice("sky", "clear", "grey", "black")

HEAVY_IF_RAIN = decision(heavy, asks=[ask(rain, unsure="leave"), ask(heavy, ask_if=rain)])
CHAIN = decision(hail, asks=[clouds, ask(rain, ask_if=clouds), ask(hail, ask_if=rain)])


def test_a_skipped_question_counts_as_no(back_end):
    """Who is not in the rain need not be asked how heavy it is."""
    back_end.tells(
        """
        rain    heavy   | umbrella      open   settled
        no      -       | leave         none   yes
        yes     -       | leave..carry  heavy  no
        yes     no      | leave         none   yes
        yes     yes     | carry         none   yes
        yes     unsure  | pack          none   yes
        """,
        umbrella=HEAVY_IF_RAIN,
    )


def test_until_the_ask_if_is_answered_nothing_is_skipped(back_end):
    """Both still matter: the one because it may open or close the other."""
    back_end.tells(
        """
        rain    heavy   | umbrella      open        settled
        -       -       | leave..carry  rain,heavy  no
        -       no      | leave         none        yes     # what it would open is answered already
        -       yes     | carry         none        yes
        """,
        umbrella=HEAVY_IF_RAIN,
    )


def test_unsure_asks_on(back_end):
    """In an ask-if unsure counts as yes, whatever its floor: here an unsure *rain* pushes nowhere, and still asks."""
    back_end.tells(
        """
        rain    heavy   | umbrella      open   settled
        unsure  -       | leave..carry  heavy  no
        unsure  yes     | carry         none   yes
        unsure  no      | leave         none   yes
        """,
        umbrella=HEAVY_IF_RAIN,
    )


def test_a_chain_of_ask_ifs(back_end):
    """A skipped question is a no to the ask-if of the next, and so on down."""
    back_end.tells(
        """
        clouds  rain    hail    | umbrella      open              settled
        -       -       -       | leave..carry  clouds,rain,hail  no
        no      -       -       | leave         none              yes
        unsure  -       -       | leave..carry  rain,hail         no
        yes     -       -       | leave..carry  rain,hail         no
        yes     no      -       | leave         none              yes
        yes     unsure  -       | leave..carry  hail              no
        yes     yes     -       | leave..carry  hail              no
        yes     yes     yes     | carry         none              yes
        -       no      -       | leave         none              yes
        -       yes     -       | leave..carry  hail              no
        -       -       no      | leave         none              yes
        """,
        umbrella=CHAIN,
    )


def test_a_skipped_number_passes_no_comparison(back_end):
    """Not even *less than*: nothing is known of it, and nothing is made of it."""
    back_end.tells(
        """
        rain  hours | umbrella     open   fired
        no    -     | leave        none   none
        yes   -     | leave..carry hours  none
        yes   2     | pack         none   brief:pack
        yes   3     | carry        none   long:carry
        """,
        umbrella=decision(
            rule("brief", "pack", compare(hours, "<", 3)),
            rule("long", "carry", compare(hours, ">=", 3)),
            asks=[rain, ask(hours, ask_if=rain)],
        ),
    )


def test_a_skipped_choice_is_none_of_its_options(back_end):
    """Also where a rule names all of them between its parts."""
    back_end.tells(
        """
        rain  sky   | umbrella      open
        no    -     | leave         none
        yes   -     | leave..carry  sky
        yes   clear | carry         none
        """,
        umbrella=decision(
            any_of(one_of(sky, "clear"), one_of(sky, "grey", "black")), asks=[rain, ask(sky, ask_if=rain)]
        ),
    )


def test_a_skipped_question_in_a_tree(back_end):
    """It is a no like any other in *all*, *any* and *at least n*."""
    asks = [rain, ask(heavy, ask_if=rain), wind]
    back_end.tells(
        """
        rain  heavy  wind | all           any           2-of-3
        no    -      yes  | leave         carry         leave
        no    -      no   | leave         leave         leave
        no    -      -    | leave         leave..carry  leave
        yes   -      yes  | leave..carry  carry         carry
        yes   -      no   | leave         leave..carry  leave..carry
        -     -      yes  | leave..carry  carry         leave..carry
        -     -      no   | leave         leave..carry  leave..carry
        """,
        **{
            "all": decision(all_of(heavy, wind), asks=asks),
            "any": decision(any_of(heavy, wind), asks=asks),
            "2-of-3": decision(at_least(2, rain, heavy, wind), asks=asks),
        },
    )


def test_an_ask_if_is_a_criterion_like_any_other(back_end):
    """It may be a tree; the question is skipped as soon as the tree can no longer hold."""
    gates = {
        "all": all_of(clouds, wind),
        "any": any_of(clouds, wind),
        "least": at_least(2, clouds, wind, compare(hours, ">=", 6)),
    }
    back_end.tells(
        """
        clouds  wind    hours | all           any           least
        no      -       -     | leave         leave..carry  leave..carry
        no      no      -     | leave         leave         leave
        no      yes     -     | leave         leave..carry  leave..carry
        no      yes     5     | leave         leave..carry  leave
        no      unsure  6     | leave         leave..carry  leave..carry
        yes     unsure  0     | leave..carry  leave..carry  leave..carry
        unsure  no      -     | leave         leave..carry  leave..carry
        unsure  no      5     | leave         leave..carry  leave
        -       -       5     | leave..carry  leave..carry  leave..carry
        """,
        **{name: decision(rain, asks=[clouds, wind, hours, ask(rain, ask_if=gate)]) for name, gate in gates.items()},
    )


@pytest.mark.parametrize(
    ("gate", "answer", "asks"),
    [
        (compare(hours, ">=", 3), {"hours": 3}, True),
        (compare(hours, ">=", 3), {"hours": 2}, False),
        (compare(hours, "<", 3), {"hours": 2}, True),
        (compare(hours, "<", 3), {"hours": 3}, False),
        (one_of(sky, "grey", "black"), {"sky": "black"}, True),
        (one_of(sky, "grey", "black"), {"sky": "clear"}, False),
    ],
    # Written out: a set of options prints itself in another order in every process, and workers must name tests alike.
    ids=["3>=3", "2>=3", "2<3", "3<3", "black-is-dark", "clear-is-dark"],
)
def test_an_ask_if_over_a_number_or_a_choice(back_end, gate, answer, asks):
    """Any kind of finding may open a question."""
    umbrella = decision(rain, asks=[hours, sky, ask(rain, ask_if=gate)])
    expected = ("leave", "carry") if asks else ("leave", "leave")
    assert back_end.bounds(umbrella, [answer]) == [expected]


def test_what_opens_a_question_matters_only_while_the_question_does(back_end):
    """And what in an ask-if is decided already does not matter any more."""
    back_end.tells(
        """
        clouds  wind  cold  rain | umbrella      open
        -       -     -     -    | leave..carry  clouds,wind,cold,rain
        -       -     no    -    | leave         none
        yes     -     -     -    | leave..carry  cold,rain
        no      -     -     -    | leave..carry  wind,cold,rain
        -       -     -     yes  | leave..carry  cold
        -       -     yes   no   | leave         none
        """,
        umbrella=decision(
            all_of(yes_no("cold"), rain),
            asks=[clouds, wind, yes_no("cold"), ask(rain, ask_if=any_of(clouds, wind))],
        ),
    )


def test_a_finding_of_an_ask_if_may_carry_rules_itself(back_end):
    """There it has its floor, in the ask-if it has not."""
    back_end.tells(
        """
        rain    heavy   | umbrella      open        fired
        unsure  -       | pack..carry   heavy       wet:pack
        unsure  no      | pack          none        wet:pack
        yes     -       | pack..carry   heavy       wet:pack
        no      -       | leave         none        none
        -       no      | leave..pack   rain        none
        """,
        umbrella=decision(
            rule("wet", "pack", rain), rule("soaked", "carry", heavy), asks=[rain, ask(heavy, ask_if=rain)]
        ),
    )


def test_an_answer_that_was_given_counts_though_its_question_would_be_skipped(back_end):
    """Somebody said so, and an engine that hears *heavy rain* does not argue."""
    back_end.tells(
        """
        rain    heavy   | umbrella  fired
        no      yes     | carry     rule-0:carry
        no      unsure  | pack      rule-0:pack
        no      no      | leave     none
        """,
        umbrella=HEAVY_IF_RAIN,
    )
    back_end.tells(
        """
        clouds  rain    hail    | umbrella      open  settled
        no      yes     -       | leave..carry  hail  no      # the answer opens what comes after it, too
        no      unsure  -       | leave..carry  hail  no
        no      no      -       | leave         none  yes
        no      no      yes     | carry         none  yes
        """,
        umbrella=CHAIN,
    )


def test_and_that_is_safe(back_end):
    """Rules only push up: with such an answer nobody comes out calmer than without it.

    The page, which knows what somebody changed on the way back, drops such answers (chapter 7).
    """
    brief = number("hours", 0, 1)
    umbrella = decision(
        rule("a", "carry", all_of(rain, any_of(hail, compare(brief, "<", 1)))),
        rule("b", "pack", at_least(2, clouds, hail, rain)),
        asks=[clouds, ask(rain, ask_if=clouds), ask(brief, ask_if=rain), ask(hail, ask_if=rain)],
    )
    interview = Interview(umbrella, pages_of(umbrella))
    people = [one for one in everybody(umbrella) if interview.still_asked(one) != one]
    assert len(people) > 50
    without, with_it = ([*map(interview.still_asked, people)], people)
    assert never_calmer(umbrella.scale, back_end.bounds(umbrella, without), back_end.bounds(umbrella, with_it))


def test_a_required_question_is_never_skipped():
    """What must be answered must be asked: such a question cannot be built."""
    with pytest.raises(ValueError, match="rain: a required question cannot be skipped"):
        ask(rain, required=True, ask_if=clouds)


def test_an_ask_if_looks_back_only():
    """It mentions what is asked before it, so a chain has a beginning and no circle."""
    with pytest.raises(ValueError, match="ask-if of rain mentions clouds, which is not asked before it"):
        decision(asks=[ask(rain, ask_if=clouds), clouds])
    with pytest.raises(ValueError, match="ask-if of rain mentions rain, which is not asked before it"):
        decision(asks=[ask(rain, ask_if=rain)])
