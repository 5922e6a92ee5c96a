"""The generated Python agrees with the referee about everybody."""

from itertools import combinations

from hypothesis import given

from loosen.engine.backends.python import Decider
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import YesNo
from loosen.engine.interview import no_to_the_rest
from loosen.engine.program import Program
from tests.agreement.books import decisions, decisions_and_people, everybody, examples
from tests.agreement.people import random_people


@given(decisions_and_people())
def test_random_books_random_people(drawn):
    decision, answers = drawn
    assert Decider(decision)(answers) == evaluate(decision, answers)


@examples(0.2)
@given(decisions(max_findings=4, max_rules=4))
def test_small_books_everybody(decision):
    decide = Decider(decision)
    for answers in everybody(decision):
        assert decide(answers) == evaluate(decision, answers)


@given(decisions_and_people())
def test_the_program_says_the_same_and_travels(drawn):
    decision, answers = drawn
    program = Program.of(decision)
    assert Program.from_json(program.json) == program
    assert Program.of(program.decision()).hash == program.hash
    assert evaluate(program.decision(), answers) == evaluate(decision, answers)


def test_the_real_rule_book(book):
    decision = book.triage.decision
    decide = Decider(decision)
    for answers in random_people(book, 1000):
        assert decide(answers) == evaluate(decision, answers)


def test_every_pair_of_findings_of_the_real_book(book):
    """Two findings at a time, yes or unsure, all else no: where rules meet."""
    decision = book.triage.decision
    decide = Decider(decision)
    plain = {"age": 34, "sex-at-birth": "female", "pain-site": "low-back", "pain-severity": 5, "pain-duration-days": 3}
    plain = no_to_the_rest(decision, plain)
    ids = [q.finding.id for q in decision.questions if isinstance(q.finding.kind, YesNo)]
    for one, other in combinations(ids, 2):
        answers = {**plain, one: "yes", other: "unsure"}
        assert decide(answers) == evaluate(decision, answers)
