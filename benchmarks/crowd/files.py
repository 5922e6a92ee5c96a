"""``loosen cohort run`` from one Parquet file to another: how long, and how much memory at most."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.crowd.tables import columns, repeated
from benchmarks.people import Answered
from loosen.engine.decision import Decision

GROUP = 500_000  # rows of a row group
LOOK_EVERY = 0.05


class Ran(NamedTuple):
    """``seconds``: from starting the command to its end. ``peak``: bytes of it and its workers together.

    ``processor``: seconds of processor time, of all of them.
    """

    seconds: float
    processor: float
    peak: int


def write(decision: Decision, people: Sequence[Answered], layout: str, rows: int, file: Path) -> None:
    """So many people in a file, as a tool that knows nothing of Loosen would write it."""
    few = columns(decision, people, layout)
    plain = layout != "packed"
    schema = few.schema
    with pq.ParquetWriter(file, schema, **({} if plain else {"compression": "lz4", "use_dictionary": False})) as writer:
        for start in range(0, rows, GROUP):
            part = repeated(few, min(GROUP, rows - start), seed=start)
            writer.write_table(pa.Table.from_batches([part]))


def run(source: Path, workers: int) -> Ran:
    """Start the command, watch its memory, and wait for its end."""
    result = source.with_name("result.parquet")
    command = ["-m", "loosen", "cohort", "run", str(source), str(result), "--json", "--workers", str(workers)]
    before, start, peak = _processor(), time.perf_counter(), 0
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(LOOK_EVERY)
    if process.returncode:
        raise RuntimeError(f"loosen cohort run ended with {process.returncode}")
    return Ran(time.perf_counter() - start, _processor() - before, peak)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(process: int) -> int:
    """What a process and its children hold, what they share counted once for each of them."""
    try:
        told = Path(f"/proc/{process}/status").read_text()
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return 0
    own = next((int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("VmRSS")), 0)
    return own + sum(_memory(int(child)) for child in children)
