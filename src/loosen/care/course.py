"""How far somebody has come: the phase and the amount of each exercise, day by day from the check on.

Both follow from what was told of each day and from nothing else, so the same diary always leads to the same place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from loosen.book.book import Book
from loosen.book.course import LIGHTS, NONE
from loosen.care.amount import Amount, begin, down, up
from loosen.care.diary import REST, Entry, in_order
from loosen.care.lately import course_of
from loosen.care.routine import routine_of
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import Answer, Number

GREEN, AMBER, RED = LIGHTS


class Start(NamedTuple):
    """The check with which it began: its day and its answers."""

    day: date
    answers: Mapping[str, Answer]


class Standing(NamedTuple):
    """Where somebody stands on ``day``.

    ``rules``: those that hold them in this phase, and ``open`` the findings that could. ``answers``: those of the
    check with what has changed since. ``amounts``: by exercise; what is not here is begun at its least. ``raised``:
    the exercise that grew today, or none. ``lowered``: whether all were made less today.
    """

    day: date
    phase: str
    rules: tuple[str, ...]
    open: tuple[str, ...]
    answers: Mapping[str, Answer]
    amounts: Mapping[str, Amount]
    greens: int = 0
    raised: str = ""
    lowered: bool = False


def standing_on(book: Book, start: Start, day: date, diary: Sequence[Entry]) -> Standing:
    """Where they stand on ``day``, after all days that were told."""
    entries = in_order(diary, day)
    days = sorted({start.day, day, *(one.day for one in entries if one.day >= start.day)})
    standing = Standing(start.day, NONE, (), (), start.answers, {})
    for one in days:
        standing = _next(book, start, standing, one, [entry for entry in entries if entry.day <= one])
    return standing


def _next(book: Book, start: Start, before: Standing, day: date, entries: Sequence[Entry]) -> Standing:
    today = entries[-1] if entries and entries[-1].day == day else None
    answers = _answers(book, start, day, entries)
    standing = before._replace(day=day, answers=answers, raised="", lowered=False)
    if today is not None or before.phase == NONE:
        conclusion = evaluate(book.plan.phase, _told(book, start, before.phase, answers, entries, today))
        # What is missing counts as bad: nobody is led on by what they did not tell.
        phase = conclusion.at_least if conclusion.settled else conclusion.at_most
        fired = tuple(one.rule for one in conclusion.fired if one.level == phase)
        standing = standing._replace(phase=phase, rules=fired, open=() if fired else conclusion.open_findings)
    return _amounts(book, before, standing, today)


def _answers(book: Book, start: Start, day: date, entries: Sequence[Entry]) -> dict[str, Answer]:
    """The answers of the check, with the days gone since and the pain as it was last told."""
    answers, since = dict(start.answers), book.plan.since
    kind = book.findings.findings[since].kind
    if isinstance(before := answers.get(since), int) and isinstance(kind, Number):
        answers[since] = min(before + (day - start.day).days, kind.most)
    if entries and (pain := entries[-1].number(REST)) is not None:
        answers[book.plan.pain] = pain
    return answers


def _told(
    book: Book, start: Start, before: str, answers: Mapping[str, Answer], entries: Sequence[Entry], today: Entry | None
) -> dict[str, Answer]:
    """All that the phase is decided by."""
    first = start.answers.get(book.plan.pain)
    pains = [pain for pain in (first, entries[0].worst if entries else None) if isinstance(pain, int)]
    told = {**answers, **course_of(entries, today.day if today else start.day, max(pains, default=0), before)}
    if isinstance(pain := answers.get(book.plan.pain), int):
        told[REST] = pain
    if today is not None:
        told |= today.answers
    return {id: answer for id, answer in told.items() if id in book.plan.phase.asks}


def _amounts(book: Book, before: Standing, now: Standing, today: Entry | None) -> Standing:
    """One thing more after enough green days; a third less after an amber or red one, or after a silence."""
    exercises = [one.exercise for one in routine_of(book, now.phase, now.answers)]
    amounts = {one.id: begin(one.dose) for one in exercises} | dict(before.amounts)
    silent = (now.day - before.day).days > book.plan.drop_after
    light = today.light if today else NONE
    greens = before.greens + (light == GREEN) if light not in (AMBER, RED) else 0
    if light in (AMBER, RED) or silent:
        lower = {id: down(amount) for id, amount in amounts.items()}
        return now._replace(amounts=lower, greens=greens, lowered=lower != before.amounts)
    if greens < book.plan.raise_after or now.phase != before.phase:
        return now._replace(amounts=amounts, greens=greens)
    able = [one for one in exercises if up(amounts[one.id], one.dose) != amounts[one.id]]
    grown = min(able, key=lambda one: sum(amounts[one.id]) - sum(begin(one.dose)), default=None)
    if grown is None:
        return now._replace(amounts=amounts, greens=0)
    amounts[grown.id] = up(amounts[grown.id], grown.dose)
    return now._replace(amounts=amounts, greens=0, raised=grown.id)
