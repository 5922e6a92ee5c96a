"""The time zone of whoever sits at this computer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from loosen.cli.errors import bad_input
from loosen.words import _


class Machine(tzinfo):
    """The zone that this computer is set to, with its changes in spring and autumn, whatever it is called."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        return at.replace(tzinfo=None).astimezone().utcoffset() if at else None

    def dst(self, at: datetime | None) -> timedelta | None:
        return None

    def tzname(self, at: datetime | None) -> str | None:
        return at.replace(tzinfo=None).astimezone().tzname() if at else None

    def fromutc(self, at: datetime) -> datetime:
        there = at.replace(tzinfo=UTC).astimezone()
        local = there.replace(tzinfo=self)
        return local if self.utcoffset(local) == there.utcoffset() else local.replace(fold=1)


def zone_of(name: str | None) -> tzinfo:
    """The zone of that name; this computer's without one. Raises `Stop` when there is none such."""
    if not name:
        return Machine()
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        told = _('--zone: there is no time zone "{name}". Give one such as Europe/London, Asia/Taipei or UTC.')
        raise bad_input(told.format(name=name)) from None
