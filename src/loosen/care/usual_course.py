"""How pain goes for most people, as a share of what it was at the start."""

from __future__ import annotations

from bisect import bisect_right
from math import exp, log
from typing import NamedTuple

from loosen.book.progress_records import UsualCourse


class Share(NamedTuple):
    """Between which two shares of the first pain its mean lies. ``estimate``: between the weeks that were measured."""

    low: float
    high: float
    estimate: bool


def share_after(usual: UsualCourse, days: int) -> Share:
    """The usual share after ``days`` days; after the last week that was measured, that of this week."""
    points, week = usual.points, max(0, days) / 7
    start = points[0].mean
    place = bisect_right([point.week for point in points], week)
    before, after = points[place - 1], points[min(place, len(points) - 1)]
    part = (week - before.week) / (after.week - before.week) if after.week > before.week else 0.0
    low, high = (_between(getattr(before, side), getattr(after, side), part) / start for side in ("low", "high"))
    return Share(low, high, part > 0)


def _between(before: float, after: float, part: float) -> float:
    """Pain falls by a like share in like times, so what lies between two points lies on a curve, not on a line."""
    return exp(log(before) * (1 - part) + log(after) * part)


def told_after(usual: UsualCourse, days: int) -> str:
    """What is usual by now, in a sentence to be translated."""
    return [one.text for one in usual.told if one.week * 7 <= max(0, days)][-1]
