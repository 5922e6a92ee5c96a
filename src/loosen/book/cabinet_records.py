"""What people call what they take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Substance(NamedTuple):
    """What a medicine holds. ``means``: findings that taking it answers with yes."""

    id: str
    name: str
    also: tuple[str, ...]
    groups: tuple[str, ...]
    means: tuple[str, ...]
    prescription: bool
    screen: str
    sources: tuple[str, ...]


class Brand(NamedTuple):
    """The name on a packet, and the substances (ids) that it holds."""

    name: str
    substances: tuple[str, ...]
    route: str
    regions: tuple[str, ...]
    varies: bool
    sources: tuple[str, ...]


class Names(NamedTuple):
    """Everything that can be recognised. ``skin``: findings that whatever goes on the skin answers with yes."""

    substances: Mapping[str, Substance]
    brands: tuple[Brand, ...]
    skin: tuple[str, ...]
