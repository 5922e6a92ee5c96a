"""Which way a part of the body faces."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from loosen.formats.figure.vectors import Vector, cross, on_circle, plus, times, turned, unit


class Frame(NamedTuple):
    """Three directions, square to each other: towards the head, to the front, and to the body's right."""

    up: Vector
    front: Vector
    right: Vector

    @staticmethod
    def facing(trunk: float) -> Frame:
        """A body whose head points to ``trunk`` degrees, seen from its right."""
        return Frame(on_circle(trunk), on_circle(trunk - 90), (0.0, 0.0, 1.0))

    def mapped(self, change: Callable[[Vector], Vector]) -> Frame:
        """Each direction changed."""
        return Frame(*map(change, self))

    def flexed(self, angle: float) -> Frame:
        """Bent forward."""
        return self.mapped(lambda one: turned(one, self.right, -angle))

    def twisted(self, angle: float) -> Frame:
        """Turned to its right."""
        return self.mapped(lambda one: turned(one, self.up, -angle))

    def leaned(self, angle: float) -> Frame:
        """Bent to its right."""
        return self.mapped(lambda one: turned(one, self.front, angle))

    def at(self, front: float, up: float, right: float) -> Vector:
        """So far to the front, up and right."""
        return plus(times(self.front, front), times(self.up, up), times(self.right, right))

    def swung(self, forward: float, out: float, way: float, turn: float) -> tuple[Vector, Vector]:
        """The direction of a limb that hung down and was swung forward and out, and the one in which it bends.

        ``way`` is 1 for the right side and -1 for the left; ``turn`` turns the limb about itself, outwards.
        """
        down, ahead = turned(times(self.up, -1.0), self.right, forward), turned(self.front, self.right, forward)
        pivot = unit(cross(down, times(self.right, way)))
        return turned(down, pivot, out), turned(turned(ahead, pivot, out), turned(down, pivot, out), turn * way)
