"""Every small wrong turn in a rule is noticed by a promise or a case."""

from collections import Counter

import pytest

from loosen.book.mutate import noticed
from loosen.engine.mutants import mutants


@pytest.mark.slow
def test_every_emergency_and_same_day_mutation_is_noticed(book):
    unseen = [one for one in noticed(book) if not one.by and not one.equal]
    assert [f"{one.mutant.rule.id}: {one.mutant.change}" for one in unseen] == []


def test_every_rule_is_guarded(book):
    """The quick half of it: no rule that changes anything can be deleted or lowered unseen."""
    unseen = [one for one in noticed(book, quick=True) if not one.by and not one.equal]
    assert [f"{one.mutant.rule.id}: {one.mutant.change}" for one in unseen] == []


def test_every_kind_of_wrong_turn_is_taken(book):
    taken = Counter(mutant.change.split()[0] for mutant in mutants(book.triage.decision))
    assert taken["deleted"] == len(book.triage.rules)
    assert {"deleted", "lowered", "and", "or", "without", "at", "age", "pain-severity", "pregnant"} <= set(taken)
