"""What somebody does at one moment of a session: which repetition, which step of the exercise, and how to breathe."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from loosen.book.exercise_records import Exercise, Figure, Pace
from loosen.care.session import Step, seconds_of

IN, OUT, ON, FREE = "in", "out", "on", "free"  # ON: breathe on while a pose is held


class Moment(NamedTuple):
    """``repetition``: from 1; 0 when none are counted. ``step``: of the exercise, from 1; 0 when none stands out.

    ``breath``: in, out, on or free. ``filled``: how much air is in, from 0 to 1.
    """

    repetition: int
    step: int
    breath: str
    filled: float


class Beat(NamedTuple):
    """A part of a repetition."""

    seconds: float
    step: int
    breath: str


def moment_of(exercise: Exercise, step: Step, spent: float, pace: Pace) -> Moment:
    """Where somebody is who has ``spent`` seconds at ``step``, which is work at ``exercise``."""
    if not step.repetitions:
        return _lasting(exercise.figure, step, spent, pace)
    each = step.seconds / step.repetitions
    repetition = min(int(spent / each), step.repetitions - 1)
    beats = list(beats_of(exercise.figure, step.hold, pace))
    scale = each / sum(beat.seconds for beat in beats)
    begun = repetition * each
    for breath, run in groupby(beats, lambda beat: beat.breath):
        same = list(run)
        end = begun + scale * sum(beat.seconds for beat in same)
        if spent < end or beats[-1] is same[-1]:
            part = min(1.0, (spent - begun) / (end - begun))
            shown = _at(same, (spent - begun) / scale).step
            return Moment(repetition + 1, shown, breath, _filled(breath, part, spent - begun, pace))
        begun = end
    raise AssertionError("a repetition has beats")


def beats_of(figure: Figure, hold: int, pace: Pace) -> Iterator[Beat]:
    """A repetition from the way back to the first pose, so that it begins with the breath before the effort.

    ``hold``: seconds in the pose that is held most, in place of the figure's own; 0: as the figure shows.
    """
    poses, count = figure.poses, len(figure.poses)
    held = max(range(count), key=lambda place: poses[place].hold)
    back = figure.loop == "back"
    visits = [(0, poses[1].move if back else poses[0].move)]
    visits += [(place, poses[place].move) for place in range(1, count)]
    if back:
        visits += [(place, poses[place + 1].move) for place in range(count - 2, 0, -1)]
    for place, move in visits:
        pose = poses[place]
        still = hold if hold and place == held else pose.hold
        longest = pace.breath_in + pace.breath_out if pose.breath == FREE else pace.breath_out
        if move + still <= longest:
            yield Beat(move + still, pose.step, pose.breath)
        else:
            yield Beat(move, pose.step, pose.breath)
            yield Beat(still, pose.step, ON)


def _at(beats: list[Beat], spent: float) -> Beat:
    for beat in beats:
        if spent < beat.seconds:
            return beat
        spent -= beat.seconds
    return beats[-1]


def _lasting(figure: Figure, step: Step, spent: float, pace: Pace) -> Moment:
    """A stretch that is held, or something done for minutes: with the breath of the pace."""
    breath, filled = _paced(spent, pace)
    held = max(figure.poses, key=lambda pose: pose.hold)
    if all(pose.breath == FREE for pose in figure.poses):
        return Moment(0, held.step, FREE, 0.0)
    if step.hold:
        return Moment(0, held.step, breath, filled)
    # What moves as fast as the breath goes with it; a slower way into a pose is walked through once, by the steps.
    quick = seconds_of(figure) <= pace.breath_in + pace.breath_out
    steps = {pose.breath: pose.step for pose in figure.poses} if quick else {}
    return Moment(0, steps.get(breath, 0), breath, filled)


def _paced(spent: float, pace: Pace) -> tuple[str, float]:
    within = spent % (pace.breath_in + pace.breath_out)
    if within < pace.breath_in:
        return IN, within / pace.breath_in
    return OUT, 1 - (within - pace.breath_in) / pace.breath_out


def _filled(breath: str, part: float, spent: float, pace: Pace) -> float:
    return {IN: part, OUT: 1 - part, ON: _paced(spent, pace)[1], FREE: 0.0}[breath]
