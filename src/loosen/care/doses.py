"""The dose clock: what may be taken next and when, by the packets, the doses taken and nothing else.

It counts doses; it does not know anybody's health. `loosen.care.medicines` comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from loosen.book.dosing_records import Dosing, Limits
from loosen.care.dose_log import Dose
from loosen.care.dose_rules import AT_ONCE, CLOCK, COURSE, DAY, NOT_CONFIRMED, TOO_MUCH, Label, Reason, full_minute
from loosen.care.packets import Packets

NOTHING = "nothing"  # less than 1
ABSURD = "absurd"
UNIT = "unit"
NOT_YET = "not-yet"  # a dose that would lie in the future
LONG_AGO = "long-ago"
NO_PRODUCT = "no-product"
UNUSABLE = frozenset({NOTHING, ABSURD, UNIT, NOT_YET, LONG_AGO, NO_PRODUCT})


class State(NamedTuple):
    """Where one product stands.

    ``now``: whether one may be taken now, and then ``at_most`` of it. ``next_at``: when the least dose may be taken;
    ``None`` when the days of the course are used up. ``day``: of the running course, 0 when none runs. ``used`` and
    ``left`` are of the last 24 hours and count all products that add up. ``over``: more was taken than ``most``.
    """

    product: str
    now: bool
    next_at: datetime | None
    at_most: int
    unit: str
    used: int
    most: int
    left: int
    over: bool
    day: int
    days: int
    against: tuple[Reason, ...]


class Allowed(NamedTuple):
    """The labels allow it."""


class Refused(NamedTuple):
    """Why not, and from when on this amount would be allowed; ``None`` when it never is, or nobody can tell."""

    reasons: tuple[Reason, ...]
    may_at: datetime | None = None

    @property
    def unusable(self) -> bool:
        """Whether it cannot even be noted, taken or not."""
        return not UNUSABLE.isdisjoint(reason.kind for reason in self.reasons)


class Noted(NamedTuple):
    """A dose to be kept. When it was taken against the labels, ``against`` says how; ``overdose`` is then said too."""

    dose: Dose
    against: tuple[Reason, ...] = ()
    overdose: str = ""


def clock(packets: Packets, dosing: Dosing, doses: Sequence[Dose], now: datetime) -> tuple[State, ...]:
    """Every product that has limits in this region. ``doses``: those that stand."""
    return tuple(
        _state(Label(packets, dosing, packet.limits), doses, now) for packet in packets.values() if packet.limits
    )


def may_take(
    packets: Packets, dosing: Dosing, doses: Sequence[Dose], product: str, amount: int, at: datetime
) -> Allowed | Refused:
    """Whether, with this dose at ``at`` and those before and after it, every label would still be kept."""
    packet = packets.get(product)
    if packet is None:
        return Refused((Reason(NO_PRODUCT, product),))
    if amount < 1:
        return Refused((Reason(NOTHING, product),))
    limits = packet.limits
    if limits is None:
        return Refused((Reason(NOT_CONFIRMED, product),))
    if amount > limits.most_at_once * dosing.most_times_a_dose:
        return Refused((Reason(ABSURD, product, None, amount, limits.unit),))
    label = Label(packets, dosing, limits)
    against = [Reason(AT_ONCE, product, at, limits.most_at_once, limits.unit)] if amount > limits.most_at_once else []
    against += label.against(amount, at, doses)
    if not against:
        return Allowed()
    if amount > limits.most_at_once:
        return Refused(_once_each(against))
    after_all = max((at, *(dose.at for dose in doses)))
    start = at if after_all == at else full_minute(after_all)
    return Refused(_once_each(against), label.earliest(amount, start, doses))


def note(packets: Packets, dosing: Dosing, doses: Sequence[Dose], dose: Dose, taken: bool = False) -> Noted | Refused:
    """What becomes of a new dose. One that was ``taken`` is noted whatever the labels say: the truth first.

    Only what cannot be true is refused then: a time to come or long ago, an absurd amount, an unknown product.
    """
    wrong = _unusable(packets, dosing, dose)
    latest = _latest(doses, dose.noted_at)
    if wrong is None and not taken and latest > dose.noted_at + timedelta(minutes=dosing.latest_minutes_ahead):
        return Refused((Reason(CLOCK, at=latest),))
    verdict = Refused((wrong,)) if wrong else may_take(packets, dosing, doses, dose.product, dose.amount, dose.at)
    if isinstance(verdict, Allowed):
        return Noted(dose)
    if verdict.unusable or not taken:
        return verdict
    return Noted(dose, verdict.reasons, overdose(packets, dosing, doses, dose))


def overdose(packets: Packets, dosing: Dosing, doses: Sequence[Dose], dose: Dose) -> str:
    """What to say when 24 hours around ``dose`` hold more than the most for that time; nothing when they do not."""
    packet = packets.get(dose.product)
    if packet is None or packet.limits is None or packet.limits.unit != dose.unit:
        return ""
    others = [one for one in doses if one.id != dose.id]
    too_much = Label(packets, dosing, packet.limits).too_much(dose.amount, dose.at, others)
    return dosing.overdose[dose.unit] if any(too_much) else ""


def _state(label: Label, doses: Sequence[Dose], now: datetime) -> State:
    limits = label.limits
    latest = _latest(doses, now)
    clock_changed = latest > now + timedelta(minutes=label.dosing.latest_minutes_ahead)
    start = full_minute(latest) if clock_changed else now
    next_at = label.earliest(limits.least, start, doses)
    against = [Reason(CLOCK, at=latest)] if clock_changed else label.against(limits.least, now, doses)
    if next_at is None and not any(reason.kind == COURSE for reason in against):
        against.append(Reason(COURSE, limits.product, None, limits.days))
    used, most = _used(label, doses, now)
    allowed = not against
    return State(
        product=limits.product,
        now=allowed,
        next_at=next_at,
        at_most=min(limits.most_at_once, most - used) if allowed else 0,
        unit=limits.unit,
        used=used,
        most=most,
        left=max(0, most - used),
        over=used > most,
        day=_day(label, doses, now),
        days=limits.days,
        against=_once_each(against),
    )


def _latest(doses: Sequence[Dose], now: datetime) -> datetime:
    """The latest instant that anything is known of; after ``now`` only when a clock has been changed."""
    return max((now, *(max(dose.at, dose.noted_at) for dose in doses)))


def _used(label: Label, doses: Sequence[Dose], now: datetime) -> tuple[int, int]:
    """Of the last 24 hours; what lies in the future is counted as taken just now."""
    return label.used([replace(dose, at=min(dose.at, now)) for dose in doses], now)


def _day(label: Label, doses: Sequence[Dose], now: datetime) -> int:
    of_it = [dose.at for dose in doses if label.of_course(dose) and dose.at <= now]
    start = label.course_start(now, doses)
    return (now - start) // DAY + 1 if of_it and start in of_it else 0


def _unusable(packets: Packets, dosing: Dosing, dose: Dose) -> Reason | None:
    limits: Limits | None = packets[dose.product].limits if dose.product in packets else None
    if limits is not None and dose.unit != limits.unit:
        return Reason(UNIT, dose.product, unit=limits.unit)
    if dose.at > dose.noted_at + timedelta(minutes=dosing.latest_minutes_ahead):
        return Reason(NOT_YET, dose.product, dose.at)
    if dose.at < dose.noted_at - timedelta(days=dosing.earliest_days_back):
        return Reason(LONG_AGO, dose.product, dose.at, dosing.earliest_days_back)
    return None


def _once_each(against: list[Reason]) -> tuple[Reason, ...]:
    """Of each kind the reason that holds longest; too much is told once."""
    found: dict[str, Reason] = {}
    for reason in against:
        before = found.get(reason.kind)
        if before is None or (reason.kind != TOO_MUCH and _until(reason) > _until(before)):
            found[reason.kind] = reason
    return tuple(found.values())


def _until(reason: Reason) -> datetime:
    assert reason.at is not None
    return reason.at if reason.kind == COURSE else reason.at + timedelta(hours=reason.number)
