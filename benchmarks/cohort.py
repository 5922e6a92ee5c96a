"""People a second over tables of millions, beside databases and other engines: ``script/bench cohort``."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import numpy
import pyarrow

from benchmarks import machine
from benchmarks.crowd import files, one_by_one
from benchmarks.crowd.tables import ANSWERED, BOOLEANS, CHECKED, OPEN, PACKED, WORDS, Drawn
from benchmarks.table import aims, heading, table
from loosen import load_rulebook
from loosen.book.book import Book

NOTES = """\
Millions of people a second, both bounds of the triage over the whole rule book, from columns in memory to a level
each. Each engine works alone in a process of its own that keeps to its core; the median pass in {seconds:.0f} s, in
processor time. On two cores: two such processes at once, or for engines with threads two threads, by the clock.
  answered   people who answered everything that they were asked
  15% open   the same people with that share of their answers left out
  x Loosen   how many times as fast Loosen is from booleans, on one core
Every engine first agreed with the referee about {checked:,} of these people. Peers know only true and false: they get
each rule with missing answers taken as no and as yes, and their people come with "missing" and "skipped" written in
and numbers made into bounds before the clock starts. Loosen starts from the bare columns and checks every answer.
One person a call: the engines of script/bench engine, for scale."""

FILES = """\
`loosen cohort run`, the whole command: starting, reading, deciding, counting rules and missing answers, writing.
"""


class Entry(NamedTuple):
    """A line of the table: what it is called, the engine, how many people it is given at a time."""

    name: str
    engine: str
    people: int
    processes: bool = True  # on two cores as two processes; else as two threads of one


ENTRIES = (
    Entry("Loosen, booleans", BOOLEANS, 4_000_000),
    Entry("Loosen, words", WORDS, 4_000_000),
    Entry("Loosen, packed", PACKED, 4_000_000),
    Entry("Loosen, booleans, all counted", "counted", 4_000_000),
    Entry("Polars", "polars", 1_000_000, processes=False),
    Entry("OpenFisca-core", "openfisca", 200_000),
    Entry("DuckDB, SQL", "duckdb", 500_000, processes=False),
)
PEERS = [entry.name for entry in ENTRIES if not entry.name.startswith("Loosen")]


class Measured(NamedTuple):
    """``rate``: people a second. ``bytes``: of columns, a person."""

    rate: float
    bytes: float
    version: str
    fault: str


class Contest:
    def __init__(self, seconds: float, largest: int, drawn: Path) -> None:
        self.seconds, self.largest, self.drawn = seconds, largest, drawn
        self.found: dict[tuple[str, str, int], Measured] = {}

    def hold(self) -> None:
        self.bandwidth = float(_go([self._start("memory", ANSWERED, 0, [0])])[0]["bytes_a_second"])
        for group in (ANSWERED, OPEN):
            for entry in ENTRIES:
                for cores in (1, 2):
                    self.found[entry.name, group, cores] = self._measure(entry, group, cores)

    def _measure(self, entry: Entry, group: str, cores: int) -> Measured:
        people = min(entry.people, self.largest)
        sets = [[core] for core in range(cores)] if entry.processes else [list(range(cores))]
        told = _go([self._start(entry.engine, group, people, its) for its in sets])
        if fault := "; ".join(one["fault"] for one in told if one["fault"]):
            return Measured(0.0, 0.0, told[0]["version"], fault)
        rate = sum(one["people"] / median(one["seconds"]) for one in told)
        return Measured(rate, told[0]["bytes"] / told[0]["people"], told[0]["version"], "")

    def _start(self, engine: str, group: str, people: int, cores: list[int]) -> subprocess.Popen[str]:
        options = ["--group", group, "--people", str(people), "--seconds", str(self.seconds), "--cores"]
        command = [
            sys.executable,
            "-m",
            "benchmarks.crowd.measure",
            engine,
            str(self.drawn),
            *options,
            *map(str, cores),
        ]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def rate(self, name: str, group: str = ANSWERED, cores: int = 1) -> float:
        return self.found[name, group, cores].rate

    def fastest_peer(self, group: str) -> str:
        return max(PEERS, key=lambda name: self.rate(name, group))


def _go(processes: list[subprocess.Popen[str]]) -> list[dict[str, Any]]:
    """Let all begin at once, when the last is ready."""
    for process in processes:
        assert process.stdin is not None
        assert process.stdout is not None
        while process.stdout.readline().strip() != "ready":
            if process.poll() is not None:
                raise RuntimeError(f"{process.args} ended with {process.returncode}")
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [json.loads(process.communicate()[0].splitlines()[-1]) for process in processes]


Files = dict[tuple[str, str, int, int], files.Ran]  # group, layout, rows, workers


def main() -> None:
    chosen = _options()
    start, book = perf_counter(), load_rulebook()
    drawn = Drawn.of(book.triage.decision)
    with tempfile.TemporaryDirectory() as folder:
        drawn.write(Path(folder, "people.json"))
        contest = Contest(chosen.seconds, chosen.people, Path(folder, "people.json"))
        contest.hold()
        others = list(one_by_one.rates(book, drawn.people[ANSWERED]))
        ran = _files(book, drawn, chosen.rows, Path(folder, "people.parquet"))
    print(heading("From memory"), NOTES.format(seconds=chosen.seconds, checked=CHECKED), "", sep="\n")
    print(_from_memory(contest, others), *_remarks(contest), sep="\n")
    print(heading("From file to file"), FILES, _from_files(ran), sep="\n")
    print(heading("Aims"), *aims(list(_aims(contest, ran))), sep="\n")
    print(heading("Taken on"), *machine.described(book, perf_counter() - start), sep="\n")
    print(f"libraries  numpy {numpy.__version__}, pyarrow {pyarrow.__version__}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench cohort", description=__doc__)
    parser.add_argument("--people", type=int, default=4_000_000, help="at most, in memory (%(default)s)")
    parser.add_argument("--rows", type=int, default=10_000_000, help="of the largest file (%(default)s)")
    parser.add_argument("--seconds", type=float, default=3.0, help="for each engine and group (%(default)s)")
    return parser.parse_args()


def _from_memory(contest: Contest, others: list[tuple[str, str, float]]) -> str:
    head = ("", "version", "answered", "15% open", "x Loosen", "two cores", "scales", "bytes", "of bandwidth")
    first = contest.rate(ENTRIES[0].name)
    rows = []
    for entry in ENTRIES:
        one = contest.found[entry.name, ANSWERED, 1]
        rates = [contest.rate(entry.name, group) for group in (ANSWERED, OPEN)]
        two = contest.rate(entry.name, ANSWERED, 2)
        share = one.rate * one.bytes / contest.bandwidth
        ratio = "" if entry.name.startswith("Loosen") else f"{first / one.rate:.0f}" if one.rate else "-"
        scales = f"{two / one.rate:.2f}" if one.rate else "-"
        rows.append(
            (
                entry.name,
                one.version,
                *map(_millions, rates),
                ratio,
                _millions(two),
                scales,
                f"{one.bytes:.0f}",
                f"{share:.0%}",
            )
        )
    for name, version, rate in others:
        rows.append(
            (
                f"{name}, one a call",
                version,
                _millions(rate),
                "",
                f"{first / rate:,.0f}" if rate else "-",
                "",
                "",
                "",
                "",
            )
        )
    return table(head, rows)


def _remarks(contest: Contest) -> Iterator[str]:
    yield f"bandwidth: one core reads {contest.bandwidth / 1e9:.1f} GB/s; bytes: of columns, a person"
    for (name, group, _), one in contest.found.items():
        if one.fault:
            yield f"not timed: {name}, {group}, does not agree with the referee ({one.fault})"


def _files(book: Book, drawn: Drawn, rows: int, file: Path) -> Files:
    found: Files = {}
    for group, layout, count, workers in (
        (ANSWERED, BOOLEANS, max(rows // 10, 1), (2,)),
        (ANSWERED, BOOLEANS, rows, (1, 2)),
        (OPEN, BOOLEANS, rows, (2,)),
        (ANSWERED, WORDS, rows, (2,)),
        (ANSWERED, PACKED, rows, (1, 2)),
    ):
        files.write(book.triage.decision, drawn.people[group], layout, count, file)
        for its in workers:
            found[group, layout, count, its] = files.run(file, its)
    return found


def _from_files(ran: Files) -> str:
    head = ("", "people", "workers", "seconds", "M/s", "of processor", "M/s of a core", "memory at most")
    rows = [
        (
            f"{layout}, {group}",
            f"{count:,}",
            str(workers),
            f"{one.seconds:.1f}",
            _millions(count / one.seconds),
            f"{one.processor:.1f}",
            _millions(count / one.processor),
            f"{one.peak / 1e6:,.0f} MB",
        )
        for (group, layout, count, workers), one in ran.items()
    ]
    return table(head, rows)


def _aims(contest: Contest, ran: Files) -> Iterator[tuple[str, str, bool]]:
    name = ENTRIES[0].name
    for group in (ANSWERED, OPEN):
        rate = contest.rate(name, group)
        yield f"from memory, one core, {group}: at least 60 M/s", f"{_millions(rate)} M/s", rate >= 60e6
    scales = contest.rate(name, ANSWERED, 2) / contest.rate(name)
    yield "on two cores: at least 1.8 x", f"{scales:.2f} x", scales >= 1.8
    peer = contest.fastest_peer(ANSWERED)
    times = contest.rate(name) / contest.rate(peer)
    yield "the fastest peer: at least 20 x", f"{times:.0f} x ({peer})", times >= 20
    most = max(count for _, _, count, _ in ran)
    for group in (ANSWERED, OPEN):
        rate = most / ran[group, BOOLEANS, most, 2].seconds
        yield f"file to file, two cores, {group}: at least 8 M/s", f"{_millions(rate)} M/s", rate >= 8e6
    few = min(count for _, _, count, _ in ran)
    growth = ran[ANSWERED, BOOLEANS, most, 2].peak / ran[ANSWERED, BOOLEANS, few, 2].peak
    yield "ten times as many people: memory at most 1.2 x", f"{growth:.2f} x", growth <= 1.2


def _millions(rate: float) -> str:
    return f"{rate / 1e6:.1f}" if rate >= 1e6 else f"{rate / 1e6:.3f}"


if __name__ == "__main__":
    main()
