"""Every told person gets the plan that their day asks for, and nothing that does not suit them."""

from datetime import date, timedelta

import pytest

from loosen.book.load import load_rulebook
from loosen.care.care_plan import Wishes
from loosen.care.diary import read_diary
from loosen.care.plan import plan

CASES = list(load_rulebook().plan_cases.values())
named = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
CHECKED = date(2026, 11, 23)


@pytest.fixture(scope="module")
def planned(book):
    """The plan of each of them, by id."""
    return {case.id: plan_of(book, case) for case in CASES}


def plan_of(book, case):
    told = [{**one, "day": (CHECKED + timedelta(days=one["day"])).isoformat()} for one in case.diary]
    day = CHECKED + timedelta(days=case.day)
    others = None if case.ask or case.again else "no"
    return plan(
        book,
        case.answers if others else {**everything_else_no(book, case), **case.answers},
        day,
        read_diary(book, told),
        checked=CHECKED,
        wishes=Wishes(**case.wishes),
        others=others,
        region="UK",
    )


def everything_else_no(book, case):
    from loosen.engine.interview import no_to_the_rest

    return no_to_the_rest(book.triage.decision, case.answers)


def named_in(told):
    """Everything that a plan names: items, exercises and positions."""
    sessions = [item.session for item in told.items if item.session]
    exercises = {step.exercise for session in sessions for step in session.steps}
    return {item.id for item in told.items} | exercises | {id for item in told.items for id in item.relief}


def test_twenty_are_here():
    assert len(CASES) >= 20


@named
def test_phase_and_items(planned, case):
    told = planned[case.id]
    assert not case.phase or told.phase == case.phase
    ids = [item.id for item in told.items]
    assert [id for id in ids if id in case.items] == list(case.items)
    assert named_in(told).isdisjoint(case.absent)


@named
def test_the_check_and_today_come_first(planned, case):
    told = planned[case.id]
    assert told.check_again == case.again
    assert bool(told.ask) == case.ask
    assert bool(told.items) == (not case.again and not case.ask)


@named
def test_what_changed_is_told(planned, case):
    assert not case.changed or planned[case.id].changed
