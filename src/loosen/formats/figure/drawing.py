"""A figure as SVG: the scene, the body part by part with the farthest first, and the region that works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from loosen.book.exercise_records import Figure
from loosen.formats.figure.camera import HEIGHT, WIDTH, Eye, depth, eye_for, seen
from loosen.formats.figure.held import held
from loosen.formats.figure.outline import broad_foot, path, region, seam
from loosen.formats.figure.paint import Paint, fixed, named
from loosen.formats.figure.scene import corners, scene
from loosen.formats.figure.skin import LIKE, Shape, groups
from loosen.formats.figure.timeline import still, stretches
from loosen.formats.figure.vectors import Point

NEARNESS = {
    "far-arm": ("far-elbow", "far-wrist"),
    "far-leg": ("far-knee", "far-ankle"),
    "trunk": ("s1", "s3"),
    "head": ("head",),
    "near-leg": ("near-knee", "near-ankle"),
    "near-arm": ("near-elbow", "near-wrist"),
}
SEAM = 1.3


def eye_of(figure: Figure) -> Eye:
    """The eye that sees the whole exercise and what stands around."""
    points = [body.joints[name] for one in stretches(figure) for body in one.bodies for name in body.joints]
    return eye_for(figure.view, [*points, *corners(figure)])


def parts(figure: Figure, eye: Eye) -> list[Shape]:
    """The parts of the body, the farthest first."""
    bodies = [still(figure, place) for place in range(len(figure.poses))]

    def near(group: str) -> float:
        return sum(depth(body, eye, NEARNESS[group]) for body in bodies) / len(bodies)

    like = figure.view == "front"
    all_parts = groups(like)
    ordered = figure.order or (LIKE if like else tuple(sorted(all_parts, key=near)))
    return [part for group in ordered for part in all_parts[group]]


def still_svg(
    figure: Figure, targets: Sequence[str], place: int, id: str, paint: Paint = named, words: str = ""
) -> str:
    """One key pose. ``id`` must differ between the pictures of a page; without ``words`` it is only to be seen."""
    eye = eye_of(figure)
    points = seen(still(figure, place), eye)
    inside = "".join((*scene(figure, eye, paint), *_body(figure, targets, points, eye, id, paint)))
    read = f'role="img" aria-label="{escape(words)}"' if words else 'aria-hidden="true"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {read}>{inside}</svg>'


def _body(
    figure: Figure, targets: Sequence[str], points: Mapping[str, Point], eye: Eye, id: str, paint: Paint
) -> Iterator[str]:
    drawn = parts(figure, eye)
    trunk = next(part for part in drawn if part["part"] == "trunk")
    outline = path(trunk["shapes"], points, eye.scale)
    yield f'<clipPath id="{id}-trunk"><path data-part="trunk" d="{outline}"/></clipPath>'
    yield glow_colours(id, paint)
    last = max(place for place, part in enumerate(drawn) if part["part"] in ("trunk", "near-leg"))
    for place, part in enumerate(drawn):
        yield _part(part, points, eye, id, paint)
        if place == last:
            yield from (_glow(name, points, eye, id, paint) for name in targets)
    yield from held(figure, points, eye, paint)


def _part(part: Shape, points: Mapping[str, Point], eye: Eye, id: str, paint: Paint) -> str:
    name = part["part"]
    if "seam" in part:
        style = f'fill="none" stroke="{paint("far")}" stroke-width="{SEAM}" stroke-linecap="round"'
        line = seam(part, points, eye.scale)
        return f'<g clip-path="url(#{id}-trunk)"><path data-part="{name}" {style} d="{line}"/></g>'
    fill = f'fill="{paint(part["colour"])}"'
    if name.endswith("foot"):
        broad = broad_foot(name, points, eye.scale)
        fill += f' stroke="{paint(part["colour"])}" stroke-width="{broad:.1f}" stroke-linejoin="round"'
    return f'<path data-part="{name}" {fill} d="{path(part["shapes"], points, eye.scale)}"/>'


def glow_colours(id: str, paint: Paint) -> str:
    """From the middle of a working region to its edge."""
    colour = paint("glow")
    return (
        f'<radialGradient id="{id}-glow"><stop offset=".2" stop-color="{colour}"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>'
    )


def _glow(name: str, points: Mapping[str, Point], eye: Eye, id: str, paint: Paint) -> str:
    (x, y), (long, wide), turn = region(name, points, eye.scale)
    style = f'fill="url(#{id}-glow)"'
    if paint is fixed:  # paper drops gradients, and may have no colour: a flat mark with a dashed edge
        style = f'fill="{paint("glow")}" fill-opacity=".55" stroke="{paint("glow")}" stroke-dasharray="3 2"'
    return (
        f'<ellipse data-region="{name}" rx="{long:.1f}" ry="{wide:.1f}" {style} '
        f'transform="translate({x:.1f} {y:.1f}) rotate({turn:.0f})"/>'
    )
