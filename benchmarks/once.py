"""What is paid once: to compile the rules, to load them in a browser, to start a process."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.people import Answered
from loosen.book.book import Book
from loosen.engine.backends.javascript import SCRIPT, write
from loosen.engine.backends.python import Decider

RUNS = 20


class Size(NamedTuple):
    plain: int
    gzipped: int


def compile_seconds(book: Book) -> tuple[float, float]:
    """To make a `Decider`; and to make one and conclude from no answers, for which it compiles its other half."""
    decision = book.triage.decision
    return _median(lambda: Decider(decision)), _median(lambda: Decider(decision)({}))


def sizes(book: Book) -> Mapping[str, Size]:
    """What a browser loads: the rules with their pages, and the script that decides. Each file is gzipped by itself."""
    program, script = write(book.triage.interview).encode(), SCRIPT.read_bytes()
    return {"the rules as JSON": _size(program), "decide.js": _size(script)}


def _size(data: bytes) -> Size:
    return Size(len(data), len(gzip.compress(data, 9, mtime=0)))


class Processes(NamedTuple):
    """Seconds from start to end of a whole process."""

    loosen: float
    python: float


def processes(answers: Answered) -> Processes:
    """``loosen check --answers FILE --json`` with the rule book in its cache, beside a Python that does nothing."""
    loosen = Path(sys.executable).with_name("loosen")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "answers.json")
        file.write_text(json.dumps(answers))
        environment = {**os.environ, "XDG_CACHE_HOME": folder}
        check = [str(loosen), "check", "--answers", str(file), "--json"]
        ways = [check, [sys.executable, "-c", "pass"]]
        taken = [[_run(way, environment) for way in ways] for _ in range(RUNS + 1)][1:]  # The first fills the cache.
    return Processes(*(median(one) for one in zip(*taken, strict=True)))


def _run(command: list[str], environment: Mapping[str, str]) -> float:
    start = perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)
