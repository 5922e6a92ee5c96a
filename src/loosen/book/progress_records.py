"""What stands in the rule book about the diary and about recovery, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from loosen.book.exercise_records import Fit
from loosen.engine.decision import Decision

LOWER, HIGHER = "lower", "higher"
REACHED = ("not-yet", "reached")
SESSION, WALK, HEAT, ICE, DOSE = KEPT = ("session", "walk", "heat", "ice", "dose")


class Thing(NamedTuple):
    """What somebody may have done on a day. ``kept``: what the device fills it in from, or nothing."""

    id: str
    label: str
    kept: str


class DiaryBook(NamedTuple):
    """``most_activities``: how many own activities may be told of on a day."""

    done: Mapping[str, Thing]
    most_activities: int
    activity_ask: str
    activity_scale: str


class Level(NamedTuple):
    """How recovery goes, and what to do by when; ``within_days`` counts from the day on which it began."""

    id: str
    name: str
    do: str
    within_days: int


class Mean(NamedTuple):
    """Mean pain of many people after ``week`` weeks, 0 to 100, and the values between which that mean lies."""

    week: int
    mean: int
    low: int
    high: int


class FromWeek(NamedTuple):
    """What may be told from ``week`` on."""

    week: int
    text: str


class UsualCourse(NamedTuple):
    """How pain goes for most people."""

    points: tuple[Mean, ...]
    told: tuple[FromWeek, ...]
    sources: tuple[str, ...]
    told_sources: tuple[str, ...]


class Milestone(NamedTuple):
    """Something to reach: on the first day on which ``decision`` comes to `REACHED`'s second level."""

    text: str
    decision: Decision
    sources: tuple[str, ...]


class EpisodeRule(NamedTuple):
    """When an episode is over, and from how much pain on the next begins; and what is said of both."""

    over_after: int
    begins_at: int
    over: str
    often: str
    sources: tuple[str, ...]


class Measure(NamedTuple):
    """An outcome measure. A change of ``points`` or, where it is not 0, ``percent`` of the first means something."""

    id: str
    name: str
    least: int
    most: int
    better: str
    points: int
    percent: int
    sources: tuple[str, ...]


class ProgressBook(NamedTuple):
    """Everything about recovery. ``fits``: the reasons of the decision's rules."""

    recovery: Decision
    fits: Mapping[str, Fit]
    levels: Mapping[str, Level]
    usual: UsualCourse
    milestones: tuple[Milestone, ...]
    episodes: EpisodeRule
    least_days: int
    measures: Mapping[str, Measure]
