"""``loosen cohort``: the rules over a table of many people."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from loosen.book.load import load_rulebook
from loosen.cli.cohort_report import show_differences, show_report
from loosen.cli.errors import WRONG, bad_input
from loosen.cohort.task import CannotRun, Task
from loosen.words import _

Progress = Callable[[int, int], None]


def run(chosen: argparse.Namespace) -> int:
    """Decide about everybody in a file."""
    book = load_rulebook(chosen.rulebook)
    task = Task(
        source=chosen.source,
        rulebook=chosen.rulebook,
        book_hash=book.hash,
        decisions=_decisions(chosen.decisions),
        region=_region(chosen.region, list(book.regions)),
        keep=tuple(chosen.keep),
    )
    result = Path(chosen.result)
    with _refused(), _progress() as progress:
        _check_place(task, result)
        if chosen.engine == "spark":
            from loosen.cohort.spark import run as run_with_spark

            report = run_with_spark(task, result, progress)
        else:
            from loosen.cohort.local import run as run_here

            report = run_here(task, result, chosen.workers or _cores(), progress)
    if chosen.json:
        print(json.dumps(report.plain(), indent=2, ensure_ascii=False))
    else:
        show_report(report, result)
    return 0


def diff(chosen: argparse.Namespace) -> int:
    """Show who would be advised differently by another edition."""
    from loosen.cohort.diff import diff as differences

    old, new = (load_rulebook(None if folder == "-" else folder) for folder in (chosen.old, chosen.new))
    decisions = _decisions(chosen.decisions)
    with _refused(), _progress() as progress:
        found = differences(chosen.source, old, new, decisions, chosen.to and Path(chosen.to), progress)
    show_differences(found, old, new, chosen.to)
    return WRONG if found.changed else 0


def pack(chosen: argparse.Namespace) -> int:
    """Write a file anew in the packed layout."""
    from loosen.cohort.pack import pack as packed

    with _refused(), _progress() as progress:
        count = packed(chosen.source, Path(chosen.result), load_rulebook(chosen.rulebook), progress)
    print(_("{count} people packed into {file}.").format(count=f"{count:,}", file=chosen.result))
    return 0


def from_omop(chosen: argparse.Namespace) -> int:
    """Make columns of answers out of OMOP tables."""
    from loosen.cohort.omop import from_omop as read

    with _refused():
        return _put(read(Path(chosen.source), load_rulebook(chosen.rulebook), _day(chosen.day)), Path(chosen.to))


def from_fhir(chosen: argparse.Namespace) -> int:
    """Make columns of answers out of FHIR bundles."""
    from loosen.cohort.fhir import from_fhir as read

    with _refused():
        files = [Path(name) for name in chosen.source]
        return _put(read(files, load_rulebook(chosen.rulebook), _day(chosen.day)), Path(chosen.to))


def _put(table: Any, result: Path) -> int:
    """Write the columns, and tell which findings the records answered."""
    import pyarrow.parquet as pq

    unfinished = result.with_suffix(".unfinished")
    pq.write_table(table, unfinished)
    unfinished.replace(result)
    print(_("{count} people written to {file}. Their records answer:").format(count=f"{len(table):,}", file=result))
    for name in table.schema.names[1:]:
        print(f"  {len(table) - table[name].null_count:>14,}  {name}")
    print(_("A record never answers no, and knows nothing of how somebody feels: see docs/hosting/records.md."))
    return 0


def _day(text: str | None) -> date:
    try:
        return date.today() if text is None else date.fromisoformat(text)
    except ValueError:
        raise bad_input(_('"{day}" is no day. Write it as 2026-11-23.').format(day=text)) from None


def _decisions(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in text.split(",") if one.strip())) or ("triage",)


def _region(name: str | None, known: list[str]) -> str | None:
    return None if name is None else {one.upper(): one for one in known}.get(name.upper(), name)


def _check_place(task: Task, result: Path) -> None:
    if result.exists() and os.path.samefile(task.source, result):
        raise CannotRun(_("the result would overwrite the people themselves. Name another file."))
    if not result.absolute().parent.is_dir():
        raise CannotRun(_("there is no folder {folder}.").format(folder=result.absolute().parent))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _refused() -> Iterator[None]:
    """Tell why something cannot be done, and not where in the code that came out."""
    try:
        yield
    except CannotRun as error:
        raise bad_input(str(error)) from None
    except OSError as error:
        message = _("{file}: {why}.").format(file=error.filename, why=error.strerror) if error.filename else str(error)
        raise bad_input(message) from None


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar with the rows done and the time left, while somebody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True))
    with bar:
        task = bar.add_task("", total=None, visible=bar.console.is_terminal)
        yield lambda done, all: bar.update(task, completed=done, total=all)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "run": run,
    "diff": diff,
    "pack": pack,
    "from-omop": from_omop,
    "from-fhir": from_fhir,
}
