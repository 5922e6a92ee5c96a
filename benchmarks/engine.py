"""How fast Loosen decides, beside other engines that are given the same rules: ``script/bench engine``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from random import Random
from time import perf_counter

from benchmarks import machine, once, ours
from benchmarks.contest import Contest
from benchmarks.peers import (
    PARSED,
    REASONS,
    TASKS,
    URGENCY,
    Contestant,
    cql_execution,
    datalogic_py,
    json_rules_engine,
    rule_engine,
    zen_engine,
)
from benchmarks.peers import common_expression_language as cel
from benchmarks.peers.two_valued import WrittenOut
from benchmarks.people import SEED, make_people
from benchmarks.table import aims, heading, micros, millis, table
from loosen import load_rulebook
from loosen.book.book import Book
from loosen.engine.evaluate import evaluate

PEERS = (datalogic_py, zen_engine, cel, rule_engine, cql_execution, json_rules_engine)
ANSWERED, OPEN, ON_THE_WAY = "answered", "15% open", "on the way"
LEFT_OUT = 0.15

NOTES = """\
Microseconds of processor time a person, the median of {rounds} turns; all decide about the same people in turn.
  urgency       [at least, at most], nothing else
  with reasons  that and every rule that fired, at its level
  answered      {people:,} people who answered everything that they were asked
  15% open      the same people with that share of their answers left out
  x Loosen      how many times as long as Loosen's Decider, with reasons, turn for turn
How common each answer is, and on which source that rests, is in benchmarks/people.py.
Each engine first agreed with the referee about all these people, in both tasks. Engines that know only true and
false get each rule with missing answers taken as no and as yes, and again for each level at which an unsure answer
can carry it; they may stop at the highest level that holds. Their people come in plain words, with "missing" and
"skipped" written in and numbers made into bounds before the clock starts. Loosen starts from the bare answers,
checks them, and where answers are open it names the rules and questions that are open as well, which no peer does.
Peers are general; Loosen does only this."""


class Results:
    """A contest that has been held, and what is paid once."""

    def __init__(self, book: Book, people: int, rounds: int) -> None:
        self.book = book
        everybody = make_people(book.triage.decision, people)
        random = Random(SEED)
        groups = {
            ANSWERED: [one.answers_all(book.triage.decision) for one in everybody],
            OPEN: [one.answers_some(book.triage.decision, LEFT_OUT, random) for one in everybody],
            ON_THE_WAY: ours.on_the_way(book, everybody[: people // 5]),
        }
        self.contest = Contest(groups, rounds)
        self.ours, self.peers = self._hold()
        self.compiling, self.sizes = once.compile_seconds(book), once.sizes(book)
        self.processes = once.processes(groups[ANSWERED][0])

    def _hold(self) -> tuple[list[Contestant], list[Contestant]]:
        decision = self.book.triage.decision
        meant, rules = ours.Verdicts(decision), WrittenOut(decision)
        expected = {
            group: [meant.of(evaluate(decision, answers)) for answers in self.contest.groups[group]]
            for group in (ANSWERED, OPEN)
        }
        own = self.contest.check(ours.contestants(self.book), expected)
        peers = self.contest.check([one for peer in PEERS for one in peer.contestants(rules)], expected)
        self.contest.run([*own, *peers], TASKS, (ANSWERED, OPEN))
        for one in own[:2]:
            one.seat(ON_THE_WAY, self.contest.groups[ON_THE_WAY])
        self.contest.run(own[:2], (ours.PAGE,), (ON_THE_WAY, OPEN))
        for one in (*own, *peers):
            one.close()
        return own, peers

    def fastest_peer(self) -> str:
        """Of those who are handed people as Loosen is, unparsed."""
        names = [one.name for one in self.peers if not one.name.endswith(PARSED)]
        return min(names, key=lambda name: self.contest.median(name, ANSWERED, REASONS))


def main() -> None:
    chosen = _options()
    start = perf_counter()
    found = Results(load_rulebook(), chosen.people, chosen.rounds)
    print(heading("One person"), NOTES.format(rounds=chosen.rounds, people=chosen.people), "", sep="\n")
    print(_one_person(found))
    print(*_remarks(found), sep="\n")
    print(heading("The next page, with the conclusion that it needs"), _next_page(found), sep="\n")
    print(heading("Paid once"), _paid_once(found), sep="\n")
    print(heading("Aims"), *aims(list(_aims(found))), sep="\n")
    print(heading("Taken on"), *machine.described(found.book, perf_counter() - start), sep="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench engine", description=__doc__)
    parser.add_argument("--people", type=int, default=600, help="in each group (%(default)s)")
    parser.add_argument("--rounds", type=int, default=7, help="turns that each engine takes (%(default)s)")
    return parser.parse_args()


def _one_person(found: Results) -> str:
    first, contest = found.ours[0].name, found.contest
    head = ("", "version", "urgency", "15% open", "with reasons", "15% open", "x Loosen", "15% open")
    rows = []
    for one in (*found.ours, *found.peers):
        columns = [(task, group) for task in (URGENCY, REASONS) for group in (ANSWERED, OPEN)]
        times = [micros(contest.median(one.name, group, task)) for task, group in columns]
        ratios = [f"{contest.times(one.name, first, group):.1f}" for group in (ANSWERED, OPEN)]
        rows.append((one.name, one.version, *times, *ratios))
    return table(head, rows)


def _remarks(found: Results) -> Iterator[str]:
    for one in (*found.ours, *found.peers):
        if one.fed:
            yield f"{one.name}: {one.fed}"
    for name, why in found.contest.wrong.items():
        yield f"not timed: {name} does not agree with the referee ({why})"


def _next_page(found: Results) -> str:
    contest = found.contest
    rows = [
        (one.name, *(micros(contest.median(one.name, group, ours.PAGE)) for group in (ON_THE_WAY, OPEN)))
        for one in found.ours[:2]
    ]
    return table(("microseconds", "at each page of an interview", "15% open"), rows)


def _paid_once(found: Results) -> str:
    compiled, whole = found.compiling
    started = zip(("loosen check --answers FILE --json", "python -c pass"), found.processes, strict=True)
    rows = [
        ("compile the rules in Python", f"{millis(compiled)} ms"),
        ("... and the part for open answers", f"{millis(whole)} ms"),
        *((name, f"{size.plain:,} bytes, gzipped {size.gzipped:,}") for name, size in found.sizes.items()),
        *((name, f"{millis(one.processor)} ms, from start to end {millis(one.whole)} ms") for name, one in started),
    ]
    return table(("", "cost"), rows)


def _aims(found: Results) -> Iterator[tuple[str, str, bool]]:
    contest, first = found.contest, found.ours[0].name
    taken = contest.median(first, ANSWERED, REASONS)
    yield "one person in Python, with reasons: at most 20 us", f"{micros(taken)} us", taken <= 20e-6
    peer = found.fastest_peer()
    times = contest.times(peer, first, ANSWERED)
    yield "the fastest peer that is handed plain people: at least 5 x", f"{times:.1f} x ({peer})", times >= 5
    page = contest.median(first, ON_THE_WAY, ours.PAGE)
    yield "the next page: under 1 ms", f"{millis(page)} ms", page < 1e-3
    whole = found.processes[0].processor
    yield "the whole process: under 80 ms of the processor", f"{millis(whole)} ms", whole < 80e-3
    loaded = sum(found.sizes[name].gzipped for name in (once.BOOK, once.DECIDE))
    yield f"{once.BOOK}, and decide.js: under 30 KB gzipped", f"{loaded / 1000:.1f} KB", loaded < 30_000


if __name__ == "__main__":
    main()
