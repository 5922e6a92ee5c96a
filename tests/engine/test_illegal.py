"""What is illegal cannot be built: it is refused on the line that makes it, and the message says what is wrong."""

from dataclasses import FrozenInstanceError

import pytest

from loosen.engine.criterion import All, Any, AtLeast, Compare, OneOf, Said, Yes
from loosen.engine.decision import Decision, Question, Rule, Scale
from loosen.engine.finding import Choice, IllegalAnswer, Number
from tests.spec.notation import choice, number, yes_no

rain, wind = yes_no("rain"), yes_no("wind")
hours = number("hours", 1, 12)
sky = choice("sky", "clear", "grey", "black")
PLAIN = Scale(("leave", "pack", "carry"))
ASK_RAIN, ASK_HOURS = Question(rain, unsure="pack"), Question(hours)


def asks(*questions, rules=()):
    return Decision("umbrella", PLAIN, questions, tuple(rules))


REFUSED = {
    # findings
    "a number from 3 to 3": (lambda: Number("h", 3, 3), "from 3 to 3 leaves nothing to ask"),
    "a number from 4 to 3": (lambda: Number("h", 4, 3), "from 4 to 3 leaves nothing to ask"),
    "a choice of nothing": (lambda: Choice(()), r"two or more different options, not \(\)"),
    "a choice of one": (lambda: Choice(("a",)), "two or more different options"),
    "a choice of a and a": (lambda: Choice(("a", "a")), "two or more different options"),
    "a choice of a, b and a": (lambda: Choice(("a", "b", "a")), "two or more different options"),
    "a choice of unsure": (lambda: Choice(("a", "unsure")), "give the doubt a name of its own"),
    # leaves
    "yes to a number": (lambda: Yes(hours), "hours is not a yes-or-no finding; compare it instead"),
    "yes to a choice": (lambda: Yes(sky), "sky is not a yes-or-no finding"),
    "equals": (lambda: Compare(hours, "==", 3), "'==' is not one of <, <=, >, >="),
    "comparing a yes": (lambda: Compare(rain, "<", 3), "rain is not a number and cannot be compared with 3"),
    "comparing a choice": (lambda: Compare(sky, "<", 3), "sky is not a number"),
    "below the least": (lambda: Compare(hours, "<", 1), "hours < 1 is true of everybody or of nobody"),
    "at most the most": (lambda: Compare(hours, "<=", 12), "it takes a whole number from 1 to 12"),
    "above the most": (lambda: Compare(hours, ">", 12), "hours > 12 is true of everybody or of nobody"),
    "from the least": (lambda: Compare(hours, ">=", 1), "hours >= 1 is true of everybody or of nobody"),
    "far outside": (lambda: Compare(hours, ">=", 99), "true of everybody or of nobody"),
    "an option of a yes": (lambda: OneOf(rain, frozenset({"yes"})), "rain is not a choice"),
    "an option of a number": (lambda: OneOf(hours, frozenset({"3"})), "hours is not a choice"),
    "an unknown option": (
        lambda: OneOf(sky, frozenset({"grey", "blue"})),
        "sky has no option 'blue'; it has clear, grey, black",
    ),
    "no option": (lambda: OneOf(sky, frozenset()), "sky is none or any of its options: the same for everybody"),
    "every option": (lambda: OneOf(sky, frozenset({"clear", "grey", "black"})), "the same for everybody"),
    # trees
    "all of nothing": (lambda: All(()), "a criterion without parts says nothing"),
    "any of nothing": (lambda: Any(()), "a criterion without parts says nothing"),
    "at least 0 of nothing": (lambda: AtLeast(0, ()), "a criterion without parts says nothing"),
    "at least 0": (lambda: AtLeast(0, (Yes(rain),)), "at least 0 of 1 parts makes no sense"),
    "at least 3 of 2": (lambda: AtLeast(3, (Yes(rain), Yes(wind))), "at least 3 of 2 parts makes no sense"),
    # premises
    "said what cannot be": (lambda: Said(rain, "maybe"), "rain: 'maybe' is not yes, no or unsure"),
    "unsure of a choice": (lambda: Said(sky, "unsure"), "sky: 'unsure' is not one of clear, grey, black"),
    # scales and questions
    "no level": (lambda: Scale(()), r"a scale needs two or more different levels, not \(\)"),
    "one level": (lambda: Scale(("leave",)), "a scale needs two or more different levels"),
    "a level twice": (lambda: Scale(("leave", "pack", "leave")), "a scale needs two or more different levels"),
    "yes or no without a floor": (lambda: Question(rain), "rain: a yes-or-no question has a floor for unsure"),
    "a floor for a number": (lambda: Question(hours, unsure="pack"), "hours: .* no other has one"),
    "a floor for a choice": (lambda: Question(sky, unsure="pack"), "sky: .* no other has one"),
    "required and skipped": (
        lambda: Question(rain, "pack", required=True, ask_if=Yes(wind)),
        "rain: a required question cannot be skipped",
    ),
    # decisions
    "a question twice": (lambda: asks(ASK_RAIN, ASK_RAIN), "two questions are called rain"),
    "two findings of one name": (lambda: asks(ASK_RAIN, Question(number("rain", 0, 9))), "two questions are called"),
    "two rules of one name": (
        lambda: asks(ASK_RAIN, rules=[Rule("wet", Yes(rain), "pack"), Rule("wet", Yes(rain), "carry")]),
        "two rules are called wet",
    ),
    "a rule over what is not asked": (
        lambda: asks(ASK_RAIN, rules=[Rule("storm", All((Yes(rain), Yes(wind))), "pack")]),
        "rule storm mentions wind, which is not asked before it",
    ),
    "a rule over a namesake": (
        lambda: asks(ASK_RAIN, rules=[Rule("a", Compare(number("rain", 0, 9), ">", 3), "pack")]),
        "rule a mentions rain, which is not asked before it",
    ),
    "an ask-if that looks ahead": (
        lambda: asks(Question(rain, "pack", ask_if=Yes(wind)), Question(wind, "pack")),
        "ask-if of rain mentions wind, which is not asked before it",
    ),
    "a rule to the calmest level": (
        lambda: asks(ASK_RAIN, rules=[Rule("a", Yes(rain), "leave")]),
        "rule a pushes nowhere: leave is the calmest level",
    ),
}


@pytest.mark.parametrize(("make", "message"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


OFF_THE_SCALE = {
    "rule": (lambda: asks(ASK_RAIN, rules=[Rule("a", Yes(rain), "fly")]), "a.*fly"),
    "floor": (lambda: asks(Question(rain, unsure="fly")), "rain.*fly"),
    "rank": (lambda: PLAIN.rank("fly"), "fly"),
}


@pytest.mark.parametrize(("make", "message"), OFF_THE_SCALE.values(), ids=OFF_THE_SCALE)
def test_a_level_that_is_not_on_the_scale_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_what_is_nearly_illegal_can_be_built():
    """Each limit from its legal side."""
    assert Number("h", 3, 4).accepts(4)
    assert Choice(("a", "b")).words == ("a", "b")
    for operator, number_ in (("<", 2), ("<", 12), ("<=", 1), ("<=", 11), (">", 1), (">", 11), (">=", 2), (">=", 12)):
        assert Compare(hours, operator, number_).number == number_
    assert AtLeast(1, (Yes(rain),)).n == 1
    assert AtLeast(2, (Yes(rain), Yes(rain))).n == 2
    assert Scale(("no", "yes")).top == "yes"


def test_what_was_built_stays_as_it_was_built():
    """So a check at the door is a check for good."""
    umbrella = asks(ASK_RAIN, ASK_HOURS, rules=[Rule("a", Yes(rain), "pack")])
    for record, name in ((umbrella, "rules"), (umbrella.rules[0], "level"), (ASK_RAIN, "unsure"), (rain, "kind")):
        with pytest.raises(FrozenInstanceError):
            setattr(record, name, None)
    assert hash(umbrella) == hash(asks(ASK_RAIN, ASK_HOURS, rules=umbrella.rules))


def test_a_question_that_is_not_asked_is_not_found():
    assert asks(ASK_RAIN).question("rain") is ASK_RAIN
    with pytest.raises(KeyError, match="wind"):
        asks(ASK_RAIN).question("wind")


def test_an_illegal_answer_is_a_value_error_that_knows_what_would_be_legal():
    """A door can say it in words of its own."""
    with pytest.raises(ValueError, match="hours: 13 is not a whole number from 1 to 12") as caught:
        hours.check(13)
    assert isinstance(caught.value, IllegalAnswer)
    assert (caught.value.finding, caught.value.answer) == ("hours", 13)
    assert caught.value.allowed == str(hours.kind)
