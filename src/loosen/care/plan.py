"""The plan of one day: what to do, in order, and why. It follows from the check, the diary and the day alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from loosen.book.book import Book
from loosen.book.screened import URGENCY
from loosen.care.answers import check_answers
from loosen.care.assessment import ANYWHERE, assess, region_of
from loosen.care.cabinet import look_through
from loosen.care.care_plan import CarePlan, Told, Wishes
from loosen.care.course import Standing, Start, standing_on
from loosen.care.diary import Entry, in_order
from loosen.care.followed import followed, with_checks
from loosen.care.plan_changes import changes_since_yesterday
from loosen.care.plan_items import items_of
from loosen.care.recovery import recovery_of
from loosen.care.screening import Screening
from loosen.engine.finding import NO, Answer
from loosen.engine.interview import no_to_the_rest
from loosen.words import _

DANGER = "danger-sign-today"
AT_HOME = ("self-care", "routine", "soon")  # how urgent it may be at most for a plan
MOST_AVOIDED = 4


def plan(
    book: Book,
    answers: object,
    day: date,
    diary: Sequence[Entry] = (),
    *,
    checked: date | None = None,
    before: Sequence[Start] = (),
    region: str = ANYWHERE,
    taking: str | Sequence[str] = (),
    wishes: Wishes = Wishes(),  # noqa: B008 - it never changes
    others: str | None = None,
) -> CarePlan:
    """The plan of ``day`` for one person.

    ``answers``: to the check of the day ``checked`` (``day`` unless given), and more where there are more. ``before``:
    earlier checks, by which it is told whether recovery goes as usual. ``others``: as for `assess`.

    Raises `BadAnswers` and `UnknownRegion`.
    """
    place = region_of(book, region)
    told, known = _known(book, answers, others)
    start = Start(checked or day, known)
    diary = in_order([*([Entry(start.day, told)] if told else []), *diary], day)
    empty = _empty(book, known, day, place.id)
    check = book.triage.decide(known)
    danger = _danger(start, day, diary, others)
    if not check.settled or check.at_least not in AT_HOME:
        return empty
    if danger is None:
        headline = _("First tell how it is today. Then we plan the day.")
        return empty._replace(headline=headline, check_again=False, ask=tuple(book.today.findings))
    checks = [*(one for one in before if one.day <= start.day), start]
    entries = in_order(with_checks(book, checks, diary), day)
    now = followed(book, checks, entries, day)
    if danger != NO or now.findings.get(DANGER, NO) != NO:
        return empty._replace(headline=_("One of the danger signs may be there, so check again now."))
    start = start._replace(answers={**known, URGENCY: check.at_least})
    standing = standing_on(book, start, day, diary)
    screening = Screening(book, place.id, look_through(book.names, taking), ())
    changed = changes_since_yesterday(book, start, standing, diary)
    return _filled(book, empty, _gentler(book, standing) if wishes.gentler else standing, screening, wishes)._replace(
        changed=tuple(changed), recovery=recovery_of(book, checks, entries, now)
    )


def _known(book: Book, answers: object, others: str | None) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """What was told of today, and all else."""
    known = check_answers(answers, {**book.known, **book.today.findings})
    told = {id: answer for id, answer in known.items() if id in book.today.findings}
    known = {id: answer for id, answer in known.items() if id not in told}
    if others == "no":
        for decision in (book.triage.decision, book.exercises.interview.decision, book.screens.interview.decision):
            known = no_to_the_rest(decision, known)
    return told, known


def _danger(start: Start, day: date, diary: Sequence[Entry], others: str | None) -> Answer | None:
    """What was answered today about the danger signs. The check itself asks for all of them."""
    today = next((one for one in diary if one.day == day), None)
    danger = today.answers.get(DANGER) if today else None
    return NO if danger is None and (start.day == day or others == "no") else danger


def _filled(book: Book, empty: CarePlan, standing: Standing, screening: Screening, wishes: Wishes) -> CarePlan:
    phase = book.plan.phases[standing.phase]
    avoid = [Told(_(one.text), _(one.why), one.sources) for one in book.plan.avoid if phase.id in one.phases]
    return empty._replace(
        phase=phase.id,
        name=_(phase.name),
        headline=_(phase.headline),
        because=tuple(_because(book, standing)),
        items=items_of(book, standing, screening, wishes),
        avoid=tuple(avoid[:MOST_AVOIDED]),
        better=_(phase.better),
        tomorrow=_(phase.tomorrow),
        check_again=False,
    )


def _empty(book: Book, known: Mapping[str, Answer], day: date, region: str) -> CarePlan:
    """No plan but what the check says."""
    found = assess(book, known, region)
    return CarePlan(
        edition=book.edition.version,
        hash=book.hash,
        region=region,
        day=day,
        phase="",
        name="",
        headline=found.headline,
        because=(),
        items=(),
        avoid=(),
        changed=(),
        better="",
        tomorrow="",
        check_again=True,
        ask=(),
        danger_signs=tuple(_(one.sign) for one in book.triage.warning_signs),
        number_to_call=found.number_to_call,
        reviewed_by=book.edition.reviewed_by,
    )


def _gentler(book: Book, standing: Standing) -> Standing:
    """One phase back and the least of everything: who asks for less gets less."""
    phases = list(book.plan.phases)
    return standing._replace(phase=phases[max(0, phases.index(standing.phase) - 1)], amounts={})


def _because(book: Book, standing: Standing) -> Iterator[Told]:
    for rule in standing.rules:
        fit = book.plan.fits[rule]
        yield Told(_(fit.because), "", fit.sources)
    if not standing.rules and standing.open:
        yield Told(_("Not everything was told, so we begin gently."), "")
