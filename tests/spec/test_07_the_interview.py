"""The interview asks a page at a time: the worst things first, then what closes most, and it stops when it may.

A page is a group of questions that are asked together. What does not matter any more is left out of it, and a
question is skipped for no other reason than its ask-if.
"""

import pytest

from loosen.engine.interview import STEP
from tests.agreement.books import everybody
from tests.spec.interviews import interview
from tests.spec.notation import all_of, any_of, ask, at_least, choice, compare, decision, number, one_of, rule, yes_no

rain, wind, hail, cold, mud = map(yes_no, ("rain", "wind", "hail", "cold", "mud"))
hours = number("hours", 0, 2)
sky = choice("sky", "clear", "black")

# Three rules to the top, none of which one answer alone can make hold: they weigh more than any one rule.
MUCH = [
    rule("much-1", "carry", all_of(rain, wind)),
    rule("much-2", "carry", all_of(rain, cold)),
    rule("much-3", "carry", all_of(wind, cold)),
]


def test_what_alone_reaches_the_top_is_asked_first(interviewer):
    """Wherever its page stands in the book, and whatever else would close more."""
    interviewer.tells(
        """
        rain  wind  cold  hail | next                    order
        -     -     -     -    | danger:hail             hail,rain,wind,cold
        -     -     -     no   | weather:rain,wind,cold  rain,wind,cold
        -     -     -     yes  | none                    none
        """,
        interview(decision(*MUCH, hail), weather="rain wind cold", danger="hail"),
    )


ALONE = [any_of(hail, mud), at_least(1, hail, mud), at_least(2, hail, hail, mud), any_of(all_of(hail, mud), hail)]
NOT_ALONE = [all_of(hail, mud), at_least(2, hail, mud, wind), compare(hours, ">=", 1), one_of(sky, "black")]


@pytest.mark.parametrize(
    ("criterion", "alone"),
    [*((one, True) for one in ALONE), *((one, False) for one in NOT_ALONE)],
    ids=["any", "1-of-2", "named-twice", "any-of-all", "all", "2-of-3", "number", "choice"],
)
def test_alone_means_by_a_single_yes(interviewer, criterion, alone):
    """Only a yes to one question is an alarm by itself: not a part of *all*, and no number or choice."""
    umbrella = decision(*MUCH, rule("other", "carry", criterion), asks=[rain, wind, cold, hail, mud, hours, sky])
    (told,) = interviewer.tell(interview(umbrella, weather="rain wind cold", danger="hail mud hours sky"), [{}])
    assert told.next.id == ("danger" if alone else "weather")


def test_what_alone_reaches_less_than_the_top_waits_its_turn(interviewer):
    """However soon it could be known."""
    interviewer.tells(
        """
        hail | next
        -    | weather:rain,wind,cold
        """,
        interview(decision(*MUCH, rule("other", "pack", hail)), mild="hail", weather="rain wind cold"),
    )


def test_several_pages_of_danger_keep_the_order_of_the_book(interviewer):
    """Whatever they weigh: whoever wrote the book knew in which order to look."""
    umbrella = decision(hail, mud, all_of(mud, cold), all_of(mud, rain))
    interviewer.tells(
        """
        hail  mud  cold  rain | next        order
        -     -    -     -    | above:hail  hail,mud,cold,rain
        no    -    -     -    | below:mud   mud,cold,rain
        -     no   -     -    | above:hail  hail
        -     yes  -     -    | none        none
        """,
        interview(umbrella, other="cold rain", above="hail", below="mud"),
    )


def test_a_page_groups_what_belongs_together(interviewer):
    """Milder questions on a page of danger are asked along with it, in the order of the page and not of the book."""
    umbrella = decision(rule("drizzle", "pack", rain), rule("storm", "carry", hail), asks=[rain, hail])
    interviewer.tells(
        """
        rain  hail | next           order
        -     -    | all:hail,rain  hail,rain
        yes   -    | all:hail       hail
        -     no   | all:rain       rain
        """,
        interview(umbrella, all="hail rain"),
    )


def test_then_comes_the_page_that_closes_most(interviewer):
    """A rule shares its weight over the findings that still decide it; a page weighs what it would close of each."""
    umbrella = decision(all_of(rain, wind, cold), all_of(hail, mud), asks=[rain, wind, cold, hail, mud])
    interviewer.tells(
        """
        rain  wind  cold  hail  mud | next
        -     -     -     -     -   | pair:hail,mud     # the whole of a rule, against two thirds and one third
        -     -     -     no    -   | more:wind,cold    # two thirds, against one third
        -     no    -     -     -   | pair:hail,mud
        yes   -     -     no    -   | more:wind,cold
        yes   -     no    -     -   | pair:hail,mud
        """,
        interview(umbrella, less="rain", more="wind cold", pair="hail mud"),
    )


def test_pages_that_close_as_much_keep_the_order_of_the_book(interviewer):
    """Here each would close half of the one rule."""
    umbrella = decision(all_of(rain, wind))
    interviewer.tells("rain wind | next \n - - | one:wind", interview(umbrella, one="wind", two="rain"))
    interviewer.tells("rain wind | next \n - - | two:rain", interview(umbrella, two="rain", one="wind"))


@pytest.mark.parametrize(("milder", "first"), [(STEP - 1, "steep"), (STEP, "mild"), (STEP + 1, "mild")])
def test_one_level_more_outweighs_any_number_of_rules_that_are_likely(interviewer, milder, first):
    """A rule that could add one level more weighs thirty times as much; where it is even, the book decides."""
    umbrella = decision(all_of(rain, wind), *(rule(f"mild-{n}", "pack", mud) for n in range(milder)))
    (told,) = interviewer.tell(interview(umbrella, mild="mud", steep="rain wind"), [{}])
    assert told.next.id == first


def test_what_is_known_already_takes_its_weight_away(interviewer):
    """Rules count for what they would add: once *pack* is known, what pushes to *pack* adds nothing."""
    umbrella = decision(
        rule("a", "pack", all_of(rain, wind)), rule("b", "pack", hail), rule("c", "carry", all_of(cold, mud))
    )
    interviewer.tells(
        """
        rain  wind  hail  cold  mud | next           order
        -     -     -     -     -   | ground:cold,mud  cold,mud,rain,wind,hail
        -     -     -     no    -   | above:rain,wind  rain,wind,hail
        -     -     yes   -     -   | ground:cold,mud  cold,mud
        -     -     yes   no    -   | none             none
        """,
        interview(umbrella, above="rain wind", edge="hail", ground="cold mud"),
    )


def test_a_question_is_put_once_its_ask_if_certainly_holds(interviewer):
    """Until then it waits, although it still matters; so a page may come a second time with what has opened."""
    umbrella = decision(all_of(hail, mud), asks=[rain, ask(hail, ask_if=rain), mud])
    interviewer.tells(
        """
        rain    hail  mud | next          order
        -       -     -   | sky:rain      rain,hail,mud
        yes     -     -   | sky:hail      hail,mud
        unsure  -     -   | sky:hail      hail,mud         # unsure asks on
        no      -     -   | none          none             # skipped, and so counted as no
        yes     yes   -   | ground:mud    mud
        """,
        interview(umbrella, sky="rain hail", ground="mud"),
    )


def test_an_ask_if_may_be_certain_before_all_of_it_is_answered(interviewer):
    """One yes is enough for *any*; for *all* it is not."""
    any_gate = decision(hail, asks=[rain, wind, ask(hail, ask_if=any_of(rain, wind))])
    all_gate = decision(hail, asks=[rain, wind, ask(hail, ask_if=all_of(rain, wind))])
    one_page = {"sky": "hail rain wind"}
    rows = [{}, {"rain": "yes"}, {"rain": "no"}, {"rain": "yes", "wind": "yes"}]
    asked = [
        [told.next and told.next.findings for told in interviewer.tell(interview(umbrella, **one_page), rows)]
        for umbrella in (any_gate, all_gate)
    ]
    assert asked == [
        [("rain", "wind"), ("hail",), ("wind",), ("hail",)],
        [("rain", "wind"), ("wind",), None, ("hail",)],
    ]


def test_a_page_on_which_nothing_can_be_put_yet_is_passed_over(interviewer):
    """Danger or not: first comes the page that opens it."""
    umbrella = decision(hail, asks=[rain, ask(hail, ask_if=rain)])
    interviewer.tells(
        """
        rain  hail | next         order
        -     -    | other:rain   hail,rain
        yes   -    | danger:hail  hail
        """,
        interview(umbrella, danger="hail", other="rain"),
    )


def test_the_top_stops_the_interview_at_once(interviewer):
    """Also where something required has not been answered; below the top that is waited for."""
    umbrella = decision(rule("a", "carry", hail), rule("b", "pack", mud), asks=[hail, mud, ask(hours, required=True)])
    interviewer.tells(
        """
        hail  mud  hours | next         settled
        yes   -    -     | none         yes
        no    yes  -     | about:hours  no
        no    no   -     | about:hours  no
        no    yes  1     | none         yes
        """,
        interview(umbrella, danger="hail", ground="mud", about="hours"),
    )


LONG = decision(
    rule("a", "carry", hail),
    rule("b", "carry", at_least(2, rain, wind, compare(hours, ">=", 2))),
    rule("c", "pack", all_of(mud, any_of(rain, one_of(sky, "black")))),
    asks=[rain, ask(wind, ask_if=rain), ask(hail, ask_if=any_of(rain, wind)), ask(hours, required=True), mud, sky],
)
LONG_PAGES = {"ground": "mud hours", "sky": "wind rain sky", "danger": "hail"}


def test_it_stops_when_and_only_when_the_conclusion_has_settled(interviewer):
    """Whoever it asks, and however they came to be where they are."""
    told = interviewer.tell(interview(LONG, **LONG_PAGES), everybody(LONG))
    assert {one.settled for one in told} == {True, False}
    assert [one for one in told if one.settled != (one.next is None)] == []


def test_it_asks_nothing_twice_and_nothing_in_vain(interviewer):
    """Everybody ends where all their answers would have taken them, and most are spared some of the questions."""
    asking, people = interview(LONG, **LONG_PAGES), everybody(LONG)
    told = {frozenset(one.items()): its for one, its in zip(people, interviewer.tell(asking, people), strict=True)}
    spared = []
    for person in (one for one in people if len(one) == len(LONG.questions)):
        answers: dict = {}
        while page := told[frozenset(answers.items())].next:
            assert page.findings
            assert not answers.keys() & set(page.findings)
            answers |= {finding: person[finding] for finding in page.findings}
        everything = told[frozenset(told[frozenset(person.items())].keeps.items())]
        assert told[frozenset(answers.items())].at_least == everything.at_least
        spared.append(len(person) - len(answers))
    assert sum(spared) / len(spared) > 1


def test_what_was_answered_before_going_back_is_dropped_when_it_would_be_skipped(interviewer):
    """Somebody says that it rains, and how; goes back, and says that it does not. A chain falls as a whole."""
    umbrella = decision(hail, mud, asks=[rain, ask(wind, ask_if=rain), ask(hail, ask_if=wind), mud])
    interviewer.tells(
        """
        rain    wind  hail  mud  moon | keeps
        yes     yes   no    no   -    | rain,wind,hail,mud
        no      yes   no    no   -    | rain,mud              # wind goes, and with it what it opened
        yes     no    yes   no   -    | rain,wind,mud
        unsure  yes   yes   -    -    | rain,wind,hail
        -       yes   yes   -    -    | wind,hail             # nothing says that they would be skipped
        no      -     yes   -    full | rain,moon             # another decision may ask about the moon
        """,
        interview(umbrella, sky="rain wind hail", ground="mud"),
    )
