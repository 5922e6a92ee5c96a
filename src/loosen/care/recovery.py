"""Whether somebody recovers as most people do, and whom to see by when if not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from loosen.book.book import Book
from loosen.care.care_plan import Told
from loosen.care.course import Start
from loosen.care.diary import Entry
from loosen.care.followed import Followed, followed
from loosen.engine.evaluate import evaluate
from loosen.words import _

LONGEST = 60  # days that are looked back


class Recovery(NamedTuple):
    """``level``: at least so. ``by``: the day by which to do it, if there is one. ``settled``: whether all was told."""

    level: str
    name: str
    do: str
    by: date | None
    because: tuple[Told, ...]
    settled: bool

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON."""
        because = [one._asdict() for one in self.because]
        return {**self._asdict(), "by": self.by.isoformat() if self.by else None, "because": because}


def recovery_of(book: Book, checks: Sequence[Start], entries: Sequence[Entry], now: Followed) -> Recovery:
    """How it goes on ``now.day``; ``by`` is counted from the day on which this level began."""
    decision, levels = book.progress.recovery, book.progress.levels
    conclusion = evaluate(decision, _asked(book, now))
    level = levels[conclusion.at_least]
    by = None
    if level.within_days:
        began = _since(book, checks, entries, now, level.id)
        by = max(began + timedelta(days=level.within_days), now.day)
    fits = [book.progress.fits[one.rule] for one in conclusion.fired if one.level == level.id]
    because = tuple(Told(_(fit.because), "", fit.sources) for fit in fits)
    return Recovery(level.id, _(level.name), _(level.do), by, because, conclusion.settled)


def _since(book: Book, checks: Sequence[Start], entries: Sequence[Entry], now: Followed, level: str) -> date:
    """The day since which it has been at least ``level``, without a break."""
    scale, since = book.progress.recovery.scale, now.day
    began = now.episode.began if now.episode else now.day
    while since > began and (now.day - since).days < LONGEST:
        day = since - timedelta(days=1)
        before = followed(
            book, [one for one in checks if one.day <= day], [one for one in entries if one.day <= day], day
        )
        if scale.rank(evaluate(book.progress.recovery, _asked(book, before)).at_least) < scale.rank(level):
            break
        since = day
    return since


def _asked(book: Book, now: Followed) -> dict[str, Any]:
    return {id: answer for id, answer in now.findings.items() if id in book.progress.recovery.asks}
