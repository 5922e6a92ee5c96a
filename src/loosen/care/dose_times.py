"""Times as people type and read them: local, by the clock on their wall, which skips and repeats an hour."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from loosen.care.dose_log import YEARS
from loosen.words import _

AT = r"(?:(?:at|@)\s*)?"
CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
DAY = r"(?:on\s+)?(?P<day>today|yesterday|\d{4}-\d{2}-\d{2})"
ISO = r"(?P<iso>\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:\s?Z|\s?[+-]\d{2}:?\d{2})?)"
AGO = r"(?P<count>\d{1,3})\s*(?P<unit>minutes?|mins?|min|hours?|hrs?|h|m)\s+ago"
EDGE = r"(?<![\w:.,+-])", r"(?![\w:])"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(EDGE[0] + "(?:" + pattern + ")" + EDGE[1], re.IGNORECASE)


NOW = _whole(r"(?P<now>just now|now)")
FORMS = (
    _whole(AT + ISO),
    _whole(AGO),
    _whole(DAY + r",?\s+" + AT + CLOCK),
    _whole(AT + CLOCK + r",?\s+" + DAY),
    _whole(r"(?:at|@)\s*" + CLOCK),
    _whole(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?\s?m\b\.?)?"),
    _whole(r"(?P<hour>\d{1,2})(?:\.(?P<minute>\d{2}))?\s*(?P<half>[ap]\.?\s?m\b\.?)"),
    NOW,
)
# What is left over and speaks of time was not understood, and must not pass for a part of a name.
OF_TIME = re.compile(
    r"\b(at|ago|now|today|tonight|yesterday|tomorrow|noon|midday|midnight|last|next|minutes?|mins?|o'?clock|half|past|"
    r"since|before|after|(this|the|in)\s+(morning|afternoon|evening|night)|\d+\s*(days?|hours?|hrs?|weeks?|[ap]m)|"
    r"(mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b|[@:]|\d{4}-\d|(?<!\d)\d{1,2}/\d{1,2}(?!\d)",
    re.IGNORECASE,
)
LONGEST = timedelta(days=3)  # as "… hours ago"


class BadTime(ValueError):
    """A time that cannot be read or cannot be meant."""


class When(NamedTuple):
    """An instant in UTC, and what to say about how it was understood."""

    at: datetime
    note: str = ""


def find_time(text: str, now: datetime, zone: tzinfo) -> tuple[When, str]:
    """The time that ``text`` speaks of (``now`` when it names none), and the rest of it. Raises `BadTime`."""
    for form in FORMS:
        match = form.search(text)
        if match:
            when = _understood(match.groupdict(), now, zone)
            if when.at.year not in YEARS:
                raise _unreadable()
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            if OF_TIME.search(rest):
                raise _unreadable()
            if when.at > now:
                raise _to_come(when.at, zone, match)
            return when, rest
    if OF_TIME.search(text):
        raise _unreadable()
    return When(now.astimezone(UTC)), text


def instant(local: datetime, zone: tzinfo, now: datetime) -> When:
    """The instant of a local time. Of two, the later that is not to come: what waits for it then waits longer.

    Raises `BadTime` for one that the clocks skipped.
    """
    both = [local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    real = sorted({at for at in both if at.astimezone(zone).replace(tzinfo=None, fold=0) == local})
    if not real:
        told = _("{time} did not exist that night: the clocks went forward. Type the time that the clock then showed.")
        raise BadTime(told.format(time=f"{local:%Y-%m-%d %H:%M}"))
    if len(real) == 1:
        return When(real[0])
    at = max((one for one in real if one <= now), default=real[0])
    told = _("{time} came twice that night, as the clocks went back. It is counted as {meant}.")
    return When(at, told.format(time=f"{local:%H:%M}", meant=shown(at, zone)))


def shown(at: datetime, zone: tzinfo, now: datetime | None = None) -> str:
    """``at`` by the clock on the wall; the day in words when it is near ``now``. Twice the same hour is told apart."""
    local = at.astimezone(zone)
    clock = f"{local:%H:%M}"
    if local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset():
        clock += f" ({local:%Z})"
    days = (local.date() - now.astimezone(zone).date()).days if now else None
    if days == 0:
        return clock
    if days == -1:
        return _("{time} yesterday").format(time=clock)
    if days == 1:
        return _("{time} tomorrow").format(time=clock)
    return f"{local:%Y-%m-%d} {clock}"


def _understood(found: dict[str, str | None], now: datetime, zone: tzinfo) -> When:
    try:
        if found.get("now"):
            return When(now.astimezone(UTC))
        if count := found.get("count"):
            return When(now.astimezone(UTC) - _ago(int(count), str(found["unit"])))
        if iso := found.get("iso"):
            given = datetime.fromisoformat(re.sub(r"\s(?=Z|[+-]\d)", "", iso.upper()))
            return instant(given, zone, now) if given.tzinfo is None else When(given.astimezone(UTC))
        return instant(datetime.combine(_day(found.get("day"), now.astimezone(zone)), _clock(found)), zone, now)
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, BadTime) else _unreadable() from None


def _ago(count: int, unit: str) -> timedelta:
    ago = timedelta(minutes=count) if unit.lower().startswith("m") else timedelta(hours=count)
    if ago > LONGEST:
        raise _unreadable()
    return ago


def _day(word: str | None, today: datetime) -> date:
    if word is None or word.lower() == "today":
        return today.date()
    return today.date() - timedelta(days=1) if word.lower() == "yesterday" else date.fromisoformat(word)


def _clock(found: dict[str, str | None]) -> time:
    hour, half = int(found["hour"] or 0), (found.get("half") or "").lower()
    if not half and found.get("minute") is None:
        raise _unreadable()  # "at 8" may be the morning or the evening
    if half:
        if not 1 <= hour <= 12:
            raise _unreadable()
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, int(found.get("minute") or 0), int(found.get("second") or 0))


def _unreadable() -> BadTime:
    return BadTime(
        _(
            "The time cannot be read. Type it as 08:10, 8:10pm, yesterday 22:30, 2 hours ago or 2026-03-29 08:10; "
            "without a time, it is now."
        )
    )


def _to_come(at: datetime, zone: tzinfo, match: re.Match[str]) -> BadTime:
    told = _("{time} is still to come. Note a dose when you have taken it.").format(time=shown(at, zone))
    if not match.groupdict().get("day") and match.groupdict().get("hour"):
        told += " " + _('If you mean the day before, type "yesterday" with it.')
    return BadTime(told)
