"""Every small wrong turn in the rules about medicines, herbs and measures is noticed by a promise."""

from collections import Counter

import pytest

from loosen.book.mutate import noticed
from loosen.book.screened import LEVELS, REGION
from loosen.engine.evaluate import evaluate
from loosen.engine.mutants import mutants


def unseen(book, quick):
    return [
        f"{one.mutant.rule.id} of {screen}: {one.mutant.change}"
        for screen in book.screens.screens
        for one in noticed(book, quick=quick, decisions=[screen])
        if not one.by and not one.equal and not (is_another_age(one.mutant) and never_allowed(book, screen))
    ]


def is_another_age(mutant):
    return mutant.change.startswith("age ")


def never_allowed(book, screen):
    """Whether no region allows it to anybody: then asking a year sooner tells nobody anything else."""
    decision = book.decisions[screen]
    return REGION in decision.asks and all(
        evaluate(decision, {REGION: region}).at_least != LEVELS[0] for region in book.regions
    )


def test_every_rule_is_guarded(book):
    """No rule that changes anything can be deleted or lowered unseen, on any screen."""
    assert unseen(book, quick=True) == []


@pytest.mark.slow
def test_every_mutation_is_noticed(book):
    assert unseen(book, quick=False) == []


def test_every_kind_of_wrong_turn_is_taken(book):
    decisions = [book.decisions[screen] for screen in book.screens.screens]
    taken = Counter(mutant.change.split()[0] for decision in decisions for mutant in mutants(decision))
    assert taken["deleted"] == sum(len(decision.rules) for decision in decisions)
    assert {"deleted", "lowered", "and", "or", "without", "age", "pregnancy-weeks", "pregnant"} <= set(taken)
