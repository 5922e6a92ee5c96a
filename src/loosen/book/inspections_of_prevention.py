"""Promises about prevention that are looked up in the book: what the programme may ask, and what is never claimed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loosen.book.book import Book
from loosen.book.prevention_records import Grounds
from loosen.book.read_prevention import FOLDER
from loosen.book.screened import URGENCY
from loosen.book.texts import texts

LATE = {"recovery", "prevention"}
MOST_GROWTH = 15  # percent in a week
MOST_WALKED = 150  # minutes a week, which is what was studied
WEAK = ("low", "convention")
CURE = re.compile(
    r"cures?\b|heals?\b|(?:never|not) (?:come|comes) back|protects? your back|correct posture (?:will|prevents)|"
    r"prevents (?:a |the )?(?:next |new )?(?:back pain|spasm|spell)|keeps? (?:spasms|back pain) away",
    re.IGNORECASE,
)


def gentle_programme(book: Book) -> Iterator[str]:
    """Every exercise is judged for the person and fits the phase, and walking grows gently up to what was studied."""
    weekly = book.prevention.weekly
    stages = weekly.strength.stages
    named = {id for stage in stages for id in (*stage.exercises, *stage.instead)} | {weekly.walking.exercise}
    for id in sorted(named):
        exercise = book.exercises.exercises[id]
        if URGENCY not in exercise.decision.asks:
            yield f"{id} is not judged by how urgent it is"
        if LATE.isdisjoint(exercise.phases):
            yield f"{id} is not for this phase"
    if weekly.walking.most_growth > MOST_GROWTH:
        yield f"walking may grow by {weekly.walking.most_growth} percent a week"
    for week in weekly.walking.weeks:
        if week.total > MOST_WALKED:
            yield f"week {week.week} asks for {week.total} minutes of walking"


def grounded_prevention(book: Book) -> Iterator[str]:
    """Everything says how sure it is and on what it rests; weak evidence is called weak."""
    for what, grounds in _grounds(book):
        if not any(book.sources[source].seen for source in grounds.sources):
            yield f"nobody has seen a source of {what}"
        if grounds.certainty in WEAK and "weak evidence" not in grounds.evidence.lower():
            yield f"{what} does not say that its evidence is weak"


def _grounds(book: Book) -> Iterator[tuple[str, Grounds]]:
    prevention = book.prevention
    yield "the walks", prevention.weekly.walking.grounds
    yield "the strength sessions", prevention.weekly.strength.grounds
    yield "the breaks", prevention.breaks.grounds
    yield "the work place", prevention.workplace.grounds
    yield from ((one.rule, one.grounds) for one in prevention.workplace.advice.values())
    yield from ((one.id, one.grounds) for one in prevention.risks.factors.values())
    yield from ((one.id, one.grounds) for one in prevention.food.items)


def no_cure(book: Book) -> Iterator[str]:
    """Nothing about prevention reads as a cure, or as protection that nobody has shown."""
    for text in texts(book):
        if text.file.startswith(f"{FOLDER}/") and (found := CURE.search(text.text)):
            yield f"{text.file}:{text.line} says {found[0]!r}"


OF_PREVENTION: dict[str, Callable[[Book], Iterator[str]]] = {
    "gentle-programme": gentle_programme,
    "grounded-prevention": grounded_prevention,
    "no-cure": no_cure,
}
