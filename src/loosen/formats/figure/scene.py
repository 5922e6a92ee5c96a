"""What stands around the body: the ground, a mat, furniture, a cushion. It never moves."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.book.exercise_records import Figure
from loosen.formats.figure.camera import FLOOR, FROM_ABOVE, WIDTH, Eye
from loosen.formats.figure.paint import Paint
from loosen.formats.figure.vectors import Vector

DEEP = 19.0  # half the depth of furniture
MAT = 30.0
THICK = 3.6


def corners(figure: Figure) -> list[Vector]:
    """Points that must be in the picture."""
    found: list[Vector] = []
    for name, n in figure.things.items():
        if name == "mat":
            found += [(x, 0.0, z) for x in n for z in (-MAT, MAT)]
        elif name in ("chair", "table", "stool"):
            found += [(x, y, z) for x in n[:2] for y in (0.0, n[2]) for z in (-DEEP, DEEP)]
        elif name == "wall":
            found += [(n[0], 0.0, 0.0)]
    return found


def scene(figure: Figure, eye: Eye, paint: Paint) -> Iterator[str]:
    """The ground, and then each thing."""
    ground = paint("ground")
    if figure.view not in FROM_ABOVE:
        floor = FLOOR + 3
        yield f'<path d="M{WIDTH / 2 - 128} {floor}a128 128 0 0 1 256 0z" fill="{ground}" opacity=".36"/>'
        yield f'<path d="M8 {floor}H{WIDTH - 8}" stroke="{ground}" stroke-width="3" stroke-linecap="round"/>'
    for name, n in figure.things.items():
        if name in DRAWN:
            yield from DRAWN[name](n, eye, paint)


def _mat(n: tuple[float, ...], eye: Eye, paint: Paint) -> Iterator[str]:
    corners = [(n[0], 0.0, -MAT), (n[1], 0.0, -MAT), (n[1], 0.0, MAT), (n[0], 0.0, MAT)]
    yield _line(eye, corners, f'fill="{paint("ground")}" stroke="{paint("ground")}" stroke-width="5"', closed=True)


def _chair(n: tuple[float, ...], eye: Eye, paint: Paint) -> Iterator[str]:
    """From the edge with the back to the front edge, and how high the seat is."""
    back, front, high = n
    lean = -4.0 if back < front else 4.0
    for z in (-DEEP, DEEP):
        yield _line(eye, [(front, 0, z), (front - lean / 3, high, z)], _stroke(paint, eye))
        yield _line(eye, [(back, 0, z), (back, high, z), (back + lean, high + 44, z)], _stroke(paint, eye))
    top = [(back + lean, high + 42.0, z) for z in (-DEEP, DEEP)]
    low = [(back + lean * 0.7, high + 26.0, z) for z in (DEEP, -DEEP)]
    yield _line(eye, top + low, _solid(paint, eye), closed=True)
    yield _top(n, eye, paint)


def _table(n: tuple[float, ...], eye: Eye, paint: Paint) -> Iterator[str]:
    for x in n[:2]:
        for z in (-DEEP, DEEP):
            yield _line(eye, [(x, 0, z), (x, n[2], z)], _stroke(paint, eye))
    yield _top(n, eye, paint)


def _top(n: tuple[float, ...], eye: Eye, paint: Paint) -> str:
    """A flat top, as thick as a board."""
    high = n[2] - THICK / 2
    return _line(
        eye,
        [(x, high, z) for x, z in zip((n[0], n[1], n[1], n[0]), (-DEEP, -DEEP, DEEP, DEEP), strict=True)],
        _solid(paint, eye),
        closed=True,
    )


def _wall(n: tuple[float, ...], eye: Eye, paint: Paint) -> Iterator[str]:
    """A flat wall, seen from its edge or, behind a body that faces us, as a panel."""
    if len(n) > 1:
        x, wide = n
        face = [(x, 0.0, -wide), (x, 400.0, -wide), (x, 400.0, wide), (x, 0.0, wide)]
        yield _line(eye, face, f'fill="{paint("ground")}" opacity=".45"', closed=True)
    else:
        edge, _low = eye.on_screen((n[0], 0.0, 0.0))
        style = f'stroke="{paint("ground")}" stroke-width="7" stroke-linecap="round"'
        yield f'<path d="M{edge:.1f} {FLOOR + 3}V14" {style}/>'


def _cushion(n: tuple[float, ...], eye: Eye, paint: Paint) -> Iterator[str]:
    """The middle of a soft thing, half as long as told and as thick."""
    x, y, long, thick = n
    left, _y = eye.on_screen((x - long, y, 0.0))
    right, middle = eye.on_screen((x + long, y, 0.0))
    half = thick * eye.scale
    yield (
        f'<rect x="{left:.1f}" y="{middle - half:.1f}" width="{right - left:.1f}" height="{2 * half:.1f}" '
        f'rx="{half:.1f}" fill="{paint("prop")}"/>'
    )


def _stroke(paint: Paint, eye: Eye) -> str:
    return f'fill="none" stroke="{paint("prop")}" stroke-width="{THICK * eye.scale:.1f}" stroke-linecap="round"'


def _solid(paint: Paint, eye: Eye) -> str:
    return _stroke(paint, eye).replace('fill="none"', f'fill="{paint("prop")}"')


def _line(eye: Eye, points: list[Vector], style: str, closed: bool = False) -> str:
    d = "L".join("{:.1f} {:.1f}".format(*eye.on_screen(point)) for point in points)
    return f'<path d="M{d}{"Z" if closed else ""}" {style} stroke-linejoin="round"/>'


DRAWN = {"mat": _mat, "chair": _chair, "table": _table, "stool": _table, "wall": _wall, "cushion": _cushion}
