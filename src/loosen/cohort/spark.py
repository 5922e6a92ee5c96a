"""The same on Apache Spark: over a table of its own, or over the row groups of a Parquet file.

A table goes through ``mapInArrow``, which turns rows into columns and back. A file is quicker: Spark then only says who
takes which row group; each worker reads, decides and writes as on one machine, in a folder that all of them can see.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from loosen.book.load import load_rulebook
from loosen.cohort.crowd import Crowd, schema_of
from loosen.cohort.local import Progress, run_parts
from loosen.cohort.part import Part, Worker
from loosen.cohort.report import Report
from loosen.cohort.task import Task

WRONG = "wrong"
LOOK_EVERY = 0.5  # seconds between two looks at which parts are done
ON_THIS_MACHINE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}

Batches = Iterator[pa.RecordBatch]


def run(task: Task, result: Path, progress: Progress) -> Report:
    """As `loosen.cohort.local.run`, with the row groups handed out by Spark. Raises `CannotRun`."""
    return run_parts(task, result, _each_done, progress)


def session() -> SparkSession:
    """The session that is there; else one on the master that ``SPARK_MASTER`` names, by default on this machine."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # Otherwise workers take whatever Python the system has.
    there = SparkSession.getActiveSession()
    if there is not None:
        return there
    builder = SparkSession.builder.appName("loosen")
    master = os.environ.get("SPARK_MASTER")
    builder = builder.master(master or "local[*]")
    for key, value in {} if master else ON_THIS_MACHINE.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def decide_table(table: DataFrame, task: Task) -> DataFrame:
    """The columns to keep, those of the result, and ``wrong``: why somebody's row has an answer that cannot be.

    Of ``task``, ``source`` is not looked at.
    """
    book = load_rulebook(task.rulebook)
    crowd = Crowd(book, task.decisions, task.region)
    wanted = crowd.columns(_arrow_schema(table))
    columns = list(dict.fromkeys([*wanted, *task.keep]))
    kept = [f"`{field.name}` {field.dataType.simpleString()}" for field in table.schema if field.name in task.keep]
    said = [f"`{name}` string" for name in (*schema_of(crowd.decisions, crowd.triage), WRONG)]
    return table.select(*[f"`{name}`" for name in columns]).mapInArrow(_decider(task), ", ".join([*kept, *said]))


def _decider(task: Task) -> Callable[[Batches], Batches]:
    def decide(batches: Batches) -> Batches:
        crowd = Crowd(load_rulebook(task.rulebook), task.decisions, task.region)
        for batch in batches:
            decided = crowd.decide(batch, {})
            wrong: list[str | None] = [None] * len(batch)
            for one in decided.wrong:
                reason = f"{one.finding}: {one.answer!r} is not {one.allowed}"
                wrong[one.row] = "; ".join(filter(None, (wrong[one.row], reason)))
            kept = {name: batch.column(name) for name in batch.schema.names if name in task.keep}
            levels = {name: column.cast(pa.string()) for name, column in decided.columns.items()}
            yield pa.RecordBatch.from_pydict({**kept, **levels, WRONG: pa.array(wrong, pa.string())})

    return decide


def _arrow_schema(table: DataFrame) -> pa.Schema:
    from pyspark.sql.pandas.types import to_arrow_schema

    schema: pa.Schema = to_arrow_schema(table.schema)
    return schema


def _each_done(task: Task, parts: Sequence[Part]) -> Iterator[Part]:
    if not parts:
        return
    numbers = session().range(0, len(parts), 1, len(parts))
    done = numbers.mapInArrow(_writer(task, list(parts)), "id long")
    waiting = list(parts)
    with ThreadPoolExecutor(1) as beside:
        job = beside.submit(done.collect)
        while waiting:
            finished = wait([job], timeout=LOOK_EVERY).done
            if finished:
                job.result()
            for part in [one for one in waiting if finished or one.counts.exists()]:
                waiting.remove(part)
                yield part


def _writer(task: Task, parts: list[Part]) -> Callable[[Batches], Batches]:
    def write(batches: Batches) -> Batches:
        worker = Worker(task)
        for batch in batches:
            for number in batch.column("id").to_pylist():
                worker.decide(parts[number])
            yield batch

    return write
