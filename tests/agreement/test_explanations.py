"""explain.js gives the same reasons and the same changes as Python, in the same order."""

from itertools import islice

from hypothesis import given

from loosen.engine.backends.python import Decider
from loosen.engine.explain import because, would_change
from loosen.engine.interview import Interview, pages_of
from tests.agreement.books import decisions_and_people, examples
from tests.agreement.people import random_people


def expected(decision, answers, decide):
    reasons = because(decision, answers, decide(answers))
    return [
        [{"rule": one.rule.id, "level": one.level, "findings": list(one.findings)} for one in reasons],
        [one._asdict() for one in would_change(decision, answers, decide)],
    ]


@examples(2)
@given(drawn=decisions_and_people())
def test_random_books_random_people(node, drawn):
    decision, answers = drawn
    told = node.explain(Interview(decision, pages_of(decision)), [answers])
    assert told == [expected(decision, answers, Decider(decision))]


def test_the_real_rule_book(node, book):
    decision, decide = book.triage.decision, Decider(book.triage.decision)
    people = [dict(answers) for answers in islice(random_people(book, 300), 60)]
    assert node.explain(book.triage.interview, people) == [expected(decision, one, decide) for one in people]
