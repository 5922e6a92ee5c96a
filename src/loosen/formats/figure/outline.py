"""Outlines from the table of shapes. Mirrored by ``web/static/js/figure.js``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, degrees, hypot
from typing import Any

from loosen.formats.figure.skin import FOOT, REGIONS, Shape
from loosen.formats.figure.vectors import Point

Points = Mapping[str, Point]


def path(shapes: Sequence[Shape], points: Points, scale: float) -> str:
    """The outlines of some shapes as one path of an SVG."""
    return "".join(curve(outline(shape, points, scale)) for shape in shapes)


def outline(shape: Shape, points: Points, scale: float) -> list[Point]:
    """The closed line around one shape."""
    if "chain" in shape:
        return _chain(shape, points, scale)
    return _foot(shape, points) if "foot" in shape else _head(shape, points, scale)


def _chain(shape: Shape, points: Points, scale: float) -> list[Point]:
    stations = shape["chain"]
    ahead, behind = _edges(shape, stations, points, scale)
    first = _end(stations[0], points, ahead[0], behind[0], -shape["ends"][0])
    last = _end(stations[-1], points, ahead[-1], behind[-1], shape["ends"][1])
    return [first, *ahead, last, *reversed(behind)]


def _edges(shape: Shape, stations: Sequence[Any], points: Points, scale: float) -> tuple[list[Point], list[Point]]:
    """The lines along both sides of a chain: to the right of its direction, and to the left."""
    front, side = points[shape["facing"]]
    front *= shape["way"]
    ahead, behind = [], []
    for a, b, part, to_front, to_back, to_side, *breathes in stations:
        to_front += breathes[0] * points["breath"][0] if breathes else 0
        (x, y), (dx, dy) = _along(points[a], points[b], part)
        right = hypot((to_front if front > 0 else to_back) * front, to_side * side) * scale
        left = hypot((to_back if front > 0 else to_front) * front, to_side * side) * scale
        ahead.append((x - dy * right, y + dx * right))
        behind.append((x + dy * left, y - dx * left))
    return ahead, behind


def seam(shape: Shape, points: Points, scale: float) -> str:
    """An open line along one side of a chain: its front where ``side`` is 1."""
    front = 1 if points[shape["facing"]][0] * shape["way"] > -0.005 else -1  # seen from in front: one edge each
    line = _edges(shape, shape["seam"], points, scale)[0 if front * shape["side"] > 0 else 1]
    return "M" + "L".join(_short(point) for point in line)


def _end(station: Sequence[Any], points: Points, a: Point, b: Point, roundness: float) -> Point:
    _middle, (dx, dy) = _along(points[station[0]], points[station[1]], 0)
    far = roundness * hypot(a[0] - b[0], a[1] - b[1]) / 2
    return (a[0] + b[0]) / 2 + dx * far, (a[1] + b[1]) / 2 + dy * far


def _along(a: Point, b: Point, part: float) -> tuple[Point, Point]:
    """The point so far along a bone, and the bone's direction."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = hypot(dx, dy) or 1.0
    return (a[0] + dx * part, a[1] + dy * part), (dx / length, dy / length)


def _foot(shape: Shape, points: Points) -> list[Point]:
    heel, along, up = _sole(shape["foot"], points)
    return [(heel[0] + along[0] * x + up[0] * y, heel[1] + along[1] * x + up[1] * y) for x, y in FOOT]


def _sole(side: str, points: Points) -> tuple[Point, Point, Point]:
    """The heel, and one centimetre along the sole and up from it, as they look from here."""
    heel, toe, ankle = (points[f"{side}-{one}"] for one in ("heel", "toe", "ankle"))
    along = (toe[0] - heel[0]) / 23, (toe[1] - heel[1]) / 23
    return heel, along, ((ankle[0] - heel[0] - along[0] * 5.5) / 7, (ankle[1] - heel[1] - along[1] * 5.5) / 7)


def broad_foot(part: str, points: Points, scale: float) -> float:
    """How broad the line around a foot is: a foot seen from its end or its sole would else be a sliver."""
    _heel, along, up = _sole(part.removesuffix("-foot"), points)
    seen = abs(along[0] * up[1] - along[1] * up[0]) / scale**2
    return (1 + 5 * (1 - min(1.0, seen))) * scale


def _head(shape: Shape, points: Points, scale: float) -> list[Point]:
    (x, y), (dx, dy) = _along(points["head"], points["crown"], 0)
    turned = points["face"][0]
    way, much = (1 if turned >= 0 else -1), abs(turned)
    found = []
    for side_x, side_y, front_x, front_y in shape["head"]:
        right = way * (front_x + (side_x - front_x) * much) * scale
        up = (front_y + (side_y - front_y) * much) * scale
        found.append((x + dx * up - dy * right, y + dy * up + dx * right))
    return found


def curve(line: Sequence[Point]) -> str:
    """A smooth closed line through the points, as the data of an SVG path in tenths of a pixel, told shortly."""
    count = len(line)
    parts = [f"M{_short(line[0])}"]
    for place in range(count):
        before, start, end, after = (line[(place + step) % count] for step in (-1, 0, 1, 2))
        leaves = start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6
        comes = end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6
        parts.append("c" + _from(start, leaves, comes, end))
    return "".join(parts) + "z"


def _short(point: Point) -> str:
    return " ".join(f"{round(one, 1):g}" for one in point)


def _from(start: Point, *points: Point) -> str:
    """The points as steps from ``start``, which itself is told in tenths, so that nothing adds up."""
    x, y = round(start[0], 1), round(start[1], 1)
    steps = (round(round(one, 1) - zero, 1) for point in points for one, zero in zip(point, (x, y), strict=True))
    told = [f"{step:g}".replace("0.", ".", 1) if abs(step) < 1 else f"{step:g}" for step in steps]
    return told[0] + "".join(one if one.startswith("-") else f" {one}" for one in told[1:])


def region(name: str, points: Points, scale: float) -> tuple[Point, Point, float]:
    """The middle of a working region, its half length and half width, and how it is turned."""
    a, b, part, front, right, long, wide = REGIONS[name]
    way = -1 if "-" in a else 1
    (x, y), (dx, dy) = _along(points[a], points[b], part)
    facing = points["hips" if way < 0 else "chest"]
    aside = (front * facing[0] + right * facing[1]) * way * scale
    return (x - dy * aside, y + dx * aside), (long * scale, wide * scale), degrees(atan2(dy, dx))
