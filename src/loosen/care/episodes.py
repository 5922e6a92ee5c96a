"""Episodes: when a spasm began, when it was over, and how often it came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from loosen.book.progress_records import EpisodeRule
from loosen.care.diary import Entry
from loosen.care.lately import CALM, RECENT
from loosen.engine.finding import NO

LIMITS = ("usual-tasks-hard", "cannot-get-about")
YEAR = timedelta(days=365)


class Episode(NamedTuple):
    """``over``: the day on which it was over; ``None`` while it lasts. ``limiting``: whether it kept them from
    anything. ``pain``: at rest on the first day that tells of it.
    """

    began: date
    over: date | None
    limiting: bool
    pain: int | None


def episodes_of(rule: EpisodeRule, entries: Sequence[Entry]) -> list[Episode]:
    """All episodes that ``entries`` (in order) tell of. The first begins with the first day told."""
    return [_episode(days, over) for days, over in _rows(rule, entries)]


def limiting_in_a_year(episodes: Sequence[Episode], day: date) -> int:
    """How many of them, begun within the year before ``day``, kept somebody from what they do."""
    return sum(one.limiting for one in episodes if day - YEAR < one.began <= day)


def _rows(rule: EpisodeRule, entries: Sequence[Entry]) -> Iterator[tuple[list[Entry], bool]]:
    days: list[Entry] = []
    calm: list[Entry] = []
    between = False
    for entry in entries:
        if between and (entry.worst is None or entry.worst < rule.begins_at):
            continue
        between = False
        days.append(entry)
        calm = _calm(calm, entry)
        if len(calm) >= rule.over_after:
            yield days, True
            days, calm, between = [], [], True
    if days:
        yield days, False


def _calm(before: list[Entry], entry: Entry) -> list[Entry]:
    """The row of calm days that ends with ``entry``; a long silence begins it anew."""
    if entry.worst is None or entry.worst > CALM:
        return []
    silent = before and entry.day - before[-1].day > timedelta(days=RECENT)
    return [entry] if silent else [*before, entry]


def _episode(days: Sequence[Entry], over: bool) -> Episode:
    limiting = any(day.answers.get(id, NO) != NO for day in days for id in LIMITS)
    pain = next((number for day in days if (number := day.rest) is not None), None)
    return Episode(days[0].day, days[-1].day if over else None, limiting, pain)
