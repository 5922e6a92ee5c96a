"""A run on this machine: row group by row group, in pinned processes, and gone on with after an interruption."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from loosen.book.load import load_rulebook
from loosen.cohort.crowd import Crowd
from loosen.cohort.part import Part, counted
from loosen.cohort.report import Report
from loosen.cohort.task import CannotRun, Task
from loosen.cohort.together import Together, beside
from loosen.cohort.workers import decided
from loosen.words import _

FINGERPRINT = "task"
Progress = Callable[[int, int], None]  # rows done, rows in all
EachDone = Callable[[Task, Sequence[Part]], Iterator[Part]]  # decides the parts and hands over each when it is done


def run(task: Task, result: Path, workers: int, progress: Progress = lambda _done, _all: None) -> Report:
    """Decide about everybody in the source and put the ``result`` in place, whole. Raises `CannotRun`."""

    def each_done(task: Task, parts: Sequence[Part]) -> Iterator[Part]:
        return decided(task, parts, min(workers, len(parts)))

    return run_parts(task, result, each_done, progress)


def run_parts(task: Task, result: Path, each_done: EachDone, progress: Progress) -> Report:
    """The same, with the parts decided by ``each_done``."""
    crowd = Crowd(load_rulebook(task.rulebook), task.decisions, task.region)
    schema, parts = look(task, crowd, result)
    _folder_for(task, parts[0].folder)
    waiting = [part for part in parts if not part.counts.exists()]
    rows = sum(part.rows for part in parts)
    done = rows - sum(part.rows for part in waiting)
    progress(done, rows)
    together = Together(parts, result)
    for part in each_done(task, waiting):
        done += part.rows
        progress(done, rows)
        together.go_on()
    report = Report(crowd, [name for name in crowd.passed_over(schema) if name not in task.keep])
    for part in parts:
        report.add(*counted(part, crowd))
    together.finish()
    report.write(beside(result, ".report.json"))
    shutil.rmtree(parts[0].folder)
    return report


def look(task: Task, crowd: Crowd, result: Path) -> tuple[pa.Schema, list[Part]]:
    """The schema and the parts of the source. Raises `CannotRun` for one that cannot be decided about."""
    try:
        file = pq.ParquetFile(task.source)
    except OSError as error:
        raise CannotRun(_("{file} cannot be read: {why}.").format(file=task.source, why=error.strerror)) from None
    except pa.ArrowInvalid as error:
        raise CannotRun(_("{file} is no Parquet file: {why}.").format(file=task.source, why=error)) from None
    with file:
        schema, metadata = file.schema_arrow, file.metadata
        sizes = [metadata.row_group(place).num_rows for place in range(metadata.num_row_groups)]
    if not crowd.columns(schema):
        message = _("{file} has no column that a finding is called, so nothing can be decided.")
        raise CannotRun(message.format(file=task.source))
    if missing := [name for name in task.keep if name not in schema.names]:
        raise CannotRun(_('{file} has no column "{column}" to keep.').format(file=task.source, column=missing[0]))
    if not sizes:
        raise CannotRun(_("{file} holds nobody.").format(file=task.source))
    folder = str(beside(result, ".parts"))
    return schema, [Part(place, sum(sizes[:place]), size, folder) for place, size in enumerate(sizes)]


def _folder_for(task: Task, folder: str) -> None:
    """Make the folder of the parts; what stands there from another task is of no use and goes."""
    sign = Path(folder, FINGERPRINT)
    if not sign.exists() or sign.read_text(encoding="utf-8") != task.print():
        shutil.rmtree(folder, ignore_errors=True)
        Path(folder).mkdir(parents=True)
        sign.write_text(task.print(), encoding="utf-8")
