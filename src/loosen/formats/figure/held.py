"""What the hands hold, and what moves with them: a stick along the back, a towel round a foot, a bag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import hypot

from loosen.book.exercise_records import Figure
from loosen.formats.figure.camera import Eye
from loosen.formats.figure.paint import Paint
from loosen.formats.figure.vectors import Point

BAG = ((0, 2), (-6, 12), (-12, 12), (-11, 32), (11, 32), (12, 12), (6, 12))
# How thick each is, its colour, and whether it is filled.
HELD = {"stick": (2.4, "hair", False), "towel": (1.8, "prop", False), "bag": (2.4, "hair", True)}


def held(figure: Figure, points: Mapping[str, Point], eye: Eye, paint: Paint) -> Iterator[str]:
    """Each thing, as it is at this moment."""
    for name, (wide, colour, filled) in HELD.items():
        if name in figure.things:
            fill = paint(colour) if filled else "none"
            yield (
                f'<path data-held="{name}" d="{line(name, points, eye.scale)}" fill="{fill}" '
                f'stroke="{paint(colour)}" stroke-width="{wide * eye.scale:.1f}" stroke-linecap="round" '
                'stroke-linejoin="round"/>'
            )


def line(name: str, points: Mapping[str, Point], scale: float) -> str:
    """Mirrored by ``web/static/js/figure.js``."""
    if name == "stick":
        (ax, ay), (bx, by) = points["pelvis"], points["s4"]
        long = hypot(bx - ax, by - ay) or 1.0
        dx, dy = (bx - ax) / long * scale, (by - ay) / long * scale
        x, y = ax + dy * 12.5, ay - dx * 12.5
        return _to((x - dx * 16, y - dy * 16), (x + dx * 80, y + dy * 80))
    if name == "towel":
        foot = points["near-toe"]
        heel = points["near-heel"]
        return _to(points["near-wrist"], (foot[0] * 0.6 + heel[0] * 0.4, foot[1] * 0.6 + heel[1] * 0.4))
    (x, y), (tip_x, tip_y) = points["near-wrist"], points["near-tip"]
    x, y = (x + tip_x) / 2, (y + tip_y) / 2
    return _to(*((x + dx * scale, y + dy * scale) for dx, dy in BAG)) + "Z"


def _to(*points: Point) -> str:
    return "M" + "L".join(f"{round(x, 1):g} {round(y, 1):g}" for x, y in points)
