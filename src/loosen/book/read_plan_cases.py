"""``cases/plans/``: told people on a day of their course, and what the plan of that day must hold and must not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from loosen.book.course import PHASES
from loosen.book.entry import Entry
from loosen.book.lines import Plain
from loosen.book.read_rest import read_told_answers
from loosen.engine.finding import Finding
from loosen.words import _


class PlanCase(NamedTuple):
    """A told person ``day`` days after their check. ``diary`` and ``wishes``: as they are typed in JSON.

    ``items`` are in the plan, in this order; ``absent`` (items, exercises, positions) are not. ``again``: the check
    comes first; ``ask``: how it is today does; ``changed``: something is told to be different.
    """

    id: str
    name: str
    told: str
    day: int
    answers: Mapping[str, str | int]
    diary: Sequence[Mapping[str, Plain]]
    wishes: Mapping[str, Plain]
    phase: str
    items: tuple[str, ...]
    absent: tuple[str, ...]
    again: bool
    ask: bool
    changed: bool
    why: str
    sources: tuple[str, ...]


def read_plan_cases(
    file: Entry, findings: Mapping[str, Finding], known: Sequence[str], sources: Sequence[str]
) -> dict[str, PlanCase]:
    """Told people by id. ``known``: the ids of items, exercises and positions."""
    cases: dict[str, PlanCase] = {}
    for entry in file.entries("cases"):
        id = entry.new_id(cases)
        expect = entry.child("expect")
        diary = entry.plain_of("diary", optional=True)
        cases[id] = PlanCase(
            id=id,
            name=entry.text("name"),
            told=entry.text("told"),
            day=entry.number("day") or 0 if "day" in entry.plain else 0,
            answers=read_told_answers(entry, findings),
            diary=[one for one in diary if isinstance(one, dict)] if isinstance(diary, list) else [],
            wishes=dict(entry.child("wishes").plain),
            phase=expect.one_of("phase", PHASES, optional=True),
            items=expect.names("items", known, _("item"), optional=True),
            absent=expect.names("not", known, _("item"), optional=True),
            again=expect.flag("again"),
            ask=expect.flag("ask"),
            changed=expect.flag("changed"),
            why=entry.text("why"),
            sources=entry.names("sources", sources, _("source")),
        )
        expect.done()
        entry.done()
    file.done()
    return cases
