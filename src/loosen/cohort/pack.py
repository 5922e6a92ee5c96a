"""From plain columns to the packed layout, in which a table is several times as quick to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from loosen.book.book import Book
from loosen.cohort.crowd import Crowd
from loosen.cohort.local import look
from loosen.cohort.reading import BATCH
from loosen.cohort.task import CannotRun, Task
from loosen.cohort.together import beside
from loosen.engine.backends import packed
from loosen.engine.backends.columns import UNSURE_COLUMN, Column, read_all
from loosen.engine.backends.gates import UNSURE, VALID, VALUE
from loosen.engine.finding import Finding, YesNo
from loosen.words import _


def pack(source: str, result: Path, book: Book, progress: Callable[[int, int], None]) -> int:
    """Write ``source`` with its yes-or-no findings packed, all else as it was; tells how many people there are.

    Raises `CannotRun`.
    """
    crowd = Crowd(book, tuple(book.decisions))
    schema, parts = look(Task(source, None, book.hash, ()), crowd, result)
    if packed.findings_in(schema):
        raise CannotRun(_("{file} is packed already.").format(file=source))
    yes_no = [one for id, one in crowd.findings.items() if isinstance(one.kind, YesNo) and id in schema.names]
    gone = {name for one in yes_no for name in (one.id, one.id + UNSURE_COLUMN)}
    metadata = {packed.KEY: json.dumps([one.id for one in yes_no])}
    unfinished = beside(result, ".unfinished")
    rows, writer = 0, None
    with pq.ParquetFile(source, pre_buffer=False) as file:
        for group in range(len(parts)):
            for batch in file.iter_batches(BATCH, [group]):
                others = {name: batch.column(name) for name in batch.schema.names if name not in gone}
                table = pa.RecordBatch.from_pydict(others | _packed(yes_no, batch, rows), metadata=metadata)
                # Numbers of many bits hardly repeat: a dictionary of them would only cost time.
                numbers = [name for name in table.schema.names if name not in others]
                own = [name for name in others if name not in numbers]
                writer = writer or pq.ParquetWriter(unfinished, table.schema, compression="lz4", use_dictionary=own)
                writer.write_batch(table, row_group_size=parts[group].rows)
                rows += len(batch)
                progress(rows, sum(part.rows for part in parts))
    if writer is not None:
        writer.close()
        unfinished.replace(result)
    return rows


def _packed(findings: list[Finding], batch: pa.RecordBatch, first: int) -> dict[str, pa.Array]:
    return packed.packed([one.id for one in findings], [_codes(one, batch, first) for one in findings])


def _codes(finding: Finding, batch: pa.RecordBatch, first: int) -> NDArray[np.uint64]:
    (column,) = read_all([finding], batch)
    wrong = column.wrong(0, len(batch))
    if wrong is not None:
        row = int(np.flatnonzero(wrong)[0])
        message = _('row {row} of the column "{column}" holds an answer that cannot be; nothing was packed.')
        raise CannotRun(message.format(row=first + row, column=finding.id))
    valid, value, unsure = (_bits(column, name, len(batch)) for name in (VALID, VALUE, UNSURE))
    return (valid & ~unsure) | ((valid & value) | unsure) << np.uint64(1)


def _bits(column: Column, name: str, count: int) -> NDArray[np.uint64]:
    if name == UNSURE and not column.form.unsure:
        return np.zeros(count, np.uint64)
    if not column.form.given:
        return np.zeros(count, np.uint64)
    plane = column.plane(name, 0, count).view(np.uint8)
    return np.unpackbits(plane, count=count, bitorder="little").astype(np.uint64)
