"""What the days of somebody tell of their recovery: the findings by which it is judged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median_low
from typing import NamedTuple

from loosen.book import followed as named
from loosen.book.book import Book
from loosen.book.course import UP
from loosen.care.course import Start
from loosen.care.diary import Entry
from loosen.care.episodes import Episode, episodes_of, limiting_in_a_year
from loosen.care.lately import RECENT, rises
from loosen.care.usual_course import share_after
from loosen.engine.finding import NO, UNSURE, YES, Answer

WEEK = timedelta(days=7)
UNTIL_CHECKED = ("danger-sign-today", "leg-symptoms-new")
OF_THE_WEEK = ("usual-tasks-hard", "cannot-get-about", "walked-minutes")
RMDQ, RMDQ_FOR = "rmdq-score", timedelta(days=14)
SLEEP, MOOD = "sleep-night", "mood-today"


class Followed(NamedTuple):
    """Somebody on ``day``. ``entries``: the days of this episode. ``pain``: lately; ``first``: at the start."""

    day: date
    episodes: Sequence[Episode]
    entries: Sequence[Entry]
    first: int | None
    pain: int | None
    findings: dict[str, Answer]

    @property
    def episode(self) -> Episode | None:
        """The one that lasts; ``None`` between two."""
        return self.episodes[-1] if self.episodes and self.episodes[-1].over is None else None


def with_checks(book: Book, checks: Sequence[Start], diary: Sequence[Entry]) -> list[Entry]:
    """The days with those of the checks, each of which tells how bad it was."""
    told = []
    for check in checks:
        pain = check.answers.get(book.plan.pain)
        told.append(Entry(check.day, {"rest-pain": pain} if isinstance(pain, int) else {}))
    return [*told, *diary]


def followed(book: Book, checks: Sequence[Start], entries: Sequence[Entry], day: date) -> Followed:
    """``checks`` and ``entries`` in order, none after ``day``; the checks stand among the entries as well."""
    episodes = episodes_of(book.progress.episodes, entries)
    if not episodes or episodes[-1].over is not None:
        return Followed(day, episodes, (), None, None, _since_check(checks, entries))
    began, first = episodes[-1].began, episodes[-1].pain
    own = [entry for entry in entries if entry.day >= began]
    pain = pain_lately(own, day)
    findings: dict[str, Answer] = {
        named.FOLLOWED_DAYS: (day - began).days,
        named.SLEEPLESS: _row(own, day, SLEEP, "hardly", timedelta(days=1)),
        named.LOW: _row(own, day, MOOD, "low", timedelta(days=RECENT)),
        named.EPISODES: limiting_in_a_year(episodes, day),
        UP: YES if rises(own) and own[-1].day > day - timedelta(days=RECENT) else NO,
        **_of_the_checks(book, checks, began, day),
        **_since_check(checks, own),
        **_lately(own, day),
    }
    if pain is not None and first is not None:
        better = max(0, first - pain)
        findings |= {
            named.PAIN: pain,
            named.POINTS: better,
            named.PERCENT: round(100 * better / first) if first else 100,
            named.ABOVE: YES if pain > first * share_after(book.progress.usual, (day - began).days).high else NO,
        }
    return Followed(day, episodes, own, first, pain, findings)


def pain_lately(entries: Sequence[Entry], day: date) -> int | None:
    """The middle one of the last three days that were told, within a week; ``None`` when none was."""
    told = [pain for entry in entries if entry.day > day - WEEK and (pain := entry.rest) is not None]
    return median_low(told[-RECENT:]) if told else None


def _of_the_checks(book: Book, checks: Sequence[Start], began: date, day: date) -> dict[str, Answer]:
    """For how long it has hurt, by the first check of the episode, and for how long nothing was checked in it."""
    own = [check for check in checks if check.day >= began]
    last = max([began, *(check.day for check in checks)])
    found: dict[str, Answer] = {named.OF_PAIN: (day - began).days, named.SINCE_CHECK: (day - last).days}
    for check in own[:1]:
        before = check.answers.get(book.plan.since)
        found[named.OF_PAIN] = (before if isinstance(before, int) else 0) + (day - check.day).days
    return found


def _since_check(checks: Sequence[Start], entries: Sequence[Entry]) -> dict[str, Answer]:
    """What stays true until the check has asked about it, however often it is told otherwise after."""
    since = checks[-1].day if checks else date.min
    told = [entry.answers for entry in entries if entry.day >= since]
    found: dict[str, Answer] = {}
    for id in UNTIL_CHECKED:
        answers = [one[id] for one in told if id in one]
        if answers:
            found[id] = next((answer for answer in (YES, UNSURE) if answer in answers), NO)
    return found


def _lately(entries: Sequence[Entry], day: date) -> dict[str, Answer]:
    """What was told last, as long as it is not too old."""
    found: dict[str, Answer] = {}
    for entry in entries:
        lasts = [id for id in OF_THE_WEEK if entry.day > day - WEEK]
        lasts += [RMDQ] if entry.day > day - RMDQ_FOR else []
        found |= {id: entry.answers[id] for id in lasts if id in entry.answers}
    return found


def _row(entries: Sequence[Entry], day: date, id: str, answer: str, gap: timedelta) -> int:
    """How many days that were told, one after the other up to ``day``, answered so."""
    count, after = 0, day
    for entry in reversed(entries):
        if id not in entry.answers:
            continue
        if entry.answers[id] != answer or after - entry.day > gap:
            break
        count, after = count + 1, entry.day
    return count
