"""What is different in a plan from the day before, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from loosen.book.book import Book
from loosen.book.course import LIGHTS, PHASES
from loosen.care.care_plan import Told
from loosen.care.course import Standing, Start, standing_on
from loosen.care.diary import Entry
from loosen.words import _


def changes_since_yesterday(book: Book, start: Start, standing: Standing, diary: Sequence[Entry]) -> Iterator[Told]:
    """What is different from the day before, and why."""
    if standing.day <= start.day:
        return
    before = standing_on(
        book, start, standing.day - timedelta(days=1), [one for one in diary if one.day < standing.day]
    )
    phases = book.plan.phases
    if before.phase != standing.phase:
        told = _("Yesterday: {before}. Today: {now}.")
        back = PHASES.index(standing.phase) > PHASES.index(before.phase)
        reasons = [_(book.plan.fits[rule].because) for rule in standing.rules] if back else []
        why = " ".join(reasons) or _("What you told of these days allows the next step.")
        yield Told(told.format(before=_(phases[before.phase].name), now=_(phases[standing.phase].name)), why)
    if standing.raised:
        exercise = book.exercises.exercises[standing.raised]
        told = _("{exercise}: a little more today.").format(exercise=_(exercise.title))
        yield Told(told, _("The last sessions were green. One thing grows at a time."))
    if standing.lowered:
        yield Told(_("A third less of each exercise today."), _lowered_because(diary, standing.day))


def _lowered_because(diary: Sequence[Entry], day: date) -> str:
    today = [one.light for one in diary if one.day == day]
    if today and today[0] in LIGHTS[1:]:
        return _("The last session was more than your back liked.")
    return _("There was a pause of some days, so we begin a little lower. That is no failure.")
