"""The items of a plan: everything that fits the phase and suits the person, worded for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loosen.book.book import Book
from loosen.book.plan_records import Item
from loosen.book.screened import LEVELS, URGENCY
from loosen.care.amount import Amount, begin
from loosen.care.care_plan import HEAT, ICE, NEITHER, Planned, Wishes
from loosen.care.course import Standing
from loosen.care.routine import Suited, routine_of, suited
from loosen.care.screening import Screening
from loosen.care.session import Chosen, session_of
from loosen.engine.finding import Answer
from loosen.words import _


def items_of(book: Book, standing: Standing, screening: Screening, wishes: Wishes) -> tuple[Planned, ...]:
    """All that fits the phase and suits the person, no more than fit on a page; one thing to learn, in turn."""
    items = [
        item for item in book.plan.items.values() if standing.phase in item.phases and item.id not in wishes.without
    ]
    lessons = [item for item in items if item.kind == "learn"]
    lesson = lessons[standing.day.toordinal() % len(lessons)] if lessons else None
    found: list[Planned] = []
    for item in items:
        if item.kind != "learn" or item is lesson:
            found += _planned(book, item, standing, screening, wishes)
    while len(found) > book.plan.most_items:
        found.remove(max(found, key=lambda one: book.plan.items[one.id].rank))
    return tuple(found)


def _planned(book: Book, item: Item, standing: Standing, screening: Screening, wishes: Wishes) -> Iterator[Planned]:
    """The item for this person; nothing when it does not suit them."""
    one = _worded(item)
    answers = standing.answers
    if item.urgency and answers[URGENCY] not in item.urgency:
        return
    if item.kind == "exercises":
        yield from _routine(book, one, standing)
    elif item.measure:
        yield from _warmth(book, one, answers, screening, wishes)
    elif item.relief:
        relief = tuple(id for id in item.relief if _eases(book, id, answers))
        if relief:
            yield one._replace(relief=relief)
    elif item.exercise:
        exercise = suited(book.exercises.exercises[item.exercise], answers)
        if exercise:
            session = session_of(book, item.id, [_chosen(exercise, standing.amounts)])
            yield one._replace(
                how=(*one.how, *map(_, exercise.adapt)),
                session=session,
                minutes=max(1, session.steps[-1].seconds // 60),
            )
    else:
        yield one


def _worded(item: Item) -> Planned:
    return Planned(
        id=item.id,
        kind=item.kind,
        title=_(item.title),
        when=_(item.at),
        minutes=item.minutes,
        times=item.times,
        why=_(item.why),
        how=tuple(map(_, item.how)),
        certainty=item.certainty,
        evidence=_(item.evidence),
        sources=item.sources,
    )


def _routine(book: Book, one: Planned, standing: Standing) -> Iterator[Planned]:
    routine = book.plan.phases[standing.phase].routine
    if routine.weekdays and standing.day.weekday() not in routine.weekdays:
        return
    exercises = routine_of(book, standing.phase, standing.answers)
    if exercises:
        session = session_of(book, one.id, [_chosen(each, standing.amounts) for each in exercises])
        yield one._replace(title=_(routine.title), times=routine.times, minutes=session.minutes, session=session)


def _chosen(one: Suited, amounts: Mapping[str, Amount]) -> Chosen:
    adapt = tuple(map(_, one.adapt))
    return Chosen(one.exercise, amounts.get(one.exercise.id) or begin(one.exercise.dose), adapt)


def _warmth(
    book: Book, one: Planned, answers: Mapping[str, Answer], screening: Screening, wishes: Wishes
) -> Iterator[Planned]:
    """Heat or ice, never both: what they would rather have, else what may be."""
    allowed = []
    for id in (HEAT, ICE):
        conclusion = screening.conclude(book.screens.screens[id], answers)
        if conclusion.settled and conclusion.at_least == LEVELS[0]:
            allowed.append(id)
    liked = wishes.warmth if wishes.warmth in allowed else next(iter(allowed), NEITHER)
    item = book.plan.items[one.id]
    if wishes.warmth == NEITHER or item.measure != liked:
        return
    screen = book.screens.screens[liked]
    minutes = screen.timer.minutes if screen.timer else one.minutes
    yield one._replace(measure=liked, minutes=minutes, how=tuple(map(_, screen.how)))


def _eases(book: Book, position: str, answers: Mapping[str, Answer]) -> bool:
    like = book.plan.positions_like.get(position)
    return like is None or suited(book.exercises.exercises[like], answers) is not None
