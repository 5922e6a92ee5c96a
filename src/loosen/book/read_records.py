"""``records/records.yaml``: which entries of health records answer a finding with yes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loosen.book.entry import Entry
from loosen.engine.finding import Choice, Finding, Number, YesNo
from loosen.words import _

FILE = "records/records.yaml"
CONDITION, DRUG, MEASUREMENT = "condition", "drug", "measurement"
SYSTEMS = ("SNOMED", "RxNorm", "LOINC")


@dataclass(frozen=True)
class Concept:
    """``omop``: its number in the OMOP vocabulary. ``code``: in the coding ``system``."""

    omop: int
    system: str
    code: str
    name: str


@dataclass(frozen=True)
class Values:
    """What was measured, in one unit: from ``at_least`` up to, and without, ``below``."""

    at_least: float
    below: float


@dataclass(frozen=True)
class RecordEntry:
    """Somebody with one of ``concepts`` in their record answers ``finding`` with yes.

    ``within_days``: how long ago it may have ended, ``None`` for any time. ``lasting_days``: how long it must have
    lasted. ``values``: of a measurement, any of these, which no value in another unit can be. ``gap``: what a record
    does not tell.
    """

    finding: str
    kind: str
    concepts: tuple[Concept, ...]
    within_days: int | None
    lasting_days: int
    values: tuple[Values, ...]
    gap: str


@dataclass(frozen=True)
class Sex:
    """``omop``: concept. ``word``: FHIR's. ``answer``: the option of the finding."""

    omop: int
    word: str
    answer: str


@dataclass(frozen=True)
class Records:
    """``age``, ``sex``: the findings that everybody's record answers. ``entries``: the others."""

    age: str
    sex: str
    sexes: tuple[Sex, ...]
    entries: tuple[RecordEntry, ...]


def read_records(file: Entry, findings: Mapping[str, Finding], sources: Sequence[str]) -> Records:
    """All of it, in order."""
    found = []
    file.text("id")
    age = file.one_of("age", [id for id, one in findings.items() if isinstance(one.kind, Number)])
    sex = file.one_of("sex", [id for id, one in findings.items() if isinstance(one.kind, Choice)])
    sexes = []
    for entry in file.entries("sexes"):
        answer = entry.one_of("answer", findings[sex].kind.words)
        sexes.append(Sex(entry.number("omop") or 0, entry.text("word"), answer))
        entry.done()
    file.text("not-in-records")
    file.names("sources", sources, _("source"))
    for entry in file.entries("entries"):
        finding = entry.one_of("finding", [id for id, one in findings.items() if isinstance(one.kind, YesNo)])
        kind = entry.one_of("kind", (CONDITION, DRUG, MEASUREMENT))
        concepts = []
        for one in entry.entries("concepts"):
            system = one.one_of("system", SYSTEMS)
            concepts.append(Concept(one.number("omop") or 0, system, one.text("code"), one.text("name")))
            one.done()
        within = entry.number("within-days", optional=True)
        lasting = entry.number("lasting-days", optional=True) or 0
        values = tuple(_values(entry)) if kind == MEASUREMENT else ()
        found.append(RecordEntry(finding, kind, tuple(concepts), within, lasting, values, entry.text("gap")))
        entry.done()
    file.done()
    return Records(age, sex, tuple(sexes), tuple(found))


def _values(entry: Entry) -> Iterator[Values]:
    for one in entry.entries("values"):
        at_least, below = one.decimal("at-least"), one.decimal("below")
        if at_least >= below:
            one.problem("field", _('"below" must be more than "at-least".'), "below")
        yield Values(at_least, below)
        one.done()
