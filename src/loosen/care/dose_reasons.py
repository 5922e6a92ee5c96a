"""The dose clock in words: why not now, and how much is used."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from loosen.book.dosing_records import Dosing
from loosen.care import dose_rules as rules
from loosen.care import doses
from loosen.care.dose_rules import Reason
from loosen.care.dose_times import shown
from loosen.care.doses import State
from loosen.care.packets import Packets
from loosen.words import _, n_


class Teller(NamedTuple):
    """Who reads: the packets of their region, the clock on their wall, and the time now."""

    packets: Packets
    dosing: Dosing
    zone: tzinfo
    now: datetime

    def reason(self, reason: Reason) -> str:
        """One reason in a sentence or two."""
        until = reason.at + timedelta(hours=reason.number) if reason.at and reason.kind in WAITS else None
        return sentences()[reason.kind].format(
            product=self.name(reason.product),
            at=self.time(reason.at),
            until=self.time(until and rules.full_minute(until)),
            hours=n_("{count} hour", "{count} hours", reason.number).format(count=reason.number),
            days=n_("{count} day", "{count} days", reason.number).format(count=reason.number),
            amount=amount(reason.number, reason.unit),
            unit=_("mg, such as 400 mg") if reason.unit == "mg" else _("uses, such as 1 use"),
            because=self._because(reason),
        )

    def state(self, state: State) -> str:
        """What may be taken of one product, and when."""
        if state.now:
            return sentences()[MAY].format(amount=amount(state.at_most, state.unit))
        if state.next_at is None:
            return sentences()[NEVER]
        return sentences()[NEXT].format(at=self.time(state.next_at))

    def used(self, state: State) -> str:
        """How much of the daily most is used, and the day of the course."""
        told = sentences()[USED].format(
            used=amount(state.used, state.unit),
            most=amount(state.most, state.unit),
            left=amount(state.left, state.unit),
        )
        if state.day:
            told += " " + sentences()[OF_COURSE].format(day=state.day, days=state.days)
        return told

    def name(self, product: str) -> str:
        """A product's name; its id when this rule book does not know it."""
        return _(self.packets[product].name) if product in self.packets else product

    def time(self, at: datetime | None) -> str:
        """An instant by the clock on the wall."""
        return shown(at, self.zone, self.now) if at else ""

    def _because(self, reason: Reason) -> str:
        if reason.kind == rules.SAME:
            return _(self.dosing.same_substance.because)
        return next((_(one.because) for one in self.dosing.one_at_a_time if one.group == reason.group), "")


MAY, NEXT, NEVER, USED, OF_COURSE = "may", "next", "never", "used", "of-course"
WAITS = (rules.TOO_SOON, rules.ANOTHER, rules.SAME, rules.UNKNOWN)


def amount(number: int, unit: str) -> str:
    """An amount with its unit."""
    if unit == "mg":
        return _("{count} mg").format(count=f"{number:,}")
    return n_("{count} use", "{count} uses", number).format(count=number)


def not_confirmed() -> str:
    """What is said of a product without limits in this region."""
    return _("We could not confirm the packet for your region: ask a pharmacist before you take any.")


def sentences() -> dict[str, str]:
    """Every sentence, by the kind of reason or by what it tells; the browser says the same."""
    apart = _("{product} was taken at {at}. {because} Wait {hours}, until {until}.")
    return {
        **_usable(),
        **_unusable(),
        rules.ANOTHER: apart,
        rules.SAME: apart,
        MAY: _("By the packet, one may be taken now: at most {amount}."),
        NEXT: _("Not now. By the packet, the next may be taken at {at}."),
        NEVER: _("Not now. Talk to a pharmacist or doctor before you take more."),
        USED: _("In the last 24 hours: {used} of at most {most}; {left} left."),
        OF_COURSE: _("Day {day} of at most {days}."),
    }


def words() -> dict[str, str | tuple[str, str]]:
    """All that a browser says of doses; of what is counted, the word for one and the word for more."""
    return {
        **sentences(),
        "line": _("{amount} of {product} at {at}"),
        "may-at": _("By the packet, this may be taken at {at}."),
        "yesterday": _("{time} yesterday"),
        "tomorrow": _("{time} tomorrow"),
        "mg": _("{count} mg"),
        "unit-mg": _("mg, such as 400 mg"),
        "unit-use": _("uses, such as 1 use"),
        "uses": (n_("{count} use", "{count} uses", 1), n_("{count} use", "{count} uses", 2)),
        "hours": (n_("{count} hour", "{count} hours", 1), n_("{count} hour", "{count} hours", 2)),
        "days": (n_("{count} day", "{count} days", 1), n_("{count} day", "{count} days", 2)),
    }


def _usable() -> dict[str, str]:
    return {
        rules.TOO_SOON: _("{product} was taken at {at}. Leave {hours} between two doses: until {until}."),
        rules.TOO_MUCH: _(
            "With this, the 24 hours up to {at} would hold more than {amount}, the most that is allowed."
        ),
        rules.AT_ONCE: _("The most at one time is {amount}."),
        rules.COURSE: _(
            "{product} is for at most {days} without advice. Talk to a pharmacist or doctor before you take more."
        ),
        rules.CLOCK: _(
            "A dose lies in the future, at {at}: this device's clock has changed. Set the clock right, or take "
            "the dose out if its time is wrong. Until then nobody can tell what may be taken."
        ),
        rules.NOT_CONFIRMED: not_confirmed(),
        rules.UNKNOWN: _(
            "Something that this rule book does not know ({product}) was taken at {at}. Ask a pharmacist, or wait "
            "until {until}."
        ),
    }


def _unusable() -> dict[str, str]:
    return {
        doses.NO_PRODUCT: _('There is no product "{product}" in the rule book.'),
        doses.NOTHING: _("The amount must be 1 or more."),
        doses.ABSURD: _(
            "{amount} cannot be right, so it was not noted. Check the number. If so much was really taken, call the "
            "emergency number now."
        ),
        doses.UNIT: _("{product} is counted in {unit}."),
        doses.NOT_YET: _("{at} is still to come. Note a dose when you have taken it."),
        doses.LONG_AGO: _("{at} is more than {days} ago. So old a dose changes nothing now: leave it out."),
    }
