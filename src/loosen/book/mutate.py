"""Judging the promises and the cases: do they notice every small wrong turn in the rules?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loosen.book.book import Book
from loosen.engine.backends.smt import Z3
from loosen.engine.evaluate import evaluate
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


def noticed(book: Book, quick: bool = False) -> Iterator[Noticed]:
    """Each mutant of the triage rules and the first promise or case that notices it.

    ``quick``: only rules deleted or lowered.
    """
    decision = book.triage.decision
    proofs = Proofs(decision, Z3())
    people = {case.id: no_to_the_rest(decision, case.answers) for case in book.cases.values()}
    expected = {id: evaluate(decision, answers).at_least for id, answers in people.items()}
    claims = [
        (promise.id, claim)
        for promise in book.promises.values()
        for claim in promise.claims
        if isinstance(claim, Reaches | Settles | Earned)
    ]
    for mutant in mutants(decision):
        if quick and not mutant.change.startswith(QUICK):
            continue
        altered = proofs.with_rule(mutant.place, mutant.other)
        if proofs.same(altered):
            yield Noticed(mutant, True, ())
            continue
        by = next((id for id, claim in claims if altered.counterexample(claim)), None)
        if by is None:
            changed = mutant.of(decision)
            by = next(
                (id for id, answers in people.items() if evaluate(changed, answers).at_least != expected[id]),
                None,
            )
        yield Noticed(mutant, False, () if by is None else (by,))


def main() -> int:
    """Print what nobody noticed and a table by level."""
    from loosen.book.load import load_rulebook

    book = load_rulebook()
    table: dict[str, list[int]] = {level: [0, 0, 0] for level in reversed(book.triage.decision.scale.levels[1:])}
    for one in noticed(book):
        row = table[one.mutant.rule.level]
        row[0 if one.by else 1 if not one.equal else 2] += 1
        if not one.by and not one.equal:
            print(f"not noticed: {one.mutant.rule.id} ({one.mutant.rule.level}): {one.mutant.change}")
    print(f"{'level':<12}{'noticed':>9}{'of':>6}{'changes nothing for anybody':>30}")
    for level, (seen, unseen, equal) in table.items():
        print(f"{level:<12}{seen:>9}{seen + unseen:>6}{equal:>30}")
    return 1 if table["emergency"][1] + table["same-day"][1] else 0


if __name__ == "__main__":
    import sys

    sys.exit(main())
