"""Which exercises suit one person: fine, with a change, or not now.

Nothing is called fine before every answer that matters is known and the check has settled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from loosen.book.book import Book
from loosen.book.exercise_records import Exercise
from loosen.book.read_exercises import ADAPT, AVOID, FITS, PHASE
from loosen.book.screened import URGENCY, WORKED_OUT
from loosen.care.answers import check_answers
from loosen.care.assessment import Disposition
from loosen.engine.conclusion import Conclusion
from loosen.engine.evaluate import evaluate
from loosen.engine.explain import because as reasons_of
from loosen.engine.finding import Answer
from loosen.engine.interview import Interview, no_to_the_rest
from loosen.words import _


class WhyFit(NamedTuple):
    """A rule that applies: in plain words, how to change the exercise for it, and the answers that carry it."""

    rule: str
    level: str
    because: str
    adapt: str
    answers: Mapping[str, Answer]
    sources: tuple[str, ...]
    convention: bool


class Fitting(NamedTuple):
    """How one exercise suits one person. While an answer that matters is missing, ``level`` is the worst it may be.

    ``adapt``: how to change it. ``open``: findings still to be answered. ``dose``: empty when it is to be left out.
    """

    id: str
    title: str
    purpose: str
    phases: tuple[str, ...]
    position: str
    level: str
    settled: bool
    because: tuple[WhyFit, ...]
    adapt: tuple[str, ...]
    open: tuple[str, ...]
    dose: str
    certainty: str
    sources: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON."""
        return {**self._asdict(), "because": [one._asdict() for one in self.because]}


class Suitability(NamedTuple):
    """What `suits` finds; ``plain()`` is the result format. ``answers``: those that they gave themselves."""

    edition: str
    hash: str
    urgency: Disposition
    exercises: tuple[Fitting, ...]
    answers: Mapping[str, Answer]
    reviewed_by: str

    def plain(self) -> dict[str, Any]:
        """The result as it travels in JSON."""
        return {
            "edition": self.edition,
            "hash": self.hash,
            "urgency": self.urgency._asdict(),
            "exercises": [one.plain() for one in self.exercises],
            "reviewed_by": self.reviewed_by,
        }


def suits(book: Book, answers: object, *, others: str | None = None, phase: str | None = None) -> Suitability:
    """Judge every exercise for one person.

    ``answers``: as for `assess`, of the check and of the exercises. ``others="no"`` takes every finding that has a no
    and is left out as no. ``phase``: how far they have come, where it is known. Raises `BadAnswers`.
    """
    known = check_answers(answers, book.known)
    if others == "no":
        known = no_to_the_rest(book.exercises.interview.decision, no_to_the_rest(book.triage.decision, known))
    elif others is not None:
        raise ValueError(f'others is "no" or not given, not {others!r}')
    check = book.triage.decide(known)
    told = with_urgency(book, known, phase)
    return Suitability(
        edition=book.edition.version,
        hash=book.hash,
        urgency=Disposition(check.at_least, check.at_most, check.settled),
        exercises=tuple(fit_of(book, exercise, told) for exercise in book.exercises.exercises.values()),
        answers=known,
        reviewed_by=book.edition.reviewed_by,
    )


def with_urgency(book: Book, answers: Mapping[str, Answer], phase: str | None = None) -> dict[str, Answer]:
    """``answers`` with what is worked out: the urgency once the check has settled, and the phase where it is known."""
    known = dict(answers)
    check = book.triage.decide(answers)
    if check.settled:
        known[URGENCY] = check.at_least
    if phase is not None:
        known[PHASE] = phase
    return known


def fit_of(book: Book, exercise: Exercise, answers: Mapping[str, Answer]) -> Fitting:
    """How ``exercise`` suits whoever gives ``answers``, as `with_urgency` gives them: without urgency nothing is."""
    conclusion = evaluate(exercise.decision, answers)
    level = conclusion.at_most
    return Fitting(
        id=exercise.id,
        title=_(exercise.title),
        purpose=_(exercise.purpose),
        phases=exercise.phases,
        position=exercise.position,
        level=level,
        settled=conclusion.settled,
        because=_because(exercise, answers, conclusion),
        adapt=tuple(_(change) for change in changes_of(exercise, conclusion)) if level == ADAPT else (),
        open=_open(book, conclusion, answers),
        dose=_(exercise.dose.text) if level != AVOID else "",
        certainty=exercise.certainty,
        sources=exercise.sources,
    )


def _because(exercise: Exercise, answers: Mapping[str, Answer], conclusion: Conclusion) -> tuple[WhyFit, ...]:
    found = []
    for reason in reasons_of(exercise.decision, answers, conclusion):
        fit = exercise.fits[reason.rule.id]
        carried = {id: answers[id] for id in reason.findings}
        adapt = _(fit.adapt) if fit.adapt else ""
        found.append(WhyFit(fit.rule, reason.level, _(fit.because), adapt, carried, fit.sources, fit.convention))
    return tuple(found)


def changes_of(exercise: Exercise, conclusion: Conclusion) -> tuple[str, ...]:
    """Every change that applies or, while answers are missing, may apply."""
    rules = [*(one.rule for one in conclusion.fired), *(one.rule for one in conclusion.open_rules)]
    changes = [exercise.fits[rule].adapt for rule in rules]
    return tuple(dict.fromkeys(change for change in changes if change))


def _open(book: Book, conclusion: Conclusion, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """What is still to be answered; while the check is open, its questions stand for its result."""
    asked = [id for id in conclusion.open_findings if id not in (*WORKED_OUT, PHASE)]
    if URGENCY in conclusion.open_findings:
        asked = [*book.triage.interview.order(book.triage.decide(answers)), *asked]
    return tuple(dict.fromkeys(asked))


@dataclass(frozen=True)
class Judging:
    """What is still to be asked so that every exercise can be judged. It can be walked through as the check can."""

    book: Book

    @property
    def interview(self) -> Interview:
        """Every question that an exercise may ask, in order."""
        return self.book.exercises.interview

    def decide(self, answers: Mapping[str, Answer]) -> Conclusion:
        """What still matters to any exercise. The levels say nothing: each exercise has one of its own."""
        told = with_urgency(self.book, answers)
        exercises = self.book.exercises.exercises.values()
        still = {one for each in exercises for one in evaluate(each.decision, told).open_findings}
        matter = tuple(id for id in self.interview.decision.asks if id in still)
        return Conclusion(FITS[0], FITS[-1], not matter, (), (), matter)
