"""A scale may be as long as it likes where whole numbers are; in the browser they end."""

import pytest

from tests.agreement.books import everybody
from tests.spec.backends import by_decider, by_referee
from tests.spec.notation import decision, yes_no


def ladder(levels):
    """A decision over a scale of so many levels."""
    return decision(yes_no("sign"), levels=tuple(f"level-{n}" for n in range(levels)))


@pytest.mark.parametrize("levels", [2, 16, 17, 40, 100])
def test_in_python_any_length_will_do(levels):
    people = everybody(ladder(levels))
    assert by_decider(ladder(levels), people) == by_referee(ladder(levels), people)


@pytest.mark.parametrize("levels", [2, 15, 16])
def test_in_the_browser_sixteen_levels_will_do(by_node, levels):
    """Two rails of fifteen bits are what its whole numbers hold."""
    people = everybody(ladder(levels))
    assert by_node(ladder(levels), people) == by_referee(ladder(levels), people)


def test_in_the_browser_a_longer_one_is_refused(by_node):
    """A wrong answer would be worse than none."""
    with pytest.raises(ValueError, match="levels"):
        by_node(ladder(17), everybody(ladder(17)))
