"""What seemed to help: how pain went on after days with something and after days without it. Never a proof."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from random import Random
from statistics import fmean, quantiles
from typing import NamedTuple

from loosen.book.book import Book
from loosen.care.diary import Entry
from loosen.words import _

DRAWS = 400
DAY = timedelta(days=1)


class Helped(NamedTuple):
    """``difference``: how much more pain changed by the next day with it than without, between ``low`` and ``high``."""

    id: str
    label: str
    days_with: int
    days_without: int
    difference: float
    low: float
    high: float
    text: str


def helped(book: Book, entries: Sequence[Entry]) -> list[Helped]:
    """For each thing with enough days with it and without it; ``entries`` in order."""
    found = []
    for thing in book.diary.done.values():
        changes: dict[bool, list[int]] = {True: [], False: []}
        for entry, after in pairwise(entries):
            before, now = entry.rest, after.rest
            if entry.done is not None and after.day - entry.day == DAY and before is not None and now is not None:
                changes[thing.id in entry.done].append(now - before)
        with_it, without = changes[True], changes[False]
        if min(len(with_it), len(without)) >= book.progress.least_days:
            low, high = _between(with_it, without, thing.id)
            difference = fmean(with_it) - fmean(without)
            told = _text(_(thing.label), len(with_it), len(without), difference, low, high)
            one = Helped(thing.id, _(thing.label), len(with_it), len(without), difference, low, high, told)
            found.append(one)
    return found


def _between(with_it: Sequence[int], without: Sequence[int], seed: str) -> tuple[float, float]:
    """Between which values the difference lies in 9 of 10 draws of the same days; always the same for the same days."""
    chance = Random(seed)
    draws = [
        fmean(chance.choices(with_it, k=len(with_it))) - fmean(chance.choices(without, k=len(without)))
        for _draw in range(DRAWS)
    ]
    twentieths = quantiles(draws, n=20)
    return twentieths[0], twentieths[-1]


def _text(label: str, days_with: int, days_without: int, difference: float, low: float, high: float) -> str:
    if low <= 0 <= high:
        told = _("{label}: no clear difference by the next day, from {with_it} days with it and {without} without.")
    elif difference < 0:
        told = _(
            "{label}: by the next day your pain was about {points} points lower than without it (somewhere between "
            "{low} and {high}; {with_it} days with it, {without} without). That proves nothing: chance does this too."
        )
    else:
        told = _(
            "{label}: by the next day your pain was about {points} points higher than without it (somewhere between "
            "{low} and {high}; {with_it} days with it, {without} without). You may do more of it on worse days."
        )
    near, far = sorted((abs(low), abs(high)))
    return told.format(
        label=label,
        with_it=days_with,
        without=days_without,
        points=f"{abs(difference):.1f}",
        low=f"{near:.1f}",
        high=f"{far:.1f}",
    )
