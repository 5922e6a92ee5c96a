"""How many pages and items people meet until their level is settled: ``script/bench interview``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import mean, median
from time import perf_counter

from benchmarks import machine
from benchmarks.people import LOOSE_FLAG_SHARE, SERIOUS_SHARE, Person, make_people
from benchmarks.table import aims, heading, table
from benchmarks.walks import Walk, Walks
from loosen import load_rulebook
from loosen.book.book import Book
from loosen.engine.finding import YES
from loosen.engine.interview import no_to_the_rest

WAYS = ("Loosen", "whole pages", "what matters", "clairvoyant")
MADE_UP, TOLD = "made-up people", "told in rulebook/cases"
Taken = Mapping[str, Sequence[Walk]]  # by way, a walk for each person

NOTES = """\
{people:,} made-up people answer page by page, truthfully, until their level is settled.
  Loosen        the pages of the interview, with only what still matters on them
  whole pages   every page in the order of the book with all its questions (less what an ask-if skips)
  what matters  the pages in the order of the book, with only what still matters on them
  clairvoyant   few answers (or pages) that settle the level, chosen by who knows them all: an upper bound on the
                least possible, found by leaving out whatever can be left out, in four orders
Each cell: mean / median / nine in ten need no more. An item is one question or one line of a tick-list.
How common each answer is, and on which source that rests, is in benchmarks/people.py. {serious:.1%} of these people
have something serious (henschke-2009: {serious_aim:.1%}); {loose:.0%} of the others have some "red flag" in the loose
sense (henschke-2009: {loose_aim:.0%})."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/bench interview", description=__doc__)
    parser.add_argument("--people", type=int, default=3000, help="how many to ask (%(default)s)")
    start = perf_counter()
    book = load_rulebook()
    people = make_people(book.triage.decision, parser.parse_args().people)
    taken, told = _walked(book, people), _walked(book, _told_emergencies(book))
    levels = book.triage.decision.scale.levels
    print(heading("Until settled"), _notes(people), "", sep="\n")
    print(_by_level("pages", taken, levels, lambda walk: walk.pages), "", sep="\n")
    print(_by_level("items", taken, levels, lambda walk: walk.items))
    emergencies = {MADE_UP: _at(taken, levels[-1]), **_by_what_it_takes(book, people, taken), TOLD: told}
    print(heading("Pages until an emergency shows"), _emergencies(emergencies), sep="\n")
    benign = [walk for person, walk in zip(people, taken["Loosen"], strict=True) if _is_benign(person, walk, levels)]
    print(heading("Aims"), *aims(list(_aims(benign, emergencies))), sep="\n")
    print(heading("Taken on"), *machine.described(book, perf_counter() - start), sep="\n")


def _walked(book: Book, people: Sequence[Person]) -> Taken:
    walks = Walks(book.triage)
    ways = dict(zip(WAYS, (walks.loosen, walks.whole_pages, walks.what_matters, walks.clairvoyant), strict=True))
    taken = {name: [way(person) for person in people] for name, way in ways.items()}
    for several in zip(*taken.values(), strict=True):
        assert len({walk.level for walk in several}) == 1, f"the ways end at different levels: {several}"
    return taken


def _told_emergencies(book: Book) -> list[Person]:
    """The emergencies that the rule book tells as cases; what a case leaves out is no."""
    decision = book.triage.decision
    told = [case for case in book.cases.values() if case.expect == decision.scale.top]
    return [Person(no_to_the_rest(decision, case.answers), case.name) for case in told]


def _at(taken: Taken, level: str) -> Taken:
    return {name: [walk for walk in walks if walk.level == level] for name, walks in taken.items()}


def _by_what_it_takes(book: Book, people: Sequence[Person], taken: Taken) -> Mapping[str, Taken]:
    """The emergencies of which one danger sign says so by itself, and those that only several answers give away."""
    alone, top = book.triage.interview.alone_top, book.triage.decision.scale.top
    by_sign = [any(person.truth[id] == YES for id in alone) for person in people]
    return {
        name: {
            way: [walk for walk, one in zip(walks, by_sign, strict=True) if walk.level == top and one is wanted]
            for way, walks in taken.items()
        }
        for name, wanted in (("... by one danger sign", True), ("... by several answers", False))
    }


def _is_benign(person: Person, walk: Walk, levels: Sequence[str]) -> bool:
    return walk.level == levels[0] and int(person.truth["age"]) >= 18


def _notes(people: Sequence[Person]) -> str:
    ordinary = [person for person in people if person.cause is None]
    return NOTES.format(
        people=len(people),
        serious=1 - len(ordinary) / len(people),
        serious_aim=SERIOUS_SHARE,
        loose=mean(person.loose_flags() > 0 for person in ordinary),
        loose_aim=LOOSE_FLAG_SHARE,
    )


def _by_level(what: str, taken: Taken, levels: Sequence[str], count: Callable[[Walk], int]) -> str:
    everybody = len(taken["Loosen"])
    rows = []
    for level in levels:
        walks = _at(taken, level)
        share = f"{len(walks['Loosen']) / everybody:.0%}"
        rows.append((level, share, *(_spread([count(walk) for walk in walks[name]]) for name in WAYS)))
    rows.append(("everybody", "100%", *(_spread([count(walk) for walk in taken[name]]) for name in WAYS)))
    return table((what, "share", *WAYS), rows)


def _emergencies(groups: Mapping[str, Taken]) -> str:
    rows = [
        (name, str(len(taken["Loosen"])), *(_spread([walk.pages for walk in taken[way]]) for way in WAYS))
        for name, taken in groups.items()
    ]
    return table(("", "people", *WAYS), rows)


def _spread(counts: Sequence[int]) -> str:
    if not counts:
        return "-"
    nine_in_ten = sorted(counts)[-(-9 * len(counts) // 10) - 1]
    return f"{mean(counts):.1f} / {median(counts):.0f} / {nine_in_ten}"


def _aims(benign: Sequence[Walk], emergencies: Mapping[str, Taken]) -> Iterator[tuple[str, str, bool]]:
    """An aim is met when the mean is within it."""
    groups = {"a benign adult, at most 9 pages": (9, benign)}
    groups |= {f"an emergency ({name}), at most 2 pages": (2, emergencies[name]["Loosen"]) for name in (MADE_UP, TOLD)}
    for aim, (most, walks) in groups.items():
        pages = [walk.pages for walk in walks]
        within = mean(one <= most for one in pages)
        yield aim, f"{_spread(pages)}; {within:.0%} within", mean(pages) <= most


if __name__ == "__main__":
    main()
