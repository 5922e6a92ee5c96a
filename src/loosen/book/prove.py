"""Proving the promises of a rule book, with two solvers that share nothing but the formulas they are asked about."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loosen.book.book import Book
from loosen.book.inspections import INSPECTIONS
from loosen.book.records import Promise
from loosen.engine.decision import Decision
from loosen.engine.finding import Answers
from loosen.engine.proof import Proofs, Property


@dataclass(frozen=True)
class Broken:
    """How a promise is broken: by a person (``claim`` and ``answers``), or in words by an inspection."""

    claim: Property | None
    answers: Answers | None
    words: str


@dataclass(frozen=True)
class Verdict:
    """What ``solver`` found about ``promise``; nothing in ``broken`` means that it holds."""

    promise: Promise
    solver: str
    broken: tuple[Broken, ...]
    seconds: float


def solvers() -> dict[str, Callable[[Decision], Proofs]]:
    """The solvers by name. Raises `ImportError` when the extra ``prove`` is not installed."""
    from loosen.engine.backends.bdd import Diagrams
    from loosen.engine.backends.smt import Z3

    return {"z3": lambda decision: Proofs(decision, Z3()), "bdd": lambda decision: Proofs(decision, Diagrams())}


def prove(book: Book, only: Sequence[str] = ()) -> Iterator[Verdict]:
    """A verdict per promise and solver, and one per promise that is inspected. ``only``: ids, or all when empty."""
    promises = [promise for promise in book.promises.values() if not only or promise.id in only]
    for name, make in solvers().items():
        proofs = make(book.triage.decision)
        for promise in promises:
            if promise.claims:
                started = time.perf_counter()
                broken = tuple(_broken(proofs, promise))
                yield Verdict(promise, name, broken, time.perf_counter() - started)
    for promise in promises:
        if promise.inspections:
            started = time.perf_counter()
            found = [words for inspection in promise.inspections for words in INSPECTIONS[inspection](book)]
            broken = tuple(Broken(None, None, words) for words in found)
            yield Verdict(promise, "looked up", broken, time.perf_counter() - started)


def _broken(proofs: Proofs, promise: Promise) -> Iterator[Broken]:
    for claim in promise.claims:
        found = proofs.counterexample(claim)
        if found is not None:
            yield Broken(claim, found.answers, "")
