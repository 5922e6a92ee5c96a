"""A guided session: exercises one after the other as a row of steps, each with its seconds. A timer is one too.

Whoever shows it (the browser, a terminal) only has to go through the steps; it needs no touch once it has begun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from loosen.book.book import Book
from loosen.book.exercise_records import Exercise, Figure, Pace
from loosen.care.amount import Amount, begin

READY, WORK, SWITCH, REST = "ready", "work", "switch", "rest"
FIRST_SIDE, SECOND_SIDE = "first", "second"


class Chosen(NamedTuple):
    """An exercise of a session: how much, and how it is changed for this person."""

    exercise: Exercise
    amount: Amount
    adapt: tuple[str, ...] = ()


class Step(NamedTuple):
    """``kind``: ready (before the first), work, switch (to the other side) or rest; in a rest ``exercise`` comes next.

    ``seconds``: how long it all takes. ``repetitions``: 0 when it only lasts. ``hold``: the seconds in the held pose
    of each repetition; 0 when it is as the figure shows. ``side``: first, second or none. ``number`` of ``of``: the
    place of the exercise in the session. ``round`` of ``rounds``: its sets.
    """

    kind: str
    exercise: str
    seconds: int
    repetitions: int
    hold: int
    side: str
    number: int
    of: int
    round: int
    rounds: int


class Session(NamedTuple):
    """``steps``: in order. ``adapt``: by exercise, what is changed for this person."""

    id: str
    steps: tuple[Step, ...]
    adapt: dict[str, tuple[str, ...]]

    @property
    def minutes(self) -> int:
        """How long it takes, rounded up."""
        return -(-sum(step.seconds for step in self.steps) // 60)

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON."""
        steps = [step._asdict() for step in self.steps]
        return {"id": self.id, "minutes": self.minutes, "steps": steps, "adapt": self.adapt}


def session_of(book: Book, id: str, chosen: Sequence[Chosen]) -> Session:
    """The session of these exercises, in this order."""
    pace = book.exercises.words.pace
    steps: list[Step] = []
    for number, one in enumerate(chosen, 1):
        steps += _steps(one, number, len(chosen), pace)
    return Session(id, tuple(steps), {one.exercise.id: one.adapt for one in chosen})


def alone(book: Book, exercise: Exercise) -> Session:
    """A session of one exercise as a beginner does it."""
    return session_of(book, exercise.id, [Chosen(exercise, begin(exercise.dose))])


def _steps(one: Chosen, number: int, of: int, pace: Pace) -> Iterator[Step]:
    """First the time to get into place, then every set, each side its full share."""
    exercise, amount = one.exercise, one.amount
    rounds = max(1, amount.sets)
    sides = (FIRST_SIDE, SECOND_SIDE) if exercise.dose.side and not exercise.dose.alternating else ("",)
    work = Step(WORK, exercise.id, _seconds(one, pace), amount.repetitions, amount.hold, "", number, of, 1, rounds)
    before = work._replace(kind=READY if number == 1 else REST, repetitions=0, hold=0)
    yield before._replace(seconds=pace.ready if number == 1 else pace.rest, side=sides[0])
    for round in range(1, rounds + 1):
        for side in sides:
            if side == SECOND_SIDE:
                yield before._replace(kind=SWITCH, seconds=pace.switch, side=side, round=round)
            elif round > 1:
                yield before._replace(kind=REST, seconds=pace.rest, side=side, round=round)
            yield work._replace(side=side, round=round)


def _seconds(one: Chosen, pace: Pace) -> int:
    """The seconds of one set on one side."""
    amount = one.amount
    if amount.minutes:
        return amount.minutes * 60
    ways = 2 if one.exercise.dose.alternating else 1
    breath = ways * amount.breaths * (pace.breath_in + pace.breath_out)
    if not amount.repetitions:
        return amount.hold or breath
    return amount.repetitions * max(1, round(max(seconds_of(one.exercise.figure, amount.hold), breath)))


def seconds_of(figure: Figure, hold: int = 0) -> float:
    """How long the figure takes from its first pose back to it; ``hold``: seconds in the pose that it holds most."""
    poses = figure.poses
    held = max(range(len(poses)), key=lambda place: poses[place].hold)
    holds = [hold or pose.hold if place == held else pose.hold for place, pose in enumerate(poses)]
    if figure.loop == "round":
        return sum(holds) + sum(pose.move for pose in poses)
    there = sum(pose.move for pose in poses[1:])
    return sum(holds) + sum(holds[1:-1]) + 2 * there
