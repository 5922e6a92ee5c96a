"""All exercises of a rule book: what may be asked, by which rules, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loosen.book.entry import Entry
from loosen.book.exercise_records import Exercise, ExerciseWords
from loosen.book.read_exercises import FILE, FITS, PHASE, read_exercise_words, read_exercises, with_moving
from loosen.book.screened import WORKED_OUT, Screened
from loosen.engine.decision import Decision, Scale
from loosen.engine.interview import Interview

ALL = "exercise"  # the name that stands for each of them


@dataclass(frozen=True)
class Exercises:
    """``exercises``: by id. ``screened``: what they may ask."""

    exercises: Mapping[str, Exercise]
    words: ExerciseWords
    screened: Screened

    @cached_property
    def interview(self) -> Interview:
        """Every question of the exercises, page by page. It decides nothing: each exercise does that for itself."""
        asked = [question for id, question in self.screened.questions.items() if id not in (*WORKED_OUT, PHASE)]
        return Interview(Decision("exercises", Scale(FITS), tuple(asked), ()), self.screened.pages)

    def named(self, name: str) -> list[str]:
        """The ids of those that ``name`` stands for: one of them, all, a position, or a set of cautions."""
        return [one.id for one in self.exercises.values() if name in (one.id, ALL, one.position, *one.cautions)]


def exercises_in(files: Mapping[str, Entry], screened: Screened, sources: Sequence[str]) -> Exercises:
    """The exercises in ``files`` (path to entry). ``screened``: what screens may ask; the same may be asked here."""
    moving = with_moving(files, screened)
    exercises = read_exercises(files, moving, sources)
    return Exercises(exercises, read_exercise_words(files[FILE], sources), moving)
