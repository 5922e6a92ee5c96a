"""What is paid once: to compile the rules, to load them in a browser, to start a process."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from django.conf import settings

from benchmarks.people import Answered
from loosen.book.book import Book
from loosen.engine.backends.javascript import SCRIPT, write
from loosen.engine.backends.python import Decider
from loosen.web.bundle import bundle

RUNS = 20
BOOK, DECIDE = "the rules with all their words", "decide.js"


class Size(NamedTuple):
    plain: int
    gzipped: int


def compile_seconds(book: Book) -> tuple[float, float]:
    """To make a `Decider`; and to make one and conclude from no answers, for which it compiles its other half."""
    decision = book.triage.decision
    return _median(lambda: Decider(decision)), _median(lambda: Decider(decision)({}))


def sizes(book: Book) -> Mapping[str, Size]:
    """What a browser loads to check somebody by itself. Each file is gzipped by itself."""
    settings.configure(RULEBOOK=None)  # Loosen's own rule book
    return {
        "the rules as JSON": _size(write(book.triage.interview).encode()),
        BOOK: _size(bundle()),
        DECIDE: _size(SCRIPT.read_bytes()),
    }


def _size(data: bytes) -> Size:
    return Size(len(data), len(gzip.compress(data, 9, mtime=0)))


class Took(NamedTuple):
    """Seconds of a whole process: from start to end, and of the processor."""

    whole: float
    processor: float


def processes(answers: Answered) -> tuple[Took, Took]:
    """``loosen check --answers FILE --json`` as its users meet it, and a Python that does nothing; in turns."""
    loosen = Path(sys.executable).with_name("loosen")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "answers.json")
        file.write_text(json.dumps(answers))
        environment = {**os.environ, "XDG_CACHE_HOME": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        check, nothing = [str(loosen), "check", "--answers", str(file), "--json"], [sys.executable, "-c", "pass"]
        _run(check, environment)  # It keeps its byte code, and the rule book in its cache.
        taken = [(_run(check, environment), _run(nothing, environment)) for _ in range(RUNS)]
    ours, others = (Took(*map(median, zip(*one, strict=True))) for one in zip(*taken, strict=True))
    return ours, others


def _run(command: list[str], environment: Mapping[str, str]) -> Took:
    start, before = perf_counter(), _processor_of_children()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return Took(perf_counter() - start, _processor_of_children() - before)


def _processor_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return median(taken)
