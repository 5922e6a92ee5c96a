"""The records of a plan: what somebody wishes, and what is planned, with its reasons."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from loosen.care.session import Session

HEAT, ICE, NEITHER = "heat", "ice", "neither"


class Wishes(NamedTuple):
    """What somebody would rather have. ``gentler``: they disagree with today's amount; there is no wish for more."""

    warmth: str = HEAT
    gentler: bool = False
    without: tuple[str, ...] = ()


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
    today to be answered before there are items. ``because``: why this phase.
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

    def plain(self) -> dict[str, Any]:
        """The plan as it travels in JSON."""
        lists = {name: [one._asdict() for one in getattr(self, name)] for name in ("because", "avoid", "changed")}
        return {**self._asdict(), "day": self.day.isoformat(), **lists, "items": [one.plain() for one in self.items]}
