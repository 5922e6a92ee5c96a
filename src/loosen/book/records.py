"""What stands in the rule book, as frozen records. Text is English source text, translated where it is shown.

Named tuples rather than dataclasses: they are made three times as fast, and `loosen check` waits for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from loosen.engine.finding import Finding
from loosen.words import _

if TYPE_CHECKING:  # Proving is heavy, and nobody needs it to be advised.
    from loosen.engine.proof import Property


class Edition(NamedTuple):
    """Which rule book this is, and what it is for. ``reviewed_by`` says plainly when nobody has reviewed it."""

    version: str
    date: str
    purpose: str
    reviewed_by: str
    licence: str


class Source(NamedTuple):
    """Something that advice rests on. ``seen`` is false when it is known from memory alone."""

    id: str
    type: str
    title: str
    organisation: str
    year: int | None
    doi: str
    pmid: str
    url: str
    seen: bool
    says: str
    seen_via: str
    not_seen: str
    aliases: tuple[str, ...]


class Code(NamedTuple):
    """A finding's code in a terminology; not to be exported as checked while ``checked`` is false."""

    system: str
    code: str
    display: str
    checked: bool


class Asked(NamedTuple):
    """The words with which a finding is asked for. ``tick`` is its line in a list, ``options`` the label of each.

    ``picture``: what can be pointed at instead of reading the options, if there is such a thing.
    """

    finding: Finding
    page: str
    question: str
    tick: str
    help: str
    options: Mapping[str, str]
    picture: str
    code: Code | None


class PageText(NamedTuple):
    """The words of a page: its title, and the sentence above its tick-list if it has one."""

    id: str
    title: str
    ask: str


class RuleText(NamedTuple):
    """The words of one rule: why it fires, what else to do then, and on what that rests."""

    id: str
    fear: str
    because: str
    do: tuple[str, ...]
    sources: tuple[str, ...]


class Fear(NamedTuple):
    """One dangerous condition: what is feared, why it matters, what to do, and how certain that is."""

    id: str
    name: str
    fear: str
    why: str
    do: tuple[str, ...]
    certainty: str
    figures: str
    sources: tuple[str, ...]
    notes: str
    rules: tuple[RuleText, ...]


class Level(NamedTuple):
    """What a level of urgency means for a person. Texts may name ``{emergency-number}`` and its like."""

    id: str
    name: str
    headline: str
    who: str
    within: str
    do: tuple[str, ...]
    say: str


class WarningSign(NamedTuple):
    """A danger sign to watch for, and the findings that it stands for."""

    sign: str
    findings: tuple[str, ...]


class Region(NamedTuple):
    """How to call for help in one part of the world. ``tel`` is empty where no single number is right."""

    id: str
    name: str
    emergency_number: str
    emergency_department: str
    urgent_line: str
    tel: str

    def fill(self, text: str) -> str:
        """``text`` with this region's numbers and names in place of ``{emergency-number}`` and its like."""
        for place, words in self.places().items():
            text = text.replace("{" + place + "}", words)
        return text

    def places(self) -> dict[str, str]:
        return {
            "emergency-number": _(self.emergency_number),
            "emergency-department": _(self.emergency_department),
            "urgent-line": _(self.urgent_line),
        }


class Position(NamedTuple):
    """A position of ease: how to get into it, for how long, and whom it does not suit.

    ``stop`` says when to come out of it. ``certainty`` may be convention: usual practice that nobody tested;
    ``evidence`` says in plain words how sure it is.
    """

    id: str
    title: str
    why: str
    steps: tuple[str, ...]
    how_long: str
    suits_not: tuple[str, ...]
    stop: str
    certainty: str
    evidence: str
    sources: tuple[str, ...]


class Claim(NamedTuple):
    """One property of one decision."""

    decision: str
    property: Property


class Promise(NamedTuple):
    """What must be true for every possible person. ``claims`` are proved, ``inspections`` looked up in the book."""

    id: str
    says: str
    claims: tuple[Claim, ...]
    inspections: tuple[str, ...]
    sources: tuple[str, ...]


class Case(NamedTuple):
    """A told person and the level they must come out at. Findings that ``answers`` leaves out are no."""

    id: str
    name: str
    told: str
    answers: Mapping[str, str | int]
    expect: str
    also_acceptable: tuple[str, ...]
    mentions: tuple[str, ...]
    why: str
    sources: tuple[str, ...]
