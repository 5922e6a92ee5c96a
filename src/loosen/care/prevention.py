"""What lowers the chance of the next spell, for one person: the programme of a week, the work place, risks and breaks.

Only exercises that suit stand in it. It follows from the answers, the week and what was managed alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from loosen.book.book import Book
from loosen.book.prevention_records import WalkingWeek
from loosen.book.read_exercises import PHASE, PHASES
from loosen.book.read_prevention import YOURS
from loosen.book.read_programme import BEGIN
from loosen.book.screened import URGENCY, WORKED_OUT
from loosen.care.amount_words import amount_in_words
from loosen.care.answers import BadAnswers, check_answers
from loosen.care.care_plan import Told
from loosen.care.exercises import fit_of, with_urgency
from loosen.care.growing import Grown, strength_in, walks_in
from loosen.care.prevention_records import (
    AdviceFound,
    BreaksFound,
    Programme,
    ProgrammeDay,
    RiskFound,
    RisksFound,
    StrengthWeek,
    Walks,
    WorkplaceFound,
)
from loosen.care.routine import suited
from loosen.care.session import Chosen, session_of
from loosen.engine.conclusion import Conclusion
from loosen.engine.decision import Decision
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import Answer
from loosen.engine.interview import no_to_the_rest
from loosen.words import _

LAST_WEEK = 520
MOST_WALKED = 5000  # minutes in a week
RECOVERED = "prevention"


def programme(
    book: Book,
    answers: object,
    week: int,
    day: date,
    *,
    weeks_done: int | None = None,
    walk_minutes: int | None = None,
    phase: str = RECOVERED,
    others: str | None = None,
) -> Programme:
    """The programme of the week in which ``day`` lies, the ``week``-th since it began.

    ``weeks_done``: how many weeks before were managed; all of them unless given. ``walk_minutes``: walked in the week
    before. ``phase``: how far they have come. ``others``: as for `assess`. Raises `BadAnswers`.
    """
    _in_range(
        week=(week, 1, LAST_WEEK), weeks_done=(weeks_done, 0, LAST_WEEK), walk_minutes=(walk_minutes, 0, MOST_WALKED)
    )
    known = with_urgency(book, _known(book, answers, others), phase if phase in PHASES else PHASES[0])
    weekly = book.prevention.weekly
    start = evaluate(weekly.start, known)
    begins = start.at_most == BEGIN
    counts = week if weeks_done is None else min(week, weeks_done + 1)
    made = Programme(
        edition=book.edition.version,
        hash=book.hash,
        week=week,
        counts=counts,
        title=_(weekly.title),
        headline=_(weekly.headline) if begins else _("It is not time for this yet."),
        begins=begins,
        because=tuple(_why_not(book, start)),
        open=_open(book, known, start),
        days=(),
        walks=None,
        strength=None,
        without=(),
        rest=_(weekly.rest),
        missed=_(weekly.missed),
        reviewed_by=book.edition.reviewed_by,
    )
    return _filled(book, made, known, day, walk_minutes) if begins else made


def _in_range(**given: tuple[int | None, int, int]) -> None:
    wrong = [
        _('"{name}" must be from {least} to {most}.').format(name=name, least=least, most=most)
        for name, (value, least, most) in given.items()
        if value is not None and not least <= value <= most
    ]
    if wrong:
        raise BadAnswers(wrong)


def _known(book: Book, answers: object, others: str | None) -> dict[str, Answer]:
    known = check_answers(answers, {**book.known, **book.prevention.asked.findings})
    if others == "no":
        own = (book.prevention.workplace.decision, book.prevention.risks.decision)
        for decision in (book.triage.decision, book.exercises.interview.decision, *own):
            known = no_to_the_rest(decision, known)
    elif others is not None:
        raise ValueError(f'others is "no" or not given, not {others!r}')
    return known


def _why_not(book: Book, start: Conclusion) -> Iterator[Told]:
    for fired in start.fired:
        fit = book.prevention.weekly.fits[fired.rule]
        yield Told(_(fit.because), "", fit.sources)
    if not start.fired and start.at_most != BEGIN:
        yield Told(_("First the check: the programme is only for a back that is safe to treat at home."), "")


def _open(book: Book, known: Mapping[str, Answer], start: Conclusion) -> tuple[str, ...]:
    """What is still to be answered before it can begin, and so that every exercise can be judged."""
    stages = book.prevention.weekly.strength.stages
    listed = [id for stage in stages for id in (*stage.exercises, *stage.instead)]
    exercises = [book.exercises.exercises[id] for id in (book.prevention.weekly.walking.exercise, *listed)]
    check = [] if URGENCY in known else book.triage.interview.order(book.triage.decide(known))
    asked = [*check, *start.open_findings] + [
        id for one in exercises for id in evaluate(one.decision, known).open_findings
    ]
    return tuple(dict.fromkeys(id for id in asked if id not in (*WORKED_OUT, PHASE)))


def _filled(book: Book, made: Programme, known: Mapping[str, Answer], day: date, managed: int | None) -> Programme:
    weekly = book.prevention.weekly
    planned = walks_in(weekly.walking, made.counts, managed)
    grown = strength_in(book, made.counts, known)
    walks = _walks(book, known, planned, managed)
    strength = _strength(book, known, grown) if grown.exercises else None
    walked = weekly.walking.weekdays[: planned.days] if walks else ()
    trained = weekly.strength.weekdays if strength else ()
    monday = day - timedelta(days=day.weekday())
    days = tuple(
        ProgrammeDay(monday + timedelta(days=one), planned.minutes if one in walked else 0, one in trained)
        for one in range(7)
    )
    without = () if walks else tuple(_not_for_them(book, weekly.walking.exercise, known))
    return made._replace(days=days, walks=walks, strength=strength, without=without)


def _walks(book: Book, known: Mapping[str, Answer], planned: WalkingWeek, managed: int | None) -> Walks | None:
    walking = book.prevention.weekly.walking
    fitting = suited(book.exercises.exercises[walking.exercise], known)
    if fitting is None:
        return None
    told = _("You walked {minutes} minutes last week, and this week grows from that.")
    return Walks(
        title=_(walking.title),
        days=planned.days,
        minutes=planned.minutes,
        from_last=told.format(minutes=managed) if managed is not None else "",
        steps=tuple(map(_, fitting.exercise.steps)),
        adapt=tuple(map(_, fitting.adapt)),
        why=_(walking.why),
        grounds=walking.grounds._replace(evidence=_(walking.grounds.evidence)),
    )


def _strength(book: Book, known: Mapping[str, Answer], grown: Grown) -> StrengthWeek:
    strength, stage = book.prevention.weekly.strength, grown.stage
    chosen = [Chosen(one.exercise, grown.amounts[one.exercise.id], tuple(map(_, one.adapt))) for one in grown.exercises]
    does = {one.exercise.id for one in grown.exercises}
    left_out = [told for id in stage.exercises if id not in does for told in _not_for_them(book, id, known)]
    return StrengthWeek(
        title=_(strength.title),
        stage=stage.id,
        name=_(stage.name),
        headline=_(stage.headline),
        session=session_of(book, f"prevent-{stage.id}", chosen),
        amounts={one.exercise.id: amount_in_words(one.exercise, one.amount) for one in chosen},
        grown=grown.raised,
        left_out=tuple(left_out),
        why=_(strength.why),
        grounds=strength.grounds._replace(evidence=_(strength.grounds.evidence)),
    )


def _not_for_them(book: Book, exercise: str, known: Mapping[str, Answer]) -> Iterator[Told]:
    """Why an exercise is left out."""
    found = fit_of(book, book.exercises.exercises[exercise], known)
    reasons = [one for one in found.because if one.level == found.level]
    why = " ".join(one.because for one in reasons) or _("Questions about it are still open.")
    yield Told(found.title, why, tuple(source for one in reasons for source in one.sources))


def workplace(book: Book, answers: object, others: str | None = None) -> WorkplaceFound:
    """Advice for the work place, what is most worth trying first. Raises `BadAnswers`."""
    known, place = _known(book, answers, others), book.prevention.workplace
    conclusion = evaluate(place.decision, known)
    level = place.levels[conclusion.at_least] if conclusion.fired or conclusion.settled else None
    order = list(place.advice)
    fired = sorted(conclusion.fired, key=lambda one: (-place.decision.scale.rank(one.level), order.index(one.rule)))
    return WorkplaceFound(
        level=level.id if level else "",
        name=_(level.name) if level else _("Not known yet"),
        headline=_(level.headline) if level else _("Questions are still open."),
        text=_(place.text),
        advice=tuple(_advice(book, one.rule, one.level) for one in fired),
        open=_still_open(place.decision, known),
        grounds=place.grounds._replace(evidence=_(place.grounds.evidence)),
    )


def _advice(book: Book, rule: str, level: str) -> AdviceFound:
    one = book.prevention.workplace.advice[rule]
    grounds = one.grounds._replace(evidence=_(one.grounds.evidence))
    return AdviceFound(rule, level, _(one.title), tuple(map(_, one.how)), _(one.because), grounds)


def risk_factors(book: Book, answers: object, others: str | None = None) -> RisksFound:
    """What goes along with the next spell; what their answers tell of comes first. Raises `BadAnswers`."""
    known, risks = _known(book, answers, others), book.prevention.risks
    conclusion = evaluate(risks.decision, known)
    theirs = {one.rule for one in conclusion.fired if one.level == YOURS}
    factors = [
        RiskFound(
            id=one.id,
            title=_(one.title),
            yours=one.id in theirs,
            size=_(one.size),
            lowers=_(one.lowers),
            tested=one.tested,
            do=_(one.do),
            grounds=one.grounds._replace(evidence=_(one.grounds.evidence)),
        )
        for one in risks.factors.values()
    ]
    factors.sort(key=lambda one: not one.yours)
    return RisksFound(_(risks.title), _(risks.text), tuple(factors), _still_open(risks.decision, known))


def _still_open(decision: Decision, known: Mapping[str, Answer]) -> tuple[str, ...]:
    return tuple(id for id in decision.asks if id not in known)


def breaks(book: Book, answers: object = None, phase: str = RECOVERED, others: str | None = None) -> BreaksFound:
    """Movement breaks. Without answers only what suits everybody. Raises `BadAnswers`."""
    told, exercises = book.prevention.breaks, book.exercises.exercises
    known = with_urgency(book, _known(book, {} if answers is None else answers, others), phase)
    able = [one for one in told.ideas if not one.exercise or suited(exercises[one.exercise], known)]
    return BreaksFound(
        title=_(told.title),
        text=_(told.text),
        minutes=told.minutes,
        intervals=told.intervals,
        ideas=tuple(_(one.text) for one in able),
        held_back=len(told.ideas) - len(able),
        why=_(told.why),
        grounds=told.grounds._replace(evidence=_(told.grounds.evidence)),
    )
