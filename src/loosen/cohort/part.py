"""One row group of a run, decided and written as a part of its own, which is used again after an interruption."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from loosen.book.load import load_rulebook
from loosen.cohort.crowd import Crowd, Decided
from loosen.cohort.reading import Reader
from loosen.cohort.task import Task
from loosen.engine.backends.arrow import Tally
from loosen.engine.finding import Number

WRONG_COLUMNS = ("row", "column", "value", "allowed")


@dataclass(frozen=True)
class Part:
    """Row group ``number``, of which ``first_row`` is the first in the whole file; its files stand in ``folder``."""

    number: int
    first_row: int
    rows: int
    folder: str

    @property
    def result(self) -> Path:
        """Batches as they lie in memory: written once more, as Parquet, when the parts are put together."""
        return Path(self.folder, f"{self.number:06}.arrows")

    @property
    def wrong(self) -> Path:
        return Path(self.folder, f"{self.number:06}.csv")

    @property
    def counts(self) -> Path:
        """Written last: where it is, the part is whole."""
        return Path(self.folder, f"{self.number:06}.json")


class Worker:
    """Decides parts of one task, one after the other."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.crowd = Crowd(load_rulebook(task.rulebook), task.decisions, task.region)
        with pq.ParquetFile(task.source) as file:
            schema = file.schema_arrow
        wanted = self.crowd.columns(schema)
        words = [id for id in wanted if id in self.crowd.findings and _is_text(schema.field(id).type)]
        words = [id for id in words if not isinstance(self.crowd.findings[id].kind, Number)]
        self.reader = Reader(task.source, list(dict.fromkeys([*wanted, *task.keep])), words)

    def decide(self, part: Part) -> None:
        """Write the files of ``part``."""
        tallies = self.crowd.tallies()
        beside = part.result.with_suffix(".beside")
        with open(part.wrong, "w", encoding="utf-8", newline="") as wrong_file:
            wrong = csv.writer(wrong_file)
            writer, rows, faults = None, 0, 0
            for batch in self.reader.batches(part.number):
                decided = self.crowd.decide(batch, tallies)
                for one in decided.wrong:
                    wrong.writerow([part.first_row + rows + one.row, one.finding, one.answer, one.allowed])
                faults += len({one.row for one in decided.wrong})
                table = pa.RecordBatch.from_pydict(self._kept(batch) | decided.columns)
                writer = writer or pa.ipc.new_stream(beside, table.schema)
                writer.write_batch(table)
                rows += len(batch)
        if writer is None:
            writer = pa.ipc.new_stream(beside, pa.RecordBatch.from_pydict(self._columns_of_nobody()).schema)
        writer.close()
        os.replace(beside, part.result)
        counted = {"rows": rows, "wrong": faults, "tallies": {id: vars(tally) for id, tally in tallies.items()}}
        unfinished = part.counts.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(counted), encoding="utf-8")
        os.replace(unfinished, part.counts)

    def _kept(self, batch: pa.RecordBatch) -> dict[str, pa.Array]:
        return {name: batch.column(name) for name in self.task.keep}

    def _columns_of_nobody(self) -> dict[str, pa.Array]:
        nobody = pa.RecordBatch.from_pydict({"nothing": pa.nulls(0)})
        decided: Decided = self.crowd.decide(nobody, {})
        return decided.columns


def counted(part: Part, crowd: Crowd) -> tuple[int, int, dict[str, Tally]]:
    """How many rows a finished part has, how many of them are wrong, and its tallies."""
    said: dict[str, Any] = json.loads(part.counts.read_text(encoding="utf-8"))
    tallies = crowd.tallies()
    for id, tally in tallies.items():
        vars(tally).update(said["tallies"][id])
    return said["rows"], said["wrong"], tallies


def _is_text(type: pa.DataType) -> bool:
    return bool(pa.types.is_string(type) or pa.types.is_large_string(type))
