"""What the labels ask of one more dose beside those that were taken before and after it.

Everything here is about a dose of one product with ``limits``. Instants are in UTC. Two doses are *kin* when they are
of one product or share a substance; their amounts *add up* when each is of one substance and in the same unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from loosen.book.dosing_records import Dosing, Limits
from loosen.care.dose_log import Dose
from loosen.care.packets import Packets

DAY = timedelta(hours=24)
MINUTE = timedelta(minutes=1)

TOO_SOON = "too-soon"  # the label's hours since, or until, a dose of the same substance
ANOTHER = "another"  # another product of a group of which one at a time is taken
SAME = "same-substance"  # another product with the substance, in amounts that cannot be added
UNKNOWN = "unknown"  # a dose of a product that this rule book does not know
TOO_MUCH = "most-in-24-hours"
AT_ONCE = "most-at-once"
COURSE = "course-over"
CLOCK = "clock-changed"  # a dose lies after now
NOT_CONFIRMED = "not-confirmed"  # no limits in this region


class Reason(NamedTuple):
    """Why not: ``product`` and ``at`` are of the dose in the way, ``number`` is the limit (hours, amount, days)."""

    kind: str
    product: str = ""
    at: datetime | None = None
    number: int = 0
    unit: str = ""
    group: str = ""


class Label(NamedTuple):
    """The label of one product, read beside all packets of the region."""

    packets: Packets
    dosing: Dosing
    limits: Limits

    def kin(self, dose: Dose) -> bool:
        return dose.product == self.limits.product or not self._held_by(dose).isdisjoint(self.limits.substances)

    def adds_up(self, dose: Dose) -> bool:
        if dose.unit != self.limits.unit or not self.kin(dose):
            return False
        return dose.product == self.limits.product or len(self._held_by(dose)) == len(self.limits.substances) == 1

    def gaps(self, dose: Dose) -> Iterator[Reason]:
        """How far from ``dose`` one of this product must stay: each reason with its hours."""
        packet = self.packets.get(dose.product)
        if packet is None:
            yield Reason(UNKNOWN, dose.product, dose.at, self.dosing.same_substance.hours)
            return
        if self.kin(dose):
            other = packet.limits.hours_between if packet.limits else 0
            yield Reason(TOO_SOON, dose.product, dose.at, max(self.limits.hours_between, other))
            if not self.adds_up(dose):
                yield Reason(SAME, dose.product, dose.at, self.dosing.same_substance.hours)
        if dose.product != self.limits.product:
            for apart in self.dosing.one_at_a_time:
                if apart.group in packet.groups and apart.group in self.limits.groups:
                    yield Reason(ANOTHER, dose.product, dose.at, apart.hours, group=apart.group)

    def used(self, doses: Sequence[Dose], end: datetime) -> tuple[int, int]:
        """How much was taken in the 24 hours up to ``end``, and the strictest most for these doses."""
        # A dose exactly 24 hours ago no longer counts.
        inside = [dose for dose in doses if end - DAY < dose.at <= end and self.adds_up(dose)]
        limits = [packet.limits for dose in inside if (packet := self.packets.get(dose.product)) and packet.limits]
        most = min(one.most_in_24_hours for one in (self.limits, *limits))
        return sum(dose.amount for dose in inside), most

    def too_near(self, at: datetime, doses: Sequence[Dose]) -> Iterator[Reason]:
        """The doses that are too near to one at ``at``."""
        for dose in doses:
            for gap in self.gaps(dose):
                if abs(at - dose.at) < timedelta(hours=gap.number):
                    yield gap

    def too_much(self, amount: int, at: datetime, doses: Sequence[Dose]) -> Iterator[Reason]:
        """The 24 hours that hold ``at`` and would hold too much."""
        for end in (at, *(dose.at for dose in doses if at < dose.at < at + DAY)):
            used, most = self.used(doses, end)
            if used + amount > most:
                yield Reason(TOO_MUCH, self.limits.product, end, most, self.limits.unit)

    def too_long(self, at: datetime, doses: Sequence[Dose]) -> Iterator[Reason]:
        """The days of the course that would be passed, by a dose at ``at`` or by those after it."""
        start = self.course_start(at, doses)
        if (at - start) // DAY + 1 > self.limits.days:
            yield Reason(COURSE, self.limits.product, at, self.limits.days)
        last = at
        for dose in sorted((one for one in doses if one.at > at and self.of_course(one)), key=lambda one: one.at):
            if dose.at - last >= self._break:
                return
            last = dose.at
            packet = self.packets[dose.product]
            days = packet.limits.days if packet.limits else self.limits.days
            if (dose.at - start) // DAY + 1 > days:
                yield Reason(COURSE, dose.product, dose.at, days)

    def of_course(self, dose: Dose) -> bool:
        """Whether ``dose`` belongs to the same course: kin, or of a group of which one at a time is taken."""
        if dose.product not in self.packets:
            return False
        shared = self.packets[dose.product].groups.intersection(self.limits.groups)
        return self.kin(dose) or any(apart.group in shared for apart in self.dosing.one_at_a_time)

    def course_start(self, at: datetime, doses: Sequence[Dose]) -> datetime:
        """The first dose of the course that a dose at ``at`` belongs to; ``at`` itself when it begins one."""
        start = at
        for earlier in sorted((dose.at for dose in doses if dose.at <= at and self.of_course(dose)), reverse=True):
            if start - earlier >= self._break:
                break
            start = earlier
        return start

    def against(self, amount: int, at: datetime, doses: Sequence[Dose]) -> list[Reason]:
        """Everything that speaks against a dose at ``at``; nothing when the labels allow it."""
        return [*self.too_near(at, doses), *self.too_much(amount, at, doses), *self.too_long(at, doses)]

    def earliest(self, amount: int, start: datetime, doses: Sequence[Dose]) -> datetime | None:
        """``start``, or the first whole minute after it, at which ``amount`` may be taken; none of ``doses`` is later.

        ``None`` when the days of the course are used up by then.
        """
        ends = {dose.at + timedelta(hours=gap.number) for dose in doses for gap in self.gaps(dose)}
        ends |= {dose.at + DAY for dose in doses if self.adds_up(dose)}
        for at in (start, *sorted(full_minute(end) for end in ends if end > start)):
            if not any(self.too_near(at, doses)) and not any(self.too_much(amount, at, doses)):
                return None if any(self.too_long(at, doses)) else at
        return None

    @property
    def _break(self) -> timedelta:
        return timedelta(days=self.dosing.new_course_after_days)

    def _held_by(self, dose: Dose) -> frozenset[str]:
        packet = self.packets.get(dose.product)
        return packet.substances if packet else frozenset()


def full_minute(at: datetime) -> datetime:
    """``at``, or the next whole minute: rounded down, a time shown would be too early."""
    rounded = at.replace(second=0, microsecond=0)
    return rounded if rounded == at else rounded + MINUTE
