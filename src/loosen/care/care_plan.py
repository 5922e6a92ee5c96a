"""The records of a plan: what somebody wishes, and what is planned, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from loosen.care.answers import BadAnswers
from loosen.care.session import Session
from loosen.words import _

if TYPE_CHECKING:
    from loosen.care.recovery import Recovery

HEAT, ICE, NEITHER = "heat", "ice", "neither"
MOST = 100  # ids to leave out


class Wishes(NamedTuple):
    """What somebody would rather have. ``gentler``: they disagree with today's amount; there is no wish for more."""

    warmth: str = HEAT
    gentler: bool = False
    without: tuple[str, ...] = ()


def read_wishes(plain: object) -> Wishes:
    """The wishes in ``plain`` (from JSON). Raises `BadAnswers`."""
    told = plain if isinstance(plain, Mapping) else None
    if told is None or set(told) - set(Wishes._fields):
        raise BadAnswers([_('"wishes" is an object with warmth, gentler and without.')])
    warmth, gentler, without = told.get("warmth", HEAT), told.get("gentler", False), told.get("without", [])
    if warmth not in (HEAT, ICE, NEITHER):
        raise BadAnswers([_('"warmth" is one of {known}.').format(known=", ".join((HEAT, ICE, NEITHER)))])
    if not isinstance(gentler, bool):
        raise BadAnswers([_('"gentler" is true or false.')])
    if not (isinstance(without, list) and len(without) <= MOST and all(isinstance(one, str) for one in without)):
        raise BadAnswers([_('"without" is a list of ids.')])
    return Wishes(warmth, gentler, tuple(without))


class Planned(NamedTuple):
    """One thing to do today. ``minutes``: of one go; ``times``: how often. ``session``: to be led through, or none."""

    id: str
    kind: str
    title: str
    when: str
    minutes: int
    times: tuple[int, int]
    why: str
    how: tuple[str, ...]
    certainty: str
    evidence: str
    sources: tuple[str, ...]
    relief: tuple[str, ...] = ()
    measure: str = ""
    session: Session | None = None

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON."""
        return {**self._asdict(), "session": self.session.plain() if self.session else None}


class Told(NamedTuple):
    """A sentence and why."""

    text: str
    why: str
    sources: tuple[str, ...] = ()


class CarePlan(NamedTuple):
    """What `plan` finds; ``plain()`` is the format of the command line and the API.

    ``check_again``: there is a danger sign, or the check allows no plan; then there are no items. ``ask``: findings of
    today to be answered before there are items. ``because``: why this phase. ``recovery``: whether it goes as usual,
    once there is a plan.
    """

    edition: str
    hash: str
    region: str
    day: date
    phase: str
    name: str
    headline: str
    because: tuple[Told, ...]
    items: tuple[Planned, ...]
    avoid: tuple[Told, ...]
    changed: tuple[Told, ...]
    better: str
    tomorrow: str
    check_again: bool
    ask: tuple[str, ...]
    danger_signs: tuple[str, ...]
    number_to_call: str
    reviewed_by: str
    recovery: Recovery | None = None

    def plain(self) -> dict[str, Any]:
        """The plan as it travels in JSON."""
        recovery = self.recovery.plain() if self.recovery else None
        lists = {name: [one._asdict() for one in getattr(self, name)] for name in ("because", "avoid", "changed")}
        items = [one.plain() for one in self.items]
        return {**self._asdict(), "day": self.day.isoformat(), **lists, "items": items, "recovery": recovery}
