"""What is told of an exercise or a timer while somebody does it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from loosen.book.book import Book
from loosen.book.exercise_records import Exercise
from loosen.care.session import FIRST_SIDE, SECOND_SIDE, Step
from loosen.words import _, n_


class Card(NamedTuple):
    """``steps``: how to do it. ``adapt``: how it is changed for this person. ``exercise``: none for a timer."""

    title: str
    start: str
    steps: tuple[str, ...]
    stop: tuple[str, ...]
    easier: str
    adapt: tuple[str, ...]
    exercise: Exercise | None


def card_of(book: Book, id: str, adapt: Mapping[str, tuple[str, ...]]) -> Card:
    """The card of an exercise or a measure. ``adapt``: by exercise."""
    exercise = book.exercises.exercises.get(id)
    if exercise is None:
        screen = book.screens.screens[id]
        return Card(_(screen.name), "", tuple(map(_, screen.how)), tuple(map(_, screen.stop)), "", (), None)
    return Card(
        title=_(exercise.title),
        start=_(exercise.start),
        steps=tuple(map(_, exercise.steps)),
        stop=tuple(map(_, (*exercise.stop, *book.exercises.words.stop))),
        easier=_(exercise.easier.how),
        adapt=adapt.get(id, ()),
        exercise=exercise,
    )


def not_asked(book: Book, steps: Iterable[Step]) -> str:
    """What whoever gave no answers should know: nobody has judged whether this suits them."""
    timed = {step.exercise not in book.exercises.exercises for step in steps}
    told = {
        False: _("We have not asked whether this suits you. loosen exercises --suits does."),
        True: _("We have not asked whether heat, ice or massage is safe for you. loosen medicines does."),
    }
    return " ".join(told[one] for one in sorted(timed))


def part_of(step: Step) -> str:
    """Which side and round, where there are several."""
    told = [{FIRST_SIDE: _("first side"), SECOND_SIDE: _("second side")}.get(step.side, "")]
    if step.rounds > 1:
        told.append(_("round {round} of {rounds}").format(round=step.round, rounds=step.rounds))
    return ", ".join(one for one in told if one)


def clock(seconds: float) -> str:
    """Minutes and seconds, such as 0:42; a second that has begun counts."""
    whole = -int(-seconds // 1)
    return f"{whole // 60}:{whole % 60:02}"


def lasting(seconds: float) -> str:
    """How long, in words."""
    whole = round(seconds)
    if whole < 90:
        return n_("{count} second", "{count} seconds", whole).format(count=whole)
    minutes = round(whole / 60)
    return n_("{count} minute", "{count} minutes", minutes).format(count=minutes)
