"""Who in a table would be advised differently by another edition, how many, and because of which rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from loosen.book.book import Book
from loosen.cohort.crowd import Crowd, schema_of
from loosen.cohort.local import look
from loosen.cohort.reading import BATCH
from loosen.cohort.task import CannotRun, Task
from loosen.cohort.together import beside
from loosen.engine.backends.arrow import Tally
from loosen.words import _

OLD, NEW, ROW = "old_", "new_", "row"
Levels = tuple[str | None, str | None]  # at least, at most


@dataclass
class Difference:
    """How a decision came out otherwise. ``moves``: from which bounds to which, and for how many people.

    ``lost`` and ``gained``: by rule, how many of these people it fires for only in the old or only in the new
    edition, as far as counts show that.
    """

    moves: Counter[tuple[Levels, Levels]] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    gained: Counter[str] = field(default_factory=Counter)


@dataclass
class Differences:
    """``people``: all who were decided about. ``changed``: those for whom anything came out otherwise."""

    people: int
    changed: int
    decisions: dict[str, Difference]


def diff(
    source: str,
    old: Book,
    new: Book,
    decisions: tuple[str, ...],
    result: Path | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Differences:
    """Put everybody in ``source`` to both editions; who changed goes to ``result``. Raises `CannotRun`."""
    for id in decisions:
        before, after = (book.decisions.get(id) for book in (old, new))
        if before is not None and after is not None and before.scale != after.scale:
            message = _("the two editions cannot be compared: {decision} has other levels now.")
            raise CannotRun(message.format(decision=id))
    pair = Crowd(old, decisions), Crowd(new, decisions)
    task = Task(source, None, old.hash + new.hash, decisions)
    schema, parts = look(task, pair[0], result or Path(source))
    columns = list(dict.fromkeys([*pair[0].columns(schema), *pair[1].columns(schema)]))
    found = Differences(0, 0, {id: Difference() for id in decisions})
    writer = None
    unfinished = None if result is None else beside(result, ".unfinished")
    try:
        for batch, row in _batches(source, columns, len(parts)):
            changed = _compare(pair, batch, row, found)
            if unfinished is not None:
                writer = writer or pq.ParquetWriter(unfinished, changed.schema, compression="zstd")
                if len(changed):
                    writer.write_batch(changed)
            progress(row + len(batch), sum(part.rows for part in parts))
    finally:
        if writer is not None:
            writer.close()
    if writer is not None and unfinished is not None and result is not None:
        unfinished.replace(result)
    return found


def _batches(source: str, columns: list[str], groups: int) -> Iterator[tuple[pa.RecordBatch, int]]:
    row = 0
    with pq.ParquetFile(source, pre_buffer=False) as file:
        for group in range(groups):
            for batch in file.iter_batches(BATCH, [group], columns):
                yield batch, row
                row += len(batch)


def _compare(pair: tuple[Crowd, Crowd], batch: pa.RecordBatch, row: int, found: Differences) -> pa.RecordBatch:
    """Count who comes out otherwise, and return them: their rows, and both bounds by both editions."""
    before, after = (crowd.decide(batch, {}).columns for crowd in pair)
    names = schema_of(pair[0].decisions, pair[0].triage)
    anything = np.zeros(len(batch), np.bool_)
    for id, least, most in zip(pair[0].decisions, names[::2], names[1::2], strict=True):
        otherwise = _otherwise(before[least], after[least]) | _otherwise(before[most], after[most])
        anything |= otherwise
        if otherwise.any():
            whose = pa.array(otherwise)
            sides = [[one[name].filter(whose).to_pylist() for name in (least, most)] for one in (before, after)]
            moves = zip(zip(*sides[0], strict=True), zip(*sides[1], strict=True), strict=True)
            found.decisions[id].moves.update(moves)
            _rules(pair, id, batch.filter(whose), found.decisions[id])
    found.people += len(batch)
    found.changed += int(anything.sum())
    whose = pa.array(anything)
    rows = {ROW: pa.array(np.flatnonzero(anything) + row)}
    was = {OLD + name: column.filter(whose) for name, column in before.items()}
    now = {NEW + name: column.filter(whose) for name, column in after.items()}
    return pa.RecordBatch.from_pydict(rows | was | now)


def _otherwise(one: pa.DictionaryArray, other: pa.DictionaryArray) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where the ranks differ; a row without one in both is the same in both."""
    ranks = [np.asarray(pc.fill_null(array.indices, -1)) for array in (one, other)]
    return np.asarray(ranks[0] != ranks[1])


def _rules(pair: tuple[Crowd, Crowd], id: str, people: pa.RecordBatch, found: Difference) -> None:
    tallies: list[Tally] = []
    for crowd in pair:
        counts = crowd.tallies()
        crowd.decide(people, counts)
        tallies.append(counts[id])
    for rule in {*tallies[0].fired, *tallies[1].fired}:
        more = tallies[1].fired.get(rule, 0) - tallies[0].fired.get(rule, 0)
        if more:
            (found.gained if more > 0 else found.lost)[rule] += abs(more)
