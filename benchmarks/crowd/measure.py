"""One engine in this process: ``python -m benchmarks.crowd.measure ENGINE …``, as `benchmarks.cohort` starts it.

It makes its people, agrees with the referee about the first of them, says "ready", waits for a line, and works for a
while. What it found goes out as one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from benchmarks.crowd import Engine
from benchmarks.crowd.tables import ANSWERED, BOOLEANS, PACKED, WORDS, Drawn
from benchmarks.people import Answered
from loosen import load_rulebook
from loosen.book.book import Book

LAYOUTS = (BOOLEANS, WORDS, PACKED)


def main() -> None:
    chosen = _options()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(chosen.cores))
    os.environ["POLARS_MAX_THREADS"] = str(len(chosen.cores))
    book = load_rulebook()
    if chosen.engine == "memory":
        print("ready", flush=True), sys.stdin.readline()
        print(json.dumps({"bytes_a_second": bandwidth()}))
        return
    given = Drawn.read(Path(chosen.drawn))
    engine = make(chosen.engine, book, given.people[chosen.group], chosen.people, len(chosen.cores))
    fault = disagreement(engine, given.ranks[chosen.group])
    print("ready", flush=True), sys.stdin.readline()
    # One core's work is told in processor time, so that it does not count when others are given that core.
    clock = process_time if len(chosen.cores) == 1 else perf_counter
    seconds: list[float] = []
    until = perf_counter() + chosen.seconds
    while not fault and (perf_counter() < until or len(seconds) < 3):
        start = clock()
        engine.decide()
        seconds.append(clock() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    told = {"version": engine.version, "people": engine.people, "bytes": engine.bytes, "peak": peak}
    print(json.dumps({**told, "fault": fault, "seconds": seconds}))


def make(name: str, book: Book, few: Sequence[Answered], people: int, cores: int) -> Engine:
    """The engine of that name, with its people; what it needs is imported only now."""
    if name in LAYOUTS or name == "counted":
        from benchmarks.crowd.loosen_arrow import Arrow, Counted

        return Arrow(book, few, people, name) if name in LAYOUTS else Counted(book, few, people, BOOLEANS)
    if name == "duckdb":
        from benchmarks.crowd.duckdb_sql import DuckDB

        return DuckDB(book, few, people, cores)
    if name == "polars":
        from benchmarks.crowd.polars_frames import Polars

        return Polars(book, few, people)
    from benchmarks.crowd.openfisca import OpenFisca

    return OpenFisca(book, few, people)


def disagreement(engine: Engine, expected: Sequence[tuple[int, int]]) -> str:
    """The first person about whom the engine and the referee differ, or nothing."""
    least, most = engine.decide()
    for place, right in enumerate(expected):
        if (least[place], most[place]) != tuple(right):
            return f"person {place}: {least[place]} to {most[place]}, but it is {right[0]} to {right[1]}"
    return ""


def bandwidth() -> float:
    """Bytes a second that one core reads when it does next to nothing with them."""
    numbers = np.random.default_rng(1).integers(0, 2**63, 1 << 26)  # Half a gigabyte; zeros would be shared pages.
    best = 0.0
    for _ in range(5):
        start = process_time()
        np.bitwise_or.reduce(numbers)
        best = max(best, numbers.nbytes / (process_time() - start))
    return best


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("engine")
    parser.add_argument("drawn", help="the file of the people")
    parser.add_argument("--group", default=ANSWERED)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--cores", type=int, nargs="+", default=[0])
    parser.add_argument("--seconds", type=float, default=3.0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
