"""An interview as it is built."""

import pytest

from loosen.engine.interview import Interview, Page, no_to_the_rest, pages_of
from tests.spec.interviews import interview
from tests.spec.notation import all_of, choice, compare, decision, number, one_of, yes_no

rain, wind = yes_no("rain"), yes_no("wind")
hours = number("hours", 0, 2)
sky = choice("sky", "clear", "black")
lift = choice("lift", "no", "home")


@pytest.mark.parametrize(
    "pages",
    [{}, {"sky": "rain"}, {"sky": "rain wind", "again": "wind"}, {"sky": "rain wind mud"}, {"sky": "rain rain wind"}],
    ids=["no-page", "on-none", "on-two", "not-asked-here", "twice-on-one"],
)
def test_every_question_stands_on_exactly_one_page(pages):
    """On none it would never be asked, on two it would be asked twice."""
    with pytest.raises(ValueError, match="every question stands on exactly one page"):
        interview(decision(all_of(rain, wind)), **pages)


def test_without_pages_each_question_is_a_page():
    umbrella = decision(all_of(wind, rain))
    assert Interview(umbrella, pages_of(umbrella)).pages == (Page("wind", ("wind",)), Page("rain", ("rain",)))


def test_no_to_the_rest_says_no_wherever_no_is_an_answer():
    """A number or a choice without a no stays open, and what was answered stays as it was."""
    umbrella = decision(all_of(rain, wind, compare(hours, ">", 1), one_of(sky, "black"), one_of(lift, "home")))
    said = {"rain": "unsure", "moon": "full"}
    assert no_to_the_rest(umbrella, said) == {**said, "wind": "no", "lift": "no"}
    assert no_to_the_rest(umbrella, {"lift": "home"}) == {"lift": "home", "rain": "no", "wind": "no"}


def test_what_alone_reaches_the_top_is_worked_out_once():
    asking = interview(decision(rain, all_of(wind, rain)), sky="rain wind")
    assert asking.alone_top == {"rain"}
    assert asking.alone_top is asking.alone_top
