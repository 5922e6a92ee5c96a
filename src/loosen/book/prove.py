"""Proving the promises of a rule book, with two solvers that share nothing but the formulas they are asked about."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from loosen.book.book import Book
from loosen.book.inspections import INSPECTIONS
from loosen.book.records import Claim, Promise
from loosen.engine.criterion import Said, findings_of
from loosen.engine.decision import Decision
from loosen.engine.finding import Answers, Finding
from loosen.engine.proof import Proofs, Reaches, Settles


@dataclass(frozen=True)
class Broken:
    """How a promise is broken: by a person (``claim`` and ``answers``), or in words by an inspection."""

    claim: Claim | None
    answers: Answers | None
    words: str


@dataclass(frozen=True)
class Verdict:
    """What ``solver`` found about ``promise``; nothing in ``broken`` means that it holds."""

    promise: Promise
    solver: str
    broken: tuple[Broken, ...]
    seconds: float


def solvers() -> dict[str, Callable[[Decision, Iterable[Finding]], Proofs]]:
    """The solvers by name. Raises `ImportError` when the extra ``prove`` is not installed."""
    from loosen.engine.backends.bdd import Diagrams
    from loosen.engine.backends.smt import Z3

    return {
        "z3": lambda decision, named: Proofs(decision, Z3(), named),
        "bdd": lambda decision, named: Proofs(decision, Diagrams(), named),
    }


def prove(book: Book, only: Sequence[str] = ()) -> Iterator[Verdict]:
    """A verdict per promise and solver, and one per promise that is inspected. ``only``: ids, or all when empty."""
    promises = [promise for promise in book.promises.values() if not only or promise.id in only]
    for name, make in solvers().items():
        proofs = Proving(book, make)
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


class Proving:
    """The proofs of each decision of a book, made when they are first wanted."""

    def __init__(self, book: Book, make: Callable[[Decision, Iterable[Finding]], Proofs]) -> None:
        self.book = book
        self.make = make
        self._proofs: dict[str, Proofs] = {}

    def of(self, decision: str) -> Proofs:
        if decision not in self._proofs:
            self._proofs[decision] = self.make(self.book.decisions[decision], self._named(decision))
        return self._proofs[decision]

    def _named(self, decision: str) -> Iterator[Finding]:
        """What is claimed of the decision may name findings that it does not ask for."""
        for promise in self.book.promises.values():
            for claim in promise.claims:
                if claim.decision == decision and isinstance(claim.property, Reaches | Settles):
                    when = claim.property.when
                    yield from (when.finding,) if isinstance(when, Said) else findings_of(when)


def _broken(proofs: Proving, promise: Promise) -> Iterator[Broken]:
    for claim in promise.claims:
        found = proofs.of(claim.decision).counterexample(claim.property)
        if found is not None:
            yield Broken(claim, found.answers, "")
