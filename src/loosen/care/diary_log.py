"""The log of a diary: what was told, each time it was told. It only grows, so copies can be put together anyhow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from loosen.book.book import Book
from loosen.care.answers import BadAnswers
from loosen.care.diary import Entry, in_order, read_entry
from loosen.words import _

LONGEST = 100  # characters of an id
MOST = 20_000  # of one person
YEARS = range(2000, 2200)


class Telling(NamedTuple):
    """What was told of a day at one time. ``noted_at``: an instant in UTC; the day is that of their own wall."""

    id: str
    noted_at: datetime
    entry: Entry

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON."""
        return {"id": self.id, "noted_at": self.noted_at.isoformat(), **self.entry.plain()}


def merge(tellings: Iterable[Telling], more: Iterable[Telling] = ()) -> dict[str, Telling]:
    """All by id, in the order in which they were told. Whatever the order and however often, it comes to the same."""
    log: dict[str, Telling] = {}
    for one in (*tellings, *more):
        # Ids are random, so two with one id are one; should they differ, every copy keeps the same.
        log[one.id] = max(one, log[one.id], key=_weight) if one.id in log else one
    return {one.id: one for one in sorted(log.values(), key=lambda each: (each.noted_at, each.id))}


def days_of(log: Mapping[str, Telling], until: date = date.max) -> list[Entry]:
    """The days up to ``until``, each once, corrections made."""
    return in_order((one.entry for one in log.values()), until)


def read_log(book: Book, plain: object) -> dict[str, Telling]:
    """The log in ``plain`` (from JSON). Raises `BadAnswers`."""
    if not isinstance(plain, list) or len(plain) > MOST:
        raise BadAnswers([_("The diary must be a list of at most {most} entries.").format(most=MOST)])
    return merge(_telling(book, one, place) for place, one in enumerate(plain, 1))


def _telling(book: Book, plain: Any, place: int) -> Telling:
    where = _("Entry {place} of the diary").format(place=place)
    told = dict(plain) if isinstance(plain, Mapping) else {}
    id, noted = told.pop("id", None), told.pop("noted_at", None)
    if not (isinstance(id, str) and 0 < len(id) <= LONGEST):
        raise BadAnswers([where + ": " + _('"id" must be a short text.')])
    at = _instant(noted)
    if at is None:
        message = _('"noted_at" must be a time with its offset, such as 2026-11-23T08:10:00+00:00.')
        raise BadAnswers([where + ": " + message])
    return Telling(id, at, read_entry(book, told, where))


def _instant(text: Any) -> datetime | None:
    """The instant in UTC; nothing when it is none, has no offset, or lies too far away."""
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.utcoffset() is not None and at.year in YEARS else None
    except (TypeError, ValueError, OverflowError):
        return None


def _weight(telling: Telling) -> str:
    return repr(sorted(telling.plain().items(), key=str))
