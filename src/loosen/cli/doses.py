"""``loosen doses``: note what was taken, and see what may be taken next and when."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from loosen.book.book import Book
from loosen.book.load import load_rulebook
from loosen.book.records import Region
from loosen.care.assessment import UnknownRegion, region_of
from loosen.care.dose_log import Dose, Removed, standing
from loosen.care.dose_reasons import Teller, not_confirmed
from loosen.care.dose_words import BadDose, FindProduct, read_dose
from loosen.care.doses import Noted, Refused, State, clock, note
from loosen.care.packets import packets_of, products_named
from loosen.care.showing_doses import line
from loosen.cli.dose_file import add as keep
from loosen.cli.dose_file import file_of, read
from loosen.cli.errors import BAD_INPUT, WRONG, bad_input
from loosen.cli.screen import bullets, mark, say, title
from loosen.cli.zone import zone_of
from loosen.words import _

SHORT = 8  # characters of an id that are shown


class Desk(NamedTuple):
    """What the commands work with: the file, the region and its packets, and the time."""

    file: Path
    region: Region
    teller: Teller
    find: FindProduct

    @property
    def now(self) -> datetime:
        return self.teller.now

    def doses(self) -> tuple[Dose, ...]:
        """The doses that stand."""
        return standing(read(self.file).values())


def run(name: str, chosen: argparse.Namespace, now: datetime | None = None) -> int:
    """Run one of the commands; ``now`` is the time by this computer's clock unless a test gives another."""
    return COMMANDS[name](chosen, desk_of(chosen, load_rulebook(chosen.rulebook), now or datetime.now(UTC)))


def desk_of(chosen: argparse.Namespace, book: Book, now: datetime) -> Desk:
    """The desk for these options. Raises `Stop` when one of them cannot be used."""
    try:
        region = region_of(book, chosen.region)
    except UnknownRegion as unknown:
        raise bad_input(f"--region: {unknown}") from None
    packets = packets_of(book.screens.screens.values(), region.id)
    teller = Teller(packets, book.dosing, zone_of(chosen.zone), now.replace(microsecond=0))
    return Desk(file_of(chosen.file), region, teller, finder(book))


def finder(book: Book) -> FindProduct:
    """Who finds the products that a name may mean: by id, or by what they hold."""

    def find(name: str) -> list[str]:
        return [name.lower()] if name.lower() in book.screens.screens else products_named(book, name)

    return find


def add_dose(chosen: argparse.Namespace, desk: Desk) -> int:
    """Note a dose. One that the packet does not allow is refused, unless it was ``--taken`` already."""
    teller = desk.teller
    try:
        typed = read_dose(chosen.dose, desk.now, teller.zone, desk.find)
    except BadDose as bad:
        raise bad_input(f"{bad}\n" + _("Nothing was noted.")) from None
    dose = Dose(
        id=str(uuid4()), product=typed.product, amount=typed.amount, unit=typed.unit, at=typed.at, noted_at=desk.now
    )
    result = note(teller.packets, teller.dosing, desk.doses(), dose, chosen.taken)
    if isinstance(result, Noted):
        keep(desk.file, [dose])
    if chosen.json:
        _write(_told(desk, dose, result) | {"notes": list(typed.notes)})
    else:
        _show_added(desk, dose, result)
        for one in typed.notes:
            say(one)
    if isinstance(result, Noted):
        return 0
    return BAD_INPUT if result.unusable else WRONG


def list_doses(chosen: argparse.Namespace, desk: Desk) -> int:
    """Show the doses that count, the latest first."""
    doses = desk.doses()[::-1]
    if chosen.json:
        _write({"doses": [_plain(desk, dose) for dose in doses]})
    elif not doses:
        say(_("No dose has been noted."))
    for dose in () if chosen.json else doses:
        say(f"{dose.id[:SHORT]}  {_line(desk, dose)}")
    return 0


def show_next(chosen: argparse.Namespace, desk: Desk) -> int:
    """Show what may be taken next and when; of everything with ``--json``, else of what was taken."""
    doses = desk.doses()
    states = clock(desk.teller.packets, desk.teller.dosing, doses, desk.now)
    taken = list(dict.fromkeys(dose.product for dose in doses[::-1]))
    unconfirmed = [id for id in taken if id not in {state.product for state in states}]
    first = _("The clock counts doses; it does not know your health: run loosen medicines first.")
    if chosen.json:
        told = {id: not_confirmed() for id in unconfirmed}
        products = [_state(desk, state) for state in states]
        _write({"now": desk.now.isoformat(), "products": products, "not_confirmed": told, "first": first})
        return 0
    if not doses:
        say(_("No dose has been noted."))
    for state in sorted((one for one in states if one.product in taken), key=lambda one: taken.index(one.product)):
        _show_state(desk, state)
    for id in unconfirmed:
        title(desk.teller.name(id))
        say(not_confirmed())
    print()
    say(first)
    return 0


def remove_dose(chosen: argparse.Namespace, desk: Desk) -> int:
    """Take a dose out that was noted by mistake; to correct one, take it out and add it anew."""
    found = [dose for dose in desk.doses() if dose.id.startswith(chosen.id.lower())]
    if len(found) != 1:
        told = _('more than one dose begins with "{id}"') if found else _('there is no dose "{id}"')
        raise bad_input(told.format(id=chosen.id) + ". " + _('"loosen doses list" shows them. Nothing was changed.'))
    keep(desk.file, [Removed(id=str(uuid4()), dose=found[0].id, noted_at=desk.now)])
    if chosen.json:
        _write({"removed": _plain(desk, found[0])})
    else:
        say(_("Taken out: {dose}.").format(dose=_line(desk, found[0])))
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace, Desk], int]] = {
    "add": add_dose,
    "list": list_doses,
    "next": show_next,
    "remove": remove_dose,
}


def _show_added(desk: Desk, dose: Dose, result: Noted | Refused) -> None:
    teller = desk.teller
    if isinstance(result, Noted):
        say(_("Noted: {dose}.").format(dose=_line(desk, dose)))
        if result.against:
            title(_("This was not by the packet"))
            bullets(teller.reason(reason) for reason in result.against)
        if result.overdose:
            title(desk.region.fill(_(result.overdose)), "red")
        return
    say(mark(_("Not noted: {dose}.").format(dose=_line(desk, dose)), "bold"))
    bullets(teller.reason(reason) for reason in result.reasons)
    if result.may_at:
        say(_("By the packet, this may be taken at {at}.").format(at=teller.time(result.may_at)))
    if not result.unusable:
        say(_("If it has been taken already, add --taken: then it counts."))


def _show_state(desk: Desk, state: State) -> None:
    teller = desk.teller
    title(teller.name(state.product))
    if state.over:
        say(mark(desk.region.fill(_(teller.dosing.overdose[state.unit])), "red"))
    say(teller.state(state))
    bullets(teller.reason(reason) for reason in state.against)
    say(teller.used(state))


def _told(desk: Desk, dose: Dose, result: Noted | Refused) -> dict[str, Any]:
    noted = isinstance(result, Noted)
    reasons = result.against if isinstance(result, Noted) else result.reasons
    said = desk.region.fill(_(result.overdose)) if isinstance(result, Noted) else ""
    may_at = result.may_at if isinstance(result, Refused) else None
    return {
        "recorded": noted,
        "dose": _plain(desk, dose),
        "reasons": [{"kind": reason.kind, "text": desk.teller.reason(reason)} for reason in reasons],
        "may_at": may_at.isoformat() if may_at else None,
        "overdose": said or None,
    }


def _state(desk: Desk, state: State) -> dict[str, Any]:
    reasons = [{"kind": reason.kind, "text": desk.teller.reason(reason)} for reason in state.against]
    said = desk.region.fill(_(desk.teller.dosing.overdose[state.unit])) if state.over else None
    plain = state._asdict() | {"against": reasons, "name": desk.teller.name(state.product), "overdose": said}
    return plain | {"next_at": state.next_at.isoformat() if state.next_at else None, "text": desk.teller.state(state)}


def _plain(desk: Desk, dose: Dose) -> dict[str, Any]:
    at = dose.at.astimezone(desk.teller.zone).isoformat()
    return {
        "id": dose.id,
        "product": dose.product,
        "name": desk.teller.name(dose.product),
        "amount": dose.amount,
        "unit": dose.unit,
        "at": at,
    }


def _line(desk: Desk, dose: Dose) -> str:
    return line(desk.teller, dose)


def _write(plain: dict[str, Any]) -> None:
    print(json.dumps(plain, indent=2, ensure_ascii=False))
