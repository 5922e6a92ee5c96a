"""Key poses over time: a stretch of movement from each to the next, and a rest in the pose that it leads to.

A movement starts gently from a rest and comes gently to the next, and runs on through a pose without a rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from loosen.book.exercise_records import LIMBS, Figure, Limb, Pose
from loosen.formats.figure.limbs import Weighted
from loosen.formats.figure.solve import Body, Stance, root_of, solve
from loosen.formats.figure.vectors import between

SAMPLES = 8  # moments of a stretch that are worked out; the browser draws a smooth line through them


class Stretch(NamedTuple):
    """The way from one key pose to the next, as so many bodies, both ends included."""

    bodies: tuple[Body, ...]
    start: int
    end: int


class Way(NamedTuple):
    """Two key poses, and those before and after them when the movement comes from there and goes on to there."""

    start: Pose
    end: Pose
    before: Pose | None = None
    after: Pose | None = None


def stretches(figure: Figure, samples: int = SAMPLES) -> tuple[Stretch, ...]:
    """From each key pose to the next, and from the last to the first when the figure goes round."""
    count = len(figure.poses)
    last = count if figure.loop == "round" else count - 1
    found = []
    for start in range(last):
        end = (start + 1) % count
        way = Way(figure.poses[start], figure.poses[end], _passed(figure, start, -1), _passed(figure, end, 1))
        bodies = tuple(solve(figure, halfway(figure, way, step / samples)) for step in range(samples + 1))
        found.append(Stretch(bodies, start, end))
    return tuple(found)


def still(figure: Figure, place: int) -> Body:
    """The body in one key pose."""
    return solve(figure, halfway(figure, Way(figure.poses[place], figure.poses[place]), 0.0))


def passes(figure: Figure, place: int) -> bool:
    """Whether the movement runs on through this pose."""
    turns = figure.loop == "back" and place in (0, len(figure.poses) - 1)
    return not figure.poses[place].hold and not turns


def _passed(figure: Figure, place: int, step: int) -> Pose | None:
    return figure.poses[(place + step) % len(figure.poses)] if passes(figure, place) else None


def halfway(figure: Figure, way: Way, part: float) -> Stance:
    """The stance ``part`` of the way."""
    a, b = way.start, way.end
    eased = _smooth(0.0, 1.0, float(way.before is not None), float(way.after is not None), part)
    before, after = (pose.numbers if pose else None for pose in (way.before, way.after))
    numbers = _mixed(a.numbers, b.numbers, before, after, part)
    root = None
    if a.root != b.root:
        root = between(root_of(figure, a.root, a.numbers), root_of(figure, b.root, b.numbers), eased)
    return Stance(numbers, root, a.root, {name: _limb(way, name, part, eased) for name in LIMBS})


Numbers = Mapping[str, float]


def _mixed(a: Numbers, b: Numbers, before: Numbers | None, after: Numbers | None, part: float) -> dict[str, float]:
    return {
        name: _smooth(
            *(value, b[name]),
            (b[name] - before[name]) / 2 if before else 0.0,
            (after[name] - value) / 2 if after else 0.0,
            part,
        )
        for name, value in a.items()
    }


def _smooth(a: float, b: float, leaving: float, coming: float, part: float) -> float:
    """From ``a`` to ``b``, leaving and coming at these speeds."""
    rest = 1 - part
    curved = a * (1 + 2 * part) * rest**2 + b * part**2 * (3 - 2 * part)
    return curved + leaving * part * rest**2 - coming * part**2 * rest


def _limb(way: Way, name: str, part: float, eased: float) -> Weighted:
    a, b = way.start.limbs[name], way.end.limbs[name]
    if _alike(a, b):
        before, after = (_numbers(pose, name, a) for pose in (way.before, way.after))
        return ((1.0, a.kind, _mixed(a.numbers, b.numbers, before, after, part), a.on),)
    if part in (0, 1):
        one = b if part else a
        return ((1.0, one.kind, one.numbers, one.on),)
    return (1 - eased, a.kind, a.numbers, a.on), (eased, b.kind, b.numbers, b.on)


def _alike(a: Limb, b: Limb) -> bool:
    return (a.kind, a.on, a.numbers.keys()) == (b.kind, b.on, b.numbers.keys())


def _numbers(pose: Pose | None, name: str, like: Limb) -> Numbers | None:
    return pose.limbs[name].numbers if pose and _alike(pose.limbs[name], like) else None


def sequence(figure: Figure) -> Iterator[int]:
    """The key poses in the order in which they are met, until the figure begins again."""
    count = len(figure.poses)
    yield from range(count)
    if figure.loop == "back":
        yield from range(count - 2, 0, -1)
