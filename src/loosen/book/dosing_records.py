"""What the dose clock counts by: what a packet allows in one region, and the conventions that hold for all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Limits(NamedTuple):
    """What the packet of one product allows in one region. Amounts are in ``unit``: ``mg``, or ``use`` (one patch)."""

    product: str
    substances: tuple[str, ...]
    groups: tuple[str, ...]
    unit: str
    least: int
    most_at_once: int
    hours_between: int
    most_in_24_hours: int
    days: int
    text: str
    sources: tuple[str, ...]


class Apart(NamedTuple):
    """For how many hours after a dose no other product may be taken: of ``group``, or of the same substance."""

    group: str
    hours: int
    because: str
    certainty: str
    sources: tuple[str, ...]


class Convention(NamedTuple):
    """A number that no packet gives, and why it was chosen."""

    id: str
    number: int
    why: str
    certainty: str
    sources: tuple[str, ...]


class Dosing(NamedTuple):
    """The conventions and words of the dose clock.

    ``overdose``: what to say at too much, by unit. ``ceilings``: mg of a substance in 24 hours that no packet of the
    rule book may pass.
    """

    new_course_after_days: int
    latest_minutes_ahead: int
    earliest_days_back: int
    most_times_a_dose: int
    conventions: tuple[Convention, ...]
    one_at_a_time: tuple[Apart, ...]
    same_substance: Apart
    overdose: Mapping[str, str]
    ceilings: Mapping[str, int]
