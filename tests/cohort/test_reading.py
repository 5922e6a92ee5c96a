"""What is read is what Arrow reads, whichever library does it and however long the row groups are."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.cohort import reading
from loosen.cohort.reading import NUMBERS, Reader

KINDS = [*NUMBERS, pa.string(), pa.dictionary(pa.int8(), pa.string()), pa.date32(), pa.null()]


@st.composite
def tables(draw):
    rows = draw(st.integers(0, 70))
    columns = {}
    for place, kind in enumerate(KINDS):
        values = draw(st.lists(st.none() | st.integers(0, 100), min_size=rows, max_size=rows))
        if kind == pa.null():
            columns[str(place)] = pa.nulls(rows)
            continue
        made = pa.array([None if one is None else one > 50 if kind == pa.bool_() else one for one in values])
        if pa.types.is_string(kind) or pa.types.is_dictionary(kind):
            made = pa.array([None if one is None else f"word {one % 3}" for one in values], pa.string())
        if pa.types.is_date(kind):
            made = pa.array(values, pa.int32())
        columns[str(place)] = made.cast(pa.bool_() if kind == pa.bool_() else kind)
    return pa.table(columns).replace_schema_metadata({"made": "up"})


@given(tables(), st.integers(1, 40), st.booleans())
def test_every_row_is_read_as_it_was_written(tmp_path_factory, table, size, whole):
    file = str(tmp_path_factory.mktemp("read") / "table.parquet")
    pq.write_table(table, file, row_group_size=size)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "WHOLE", 1 << 20 if whole else 3)
        patch.setattr(reading, "BATCH", 7)
        reader = Reader(file, table.schema.names, [])
        batches = [batch for group in range(len(reader.sizes)) for batch in reader.batches(group)]
    assert all(batch.schema.metadata[b"made"] == b"up" for batch in batches)
    read = pa.Table.from_batches([batch.replace_schema_metadata() for batch in batches], table.schema)
    assert read.to_pylist() == table.to_pylist()
    assert read.schema.types == table.schema.types
