"""The packets of one region: what each product holds, and what may be taken of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from loosen.book.book import Book
from loosen.book.dosing_records import Limits
from loosen.book.screen_records import Screen
from loosen.book.screened import LEVELS
from loosen.care.cabinet import SKIN, look_through
from loosen.care.dose_words import BadDose
from loosen.words import _


class Packet(NamedTuple):
    """One product. ``limits`` is ``None`` where nobody has confirmed what this region's packet allows."""

    product: str
    name: str
    substances: frozenset[str]
    groups: frozenset[str]
    limits: Limits | None


Packets = Mapping[str, Packet]


def packets_of(screens: Iterable[Screen], region: str) -> dict[str, Packet]:
    """The packets by product. What is not to be bought has no limits and still stands in the way of others."""
    return {screen.id: _packet(screen, region) for screen in screens}


def _packet(screen: Screen, region: str) -> Packet:
    offer = screen.offers.get(region)
    limits = offer.limits if offer is not None and offer.offered == LEVELS[0] else None
    return Packet(screen.id, screen.name, frozenset(screen.substances), frozenset(screen.groups), limits)


def unit_of(screen: Screen) -> str:
    """The unit that its doses are counted in; where no packet says so, uses on the skin and mg otherwise."""
    units = [offer.limits.unit for offer in screen.offers.values() if offer.limits]
    return units[0] if units else "use" if screen.route == SKIN else "mg"


def products_named(book: Book, name: str) -> list[str]:
    """The ids of the products that ``name`` may mean: those that hold just what it holds, or else a part of it.

    Raises `BadDose` when the name is only like one we know.
    """
    found = look_through(book.names, [name])
    if found.unconfirmed:
        told = _('"{typed}" is not known. If you mean {name}, type it so.')
        raise BadDose(told.format(typed=found.unconfirmed[0].typed, name=found.unconfirmed[0].name))
    products: list[str] = []
    for one in found.taken:
        alike = [screen for screen in book.screens.of_kind("product") if (screen.route == SKIN) == (one.route == SKIN)]
        held = set(one.substances)
        whole = [screen.id for screen in alike if set(screen.substances) == held]
        products += whole or [screen.id for screen in alike if screen.substances and held.issuperset(screen.substances)]
    return products
