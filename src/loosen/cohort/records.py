"""From what stands in health records to columns of answers. A record says yes or nothing; it never says no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from loosen.book.book import Book
from loosen.book.read_records import Concept, RecordEntry, Records
from loosen.cohort.task import CannotRun
from loosen.words import _

PERSON, KIND, CODE, START, END, VALUE = "person", "kind", "code", "start", "end", "value"
BIRTH, SEX = "birth", "sex"

# Of `people`: PERSON, BIRTH (a date) and SEX (an answer). Of `events`: PERSON, KIND, CODE, START and END (dates), and
# VALUE (a number), which only what was measured has.
CodesOf = Callable[[Concept], pa.Array]


def answers(book: Book, people: pa.Table, events: pa.Table, day: date, codes_of: CodesOf) -> pa.Table:
    """A row for each of ``people``: what their record answers on ``day``. ``codes_of``: the codes of a concept."""
    records = mapping(book)
    known = pc.less_equal(events[START], pa.scalar(day))
    events = events.filter(known)
    columns = {PERSON: people[PERSON], records.age: _age(people[BIRTH], day, book, records)}
    columns[records.sex] = people[SEX]
    for entry in records.entries:
        whose = _whose(entry, events, day, codes_of)
        # Nobody's record says no: whoever has no such entry was not asked.
        there = pc.is_in(people[PERSON], value_set=pc.unique(whose))
        columns[entry.finding] = pc.if_else(there, pa.scalar(True), pa.scalar(None, pa.bool_()))
    return pa.table(columns)


def mapping(book: Book) -> Records:
    """How this edition reads records. Raises `CannotRun` when it does not say."""
    if book.records is None:
        raise CannotRun(_("this rule book does not say how health records are read: records/records.yaml is missing."))
    return book.records


def _age(birth: pa.ChunkedArray, day: date, book: Book, records: Records) -> pa.ChunkedArray:
    month_and_day = pc.add(pc.multiply(pc.month(birth), 100), pc.day(birth))
    before = pc.cast(pc.greater(month_and_day, day.month * 100 + day.day), pa.int64())
    years = pc.subtract(pc.subtract(pa.scalar(day.year, pa.int64()), pc.year(birth)), before)
    kind = book.known[records.age].kind
    return pc.max_element_wise(
        pc.min_element_wise(years, getattr(kind, "most", 120), skip_nulls=False), 0, skip_nulls=False
    )


def _whose(entry: RecordEntry, events: pa.Table, day: date, codes_of: CodesOf) -> pa.ChunkedArray:
    codes = pa.concat_arrays([codes_of(concept) for concept in entry.concepts])
    chosen = pc.and_(pc.equal(events[KIND], entry.kind), pc.is_in(events[CODE], value_set=codes))
    events = events.filter(chosen)
    ended = pc.coalesce(events[END], events[START])
    if entry.within_days is not None:
        still = pc.greater_equal(ended, pa.scalar(day - timedelta(days=entry.within_days)))
        events, ended = events.filter(still), ended.filter(still)
    if entry.lasting_days:
        lasted = pc.greater_equal(pc.days_between(events[START], ended), entry.lasting_days)
        events = events.filter(lasted)
    if entry.values:
        value = events[VALUE]
        inside = [pc.and_(pc.greater_equal(value, one.at_least), pc.less(value, one.below)) for one in entry.values]
        events = events.filter(reduce(pc.or_, inside))
    return events[PERSON]
