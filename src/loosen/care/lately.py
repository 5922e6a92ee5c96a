"""What the last days say of somebody's course. A day that was not told is missing, never good and never bad."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from loosen.book import course
from loosen.book.course import LIGHTS, NONE
from loosen.care.diary import REST, Entry
from loosen.engine.finding import NO, YES, Answer

CALM = 1  # of 10: the pain of a calm day
RECENT = 3  # days
UP = 2  # points that count as a rise


def course_of(entries: Sequence[Entry], day: date, start: int, before: str) -> dict[str, Answer]:
    """What the days up to ``day`` say, as the findings of `loosen.book.course`.

    ``entries``: in order, none after ``day``. ``start``: the pain of the first day. ``before``: the phase so far.
    """
    told: dict[str, Answer] = {
        course.NOTED: len([one for one in entries if one.day > day - timedelta(days=14)]),
        course.CALM: _calm_days(entries),
        course.REDS_2: _reds(entries, day, 2),
        course.REDS_14: _reds(entries, day, 14),
        course.UP: YES if rises(entries) else NO,
        course.LAST: _last_light(entries, day),
        course.BEFORE: before,
    }
    worst = [one.worst for one in entries[-RECENT:] if one.worst is not None]
    if len(worst) == RECENT:
        told[course.WORST] = max(worst)
        told[course.LEFT] = round(100 * max(worst) / start) if start else 0
    usual = [
        number for one in entries if one.day > day - timedelta(days=7) and (number := one.number(REST)) is not None
    ]
    if usual:
        told[course.USUAL] = max(usual)
    return told


def _calm_days(entries: Sequence[Entry]) -> int:
    """How many days that were told, from the last one back, had almost no pain; a long silence ends the row."""
    count, after = 0, None
    for one in reversed(entries):
        silent = after is not None and after - one.day > timedelta(days=RECENT)
        if silent or one.worst is None or one.worst > CALM:
            break
        count, after = count + 1, one.day
    return count


def _reds(entries: Sequence[Entry], day: date, days: int) -> int:
    return sum(one.light == LIGHTS[-1] for one in entries if one.day > day - timedelta(days=days))


def rises(entries: Sequence[Entry]) -> bool:
    """Whether two days one after the other were worse than the day before them."""
    told = [number for one in entries if (number := one.number(REST)) is not None][-3:]
    return len(told) == 3 and min(told[1:]) >= told[0] + UP


def _last_light(entries: Sequence[Entry], day: date) -> str:
    recent = [one.light for one in entries if one.day > day - timedelta(days=RECENT) and one.light != NONE]
    return recent[-1] if recent else NONE
