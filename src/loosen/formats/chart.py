"""A chart of pain over days as SVG: the band of the usual course, and a line that breaks where nothing was told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from itertools import pairwise

from loosen.care.progress import Point, Progress
from loosen.words import _

WIDE, HIGH = 440, 300
LEFT, RIGHT, TOP, BOTTOM = 34, 12, 14, 46
MOST = 10  # points of pain
DAY = timedelta(days=1)


def chart_svg(found: Progress) -> str:
    """The chart of ``found``, which has a band. Colours come from the page by class; forms tell apart without them."""
    axis = _Axis(found.band[0].day, max(found.day, found.band[-1].day))
    label = _("Your pain day by day over the usual course. The table below says the same in numbers.")
    parts = [*_grid(axis), *_band(axis, found), *_lines(axis, found), *_points(axis, found), *_today(axis, found)]
    return (
        f'<svg class="chart" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{escape(label)}">'
        '<defs><pattern id="usual" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="chart-hatch" d="M0 0V7"/></pattern></defs>' + "".join(parts) + "</svg>"
    )


class _Axis:
    """From days and points to places."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, max(last, first + DAY)
        self.days = (self.last - self.first).days

    def x(self, day: date) -> float:
        return round(LEFT + (WIDE - LEFT - RIGHT) * (day - self.first).days / self.days, 1)

    def y(self, pain: float) -> float:
        return round(TOP + (HIGH - TOP - BOTTOM) * (1 - pain / MOST), 1)


def _grid(axis: _Axis) -> Iterator[str]:
    for pain in range(0, MOST + 1, 2):
        y = axis.y(pain)
        yield f'<path class="chart-line" d="M{LEFT} {y}H{WIDE - RIGHT}"/>'
        yield f'<text class="chart-text" x="{LEFT - 8}" y="{y + 5}" text-anchor="end">{pain}</text>'
    step = next(weeks for weeks in (1, 2, 4, 8, 26, 52) if axis.days / 7 / weeks <= 8)
    for week in range(0, axis.days // 7 + 1, step):
        x = axis.x(axis.first + week * 7 * DAY)
        yield f'<text class="chart-text" x="{x}" y="{HIGH - BOTTOM + 20}" text-anchor="middle">{week}</text>'
    yield (
        f'<text class="chart-text" x="{WIDE - RIGHT}" y="{HIGH - 6}" text-anchor="end">'
        + escape(_("weeks since it began"))
        + "</text>"
    )


def _band(axis: _Axis, found: Progress) -> Iterator[str]:
    above = " ".join(f"{axis.x(one.day)},{axis.y(one.high)}" for one in found.band)
    below = " ".join(f"{axis.x(one.day)},{axis.y(one.low)}" for one in reversed(found.band))
    yield f'<polygon class="chart-band" points="{above} {below}"/>'
    yield f'<polygon class="chart-band-hatch" points="{above} {below}" fill="url(#usual)"/>'


def _lines(axis: _Axis, found: Progress) -> Iterator[str]:
    """A stroke between days that follow each other; where one is missing there is none."""
    told = [one for one in found.points if one.rest is not None]
    for before, after in pairwise(told):
        if after.day - before.day == DAY and before.rest is not None and after.rest is not None:
            start = f"{axis.x(before.day)} {axis.y(before.rest)}"
            yield f'<path class="chart-rest" d="M{start}L{axis.x(after.day)} {axis.y(after.rest)}"/>'


def _points(axis: _Axis, found: Progress) -> Iterator[str]:
    for point in found.points:
        x = axis.x(point.day)
        if point.worst is not None and point.worst != point.rest:
            y = axis.y(point.worst)
            yield f'<path class="chart-worst" d="M{x - 4} {y + 3}L{x} {y - 4}L{x + 4} {y + 3}Z">{_title(point)}</path>'
        if point.rest is not None:
            yield f'<circle class="chart-dot" cx="{x}" cy="{axis.y(point.rest)}" r="4.5">{_title(point)}</circle>'


def _title(point: Point) -> str:
    told = [point.day.isoformat()]
    if point.rest is not None:
        told.append(_("at rest {pain}").format(pain=point.rest))
    if point.worst is not None:
        told.append(_("at worst {pain}").format(pain=point.worst))
    return f"<title>{escape(', '.join(told))}</title>"


def _today(axis: _Axis, found: Progress) -> Iterator[str]:
    x = axis.x(found.day)
    yield f'<path class="chart-today" d="M{x} {TOP}V{HIGH - BOTTOM}"/>'
    near_edge = x > WIDE * 0.8
    anchor = "end" if near_edge else "start"
    yield (
        f'<text class="chart-text" x="{x - 5 if near_edge else x + 5}" y="{TOP + 10}" text-anchor="{anchor}">'
        + escape(_("today"))
        + "</text>"
    )
