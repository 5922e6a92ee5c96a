"""The packets of one region: what each product holds, and what may be taken of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from loosen.book.dosing_records import Limits
from loosen.book.screen_records import Screen
from loosen.book.screened import LEVELS


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
