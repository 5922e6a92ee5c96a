"""Every told person comes out as the evidence says, on every back end, and is told what they must be told."""

import pytest

from loosen.book.load import load_rulebook
from loosen.care.assessment import assess
from loosen.engine.backends.python import Decider
from loosen.engine.evaluate import evaluate
from loosen.engine.interview import no_to_the_rest
from tests.agreement.node import Node

CASES = list(load_rulebook().cases.values())
named = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


def test_all_forty_are_here():
    assert len(CASES) == 40


@named
def test_disposition(book, case):
    decision = book.triage.decision
    answers = no_to_the_rest(decision, case.answers)
    told = evaluate(decision, answers)
    assert told.settled
    assert told.at_least == case.expect, case.name
    assert Decider(decision)(answers) == told


@named
def test_mentions(book, case):
    """In the United Kingdom, whose numbers the cases name."""
    result = assess(book, case.answers, region="UK", others="no")
    said = [result.headline, result.contact, result.within, result.say, result.number_to_call]
    said += [*result.what_to_do, *result.warning_signs]
    said += [text for reason in result.because for text in (reason.fear, reason.because)]
    shown = " ".join(said).lower()
    assert [words for words in case.mentions if words.lower() not in shown] == []


def test_the_browser_gives_the_same(book):
    node = Node()
    try:
        people = [no_to_the_rest(book.triage.decision, case.answers) for case in CASES]
        told = node.ask(book.triage.interview, people)
    finally:
        node.close()
    assert [conclusion["at_least"] for conclusion, *_ in told] == [case.expect for case in CASES]
