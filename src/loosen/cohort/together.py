"""The finished parts as one file, and the wrong rows as another. Each takes its place at once, when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from loosen.cohort.part import WRONG_COLUMNS, Part


class Together:
    """Writes ``parts`` to ``result`` in their order, each as soon as it and all before it are done."""

    def __init__(self, parts: Sequence[Part], result: Path) -> None:
        self.parts, self.result = parts, result
        self.unfinished = beside(result, ".unfinished")
        self.written = 0
        self.writer: pq.ParquetWriter | None = None

    def go_on(self) -> None:
        """Write what can be written by now."""
        while self.written < len(self.parts) and self.parts[self.written].counts.exists():
            with pa.memory_map(str(self.parts[self.written].result)) as file, pa.ipc.open_stream(file) as stream:
                self.writer = self.writer or pq.ParquetWriter(self.unfinished, stream.schema, compression="zstd")
                self.writer.write_table(stream.read_all().cast(self.writer.schema))
            self.written += 1

    def finish(self) -> None:
        """Put both files in place. Every part must be done."""
        self.go_on()
        assert self.writer is not None
        self.writer.close()
        wrong = beside(self.result, ".wrong.csv")
        wrong.unlink(missing_ok=True)
        if any(part.wrong.stat().st_size for part in self.parts):
            with open(wrong, "w", encoding="utf-8") as together:
                together.write(",".join(WRONG_COLUMNS) + "\n")
                for part in self.parts:
                    with open(part.wrong, encoding="utf-8") as its:
                        shutil.copyfileobj(its, together)
        os.replace(self.unfinished, self.result)


def beside(result: Path, end: str) -> Path:
    """A file that goes with the result."""
    return result.with_name(result.name.removesuffix(".parquet") + end)
