"""The doses that people keep on this server: the same log as on their device, an event a row."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from loosen.care.dose_log import BadLog, Event, from_plain, merge, to_plain
from loosen.web.models import DoseEvent
from loosen.words import _

MOST = 20_000  # events of one person: years of doses


def doses_of(person: str | None) -> dict[str, Event]:
    """Their log; empty for nobody."""
    if person is None:
        return {}
    return from_plain(list(DoseEvent.objects.filter(person=person).values_list("event", flat=True)))


@transaction.atomic
def add_doses(person: str, events: Iterable[Event]) -> dict[str, Event]:
    """Put ``events`` with those that are here, and give back them all. Raises `BadLog` when there are too many."""
    before = doses_of(person)
    log = merge(before.values(), events)
    if len(log) > MOST:
        raise BadLog(_("There are too many doses to be kept here. Delete them here; your device keeps its own."))
    new = [event for id, event in log.items() if before.get(id) != event]
    rows = [
        DoseEvent(person=person, event_id=event.id, event=plain) for event, plain in zip(new, _plain(new), strict=True)
    ]
    DoseEvent.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "event_id"], update_fields=["event"]
    )
    return log


def delete_doses(person: str) -> None:
    """Delete them all, for good."""
    DoseEvent.objects.filter(person=person).delete()


def _plain(events: list[Event]) -> list[object]:
    return [to_plain([event])[0] for event in events]
