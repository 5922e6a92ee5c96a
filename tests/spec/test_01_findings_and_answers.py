"""A finding is one fact that can be asked for, and an answer is what is said of it.

There are three kinds: yes or no, a whole number, and a choice. *Not asked* is no answer at all: it is not *no*, and it
is not *unsure*.
"""

import pytest

from loosen.engine.finding import IllegalAnswer
from tests.spec.notation import ask, choice, decision, number, one_of, rule, yes_no

rain = yes_no("rain")
hours = number("hours", 1, 12)
sky = choice("sky", "clear", "grey", "black")

ANSWERS = [
    # answer      rain   hours  sky
    ("yes", True, False, False),
    ("no", True, False, False),
    ("unsure", True, False, False),
    ("Yes", False, False, False),
    ("maybe", False, False, False),
    ("", False, False, False),
    (True, False, False, False),
    (1, False, True, False),
    (12, False, True, False),
    (0, False, False, False),
    (13, False, False, False),
    (-1, False, False, False),
    (2.5, False, False, False),
    ("3", False, False, False),
    ("clear", False, False, True),
    ("black", False, False, True),
    ("blue", False, False, False),
    (["clear"], False, False, False),
    ({}, False, False, False),
]


@pytest.mark.parametrize(("answer", "by_rain", "by_hours", "by_sky"), ANSWERS, ids=lambda one: repr(one))
def test_a_finding_takes_the_answers_of_its_kind(whole, answer, by_rain, by_hours, by_sky):
    """Yes, no or unsure; a whole number in its range, both ends included; one of the options; and nothing else.

    Nobody concludes anything from an illegal answer, not even where no rule looks at it.
    """
    nobody_looks = decision(asks=[rain, hours, sky])
    somebody_looks = decision(rain, asks=[hours, sky])
    for finding, taken in ((rain, by_rain), (hours, by_hours), (sky, by_sky)):
        for one in (nobody_looks, somebody_looks):
            if taken:
                whole.conclude(one, [{finding.id: answer}])
            else:
                with pytest.raises(IllegalAnswer):
                    whole.conclude(one, [{finding.id: answer}])


@pytest.mark.parametrize(
    ("finding", "answer", "message"),
    [
        (rain, "maybe", "rain: 'maybe' is not yes, no or unsure"),
        (hours, 13, "hours: 13 is not a whole number from 1 to 12 (hours)"),
        (hours, True, "hours: True is not a whole number from 1 to 12 (hours)"),
        (hours, 2.0, "hours: 2.0 is not a whole number from 1 to 12 (hours)"),
        (sky, "unsure", "sky: 'unsure' is not one of clear, grey, black"),
        (rain, None, "rain: None is not yes, no or unsure"),
    ],
)
def test_an_illegal_answer_is_named_with_what_would_be_legal(finding, answer, message):
    """The message says whose answer it is, what was answered, and what could have been."""
    with pytest.raises(IllegalAnswer) as caught:
        finding.check(answer)
    assert str(caught.value) == message
    assert (caught.value.finding, caught.value.answer) == (finding.id, answer)


def test_the_first_illegal_answer_in_the_order_of_the_questions_is_blamed(whole):
    """Legal answers beside it do not save it."""
    with pytest.raises(IllegalAnswer) as caught:
        whole.conclude(decision(rain, asks=[rain, hours, sky]), [{"sky": "blue", "rain": "yes", "hours": 99}])
    if whole.name != "decide.js":
        assert caught.value.finding == "hours"


def test_not_asked_is_neither_no_nor_unsure(back_end):
    """Four people, four conclusions: of the last, nothing is known but that it lies between."""
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


def test_null_is_not_a_way_to_say_not_asked(whole):
    """A finding that is not asked is absent from the answers; an answer of null is illegal like any other."""
    with pytest.raises(IllegalAnswer):
        whole.conclude(decision(rain), [{"rain": None}])


def test_answers_to_what_is_not_asked_here_are_passed_over(whole):
    """Another decision may ask for them, so they are neither judged nor used."""
    asks_for_rain = decision(rain)
    assert whole.conclude(asks_for_rain, [{"rain": "no", "moon": "full", "hours": 99}]) == whole.conclude(
        asks_for_rain, [{"rain": "no"}]
    )


def test_a_choice_that_can_be_doubted_has_an_option_for_doubt(back_end):
    """*Unsure* belongs to yes and no alone; a choice gives doubt a name of its own, and a rule says what it means."""
    forecast = choice("forecast", "dry", "wet", "no-idea")
    with pytest.raises(ValueError, match="unsure"):
        choice("forecast", "dry", "wet", "unsure")
    back_end.tells(
        """
        forecast | umbrella
        dry      | leave
        wet      | carry
        no-idea  | pack
        """,
        umbrella=decision(
            rule("wet", "carry", one_of(forecast, "wet")), rule("doubt", "pack", one_of(forecast, "no-idea"))
        ),
    )


def test_a_question_is_how_one_decision_asks_for_a_finding(back_end):
    """The finding is the same fact everywhere; how far an unsure answer may push is for each decision to say."""
    back_end.tells(
        """
        rain    | bold   careful
        yes     | carry  carry
        unsure  | leave  carry
        no      | leave  leave
        """,
        bold=decision(rain, asks=[ask(rain, unsure="leave")]),
        careful=decision(rain, asks=[ask(rain, unsure="carry")]),
    )
