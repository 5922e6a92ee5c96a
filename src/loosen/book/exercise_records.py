"""What stands in the rule book about exercises, as frozen records: what to do, for whom, and the key poses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from loosen.engine.decision import Decision

LIMBS = ("near-arm", "far-arm", "near-leg", "far-leg")


class Limb(NamedTuple):
    """How an arm or a leg is held in a pose.

    ``kind``: angles (``numbers`` by joint), planted (it stays at the figure's plant), or holds (it reaches a place
    on the body, ``on``, which lies ``numbers`` away from it).
    """

    kind: str
    numbers: Mapping[str, float]
    on: str


class Pose(NamedTuple):
    """A key pose. ``move``: seconds to get there; ``hold``: seconds in it; ``step``: which step it shows, from 1.

    ``root``: what the rest hangs on (pelvis, shoulders, knees or elbows). ``numbers``: places and angles by name.
    """

    step: int
    move: float
    hold: float
    breath: str
    root: str
    numbers: Mapping[str, float]
    limbs: Mapping[str, Limb]


class Plant(NamedTuple):
    """Where a hand, foot, knee or elbow stays: centimetres to the right, up, and out from the middle of the body.

    ``points``: the direction of toes or fingers in degrees, 0 to the right. ``toward``: how much more they point to us.
    """

    at: tuple[float, float, float]
    points: float
    toward: float


class Figure(NamedTuple):
    """The moving picture of an exercise. ``things``: what stands around. ``loop``: back the same way, or round.

    ``order``: the groups of the body from far to near where their mean nearness would mislead; mostly empty.
    """

    view: str
    things: Mapping[str, tuple[float, ...]]
    planted: Mapping[str, Plant]
    loop: str
    poses: tuple[Pose, ...]
    order: tuple[str, ...] = ()


class Fit(NamedTuple):
    """Why an exercise is to be adapted or avoided, how to adapt it, and on what that rests.

    ``convention``: usual practice that no source of ours backs; then there may be no sources.
    """

    rule: str
    because: str
    adapt: str
    convention: bool
    sources: tuple[str, ...]


Span = tuple[int, int]  # to begin with, and the most later


class Dose(NamedTuple):
    """How much of an exercise. What does not count here is (0, 0), and one set is meant where none is told.

    ``hold``: seconds in the held pose. ``breaths``: how many slow breaths it is held instead. ``side``: the numbers
    count for each side. ``alternating``: the sides take turns, so that a repetition is one to each.
    """

    sets: Span
    repetitions: Span
    hold: Span
    breaths: Span
    minutes: Span
    side: bool
    alternating: bool
    times_a_day: Span
    days_a_week: Span
    text: str


class Other(NamedTuple):
    """A harder or easier form: another exercise of the book, if there is one, and what to do in words."""

    exercise: str
    how: str


class FitLevel(NamedTuple):
    """What it is called that an exercise suits, suits with a change, or does not."""

    id: str
    name: str
    headline: str


class Pace(NamedTuple):
    """How a guided session goes, in seconds: to get ready, to rest, to change sides, and for a breath in and out."""

    ready: int
    rest: int
    switch: int
    breath_in: int
    breath_out: int


class Hurt(NamedTuple):
    """What to ask of somebody whom an exercise hurts, and what then: check again, stop, swap or ease.

    The last of them asks nothing. ``convention``: as in `Fit`.
    """

    id: str
    ask: str
    then: str
    told: str
    convention: bool
    sources: tuple[str, ...]


class ExerciseWords(NamedTuple):
    """What holds for all: levels, when to stop, a good sign, the pace of a session, and what to do when it hurts."""

    levels: Mapping[str, FitLevel]
    stop: tuple[str, ...]
    good_sign: str
    pace: Pace
    hurts: tuple[Hurt, ...]
    sources: tuple[str, ...]


class Exercise(NamedTuple):
    """One exercise: what it is for, how to do it, how much, when to stop, and for whom it is.

    ``position``: how the body lies, sits or stands. ``cautions``: the sets that it shares with others. ``targets``:
    the regions that work, marked in the figure.
    ``decision``: fine, adapt or avoid for a person; ``fits``: the words of its rules.
    """

    id: str
    title: str
    purpose: str
    phases: tuple[str, ...]
    position: str
    cautions: tuple[str, ...]
    start: str
    steps: tuple[str, ...]
    dose: Dose
    harder: Other
    easier: Other
    stop: tuple[str, ...]
    targets: tuple[str, ...]
    decision: Decision
    fits: Mapping[str, Fit]
    certainty: str
    evidence: str
    sources: tuple[str, ...]
    figure: Figure
