"""Judging the promises and the cases: do they notice every small wrong turn in the rules?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loosen.book.book import Book
from loosen.book.prove import Proving
from loosen.engine.backends.smt import Z3
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import Answers
from loosen.engine.interview import no_to_the_rest
from loosen.engine.mutants import Mutant, mutants
from loosen.engine.proof import Earned, Proofs, Reaches, Settles


@dataclass(frozen=True)
class Noticed:
    """Who noticed ``mutant``: the ids of promises or cases. ``equal``: no person at all is advised differently."""

    mutant: Mutant
    equal: bool
    by: tuple[str, ...]


QUICK = ("deleted", "lowered")


def noticed(book: Book, quick: bool = False, decisions: Sequence[str] = ("triage",)) -> Iterator[Noticed]:
    """Each mutant of the rules of ``decisions`` and the first case or promise that notices it.

    ``quick``: only rules deleted or lowered.
    """
    for id in decisions:
        yield from _noticed(book, id, quick)


def _noticed(book: Book, id: str, quick: bool) -> Iterator[Noticed]:
    decision = book.decisions[id]
    claims = [
        (promise.id, claim.property)
        for promise in book.promises.values()
        for claim in promise.claims
        if claim.decision == id and isinstance(claim.property, Reaches | Settles | Earned)
    ]
    proofs = Proving(book, lambda decision, named: Proofs(decision, Z3(), named)).of(id)
    people = _people(book, id)
    expected = {name: evaluate(decision, answers).at_least for name, answers in people.items()}
    for mutant in mutants(decision):
        if quick and not mutant.change.startswith(QUICK):
            continue
        # People first: to ask them takes a thousandth of a proof, and most mutants are noticed by one.
        changed = mutant.of(decision)
        by = next((name for name, its in people.items() if evaluate(changed, its).at_least != expected[name]), None)
        if by is None:
            altered = proofs.with_rule(mutant.place, mutant.other)
            if proofs.same(altered):
                yield Noticed(mutant, True, ())
                continue
            by = next((name for name, claim in claims if altered.counterexample(claim)), None)
        yield Noticed(mutant, False, () if by is None else (by,))


def _people(book: Book, id: str) -> dict[str, Answers]:
    """The told people who are put to the check."""
    if id != book.triage.decision.id:
        return {}
    return {case.id: no_to_the_rest(book.triage.decision, case.answers) for case in book.cases.values()}


def main() -> int:
    """Print what nobody noticed and a table by level."""
    from loosen.book.load import load_rulebook

    book = load_rulebook()
    missed = 0
    print(f"{'level':<28}{'noticed':>9}{'of':>6}{'changes nothing for anybody':>30}")
    course = [book.plan.phase.id], [book.plan.light.id], [book.progress.recovery.id]
    for decisions in (["triage"], list(book.screens.screens), list(book.exercises.exercises), *course):
        scale = book.decisions[decisions[0]].scale
        table: dict[str, list[int]] = {level: [0, 0, 0] for level in reversed(scale.levels[1:])}
        for one in noticed(book, decisions=decisions):
            table[one.mutant.rule.level][0 if one.by else 1 if not one.equal else 2] += 1
            if not one.by and not one.equal:
                print(f"not noticed: {one.mutant.rule.id} ({one.mutant.rule.level}): {one.mutant.change}")
        for level, (seen, unseen, equal) in table.items():
            print(f"{level:<28}{seen:>9}{seen + unseen:>6}{equal:>30}")
        missed += table[scale.top][1] + table[scale.levels[-2]][1]
    return 1 if missed else 0


if __name__ == "__main__":
    import sys

    sys.exit(main())
