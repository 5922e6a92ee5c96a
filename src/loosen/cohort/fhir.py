"""From FHIR bundles, or bulk exports with a resource a line, to columns of answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from loosen.book.book import Book
from loosen.book.read_records import CONDITION, DRUG, MEASUREMENT, Concept
from loosen.cohort.records import BIRTH, CODE, END, KIND, PERSON, SEX, START, VALUE, answers, mapping
from loosen.cohort.task import CannotRun
from loosen.words import _

SYSTEMS = {
    "http://snomed.info/sct": "SNOMED",
    "http://www.nlm.nih.gov/research/umls/rxnorm": "RxNorm",
    "http://loinc.org": "LOINC",
}
MEDICINES = ("MedicationRequest", "MedicationStatement", "MedicationAdministration")
NOT_SO = {"refuted", "entered-in-error", "not-taken", "cancelled", "draft", "differential", "not-done", "unknown"}

Resource = Mapping[str, Any]
Event = dict[str, Any]


def from_fhir(files: Iterable[Path], book: Book, day: date) -> pa.Table:
    """What everybody's record answers on ``day``. Raises `CannotRun`.

    Reads ``Patient``, ``Condition``, ``Observation`` and the medicines that were asked for, stated or given, and passes
    over all else. A medicine also counts when its name holds that of a listed substance, because products have codes of
    their own.
    """
    sexes = {one.word: one.answer for one in mapping(book).sexes}
    people: dict[str, Event] = {}
    events: list[Event] = []
    for resource in _resources(files):
        kind = resource.get("resourceType")
        if kind == "Patient":
            id = f"{kind}/{resource.get('id')}"
            people[id] = {
                PERSON: id,
                BIRTH: _day(resource.get("birthDate")),
                SEX: sexes.get(str(resource.get("gender"))),
            }
        elif kind == "Condition":
            events += _events(resource, CONDITION, resource.get("code"))
        elif kind == "Observation":
            events += _events(resource, MEASUREMENT, resource.get("code"))
        elif kind in MEDICINES:
            newer = (resource.get("medication") or {}).get("concept")  # as release 5 writes it
            events += _events(resource, DRUG, resource.get("medicationCodeableConcept") or newer)
    if not people:
        raise CannotRun(_("these files hold no Patient."))
    of_people = pa.schema([(PERSON, pa.string()), (BIRTH, pa.date32()), (SEX, pa.string())])
    dates = [(START, pa.date32()), (END, pa.date32())]
    of_events = pa.schema(
        [(PERSON, pa.string()), (KIND, pa.string()), (CODE, pa.string()), *dates, (VALUE, pa.float64())]
    )
    tables = pa.Table.from_pylist(list(people.values()), of_people), pa.Table.from_pylist(events, of_events)
    return answers(book, *tables, day, _codes)


def _codes(concept: Concept) -> pa.Array:
    return pa.array(
        [f"{concept.system}|{concept.code}", *(f"word|{word}" for word in concept.name.lower().split()[:1])]
    )


def _events(resource: Resource, kind: str, concept: Resource | None) -> Iterator[Event]:
    """One event for each code, and for a medicine each word of its name."""
    if concept is None or _said(resource) & NOT_SO:
        return
    person = (resource.get("subject") or {}).get("reference", "")
    person = person if person.startswith("Patient/") else "Patient/" + person.removeprefix("urn:uuid:")
    period = resource.get("effectivePeriod") or resource.get("onsetPeriod") or {}
    said = (resource.get(name) for name in ("onsetDateTime", "authoredOn", "effectiveDateTime", "recordedDate"))
    start = _day(period.get("start") or next(filter(None, said), None))
    if start is None:
        return
    end = _day(period.get("end") or resource.get("abatementDateTime"))
    if end is None and resource.get("status") == "active":
        end = date.max  # asked for and not stopped
    codings = concept.get("coding") or []
    codes = [f"{SYSTEMS[one['system']]}|{one.get('code')}" for one in codings if one.get("system") in SYSTEMS]
    if kind == DRUG:
        names = " ".join([concept.get("text") or "", *(one.get("display") or "" for one in codings)])
        codes += [f"word|{word}" for word in set(names.lower().replace(",", " ").replace("/", " ").split())]
    value = (resource.get("valueQuantity") or {}).get("value")
    for code in codes:
        yield {PERSON: person, KIND: kind, CODE: code, START: start, END: end, VALUE: value}


def _said(resource: Resource) -> set[str]:
    """What the resource says of how far it holds."""
    said = {str(resource.get("status"))}
    for coding in (resource.get("verificationStatus") or {}).get("coding") or []:
        said.add(str(coding.get("code")))
    return said


def _resources(files: Iterable[Path]) -> Iterator[Resource]:
    for file in files:
        text = file.read_text(encoding="utf-8")
        try:
            plain = (
                [json.loads(line) for line in text.splitlines() if line.strip()]
                if _is_lines(text)
                else [json.loads(text)]
            )
        except json.JSONDecodeError as error:
            raise CannotRun(_("{file} is no JSON: {why}.").format(file=file, why=error)) from None
        for one in plain:
            entries = one.get("entry") or [] if one.get("resourceType") == "Bundle" else [{"resource": one}]
            yield from (entry["resource"] for entry in entries if "resource" in entry)


def _is_lines(text: str) -> bool:
    first = text.split("\n", 1)[0].strip()
    return first.startswith("{") and first.endswith("}")


def _day(text: object) -> date | None:
    """A FHIR date, of which month and day may be missing: then the first."""
    parts = str(text or "")[:10].split("-")
    try:
        return date(int(parts[0]), *(int(part) for part in [*parts[1:], *["1"] * (3 - len(parts))]))
    except (ValueError, TypeError):
        return None
