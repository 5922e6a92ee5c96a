"""Arms: by the angles of their joints, a hand or an elbow planted, or a hand that holds a place on the body."""

from __future__ import annotations

from loosen.book.exercise_records import Plant
from loosen.book.read_figure import NO_WAY
from loosen.formats.figure import body
from loosen.formats.figure.frame import Frame
from loosen.formats.figure.limbs import Held, Numbers, Side, Weighted, blended
from loosen.formats.figure.reach import reach
from loosen.formats.figure.vectors import Vector, between, cross, dot, minus, on_circle, plus, times, turned, unit

BONES = {"thigh": ("hip", "knee"), "shin": ("knee", "ankle"), "foot": ("heel", "toe")}
Reached = tuple[Vector, Held]  # the shoulder, and the arm


def arm(side: Side, limb: Weighted) -> dict[str, Vector]:
    """The joints of one arm."""
    ways = [(part, _held(side, kind, numbers, on)) for part, kind, numbers, on in limb]
    (_part, (shoulder, _arm)), (part, (other, _other)) = ways[0], ways[-1]
    shoulder = between(shoulder, other, part)
    elbow, wrist, hand, _sole = blended(
        shoulder, [(part, held) for part, (_shoulder, held) in ways], body.UPPER_ARM, body.FOREARM
    )
    tip = plus(wrist, times(unit(hand), body.HAND))
    return side.named(("shoulder", "elbow", "wrist", "tip"), (shoulder, elbow, wrist, tip))


def lift(chest: Frame, upper: Vector) -> Vector:
    """The shoulder blade goes up with a raised arm."""
    return times(chest.up, 5.0 * max(0.0, dot(upper, chest.up) + 0.25) / 1.25)


def _held(side: Side, kind: str, n: Numbers, on: str) -> Reached:
    low = plus(side.joints["s4"], side.chest.at(0.0, -body.SHOULDER_DOWN, side.way * body.SHOULDER_OUT))
    if kind == "angles":
        return _by_angles(side, low, n, on)
    if kind == "planted":
        return _planted(side, low, n)
    fingers = None if n["fingers"] == NO_WAY else on_circle(n["fingers"])
    return _reaching(side, low, n, _place(side, n, on), fingers)


def _by_angles(side: Side, low: Vector, n: Numbers, on: str) -> Reached:
    upper, ahead = side.frame(n, on, side.chest).swung(n["raise"], n["out"], side.way, n["turn"])
    across = unit(cross(upper, ahead))
    shoulder = plus(low, lift(side.chest, upper))
    elbow = plus(shoulder, times(upper, body.UPPER_ARM))
    fore = turned(upper, across, n["elbow"])
    return shoulder, Held(elbow, plus(elbow, times(fore, body.FOREARM)), turned(fore, across, n["hand"]), ahead)


def _reaching(side: Side, low: Vector, n: Numbers, target: Vector, fingers: Vector | None) -> Reached:
    bends = side.chest.at(n["front"], n["up"], side.way * n["aside"])
    shoulder = plus(low, lift(side.chest, unit(minus(target, low))))
    elbow, wrist = reach(shoulder, target, body.UPPER_ARM, body.FOREARM, bends)
    return shoulder, Held(elbow, wrist, fingers or unit(minus(wrist, elbow)), bends)


def _planted(side: Side, low: Vector, n: Numbers) -> Reached:
    hand, elbow = side.plant("hand"), side.plant("elbow")
    if hand is not None:
        return _reaching(side, low, n, side.place(hand), _fingers(hand))
    assert elbow is not None, f"the {side.name} arm is planted nowhere"
    at, fore = side.place(elbow), _fingers(elbow)  # the forearm lies there, and the upper arm stands on it
    shoulder = plus(low, lift(side.chest, unit(minus(at, low))))
    return shoulder, Held(at, plus(at, times(fore, body.FOREARM)), fore, fore)


def _fingers(plant: Plant) -> Vector:
    return unit(plus(on_circle(plant.points), (0.0, 0.0, plant.toward)))


def _place(side: Side, n: Numbers, on: str) -> Vector:
    """A place on the body: so much of the way along a bone or the trunk, and so far to its front and outside."""
    if on in ("trunk", "head"):
        frame = side.hips if on == "trunk" and n["along"] < 50 else side.chest
        ends, front = (("pelvis", "s4") if on == "trunk" else ("head", "crown")), frame.front
        right = frame.right
    else:
        whose, _dash, bone = on.partition("-")
        a, b = BONES[bone]
        ends, right = (f"{whose}-{a}", f"{whose}-{b}"), side.hips.right
        front = unit(cross(right, unit(minus(side.joints[ends[1]], side.joints[ends[0]]))))
    start, end = (side.joints[name] for name in ends)
    place = between(start, end, n["along"] / 100)
    return plus(place, times(front, n["ahead"]), times(right, side.way * n["outside"]))
