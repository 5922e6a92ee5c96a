"""What would look wrong or hurt: bones that change, joints past their range, a sunken body, contacts that slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import acos, atan2, degrees

from loosen.book.exercise_records import Figure
from loosen.formats.figure import body
from loosen.formats.figure.solve import Body
from loosen.formats.figure.timeline import stretches
from loosen.formats.figure.vectors import Vector, cross, dot, minus, size, unit

Wrong = tuple[str, float, str]  # what is wrong, by how much, and in which unit
FINE = 8  # moments of each stretch that are looked at
SLIPS, BENDS, SINKS = 0.6, 0.05, 1.0
ENDS = {"foot": ("ankle", body.ANKLE_HIGH), "hand": ("wrist", 0.0), "knee": ("knee", 0.0), "elbow": ("elbow", 0.0)}


def lint(figure: Figure) -> list[str]:
    """Everything that is wrong, in words, each at its worst; empty when the figure may be shown."""
    found = []
    for stretch in stretches(figure, FINE):
        worst: dict[str, tuple[float, str]] = {}
        bodies, start, end = stretch
        wrong = [one for moment in bodies for one in (*_bones(moment), *_joints(moment), *_floor(moment))]
        wrong += _slips(figure, bodies, start, end)
        for what, by, measure in wrong:
            worst[what] = max(worst.get(what, (0.0, measure)), (by, measure))
        where = f"poses {start + 1} to {end + 1}"
        found += [f"{where}: {what} by {by:.1f} {measure}" for what, (by, measure) in worst.items()]
    return found


def _bones(moment: Body) -> Iterator[Wrong]:
    for side in ("near", "far"):
        for bone, (a, b, length) in body.BONES.items():
            off = size(minus(moment.joints[f"{side}-{b}"], moment.joints[f"{side}-{a}"])) - length
            if abs(off) > BENDS:
                yield f"the {side} {bone} changes its length", abs(off), "cm"
    chain = ("pelvis", "s1", "s2", "s3", "s4")
    for a, b, length in zip(chain, chain[1:], body.SPINE, strict=False):
        off = size(minus(moment.joints[b], moment.joints[a])) - length
        if abs(off) > BENDS:
            yield f"the spine changes its length between {a} and {b}", abs(off), "cm"


def _joints(moment: Body) -> Iterator[Wrong]:
    for name, angle in angles(moment).items():
        low, high = body.RANGES[name.removeprefix("near ").removeprefix("far ")]
        if not low <= angle <= high:
            yield f"{name} goes beyond {low} to {high}", max(low - angle, angle - high), "degrees"


def angles(moment: Body) -> dict[str, float]:
    """The angles of the joints, as one would measure them on a person."""
    j = moment.joints
    found: dict[str, float] = {}
    for side in ("near", "far"):
        thigh, shank = (_bone(j, side, *ends) for ends in (("hip", "knee"), ("knee", "ankle")))
        upper, fore = (_bone(j, side, *ends) for ends in (("shoulder", "elbow"), ("elbow", "wrist")))
        found |= {
            f"{side} hip": degrees(atan2(dot(thigh, moment.hips.front), -dot(thigh, moment.hips.up))),
            f"{side} knee": _between(thigh, shank),
            f"{side} elbow": _between(upper, fore),
            f"{side} ankle": 90 - _between(_bone(j, side, "heel", "toe"), minus((0.0, 0.0, 0.0), shank)),
        }
    found["low and upper back"] = _bend(moment.hips.up, moment.chest.up, moment.hips.right)
    found["neck"] = _bend(moment.chest.up, moment.head.up, moment.chest.right)
    found["twist"] = _between(moment.hips.right, moment.chest.right)
    return found


def _bone(joints: Mapping[str, Vector], side: str, a: str, b: str) -> Vector:
    return unit(minus(joints[f"{side}-{b}"], joints[f"{side}-{a}"]))


def _between(a: Vector, b: Vector) -> float:
    return degrees(acos(max(-1.0, min(1.0, dot(a, b)))))


def _bend(below: Vector, above: Vector, right: Vector) -> float:
    """Forward is more than nothing."""
    return -degrees(atan2(dot(cross(below, above), right), dot(below, above)))


def _floor(moment: Body) -> Iterator[Wrong]:
    for name, point in moment.joints.items():
        around = body.AROUND.get(name.removeprefix("near-").removeprefix("far-"))
        if around is not None and point[1] - around < -SINKS:
            yield f"{name} is in the floor", around - point[1], "cm"


def _slips(figure: Figure, bodies: tuple[Body, ...], start: int, end: int) -> Iterator[Wrong]:
    for name, plant in figure.planted.items():
        side, _dash, part = name.rpartition("-")
        joint, high = ENDS[part]
        limb = "leg" if part in ("foot", "knee") else "arm"
        for one in (side,) if side else ("near", "far"):
            held = [figure.poses[place].limbs[f"{one}-{limb}"] for place in (start, end)]
            if any(pose.kind != "planted" or pose.numbers.get("slide") for pose in held):
                continue
            goal = _goal(plant.at, high, one)
            off = max(size(minus(moment.joints[f"{one}-{joint}"], goal)) for moment in bodies)
            if off > SLIPS:
                yield f"the {one} {part} slips", off, "cm"


def _goal(at: Vector, high: float, side: str) -> Vector:
    way = 1 if side == "near" else -1
    return at[0], at[1] + high, at[2] * way
