"""The exercises of one person on one day: those of the phase that suit them, and others for those that do not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from loosen.book.book import Book
from loosen.book.exercise_records import Exercise
from loosen.book.read_exercises import AVOID
from loosen.care.exercises import changes_of
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import Answer


class Suited(NamedTuple):
    """An exercise that suits somebody, with how it is to be changed for them."""

    exercise: Exercise
    adapt: tuple[str, ...]


def suited(exercise: Exercise, answers: Mapping[str, Answer]) -> Suited | None:
    """The exercise for them; ``None`` when it is to be avoided, or when nobody can tell yet."""
    conclusion = evaluate(exercise.decision, answers)
    if conclusion.at_most == AVOID:
        return None
    return Suited(exercise, changes_of(exercise, conclusion))


class Listed(Protocol):
    """Exercises in order, others to stand in for those that do not suit, and how many at most."""

    @property
    def exercises(self) -> tuple[str, ...]: ...

    @property
    def instead(self) -> tuple[str, ...]: ...

    @property
    def most(self) -> int: ...


def routine_of(book: Book, phase: str, answers: Mapping[str, Answer]) -> tuple[Suited, ...]:
    """The exercises of the phase's routine for them, in order; what does not suit is stood in for.

    ``answers`` hold the urgency that the check found.
    """
    return those_that_suit(book, book.plan.phases[phase].routine, answers)


def those_that_suit(book: Book, listed: Listed, answers: Mapping[str, Answer]) -> tuple[Suited, ...]:
    """Of the exercises ``listed`` those that suit them, in order; what does not suit is stood in for."""
    exercises = book.exercises.exercises
    own = [one for id in listed.exercises if (one := suited(exercises[id], answers))][: listed.most]
    others = (one for id in listed.instead if (one := suited(exercises[id], answers)))
    return (*own, *(one for one, _place in zip(others, range(listed.most - len(own)), strict=False)))
