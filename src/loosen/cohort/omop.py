"""From the tables of an OMOP Common Data Model, as CSV or Parquet files in a folder, to columns of answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from loosen.book.book import Book
from loosen.book.read_records import CONDITION, DRUG, MEASUREMENT, Concept
from loosen.cohort.records import BIRTH, CODE, END, KIND, PERSON, SEX, START, VALUE, answers, mapping
from loosen.cohort.task import CannotRun
from loosen.words import _

PEOPLE, ANCESTORS = "person", "concept_ancestor"


class Layout(NamedTuple):
    """A table of events: its name, and the columns that say what, from when, until when and how much."""

    table: str
    concept: str
    start: str
    end: str = ""
    value: str = ""


EVENTS = {
    CONDITION: Layout("condition_occurrence", "condition_concept_id", "condition_start_date", end="condition_end_date"),
    DRUG: Layout("drug_exposure", "drug_concept_id", "drug_exposure_start_date", end="drug_exposure_end_date"),
    MEASUREMENT: Layout("measurement", "measurement_concept_id", "measurement_date", value="value_as_number"),
}


def from_omop(folder: Path, book: Book, day: date) -> pa.Table:
    """What everybody's record answers on ``day``. Raises `CannotRun`.

    Needs ``person``; reads ``condition_occurrence``, ``drug_exposure`` and ``measurement`` where they are, and
    ``concept_ancestor``, by which narrower concepts, such as a tablet of a medicine, count as well.
    """
    people = _people(_table(folder, PEOPLE, ["person_id", "gender_concept_id", "year_of_birth"]), folder, book)
    events = [one for kind in EVENTS if (one := _events(folder, kind)) is not None]
    if not events:
        tables = ", ".join(one.table for one in EVENTS.values())
        raise CannotRun(_("{folder} has none of the tables {tables}.").format(folder=folder, tables=tables))
    below = _below(folder)
    return answers(book, people, pa.concat_tables(events), day, lambda concept: _with_narrower(concept, below))


def _people(table: pa.Table, folder: Path, book: Book) -> pa.Table:
    """Where only the year of birth is known, the middle of it."""
    parts = [pc.cast(table["year_of_birth"], pa.string())]
    for name, otherwise in (("month_of_birth", "7"), ("day_of_birth", "1")):
        there = name in table.schema.names
        part = pc.cast(table[name], pa.string()) if there else pa.chunked_array([pa.repeat(otherwise, len(table))])
        parts.append(pc.utf8_lpad(pc.fill_null(part, otherwise), 2, "0"))
    birth = pc.strptime(pc.binary_join_element_wise(*parts, "-"), "%Y-%m-%d", "s", error_is_null=True)
    sexes = mapping(book).sexes
    place = pc.index_in(table["gender_concept_id"], value_set=pa.array([one.omop for one in sexes], pa.int64()))
    sex = pa.array([one.answer for one in sexes]).take(place.combine_chunks())
    return pa.table({PERSON: table["person_id"], BIRTH: pc.cast(birth, pa.date32()), SEX: sex})


def _events(folder: Path, kind: str) -> pa.Table | None:
    layout = EVENTS[kind]
    if _file(folder, layout.table) is None:
        return None
    needed = [name for name in ("person_id", layout.concept, layout.start, layout.value) if name]
    table = _table(folder, layout.table, needed)
    ended = table[layout.end] if layout.end in table.schema.names else pa.nulls(len(table), pa.date32())
    return pa.table(
        {
            PERSON: table["person_id"],
            KIND: pa.repeat(kind, len(table)),
            CODE: pc.cast(table[layout.concept], pa.int64()),
            START: pc.cast(table[layout.start], pa.date32()),
            END: pc.cast(ended, pa.date32()),
            VALUE: _numbers(table[layout.value]) if layout.value else pa.nulls(len(table), pa.float64()),
        }
    )


def _numbers(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """As the model writes them, or as text in which what is no number is missing."""
    if pa.types.is_string(column.type):
        number = pc.match_substring_regex(column, r"^\s*-?\d+(\.\d+)?\s*$")
        column = pc.utf8_trim_whitespace(pc.if_else(number, column, None))
    return pc.cast(column, pa.float64())


def _below(folder: Path) -> pa.Table | None:
    if _file(folder, ANCESTORS) is None:
        return None
    return _table(folder, ANCESTORS, ["ancestor_concept_id", "descendant_concept_id"])


def _with_narrower(concept: Concept, below: pa.Table | None) -> pa.Array:
    own = pa.array([concept.omop], pa.int64())
    if below is None:
        return own
    narrower = below.filter(pc.equal(below["ancestor_concept_id"], concept.omop))["descendant_concept_id"]
    return pa.concat_arrays([own, pc.cast(narrower.combine_chunks(), pa.int64())])


def _table(folder: Path, name: str, needed: list[str]) -> pa.Table:
    """A table with its columns in lower case, as the model writes them. Raises `CannotRun`."""
    file = _file(folder, name)
    if file is None:
        raise CannotRun(
            _("{folder} has no table {name}: no {name}.csv or {name}.parquet.").format(folder=folder, name=name)
        )
    try:
        table = pq.read_table(file) if file.suffix.lower() == ".parquet" else pa_csv.read_csv(file)
    except pa.ArrowInvalid as error:
        raise CannotRun(_("{file} cannot be read: {why}.").format(file=file, why=error)) from None
    table = table.rename_columns([column.lower() for column in table.schema.names])
    if missing := [column for column in needed if column not in table.schema.names]:
        raise CannotRun(_('{file} has no column "{column}".').format(file=file, column=missing[0]))
    return table


def _file(folder: Path, name: str) -> Path | None:
    wanted = {f"{name}.csv", f"{name}.parquet"}
    return next((file for file in sorted(folder.glob("*")) if file.name.lower() in wanted), None)
