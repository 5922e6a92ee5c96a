"""Reaching: where the middle joint of a limb must be so that its end comes to a place."""

from __future__ import annotations

from math import sqrt

from loosen.formats.figure.vectors import Vector, minus, plus, size, square_to, times, unit


def reach(start: Vector, end: Vector, upper: float, lower: float, bends: Vector) -> tuple[Vector, Vector]:
    """The middle joint and the end that is reached: ``end`` itself unless it is too far or too near.

    The middle joint is on the side to which ``bends`` points.
    """
    along = unit(minus(end, start))
    far = min(max(size(minus(end, start)), abs(upper - lower) + 0.01), upper + lower - 0.01)
    up_to = (upper**2 - lower**2 + far**2) / (2 * far)
    out = sqrt(max(0.0, upper**2 - up_to**2))
    aside = unit(square_to(bends, along))
    return plus(start, times(along, up_to), times(aside, out)), plus(start, times(along, far))
