"""Whether a change is large enough to mean something, by the smallest important change of the measure."""

from __future__ import annotations

from typing import NamedTuple

from loosen.book.progress_records import LOWER, Measure
from loosen.words import _

BETTER, SAME, WORSE = "better", "same", "worse"


class Change(NamedTuple):
    """From ``before`` to ``now`` on a measure, and what that means."""

    measure: str
    name: str
    before: float
    now: float
    verdict: str
    text: str


def change_of(measure: Measure, before: float, now: float) -> Change:
    """What the change from ``before`` to ``now`` means. Both are on the scale of ``measure``."""
    gain = before - now if measure.better == LOWER else now - before
    enough = abs(gain) >= measure.points or bool(
        measure.percent and before and 100 * abs(gain) >= measure.percent * before
    )
    verdict = SAME if not enough or not gain else BETTER if gain > 0 else WORSE
    told = {
        BETTER: _("{name}: {before} at the start, {now} now. That is better by more than chance ups and downs."),
        WORSE: _("{name}: {before} at the start, {now} now. That is worse by more than chance ups and downs."),
        SAME: _("{name}: {before} at the start, {now} now. That is too small a change to mean much."),
    }[verdict]
    text = told.format(name=_(measure.name), before=_short(before), now=_short(now))
    return Change(measure.id, _(measure.name), before, now, verdict, text)


def _short(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
