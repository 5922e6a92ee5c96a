"""Every told person, through the real page, comes out as the engine says."""

import pytest

from loosen.book.load import load_rulebook
from loosen.engine.interview import no_to_the_rest
from tests.browser.person import Person


@pytest.mark.parametrize("case", list(load_rulebook().cases))
def test_case(page, book, case):
    told = book.cases[case]
    answers = no_to_the_rest(book.triage.decision, told.answers)
    assert Person(page, answers).open().answer() == book.triage.decide(answers).at_least
