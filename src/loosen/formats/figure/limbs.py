"""What arms and legs share: how one is held in a pose, and how it goes over from one way of holding to another."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, degrees
from typing import NamedTuple

from loosen.book.exercise_records import Plant
from loosen.formats.figure.frame import Frame
from loosen.formats.figure.reach import reach
from loosen.formats.figure.vectors import Vector, between, cross, dot, minus, plus, size, times, turned, unit

Numbers = Mapping[str, float]
Weighted = tuple[tuple[float, str, Numbers, str], ...]  # part, kind, numbers and place of a limb
ABOVE_FLOOR = 2.6


class Side(NamedTuple):
    """One side of a body whose trunk is known. ``way`` is 1 for the near side, its right, and -1 for the far one."""

    name: str
    way: float
    joints: Mapping[str, Vector]
    hips: Frame
    chest: Frame
    roll: float
    planted: Mapping[str, Plant]

    def plant(self, part: str) -> Plant | None:
        """The plant of this side's foot, hand, knee or elbow, or the one that both sides share."""
        return self.planted.get(f"{self.name}-{part}") or self.planted.get(part)

    def place(self, plant: Plant) -> Vector:
        """Where the plant is in space."""
        x, y, z = plant.at
        return x, y, self.way * z

    def frame(self, numbers: Numbers, on: str, body: Frame) -> Frame:
        """What a limb's angles are counted from: the body, or a direction that stays whatever the trunk does."""
        return Frame.facing(numbers["points"] + 180).twisted(self.roll) if on == "world" else body

    def named(self, names: tuple[str, ...], points: tuple[Vector, ...]) -> dict[str, Vector]:
        """The points under the names of this side."""
        return {f"{self.name}-{name}": point for name, point in zip(names, points, strict=True)}


class Held(NamedTuple):
    """A limb held in one way: its middle joint and end, where toes or fingers point, and where the sole looks."""

    middle: Vector
    end: Vector
    points: Vector
    sole: Vector


def blended(start: Vector, ways: list[tuple[float, Held]], upper: float, lower: float) -> Held:
    """Between two ways to hold a limb: it swings over, so that one that is straight in both stays straight."""
    if len(ways) == 1:
        return ways[0][1]
    (_rest, a), (part, b) = ways
    goal = _swing(start, a.end, b.end, part)
    middle, end = reach(start, goal, upper, lower, minus(between(a.middle, b.middle, part), start))
    if middle[1] < ABOVE_FLOOR:
        middle, end = _round_the_floor(start, goal, upper, lower, minus(middle, start))
    return Held(middle, end, between(a.points, b.points, part), between(a.sole, b.sole, part))


def _swing(start: Vector, a: Vector, b: Vector, part: float) -> Vector:
    """Part of the way from one place to another, round ``start``."""
    first, last = minus(a, start), minus(b, start)
    axis = cross(unit(first), unit(last))
    angle = degrees(atan2(size(axis), dot(unit(first), unit(last))))
    far = size(first) * (1 - part) + size(last) * part
    return plus(start, times(turned(unit(first), unit(axis), angle * part), far))


def _round_the_floor(start: Vector, goal: Vector, upper: float, lower: float, bends: Vector) -> tuple[Vector, Vector]:
    """A middle joint that would dip into the floor goes round above it, no further than it must."""
    low, high = 0.0, 1.0
    for _halving in range(20):
        part = (low + high) / 2
        middle, _end = reach(start, goal, upper, lower, between(unit(bends), (0.0, 1.0, 0.0), part))
        low, high = (part, high) if middle[1] < ABOVE_FLOOR else (low, part)
    return reach(start, goal, upper, lower, between(unit(bends), (0.0, 1.0, 0.0), high))
