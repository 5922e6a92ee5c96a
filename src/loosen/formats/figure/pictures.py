"""An exercise as pictures and as words: the moving figure for a page, stills for print, and what both show, told."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

from loosen.book.exercise_records import Exercise
from loosen.formats.figure.drawing import still_svg
from loosen.formats.figure.paint import Paint, fixed, named
from loosen.formats.figure.shipped import moving
from loosen.words import _

DRAWN_BY_SCRIPT = re.compile(r'(<path data-(?:part|held)="[^"]*"[^>]*?) d="[^"]*"')


class Still(NamedTuple):
    """A key pose as SVG, and the step that it shows."""

    svg: str
    caption: str


def moving_svg(exercise: Exercise, id: str = "") -> str:
    """The first key pose, with all that ``figure.js`` needs to move it. Without the script it stays a still picture."""
    svg = still_svg(exercise.figure, exercise.targets, 0, id or exercise.id, named, in_words(exercise))
    return svg.replace("<svg ", f'<svg data-figure="{escape(moving(exercise.figure))}" ', 1)


def picture_svg(exercise: Exercise, id: str) -> str:
    """The pose that is held most, or else the last: the one by which people know the exercise."""
    poses = exercise.figure.poses
    place = max(range(len(poses)), key=lambda one: (poses[one].hold, one))
    return still_svg(exercise.figure, exercise.targets, place, id, named, in_words(exercise))


def shipped_svg(exercise: Exercise) -> str:
    """As `moving_svg`, without the outlines that ``figure.js`` draws by itself: a fifth of the size."""
    return DRAWN_BY_SCRIPT.sub(r"\1", moving_svg(exercise))


def stills(exercise: Exercise, paint: Paint = fixed) -> tuple[Still, ...]:
    """The key poses in the order of their steps, for print or for who wants no motion."""
    poses = exercise.figure.poses
    order = sorted(range(len(poses)), key=lambda place: (poses[place].step, place))
    return tuple(
        Still(
            still_svg(exercise.figure, exercise.targets, place, f"{exercise.id}-{place}", paint),
            _(exercise.steps[poses[place].step - 1]),
        )
        for place in order
    )


def in_words(exercise: Exercise) -> str:
    """What the figure shows, for who does not see it: how to begin, and each step."""
    steps = (f"{number}. {_(step)}" for number, step in enumerate(exercise.steps, 1))
    return " ".join((f"{_(exercise.title)}.", _(exercise.start), *steps))
