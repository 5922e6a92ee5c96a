"""What the browser is sent: the shapes of the body once, and of each figure the joints at a few moments.

Points are tenths of a pixel. A figure's first moment is told in full, and every other as the difference to the one
before, which gzip likes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from loosen.book.exercise_records import Figure
from loosen.formats.figure.camera import FACINGS, SHIPPED, Eye, seen
from loosen.formats.figure.drawing import eye_of
from loosen.formats.figure.held import BAG
from loosen.formats.figure.skin import FOOT, REGIONS, Shape, groups
from loosen.formats.figure.solve import Body
from loosen.formats.figure.timeline import passes, stretches

FINE = 10
FACED = 100


def shapes() -> str:
    """The table of shapes as JSON, with joints by their places among the points."""
    parts = {part["part"]: _part(part) for group in groups(like=True).values() for part in group}
    parts |= {part["part"]: _part(part) for group in groups(like=False).values() for part in group}
    regions = {name: [_place(a), _place(b), *rest] for name, (a, b, *rest) in REGIONS.items()}
    told = {"joints": SHIPPED, "parts": parts, "regions": regions, "foot": FOOT, "bag": BAG}
    return _json(told)


def _part(part: Shape) -> Any:
    if "seam" in part:
        return {**_shape(part), "side": part["side"]}
    return [_shape(shape) for shape in part["shapes"]]


def _shape(shape: Shape) -> Shape:
    """The shape with the places of its joints instead of their names."""
    found = {key: value for key, value in shape.items() if key in ("way", "ends", "head", "foot")}
    if "facing" in shape:
        found["facing"] = _place(shape["facing"])
    for key in ("chain", "seam"):
        if key in shape:
            found[key] = [[_place(a), _place(b), *rest] for a, b, *rest in shape[key]]
    return found


def _place(joint: str) -> int:
    return SHIPPED.index(joint)


def moving(figure: Figure) -> str:
    """One figure as JSON: ``s`` its scale, ``p`` its poses, ``m`` its moments, ``r`` whether it goes round.

    A pose is [seconds to get there, seconds in it, breath, step, whether the movement runs on through it].
    """
    eye = eye_of(figure)
    poses = [
        [pose.move, pose.hold, pose.breath, pose.step, int(passes(figure, place))]
        for place, pose in enumerate(figure.poses)
    ]
    moments: list[list[int]] = []
    for stretch in stretches(figure):
        bodies = stretch.bodies[1:] if moments else stretch.bodies
        moments += [_moment(body, eye) for body in bodies]
    told = [moments[0], *(_change(a, b) for a, b in pairwise(moments))]
    return _json({"s": round(eye.scale, 3), "p": poses, "m": told, "r": int(figure.loop == "round")})


def _moment(body: Body, eye: Eye) -> list[int]:
    points = seen(body, eye)
    return [round(one * (FACED if name in FACINGS else FINE)) for name in SHIPPED for one in points[name]]


def _change(before: Sequence[int], after: Sequence[int]) -> list[int]:
    return [b - a for a, b in zip(before, after, strict=True)]


def _json(told: Any) -> str:
    return json.dumps(told, separators=(",", ":"))
