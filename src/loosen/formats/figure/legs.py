"""Legs: by the angles of their joints, a foot planted, or kneeling."""

from __future__ import annotations

from loosen.book.exercise_records import Plant
from loosen.formats.figure import body
from loosen.formats.figure.frame import Frame
from loosen.formats.figure.limbs import Held, Numbers, Side, Weighted, blended
from loosen.formats.figure.reach import reach
from loosen.formats.figure.vectors import (
    Vector,
    cross,
    minus,
    on_circle,
    plus,
    square_to,
    times,
    turned,
    unit,
)

NEAR: Vector = (0.0, 0.0, 1.0)
SPLAYED = 0.3  # how far planted toes point outwards
INSTEP = 28.0  # how steeply the foot of a kneeling leg lies, in degrees


def leg(side: Side, limb: Weighted) -> dict[str, Vector]:
    """The joints of one leg."""
    hip = plus(side.joints["pelvis"], times(side.hips.right, side.way * body.HIP_OUT))
    ways = [(part, _held(side, hip, kind, numbers, on)) for part, kind, numbers, on in limb]
    knee, ankle, toes, sole = blended(hip, ways, body.THIGH, body.SHANK)
    toes = unit(toes)
    base = plus(ankle, times(unit(square_to(sole, toes)), body.ANKLE_HIGH))
    heel, toe = minus(base, times(toes, body.HEEL_BACK)), plus(base, times(toes, body.TOES_FORWARD))
    return side.named(("hip", "knee", "ankle", "heel", "toe"), (hip, knee, ankle, heel, toe))


def _held(side: Side, hip: Vector, kind: str, n: Numbers, on: str) -> Held:
    if kind != "planted":
        return _by_angles(hip, side.frame(n, on, side.hips), side.way, n)
    foot, knee = side.plant("foot"), side.plant("knee")
    if knee is not None and foot is None:
        return _kneeling(hip, knee)
    assert foot is not None, f"the {side.name} leg is planted nowhere"
    return _on_its_foot(side, hip, foot, n)


def _by_angles(hip: Vector, frame: Frame, way: float, n: Numbers) -> Held:
    thigh, ahead = frame.swung(n["hip"], n["out"], way, n["turn"])
    across = unit(cross(thigh, ahead))
    knee = plus(hip, times(thigh, body.THIGH))
    toes = turned(ahead, across, n["ankle"] - n["knee"])
    shank = turned(thigh, across, -n["knee"])
    return Held(knee, plus(knee, times(shank, body.SHANK)), toes, turned(toes, across, -90.0))


def _kneeling(hip: Vector, plant: Plant) -> Held:
    """The shin lies on the floor, and so does the back of the foot."""
    knee, back = (plant.at[0], plant.at[1], hip[2]), on_circle(plant.points)
    down = INSTEP if back[0] < 0 else -INSTEP
    return Held(
        knee, plus(knee, times(back, body.SHANK)), turned(back, NEAR, down), turned((0.0, 1.0, 0.0), NEAR, down)
    )


def _on_its_foot(side: Side, hip: Vector, plant: Plant, n: Numbers) -> Held:
    ankle = plus(side.place(plant), (n["slide"], body.ANKLE_HIGH + n["lift"], 0.0))
    toes = on_circle(plant.points + n["toes"])
    toes = unit(plus(toes, times(NEAR, side.way * SPLAYED * abs(toes[0]))))
    bends = side.hips.at(n["front"], n["up"], side.way * n["out"])
    knee, ankle = reach(hip, ankle, body.THIGH, body.SHANK, bends)
    return Held(knee, ankle, toes, turned(toes, NEAR, -90.0))
