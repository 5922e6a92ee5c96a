"""What a person is shown of their doses: what may be taken next and when, and what was noted.

The browser works out the same by itself (`dose-shown.js`); both must agree word for word.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from loosen.book.records import Region
from loosen.care.dose_log import Dose, Event, standing
from loosen.care.dose_reasons import Teller, amount, not_confirmed
from loosen.care.doses import Noted, Refused, State, clock
from loosen.words import _

Showing = dict[str, Any]


def showing_doses(region: Region, teller: Teller, events: Iterable[Event]) -> Showing:
    """Everything that the page of doses shows: what was taken first, then what else there is."""
    doses = standing(events)
    states = {state.product: state for state in clock(teller.packets, teller.dosing, doses, teller.now)}
    taken = list(dict.fromkeys(dose.product for dose in reversed(doses)))
    too_much = dict.fromkeys(state.unit for state in states.values() if state.over)
    return {
        "alarms": [region.fill(_(teller.dosing.overdose[unit])) for unit in too_much],
        "taken": [_item(teller, product, states.get(product)) for product in taken],
        "others": [_item(teller, product, state) for product, state in states.items() if product not in taken],
        "doses": [{"id": dose.id, "line": line(teller, dose)} for dose in reversed(doses)],
    }


def _item(teller: Teller, product: str, state: State | None) -> Showing:
    """Where one product stands; one without limits is never offered."""
    if state is None:
        told = {"text": not_confirmed(), "used": "", "share": 0, "now": "", "reasons": [], "at": ""}
        return {"id": product, "name": teller.name(product), **told}
    return {
        "id": product,
        "name": teller.name(product),
        "text": teller.state(state),
        "used": teller.used(state),
        "share": min(100, 100 * state.used // state.most),
        "now": "now" if state.now else "",
        "reasons": [teller.reason(reason) for reason in state.against],
        "at": state.next_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if state.next_at and not state.now else "",
    }


def line(teller: Teller, dose: Dose) -> str:
    """One dose in a line."""
    told = _("{amount} of {product} at {at}")
    return told.format(
        amount=amount(dose.amount, dose.unit), product=teller.name(dose.product), at=teller.time(dose.at)
    )


def showing_note(region: Region, teller: Teller, result: Noted | Refused) -> Showing:
    """What became of a new dose, and whether one that was refused may be recorded as taken all the same."""
    reasons = result.against if isinstance(result, Noted) else result.reasons
    may_at = result.may_at if isinstance(result, Refused) else None
    told = _("By the packet, this may be taken at {at}.").format(at=teller.time(may_at)) if may_at else ""
    return {
        "noted": isinstance(result, Noted),
        "can_be_taken": isinstance(result, Refused) and not result.unusable,
        "reasons": [teller.reason(reason) for reason in reasons],
        "may_at": told,
        "alarm": region.fill(_(result.overdose)) if isinstance(result, Noted) and result.overdose else "",
    }
