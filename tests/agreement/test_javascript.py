"""decide.js gives the same conclusions, open findings, order and next page as the referee."""

from hypothesis import given

from loosen.engine.evaluate import evaluate
from loosen.engine.interview import Interview, pages_of
from tests.agreement.books import decisions_and_people, examples, interviews_and_people
from tests.agreement.people import random_people


def plainly(told):
    """Tuples as JSON writes them."""
    if isinstance(told, dict):
        return {key: plainly(one) for key, one in told.items()}
    return [plainly(one) for one in told] if isinstance(told, list | tuple) else told


def plain(conclusion):
    open_rules = [one._asdict() for one in conclusion.open_rules]
    return {**conclusion._asdict(), "fired": [one._asdict() for one in conclusion.fired], "open_rules": open_rules}


def expected(interview, answers):
    conclusion = evaluate(interview.decision, answers)
    page = interview.next_page(conclusion, answers)
    return plainly(
        [plain(conclusion), page and page._asdict(), interview.order(conclusion), interview.still_asked(answers)]
    )


@examples(3)
@given(drawn=interviews_and_people())
def test_random_books_random_people(node, drawn):
    interview, answers = drawn
    assert node.ask(interview, [answers]) == [expected(interview, answers)]


@examples(0.5)
@given(drawn=decisions_and_people())
def test_illegal_answers_are_refused(node, drawn):
    decision, answers = drawn
    interview = Interview(decision, pages_of(decision))
    first = decision.questions[0].finding.id
    people = [{**answers, first: bad} for bad in ("maybe", -1, 99, True, 1.5, None, [], {})]
    assert node.ask(interview, people) == [None] * len(people)


def test_the_real_rule_book(node, book):
    """Random people of the real book: everything decide.js says is what Python says."""
    interview = book.triage.interview
    people = [dict(answers) for answers in random_people(book, 300)]
    assert node.ask(interview, people) == [expected(interview, answers) for answers in people]
