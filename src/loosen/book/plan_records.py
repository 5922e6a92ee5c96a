"""What stands in the rule book about the plan of a day, as frozen records: phases, items, and what leads where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from loosen.book.exercise_records import Fit
from loosen.engine.decision import Decision

Times = tuple[int, int]  # at least and at most in a day


class Routine(NamedTuple):
    """The exercises of a phase, in order. ``instead``: those that stand in for one that does not suit.

    ``weekdays``: 0 is Monday; empty means every day.
    """

    title: str
    exercises: tuple[str, ...]
    instead: tuple[str, ...]
    most: int
    times: Times
    weekdays: tuple[int, ...]


class Phase(NamedTuple):
    """How far somebody has come. ``better``: how they will know; ``minutes_a_day``: the most that a plan may ask."""

    id: str
    name: str
    headline: str
    routine: Routine
    minutes_a_day: int
    better: str
    tomorrow: str


class Item(NamedTuple):
    """One thing to do. ``slot``: its place in the day. ``rank``: what has the highest goes first when it is too much.

    ``minutes``: of one go, 0 when it takes no time of its own. ``relief``: positions of ease. ``measure``: the id of
    its screen. ``exercise``: done guided. ``urgency``: only for whom the check says so.
    """

    id: str
    kind: str
    title: str
    phases: tuple[str, ...]
    slot: int
    rank: int
    at: str
    minutes: int
    times: Times
    why: str
    how: tuple[str, ...]
    relief: tuple[str, ...]
    measure: str
    exercise: str
    urgency: tuple[str, ...]
    certainty: str
    evidence: str
    sources: tuple[str, ...]


class Avoid(NamedTuple):
    """What to leave for now, and why."""

    id: str
    phases: tuple[str, ...]
    text: str
    why: str
    convention: bool
    sources: tuple[str, ...]


class PlanBook(NamedTuple):
    """Everything about plans. ``phase`` and ``light``: how far somebody has come, and how an exercise went.

    ``positions_like``: by position of ease, the exercise whose decision holds for it too. ``pain`` and ``since``: the
    findings of the check that tell how bad it is, and for how many days.
    """

    phase: Decision
    light: Decision
    fits: Mapping[str, Fit]
    phases: Mapping[str, Phase]
    items: Mapping[str, Item]
    positions_like: Mapping[str, str]
    avoid: tuple[Avoid, ...]
    pain: str
    since: str
    most_items: int
    raise_after: int
    drop_after: int
