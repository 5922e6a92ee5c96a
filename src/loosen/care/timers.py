"""A timer (heat, ice, massage) as a session, and several sessions as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loosen.book.book import Book
from loosen.book.screen_records import Screen, Timer
from loosen.care.session import READY, REST, WORK, Session, Step

LOOK = "look"  # a step of a timer: time to look at the skin; it is part of the time that the timer runs


def timer_of(book: Book, screen: Screen) -> Session:
    """The session of a measure that has a timer. The skin is looked at while the time runs on."""
    if screen.timer is None:
        raise ValueError(f"{screen.id} has no timer")
    pace = book.exercises.words.pace
    parts = list(_parts(screen.timer, pace.rest))
    rounds = sum(kind == WORK for kind, _seconds in parts)
    ready = Step(READY, screen.id, pace.ready, 0, 0, "", 1, 1, 1, rounds)
    steps = [ready]
    for kind, seconds in parts:
        before = steps[-1]
        round = before.round + (kind == WORK and before.kind == LOOK)
        steps.append(ready._replace(kind=kind, seconds=seconds, round=round))
    return Session(screen.id, tuple(steps), {})


def _parts(timer: Timer, look: int) -> Iterator[tuple[str, int]]:
    """The time between looks at the skin, and the looks."""
    whole, begun = timer.minutes * 60, 0
    for check in timer.check_skin_at:
        if check < timer.minutes:
            yield WORK, check * 60 - begun
            yield LOOK, look
            begun = check * 60 + look
    yield WORK, whole - begun


def joined(book: Book, id: str, pieces: Sequence[Session]) -> Session:
    """The sessions one after the other, with a rest before each but the first."""
    rest = book.exercises.words.pace.rest
    of = sum(piece.steps[-1].of for piece in pieces)
    steps: list[Step] = []
    for piece in pieces:
        before = steps[-1].number if steps else 0
        for step in piece.steps:
            if steps and step.kind == READY:
                step = step._replace(kind=REST, seconds=rest)
            steps.append(step._replace(number=before + step.number, of=of))
    adapt = {exercise: how for piece in pieces for exercise, how in piece.adapt.items()}
    return Session(id, tuple(steps), adapt)
