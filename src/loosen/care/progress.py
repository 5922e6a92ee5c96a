"""Progress: somebody's days over the usual course, what was reached, what seemed to help, and whom to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Any, NamedTuple

from loosen.book.book import Book
from loosen.book.progress_records import REACHED
from loosen.care.course import Start
from loosen.care.diary import Entry, in_order
from loosen.care.episodes import Episode
from loosen.care.followed import RMDQ, Followed, followed, with_checks
from loosen.care.helped import Helped, helped
from loosen.care.outcomes import Change, change_of
from loosen.care.recovery import Recovery, recovery_of
from loosen.care.usual_course import share_after, told_after
from loosen.engine.evaluate import evaluate
from loosen.words import _

AHEAD = 42  # days of the usual course that are always shown
LONGEST = 182  # days of an episode that are shown
LOOKED_BACK = 180  # days in which something may have helped


class Point(NamedTuple):
    """A day that was told."""

    day: date
    rest: int | None
    worst: int | None


class BandPoint(NamedTuple):
    """Between which values pain usually lies on ``day``, 0 to 10."""

    day: date
    low: float
    high: float
    estimate: bool


class Reached(NamedTuple):
    """A milestone and its first day."""

    text: str
    day: date
    sources: tuple[str, ...]


class Progress(NamedTuple):
    """What `progress` finds; ``plain()`` is the result format. Without an episode that lasts, there are no points."""

    edition: str
    hash: str
    day: date
    episode: Episode | None
    episodes: tuple[Episode, ...]
    points: tuple[Point, ...]
    band: tuple[BandPoint, ...]
    usual: str
    usual_sources: tuple[str, ...]
    recovery: Recovery
    changes: tuple[Change, ...]
    milestones: tuple[Reached, ...]
    helped: tuple[Helped, ...]
    days_silent: int | None
    reviewed_by: str

    def plain(self) -> dict[str, Any]:
        """The result as it travels in JSON."""
        lists = ("points", "band", "changes", "milestones", "helped", "episodes")
        told = {name: [_plain(one) for one in getattr(self, name)] for name in lists}
        episode = _plain(self.episode) if self.episode else None
        return {**_plain(self), **told, "episode": episode, "recovery": self.recovery.plain()}


def progress(book: Book, checks: Sequence[Start], diary: Sequence[Entry], day: date) -> Progress:
    """How somebody does on ``day``. ``checks``: in order; ``diary``: in any. What lies after ``day`` does not count."""
    checks = [check for check in checks if check.day <= day]
    entries = in_order(with_checks(book, checks, diary), day)
    now = followed(book, checks, entries, day)
    usual = book.progress.usual
    shown = [one for one in now.entries if one.day > day - timedelta(days=LONGEST)]
    since = (day - now.episode.began).days if now.episode else 0
    return Progress(
        edition=book.edition.version,
        hash=book.hash,
        day=day,
        episode=now.episode,
        episodes=tuple(now.episodes),
        points=tuple(Point(one.day, one.rest, one.worst) for one in shown),
        band=tuple(_band(book, now)),
        usual=_(told_after(usual, since)) if now.episode else "",
        usual_sources=tuple(dict.fromkeys((*usual.told_sources, *usual.sources))),
        recovery=recovery_of(book, checks, entries, now),
        changes=tuple(_changes(book, now)),
        milestones=tuple(_milestones(book, checks, now)),
        helped=tuple(helped(book, [one for one in entries if one.day > day - timedelta(days=LOOKED_BACK)])),
        days_silent=(day - entries[-1].day).days if entries else None,
        reviewed_by=book.edition.reviewed_by,
    )


def _band(book: Book, now: Followed) -> Iterator[BandPoint]:
    """A point a week, and one on the last day that is shown."""
    if now.episode is None or not now.first:
        return
    until = max((now.day - now.episode.began).days, AHEAD)
    for days in sorted({*range(max(0, until - LONGEST), until, 7), until}):
        share = share_after(book.progress.usual, days)
        low, high = (min(10.0, round(now.first * one, 2)) for one in (share.low, share.high))
        yield BandPoint(now.episode.began + timedelta(days=days), low, high, share.estimate)


def _changes(book: Book, now: Followed) -> Iterator[Change]:
    """What was measured at the start and lately."""
    measures = book.progress.measures
    if now.first is not None and now.pain is not None and len(now.entries) > 1:
        yield change_of(measures["pain"], now.first, now.pain)
    told = [one.activities for one in now.entries if one.activities]
    both = set(told[0]) & set(told[-1]) if len(told) > 1 else set()
    if both:
        yield change_of(
            measures["activities"], fmean(told[0][one] for one in both), fmean(told[-1][one] for one in both)
        )
    scores = [score for one in now.entries if (score := one.number(RMDQ)) is not None]
    if len(scores) > 1:
        yield change_of(measures["rmdq"], scores[0], scores[-1])


def _milestones(book: Book, checks: Sequence[Start], now: Followed) -> Iterator[Reached]:
    """Each milestone of this episode with the first day on which it was reached."""
    open_ones = list(book.progress.milestones)
    for place, entry in enumerate(now.entries[:LONGEST], 1):
        if not open_ones:
            return
        then = followed(book, [one for one in checks if one.day <= entry.day], now.entries[:place], entry.day)
        told = then.findings
        for milestone in list(open_ones):
            asked = {id: answer for id, answer in told.items() if id in milestone.decision.asks}
            if evaluate(milestone.decision, asked).at_least == REACHED[1]:
                yield Reached(_(milestone.text), entry.day, milestone.sources)
                open_ones.remove(milestone)


def _plain(record: NamedTuple) -> dict[str, Any]:
    told = record._asdict()
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}
