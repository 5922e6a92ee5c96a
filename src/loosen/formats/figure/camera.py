"""Looking at the body: from space onto the screen, in pixels of a picture that is always equally large."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, hypot, radians, sin
from typing import NamedTuple

from loosen.formats.figure.solve import Body
from loosen.formats.figure.vectors import Point, Vector, minus

WIDTH, HEIGHT = 320, 240
FLOOR = 214.0  # where the floor is in the picture
MARGIN = 18.0
LARGEST = 1.5
# How far the eye goes round the body and up, in degrees, and how far what is nearer slides to the right and up, as a
# share of its nearness. Sliding tells near from far in a straight side view, and leaves every angle as it is.
VIEWS = {
    "side": (0, 0, -0.2, -0.17),
    "front": (-90, 0, 0.0, -0.26),
    "corner": (-48, 10, 0.0, 0.0),
    "raised": (0, 24, 0.0, 0.0),
    "above": (0, 52, 0.0, 0.0),
    "back": (60, 10, 0.0, 0.0),
}
FROM_ABOVE = ("raised", "above")  # the floor is seen as a plane, so it has no line
JOINTS = (
    *("pelvis", "s1", "s2", "s3", "s4", "head", "crown"),
    *(f"near-{one}" for one in ("hip", "knee", "ankle", "heel", "toe", "shoulder", "elbow", "wrist", "tip")),
    *(f"far-{one}" for one in ("hip", "knee", "ankle", "heel", "toe", "shoulder", "elbow", "wrist", "tip")),
)
FACINGS = ("hips", "chest", "face", "breath")
SHIPPED = (*JOINTS, *FACINGS)  # what the browser is sent, in this order


class Eye(NamedTuple):
    """From where the body is seen, and how it fits into the picture."""

    round: float
    up: float
    slide: float
    sink: float
    scale: float = 1.0
    right: float = 0.0
    down: float = 0.0

    def flat(self, point: Vector) -> tuple[float, float, float]:
        """Right, up and near, as seen."""
        x, y, z = point
        turn, tilt = radians(self.round), radians(self.up)
        near = z * cos(turn) - x * sin(turn)
        right, up = x * cos(turn) + z * sin(turn), y * cos(tilt) - near * sin(tilt)
        return right + self.slide * near, up + self.sink * near, near * cos(tilt) + y * sin(tilt)

    def on_screen(self, point: Vector) -> Point:
        x, y, _near = self.flat(point)
        return self.right + x * self.scale, self.down - y * self.scale


def eye_for(view: str, points: Iterable[Vector]) -> Eye:
    """The eye that sees all of ``points`` as large as the picture allows, standing on its floor."""
    eye = Eye(*VIEWS[view])
    seen = [eye.flat(point) for point in points]
    left, right = min(x for x, _y, _near in seen), max(x for x, _y, _near in seen)
    low, high = min(y for _x, y, _near in seen), max(y for _x, y, _near in seen)
    floor = FLOOR if view not in FROM_ABOVE else HEIGHT - MARGIN
    scale = min(LARGEST, (WIDTH - 2 * MARGIN) / (right - left), (floor - MARGIN) / (high - low))
    down = floor + low * scale if view not in FROM_ABOVE else HEIGHT / 2 + (low + high) / 2 * scale
    return eye._replace(scale=scale, right=WIDTH / 2 - (left + right) / 2 * scale, down=down)


def seen(body: Body, eye: Eye) -> dict[str, Point]:
    """Every joint on the screen, and how far hips, chest and face are turned to its left and right.

    A facing is (front, side): 1 and 0 for a body seen from its right, 0 and -1 for one that looks at us.
    """
    points = {name: eye.on_screen(body.joints[name]) for name in JOINTS}
    turned = (
        ("hips", "pelvis", "s2", body.hips),
        ("chest", "s2", "s4", body.chest),
        ("face", "head", "crown", body.head),
    )
    for name, low, high, frame in turned:
        points[name] = _facing(eye, minus(body.joints[high], body.joints[low]), frame.front, frame.right)
    points["breath"] = (body.belly, 0.0)
    return points


def _facing(eye: Eye, along: Vector, front: Vector, right: Vector) -> Point:
    x, y, _near = eye.flat(along)
    length = hypot(x, y) or 1.0
    across = (y / length, -x / length)  # clockwise from the direction of the head, y up

    def part(direction: Vector) -> float:
        a, b, _near = eye.flat(direction)
        return a * across[0] + b * across[1]

    f, r = part(front), part(right)
    size = hypot(f, r) or 1.0
    return f / size, r / size


def depth(body: Body, eye: Eye, names: Iterable[str]) -> float:
    """How near a part of the body is, by its joints."""
    each = [eye.flat(body.joints[name])[2] for name in names]
    return sum(each) / len(each)
