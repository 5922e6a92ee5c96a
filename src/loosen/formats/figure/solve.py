"""From one pose to the joints of the body in space.

The body's own directions: up towards the head, front, and right, which is the near side. Limbs come last, because a
hand may hold a leg. Bones keep their length, for every joint is turned or reached, never moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, degrees
from typing import NamedTuple

from loosen.book.exercise_records import Figure, Plant
from loosen.formats.figure import body
from loosen.formats.figure.arms import arm, lift
from loosen.formats.figure.frame import Frame
from loosen.formats.figure.legs import leg
from loosen.formats.figure.limbs import Side, Weighted
from loosen.formats.figure.vectors import ZERO, Vector, between, dot, minus, on_circle, plus, times, turned


class Stance(NamedTuple):
    """A pose at one moment: between two key poses each limb may be partly in one and partly in the other."""

    numbers: Mapping[str, float]
    root: Vector | None
    root_kind: str
    limbs: Mapping[str, Weighted]


class Body(NamedTuple):
    """Joints in space by name, and which way hips, chest and head face."""

    joints: Mapping[str, Vector]
    hips: Frame
    chest: Frame
    head: Frame
    belly: float


def solve(figure: Figure, stance: Stance) -> Body:
    """The whole body."""
    n = stance.numbers
    points, hips, chest = _spine(n)
    shift = stance.root if stance.root is not None else root_of(figure, stance.root_kind, n)
    joints = {name: plus(point, shift) for name, point in points.items()}
    head = chest.flexed(n["head"]).twisted(n["look"])
    joints["head"] = plus(joints["s4"], times(between(chest.up, head.up, 0.6), body.NECK), times(head.front, 2.5))
    joints["crown"] = plus(joints["head"], times(head.up, body.CROWN))
    for draw, kind in ((leg, "leg"), (arm, "arm")):  # a hand may hold a leg, so both legs come first
        for name, way in (("near", 1.0), ("far", -1.0)):
            side = Side(name, way, joints, hips, chest, n["roll"], figure.planted)
            joints |= draw(side, stance.limbs[f"{name}-{kind}"])
    if stance.root_kind == "feet":
        joints = _standing(joints)
    return Body(joints, hips, chest, head, n["belly"])


def _spine(n: Mapping[str, float]) -> tuple[dict[str, Vector], Frame, Frame]:
    """The chain from hips to nape around the hips, turned so that hips and nape lie in the direction of the trunk."""
    frame = Frame.facing(n["trunk"])
    frames, points = [frame], [ZERO]
    for length, low, upper, other in zip(body.SPINE, *body.SHARES, strict=True):
        frame = frame.flexed(low * n["low"] + upper * n["upper"])
        frame = frame.twisted(other * n["twist"]).leaned(other * n["side"])
        frames.append(frame)
        points.append(plus(points[-1], times(frame.up, length)))
    hips, chord = frames[0], points[-1]
    off = degrees(atan2(dot(chord, hips.front), dot(chord, hips.up)))
    axis = on_circle(n["trunk"])

    def placed(vector: Vector) -> Vector:
        return turned(turned(vector, (0.0, 0.0, 1.0), off), axis, -n["roll"])

    named = dict(zip(("pelvis", "s1", "s2", "s3", "s4"), map(placed, points), strict=True))
    return named, frames[0].mapped(placed), frames[-1].mapped(placed)


def root_of(figure: Figure, kind: str, n: Mapping[str, float]) -> Vector:
    """Where the hips are, by what the body hangs on."""
    at = (n["x"], n["y"], n["z"])
    if kind in ("pelvis", "feet"):
        return at
    if kind == "knees":
        knee = _plant(figure, "knee").at
        return plus((knee[0], knee[1], 0.0), times(on_circle(n["thigh"]), body.THIGH))
    points, _hips, chest = _spine(n)
    shoulders = minus(points["s4"], times(chest.up, body.SHOULDER_DOWN))
    if kind == "elbows":
        elbow = _plant(figure, "elbow").at
        arm = on_circle(n["upper-arm"])
        at = plus((elbow[0], elbow[1], 0.0), times(arm, body.UPPER_ARM))
        shoulders = plus(shoulders, lift(chest, times(arm, -1.0)))
        if "near-elbow" in figure.planted:
            shoulders = plus(shoulders, times(chest.right, body.SHOULDER_OUT))
    return minus(at, shoulders)


def _standing(joints: dict[str, Vector]) -> dict[str, Vector]:
    """The same body, its lowest foot on the floor: so somebody walks on the spot without sinking in or floating."""
    lowest = min(joints[f"{side}-{end}"][1] for side in ("near", "far") for end in ("heel", "toe"))
    return {name: (x, y - lowest, z) for name, (x, y, z) in joints.items()}


def _plant(figure: Figure, joint: str) -> Plant:
    """The plant of one side or of both."""
    return next(plant for name, plant in figure.planted.items() if name.endswith(joint))
