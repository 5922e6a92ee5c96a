"""What stands in the rule book about the next spell, as frozen records: the programme, breaks, work place and risks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from loosen.book.exercise_records import Fit, FitLevel
from loosen.book.read_findings import Findings
from loosen.engine.decision import Decision


class Grounds(NamedTuple):
    """How sure something is, in a word and in a sentence, and on what it rests."""

    certainty: str
    evidence: str
    sources: tuple[str, ...]


class WalkingWeek(NamedTuple):
    """From this week on: on how many days to walk, and for how many minutes each."""

    week: int
    days: int
    minutes: int

    @property
    def total(self) -> int:
        """The minutes of the week."""
        return self.days * self.minutes


class Walking(NamedTuple):
    """The walks. ``weekdays``: those to take, in this order; 0 is Monday. ``least_minutes``: the shortest walk.

    ``most_growth``: percent from one week to the next.
    """

    exercise: str
    title: str
    weekdays: tuple[int, ...]
    least_minutes: int
    most_growth: int
    weeks: tuple[WalkingWeek, ...]
    why: str
    grounds: Grounds


class Stage(NamedTuple):
    """The exercises from one week on, in order. ``instead``: those that stand in for one that does not suit."""

    id: str
    from_week: int
    name: str
    headline: str
    exercises: tuple[str, ...]
    instead: tuple[str, ...]
    most: int


class Strength(NamedTuple):
    """The strength sessions and their stages."""

    title: str
    weekdays: tuple[int, ...]
    stages: tuple[Stage, ...]
    why: str
    grounds: Grounds


class Weekly(NamedTuple):
    """The programme. ``start``: whether somebody begins or waits; ``fits``: the words of its rules.

    ``rest``: what a day without anything is for. ``missed``: what to say of a week that was missed.
    """

    title: str
    headline: str
    start: Decision
    fits: Mapping[str, Fit]
    walking: Walking
    strength: Strength
    rest: str
    missed: str


class Idea(NamedTuple):
    """What to do in a break. ``exercise``: the one whose decision holds for it; without one it suits everybody."""

    id: str
    text: str
    exercise: str


class Breaks(NamedTuple):
    """``intervals``: minutes to choose from, the usual first. ``minutes``: of one break. ``later``: put off by."""

    title: str
    text: str
    intervals: tuple[int, ...]
    minutes: int
    later: int
    from_hour: int
    until_hour: int
    weekdays: tuple[int, ...]
    ideas: tuple[Idea, ...]
    why: str
    grounds: Grounds


class Advice(NamedTuple):
    """What a rule of the work place says: what to do, and why."""

    rule: str
    title: str
    how: tuple[str, ...]
    because: str
    grounds: Grounds


class Workplace(NamedTuple):
    """The work place as a decision. ``levels``: from what may stay to what is most worth trying."""

    title: str
    text: str
    grounds: Grounds
    levels: Mapping[str, FitLevel]
    decision: Decision
    advice: Mapping[str, Advice]


class Factor(NamedTuple):
    """Something that goes along with the next spell. ``lowers``: what is known to; ``tested``: that it was shown."""

    id: str
    title: str
    size: str
    lowers: str
    tested: bool
    do: str
    grounds: Grounds


class Risks(NamedTuple):
    """``decision``: one rule for each factor that answers can tell of: general, or theirs."""

    title: str
    text: str
    decision: Decision
    factors: Mapping[str, Factor]


class Food(NamedTuple):
    """One thing about food or drink."""

    id: str
    title: str
    text: str
    grounds: Grounds


class FoodAndDrink(NamedTuple):
    """What is known of food and water."""

    title: str
    text: str
    items: tuple[Food, ...]


class Prevention(NamedTuple):
    """Everything about the next spell. ``asked``: what only this part asks."""

    asked: Findings
    weekly: Weekly
    breaks: Breaks
    workplace: Workplace
    risks: Risks
    food: FoodAndDrink

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All that is decided here."""
        return self.weekly.start, self.workplace.decision, self.risks.decision
