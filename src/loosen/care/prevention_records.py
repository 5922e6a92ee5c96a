"""The records of prevention: the programme of one week, advice for the work place, risks, and breaks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from loosen.book.prevention_records import Grounds
from loosen.care.care_plan import Told
from loosen.care.session import Session


class ProgrammeDay(NamedTuple):
    """One day of the week: how many minutes to walk (0: none), and whether to do the strength session."""

    day: date
    walk: int
    strength: bool


class Walks(NamedTuple):
    """The walks of the week. ``adapt``: what is changed for this person. ``from_last``: what they grow from."""

    title: str
    days: int
    minutes: int
    from_last: str
    steps: tuple[str, ...]
    adapt: tuple[str, ...]
    why: str
    grounds: Grounds

    @property
    def total(self) -> int:
        """The minutes of the week."""
        return self.days * self.minutes


class StrengthWeek(NamedTuple):
    """The strength sessions of the week. ``amounts``: by exercise, in words. ``grown``: the one that grew, or none.

    ``left_out``: what does not suit, and why.
    """

    title: str
    stage: str
    name: str
    headline: str
    session: Session
    amounts: Mapping[str, str]
    grown: str
    left_out: tuple[Told, ...]
    why: str
    grounds: Grounds


class Programme(NamedTuple):
    """What `programme` finds; ``plain()`` is the format of the command line.

    ``week``: of the calendar, ``counts``: the one that it is after what was managed. ``begins``: whether there is a
    programme yet; ``because`` says why not. ``open``: findings still to be answered. ``without``: what does not suit.
    """

    edition: str
    hash: str
    week: int
    counts: int
    title: str
    headline: str
    begins: bool
    because: tuple[Told, ...]
    open: tuple[str, ...]
    days: tuple[ProgrammeDay, ...]
    walks: Walks | None
    strength: StrengthWeek | None
    without: tuple[Told, ...]
    rest: str
    missed: str
    reviewed_by: str

    def plain(self) -> dict[str, Any]:
        """The programme as it travels in JSON."""
        walks, strength = self.walks, self.strength
        return {
            **self._asdict(),
            "because": [one._asdict() for one in self.because],
            "days": [{**one._asdict(), "day": one.day.isoformat()} for one in self.days],
            "walks": walks and {**walks._asdict(), "total": walks.total, "grounds": walks.grounds._asdict()},
            "strength": strength
            and {
                **strength._asdict(),
                "session": strength.session.plain(),
                "left_out": [one._asdict() for one in strength.left_out],
                "grounds": strength.grounds._asdict(),
            },
            "without": [one._asdict() for one in self.without],
        }


class AdviceFound(NamedTuple):
    """One piece of advice for the work place. ``level``: how much it is worth trying."""

    rule: str
    level: str
    title: str
    how: tuple[str, ...]
    because: str
    grounds: Grounds


class WorkplaceFound(NamedTuple):
    """What `workplace` finds. ``level``: the highest; empty when nothing is known yet (``open``)."""

    level: str
    name: str
    headline: str
    text: str
    advice: tuple[AdviceFound, ...]
    open: tuple[str, ...]
    grounds: Grounds

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON."""
        advice = [{**one._asdict(), "grounds": one.grounds._asdict()} for one in self.advice]
        return {**self._asdict(), "advice": advice, "grounds": self.grounds._asdict()}


class RiskFound(NamedTuple):
    """Something that goes along with the next spell. ``yours``: their answers tell of it."""

    id: str
    title: str
    yours: bool
    size: str
    lowers: str
    tested: bool
    do: str
    grounds: Grounds


class RisksFound(NamedTuple):
    """What `risk_factors` finds: theirs first. ``open``: findings that could make more of them theirs."""

    title: str
    text: str
    factors: tuple[RiskFound, ...]
    open: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON."""
        return {
            **self._asdict(),
            "factors": [{**one._asdict(), "grounds": one.grounds._asdict()} for one in self.factors],
        }


class BreaksFound(NamedTuple):
    """What `breaks` finds. ``ideas``: only what suits them; ``held_back``: how many do not, or are not judged yet."""

    title: str
    text: str
    minutes: int
    intervals: tuple[int, ...]
    ideas: tuple[str, ...]
    held_back: int
    why: str
    grounds: Grounds

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON."""
        return {**self._asdict(), "grounds": self.grounds._asdict()}
