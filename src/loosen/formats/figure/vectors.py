"""Points and directions in space, in centimetres: x to the right, y up, z towards the viewer."""

from __future__ import annotations

from math import cos, hypot, radians, sin, sqrt

Vector = tuple[float, float, float]
Point = tuple[float, float]

ZERO: Vector = (0.0, 0.0, 0.0)


def plus(*vectors: Vector) -> Vector:
    """Their sum."""
    return (sum(v[0] for v in vectors), sum(v[1] for v in vectors), sum(v[2] for v in vectors))


def minus(a: Vector, b: Vector) -> Vector:
    """The way from ``b`` to ``a``."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vector, factor: float) -> Vector:
    """``a``, so many times as long."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vector, b: Vector) -> float:
    """How far they point the same way."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The direction square to both, by the right-hand rule."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def size(a: Vector) -> float:
    """Its length."""
    return sqrt(dot(a, a))


def unit(a: Vector) -> Vector:
    """``a`` with the length of one; to the right where there is no direction."""
    length = size(a)
    return times(a, 1 / length) if length > 1e-9 else (1.0, 0.0, 0.0)


def between(a: Vector, b: Vector, part: float) -> Vector:
    """The point that lies ``part`` of the way from ``a`` to ``b``."""
    return plus(times(a, 1 - part), times(b, part))


def turned(a: Vector, axis: Vector, degrees: float) -> Vector:
    """``a`` turned about ``axis`` (of length one), by the right-hand rule."""
    angle = radians(degrees)
    along = times(axis, dot(a, axis) * (1 - cos(angle)))
    return plus(times(a, cos(angle)), times(cross(axis, a), sin(angle)), along)


def square_to(a: Vector, axis: Vector) -> Vector:
    """The part of ``a`` that stands square to ``axis``."""
    return minus(a, times(axis, dot(a, axis)))


def on_circle(degrees: float) -> Vector:
    """The direction at so many degrees in the plane of the screen: 0 to the right, 90 up."""
    return (cos(radians(degrees)), sin(radians(degrees)), 0.0)


def apart(a: Point, b: Point) -> float:
    """How far two points of the screen lie apart."""
    return hypot(a[0] - b[0], a[1] - b[1])
