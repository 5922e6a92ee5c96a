"""What a program says level by level, in as few "all" and "any" as can be.

At one level a criterion is a monotone term over leaves. Terms form a distributive lattice, and so do both rails (on
the second, "all" and "any" change places), so whatever is made shorter here is the same decision on either rail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from loosen.engine.backends.rails import at_least
from loosen.engine.program import Program


class Term:
    """A leaf, an `All` or an `Any`. ``key`` puts terms in order, so that the same rules make the same program."""

    key: tuple[object, ...]

    def __and__(self, other: Term) -> Term:
        return joined(All, (self, other))

    def __or__(self, other: Term) -> Term:
        return joined(Any, (self, other))


@dataclass(frozen=True)
class Leaf(Term):
    """The leaf at ``place`` of the program. ``unsure``: an unsure answer is enough at this level."""

    place: int
    unsure: bool = False

    @cached_property
    def key(self) -> tuple[object, ...]:  # type: ignore[override]
        return (0, self.place, self.unsure)


class Group(Term):
    """Two or more ``parts``, none of which says what another says already."""

    def __init__(self, parts: Iterable[Term]) -> None:
        self.parts = tuple(sorted(parts, key=_key))
        self.key = (self.kind, tuple(part.key for part in self.parts))
        self._hash = hash(self.key)

    __match_args__ = ("parts",)
    kind = 0

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Group) and self._hash == other._hash and self.key == other.key)

    def __hash__(self) -> int:
        return self._hash


class All(Group):
    """Every part holds."""

    kind = 1


class Any(Group):
    """At least one part holds."""

    kind = 2


def _key(term: Term) -> tuple[object, ...]:
    return term.key


def joined(kind: type[Group], parts: Iterable[Term]) -> Term:
    """The group of ``parts``: flat, and without those that change nothing."""
    flat: dict[Term, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, kind) else [part]))
    kept = [one for one in flat if not any(other != one and _absorbs(kind, other, one) for other in flat)]
    return kept[0] if len(kept) == 1 else kind(kept)


def _absorbs(kind: type[Group], other: Term, one: Term) -> bool:
    return stronger(one, other) if kind is Any else stronger(other, one)


def stronger(one: Term, other: Term) -> bool:
    """Whether it shows from the terms alone that ``other`` holds whenever ``one`` does."""
    if one == other:
        return True
    if isinstance(one, Any):
        return all(stronger(part, other) for part in one.parts)
    if isinstance(other, All):
        return all(stronger(one, part) for part in other.parts)
    if isinstance(one, All) and any(stronger(part, other) for part in one.parts):
        return True
    if isinstance(other, Any):
        return any(stronger(one, part) for part in other.parts)
    return isinstance(one, Leaf) and isinstance(other, Leaf) and one.place == other.place and other.unsure


def shorter(term: Term) -> Term:
    """The same term with what several parts share written once: "a and b, or a and c" is "a and (b or c)"."""
    if not isinstance(term, Group):
        return term
    kind, dual = (Any, All) if isinstance(term, Any) else (All, Any)
    parts: list[Term] = [shorter(part) for part in term.parts]
    found: list[Term] = []
    while True:
        shared = Counter(factor for part in parts if isinstance(part, dual) for factor in part.parts)
        factor, count = max(shared.items(), key=lambda one: one[1], default=(None, 0))
        if factor is None or count < 2:
            return joined(kind, [*found, *parts])
        sharing = [part for part in parts if isinstance(part, dual) and factor in part.parts]
        rests = [joined(dual, [one for one in part.parts if one != factor]) for part in sharing]
        parts = [part for part in parts if part not in sharing]
        found.append(joined(dual, [factor, shorter(joined(kind, rests))]))


class Terms:
    """The terms of a program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.top = len(program.levels) - 1
        self._known: dict[tuple[int, int], Term] = {}
        self._decisions: dict[int, Term | None] = {}
        self._beyond: dict[int, Term | None] = {}

    def of(self, place: int, rank: int) -> Term:
        """The node at ``place`` is worth ``rank``. Rank 0 is how an ask-if sees it: unsure counts as yes."""
        if (place, rank) not in self._known:
            self._known[place, rank] = self._of(place, rank)
        return self._known[place, rank]

    def _of(self, place: int, rank: int) -> Term:
        match self.program.nodes[place]:
            case ("all", parts):
                return joined(All, [self.of(part, rank) for part in parts])
            case ("any", parts):
                return joined(Any, [self.of(part, rank) for part in parts])
            case ("least", n, parts):
                found: Term = at_least(n, [self.of(part, rank) for part in parts])
                return found
            case ("yes", q):
                return Leaf(place, self.program.questions[q][2] >= rank)
        return Leaf(place)

    def decision(self, rank: int) -> Term | None:
        """The decision is worth ``rank``; ``None`` when no rule pushes so far."""
        if rank not in self._decisions:
            terms = [self.of(place, rank) for _, level, place in self.program.rules if level >= rank]
            self._decisions[rank] = joined(Any, terms) if terms else None
        return self._decisions[rank]

    def beyond(self, rank: int) -> Term | None:
        """What makes the decision worth ``rank`` and not already the next rank; ``None`` when nothing does."""
        if rank not in self._beyond:
            own, higher = self.decision(rank), self.decision(rank + 1)
            if own is not None and higher is not None:
                terms = own.parts if isinstance(own, Any) else (own,)
                more = [term for term in terms if not stronger(term, higher)]
                own = joined(Any, more) if more else None
            self._beyond[rank] = None if own is None else shorter(own)
        return self._beyond[rank]
