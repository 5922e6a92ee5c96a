"""Spark on this machine gives what a run without it gives, bit for bit. Skipped where Java or PySpark is not there."""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from loosen.cohort.local import run
from loosen.cohort.task import Task

pytest.importorskip("pyspark", reason="PySpark is not there: script/test installs it where Java is")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Java is not there"),
    pytest.mark.filterwarnings("ignore"),  # What Spark warns of is not ours.
]


@pytest.fixture(scope="module")
def spark():
    from loosen.cohort import spark

    spark.session()
    yield spark
    spark.session().stop()


@pytest.mark.parametrize("decisions", [("triage",), ("triage", "ibuprofen-oral", "cat-cow")])
def test_a_file(spark, book, table, write, tmp_path, decisions):
    task = Task(write(table), None, book.hash, decisions, "UK", ("person",))
    here, there = tmp_path / "here.parquet", tmp_path / "there.parquet"
    progress = []
    reports = run(task, here, workers=1), spark.run(task, there, lambda done, all: progress.append((done, all)))
    assert here.read_bytes() == there.read_bytes()
    assert reports[0].plain() == reports[1].plain()
    assert (progress[0], progress[-1]) == ((0, 1000), (1000, 1000))


def test_a_table(spark, book, table, write, tmp_path):
    """With a person whose age cannot be, who gets the reason instead of a level."""
    ages = table.column("age").to_pylist()
    table = table.set_column(table.schema.names.index("age"), "age", pa.array([*ages[:9], 130, *ages[10:]]))
    task = Task(write(table), None, book.hash, ("triage", "ibuprofen-oral"), "UK", ("person",))
    run(task, tmp_path / "here.parquet", workers=1)
    found = spark.decide_table(spark.session().read.parquet(task.source), task).toArrow()
    assert found.column("wrong").to_pylist()[9] == "age: 130 is not a whole number from 0 to 120 (years)"
    assert found.column("wrong").null_count == 999
    expected = pq.read_table(tmp_path / "here.parquet").to_pylist()
    assert found.drop_columns(["wrong"]).to_pylist() == expected
    assert Path(task.source).exists()


def test_packed_answers_in_a_table(spark, book, people, write, tmp_path):
    """Spark's tables forget what a file's metadata said, so packed answers are for files."""
    from loosen.cohort.pack import pack
    from tests.cohort.conftest import columns_of

    packed = tmp_path / "packed.parquet"
    pack(write(columns_of(book.known, people)), packed, book, lambda _done, _all: None)
    task = Task(str(packed), None, book.hash, ("triage",))
    run(task, tmp_path / "here.parquet", workers=1)
    spark.run(task, tmp_path / "there.parquet", lambda _done, _all: None)
    assert (tmp_path / "here.parquet").read_bytes() == (tmp_path / "there.parquet").read_bytes()
