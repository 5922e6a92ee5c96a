"""The promises hold for every possible person; a broken one is shown as a person, by both solvers."""

import pytest

from loosen.book.check import check
from loosen.book.load import read_folder
from loosen.book.prove import prove
from loosen.engine.evaluate import evaluate
from loosen.engine.proof import Reaches
from tests.book.samples import changed


@pytest.fixture(scope="module")
def verdicts(book):
    return list(prove(book))


def test_none_has_gone(book):
    """P29 to P40 are about medicines; P86 to P96 about exercises and plans; P108 to P112 about recovery; P113 on about
    prevention; the others are guards found by mutation."""
    assert list(book.promises) == [f"P{n:02}" for n in range(1, 116)]


def test_every_promise_holds(book, verdicts):
    assert {verdict.promise.id for verdict in verdicts} == set(book.promises)
    assert {verdict.promise.id: verdict.broken for verdict in verdicts if verdict.broken} == {}


def test_what_is_claimed_is_proved_by_both_solvers(verdicts):
    solvers = {}
    for verdict in verdicts:
        solvers.setdefault(verdict.promise.id, set()).add(verdict.solver)
    for verdict in verdicts:
        if verdict.promise.claims:
            assert {"z3", "bdd"} <= solvers[verdict.promise.id]


BREAKS = {
    "P01": (
        "triage/cauda-equina.yaml",
        "    when: saddle-numbness\n    level: emergency",
        "    when: saddle-numbness\n    level: soon",
    ),
    "P13": (
        "triage/spinal-infection.yaml",
        "    when: fever\n    level: same-day",
        "    when: fever\n    level: routine",
    ),
    "P20": ("findings/nerves.yaml", "unsure: emergency", "unsure: soon"),
    "P22": ("triage/persistent-pain.yaml", "when: recurrent-episodes", "when: pain-severity >= 9"),
    "P28": (
        "triage/persistent-pain.yaml",
        "all: [pain-severity >= 9, no-position-eases]",
        "any: [pain-severity >= 9, no-position-eases]",
    ),
}


@pytest.mark.parametrize("promise", BREAKS)
def test_a_broken_promise_is_shown_as_a_person(promise):
    broken_book = changed(*BREAKS[promise])
    for verdict in prove(broken_book, [promise]):
        assert verdict.broken, verdict.solver
        for how in verdict.broken:
            told = evaluate(broken_book.triage.decision, how.answers)
            if isinstance(how.claim, Reaches):
                rank = broken_book.triage.decision.scale.rank
                assert rank(told.at_least) < rank(how.claim.level)


@pytest.mark.parametrize("promise", BREAKS)
def test_both_solvers_agree_on_broken_promises(promise):
    verdicts = [verdict for verdict in prove(changed(*BREAKS[promise])) if verdict.promise.claims]
    by_solver = {
        solver: {verdict.promise.id for verdict in verdicts if verdict.broken and verdict.solver == solver}
        for solver in ("z3", "bdd")
    }
    assert by_solver["z3"] == by_solver["bdd"]
    assert promise in by_solver["z3"]


INSPECTED = {
    "P23": ("findings/pregnancy-signs.yaml", "ask-if: pregnant is possible or yes", "ask-if: collapse-or-grey"),
    "P24": ("triage.yaml", "pages: [right-now, nerves,", "pages: [right-now, about-you, nerves,"),
    "P25": ("triage.yaml", "valid-for-hours: 24", "valid-for-hours: 240"),
    "P26": ("triage.yaml", "findings: [saddle-numbness]", "findings: [bladder-bowel-leak]"),
    "P27": ("triage/shingles.yaml", "fear: ", "fear: You do not have cancer. "),
}


@pytest.mark.parametrize("promise", INSPECTED)
def test_what_is_looked_up_is_missed_when_it_is_gone(promise):
    file, old, new = INSPECTED[promise]
    texts = {"pages: [right-now, about-you, nerves, about-you,": "pages: [right-now, about-you, nerves,"}
    broken_book = changed(file, old, new, then=texts)
    assert [verdict for verdict in prove(broken_book, [promise]) if verdict.solver == "looked up" and verdict.broken]


def test_the_book_is_whole():
    assert check(read_folder()) == []
