"""The log of doses: a set of events that only grows, so that copies kept apart can be put together in any order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from loosen.words import _

UNITS = ("mg", "use")
LONGEST = 100  # characters of an id
MOST = 10**9
YEARS = range(2000, 2200)


@dataclass(frozen=True, kw_only=True)
class Dose:
    """Something taken: ``amount`` in ``unit`` (mg, or uses). Instants are kept in UTC."""

    id: str
    product: str
    amount: int
    unit: str
    at: datetime
    noted_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", _in_utc(self.at))
        object.__setattr__(self, "noted_at", _in_utc(self.noted_at))


@dataclass(frozen=True, kw_only=True)
class Removed:
    """That the dose with the id ``dose`` was not taken after all. A correction is this and a new dose."""

    id: str
    dose: str
    noted_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "noted_at", _in_utc(self.noted_at))


Event = Dose | Removed
Log = Mapping[str, Event]


class BadLog(ValueError):
    """A log that cannot be used, and why."""


def merge(events: Iterable[Event], more: Iterable[Event] = ()) -> dict[str, Event]:
    """All events by id. Whatever the order and however often, the same events come to the same log."""
    log: dict[str, Event] = {}
    for event in (*events, *more):
        # Ids are random, so two events with one id are one event; should they differ, every copy keeps the same.
        log[event.id] = max(event, log.get(event.id, event), key=_weight)
    return dict(sorted(log.items(), key=lambda item: (item[1].noted_at, item[0])))


def standing(events: Iterable[Event]) -> tuple[Dose, ...]:
    """The doses that count, by time."""
    log = merge(events).values()
    removed = {event.dose for event in log if isinstance(event, Removed)}
    doses = [event for event in log if isinstance(event, Dose) and event.id not in removed]
    return tuple(sorted(doses, key=lambda dose: (dose.at, dose.id)))


def to_plain(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The events as they travel in JSON."""
    return [_plain(event) for event in merge(events).values()]


def from_plain(plain: object) -> dict[str, Event]:
    """The log in ``plain`` (from JSON). Raises `BadLog` at the first entry that cannot be used."""
    if not isinstance(plain, list):
        raise BadLog(_("The doses must be a list."))
    events = []
    for place, one in enumerate(plain, 1):
        try:
            events.append(_event(one))
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
            told = _("Entry {place} cannot be used: {why}.")
            raise BadLog(told.format(place=place, why=str(error)[:LONGEST])) from None
    return merge(events)


def _plain(event: Event) -> dict[str, Any]:
    kind = "dose" if isinstance(event, Dose) else "removed"
    fields = vars(event).items()
    return {"event": kind} | {name: one.isoformat() if isinstance(one, datetime) else one for name, one in fields}


def _event(plain: Any) -> Event:
    kind = plain["event"]
    given = {name: value for name, value in plain.items() if name != "event"}
    for name in ("id", "product", "dose"):
        if name in given and not (isinstance(given[name], str) and 0 < len(given[name]) <= LONGEST):
            raise ValueError(_('"{name}" must be a short text').format(name=name))
    for name in ("at", "noted_at"):
        if name in given:
            given[name] = datetime.fromisoformat(given[name])
            if given[name].year not in YEARS:
                raise ValueError(_('"{name}" lies too far away').format(name=name))
    if kind == "removed":
        return Removed(**given)
    if kind != "dose":
        raise ValueError(_("it is neither a dose nor a removal"))
    if type(given["amount"]) is not int or not 0 < given["amount"] <= MOST:
        raise ValueError(_('"amount" must be a whole number above 0'))
    if given["unit"] not in UNITS:
        raise ValueError(_('"unit" must be mg or use'))
    return Dose(**given)


def _weight(event: Event) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name, value in sorted(_plain(event).items()))


def _in_utc(at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise ValueError(_("a time needs its offset from UTC"))
    return at.astimezone(UTC)
