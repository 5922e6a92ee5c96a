"""What this server keeps of somebody's course: their checks, and their diary, an entry a row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest

from loosen.care.answers import BadAnswers
from loosen.care.diary import Entry
from loosen.care.diary_log import MOST, Telling, merge, read_log
from loosen.care.history import Checked, History
from loosen.web.book import the_book
from loosen.web.models import DiaryEvent, KeptCheck
from loosen.web.zone import day_of
from loosen.words import _


def history_of(request: HttpRequest, person: str | None) -> History:
    """Their checks and diary; empty for nobody. The days are those of the wall that ``request`` comes from."""
    if person is None:
        return History()
    checks = KeptCheck.objects.filter(person=person).order_by("made_at").values_list("made_at", "answers", "more")
    return History(
        tuple(Checked(at, day_of(request, at), {**answers, **more}) for at, answers, more in checks), _log(person)
    )


def tell(person: str, entry: Entry) -> None:
    """Add what is told of a day now. Raises `BadAnswers` when there is too much."""
    add_tellings(person, [Telling(str(uuid4()), datetime.now(UTC), entry)])


@transaction.atomic
def add_tellings(person: str, tellings: Iterable[Telling]) -> None:
    """Put ``tellings`` with those that are here. Raises `BadAnswers` when there are too many."""
    before = _log(person)
    log = merge(before.values(), tellings)
    if len(log) > MOST:
        raise BadAnswers([_("The diary is full. Export it, then delete it here to go on.")])
    new = [one for id, one in log.items() if before.get(id) != one]
    rows = [DiaryEvent(person=person, event_id=one.id, event=one.plain()) for one in new]
    DiaryEvent.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "event_id"], update_fields=["event"]
    )


def _log(person: str) -> dict[str, Telling]:
    events = list(DiaryEvent.objects.filter(person=person).values_list("event", flat=True))
    return read_log(the_book(), events)
