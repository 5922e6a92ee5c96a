"""How the programme grows: from what somebody managed, a little each week, as the rule book says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from loosen.book.book import Book
from loosen.book.prevention_records import Stage, Walking, WalkingWeek
from loosen.care.amount import Amount, begin, up
from loosen.care.routine import Suited, those_that_suit
from loosen.engine.finding import Answer


class Grown(NamedTuple):
    """The strength session of a week. ``amounts``: by exercise. ``raised``: the exercise that grew, or none."""

    stage: Stage
    exercises: tuple[Suited, ...]
    amounts: Mapping[str, Amount]
    raised: str


def walks_in(walking: Walking, week: int, managed: int | None = None) -> WalkingWeek:
    """The walks of ``week``. ``managed``: the minutes of the week before; then it grows from those."""
    planned = [one for one in walking.weeks if one.week <= week][-1]
    if managed is None:
        return planned
    allowed = managed * (100 + walking.most_growth) // 100
    able = [one for one in walking.weeks if one.total <= allowed]
    if not able:
        first = walking.weeks[0]
        return WalkingWeek(week, first.days, max(walking.least_minutes, allowed // first.days))
    # Whoever has not walked more than this week's plan keeps its pace.
    return min(able[-1], planned) if managed <= planned.total else able[-1]


def strength_in(book: Book, week: int, answers: Mapping[str, Answer]) -> Grown:
    """The strength session of ``week``: the exercises of its stage that suit, one of them grown each week in turn."""
    stages = book.prevention.weekly.strength.stages
    that_suit = {stage.id: those_that_suit(book, stage, answers) for stage in stages}
    amounts: dict[str, Amount] = {}
    stage, raised = stages[0], ""
    for now in range(1, week + 1):
        before, stage = stage, [one for one in stages if one.from_week <= now][-1]
        exercises = that_suit[stage.id]
        for one in exercises:
            amounts.setdefault(one.exercise.id, begin(one.exercise.dose))
        is_new = now == 1 or stage != before  # Something new is enough for one week.
        raised = "" if is_new else _raise_one(exercises, amounts, now)
    return Grown(stage, that_suit[stage.id], amounts, raised)


def _raise_one(exercises: tuple[Suited, ...], amounts: dict[str, Amount], week: int) -> str:
    """One step more of the exercise whose turn it is, of those that may still grow."""
    able = [
        one.exercise for one in exercises if up(amounts[one.exercise.id], one.exercise.dose) != amounts[one.exercise.id]
    ]
    if not able:
        return ""
    exercise = able[week % len(able)]
    amounts[exercise.id] = up(amounts[exercise.id], exercise.dose)
    return exercise.id
