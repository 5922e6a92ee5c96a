"""The row groups of a Parquet file as batches of Arrow columns, on one thread.

Columns of yes or no, and of numbers, are most of the work. Polars reads them several times as fast as Arrow does, and
both lay them out alike, so that nothing is copied. The other columns are few, and Arrow keeps the type of each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

WHOLE = 1 << 20  # rows: a row group up to this size is read at once
BATCH = 1 << 17  # rows at a time of a larger one
NUMBERS = (pa.bool_(), pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.float32(), pa.float64())


class Reader:
    """Reads ``columns`` of the file ``source``. ``words``: those of text that come as dictionaries."""

    def __init__(self, source: str, columns: Sequence[str], words: Sequence[str]) -> None:
        self.source, self.columns = source, list(columns)
        self.file = pq.ParquetFile(source, read_dictionary=list(words), pre_buffer=False)
        schema, metadata = self.file.schema_arrow, self.file.metadata
        self.numbers = [name for name in columns if schema.field(name).type in NUMBERS]
        self.others = [name for name in columns if name not in self.numbers]
        self.sizes = [metadata.row_group(place).num_rows for place in range(metadata.num_row_groups)]

    def batches(self, group: int) -> Iterator[pa.RecordBatch]:
        """The rows of a row group in their order."""
        if self.sizes[group] > WHOLE:
            yield from self.file.iter_batches(BATCH, [group], self.columns, use_threads=False)
            return
        others = self.file.read_row_group(group, self.others, use_threads=False)
        found = dict(zip(self.others, others.columns, strict=True)) | self._numbers(group)
        # What the file says of itself, such as how answers are packed, stays with them.
        table = pa.table([found[name] for name in self.columns], self.columns)
        yield from table.replace_schema_metadata(others.schema.metadata).combine_chunks().to_batches()

    def _numbers(self, group: int) -> dict[str, pa.ChunkedArray]:
        if not self.numbers:
            return {}
        os.environ.setdefault("POLARS_MAX_THREADS", "1")  # of a worker with one processor; seen at import
        import polars

        rows = polars.scan_parquet(self.source, glob=False, hive_partitioning=False)
        rows = rows.slice(sum(self.sizes[:group]), self.sizes[group])
        read = rows.select(polars.col(name) for name in self.numbers).collect().to_arrow()
        return dict(zip(self.numbers, read.columns, strict=True))
