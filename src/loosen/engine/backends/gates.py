"""A program as gates: two rails of ``and``, ``or``, ``xor`` and ``not``, each made once, over planes of many people.

A plane holds one bit a person. On one rail stand the planes of what is *known to hold*, on the other those of what is
*known not to hold*; a level is possible for whoever is not known to be without it. With both rails written as what is
known, ``not`` is hardly ever needed, and the second rail is the first with "all" and "any" changed round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from loosen.engine.backends.terms import All, Any, Leaf, Term, Terms

AND, OR, XOR, NOT, PLANE = "and", "or", "xor", "not", "plane"
Wire = int
FALSE, TRUE = -2, -1  # wires that need no gate
Gate = tuple[object, ...]  # (PLANE, question, name) · (NOT, wire) · (AND | OR | XOR, wire, wire)

# The planes that a column is read into. A number has one for each threshold, a choice one for each option.
VALUE, VALID, UNSURE = "value", "valid", "unsure"


class Form(NamedTuple):
    """What the column of a question holds: no column, nothing missing, nobody unsure need no gates."""

    given: bool = True
    nulls: bool = True
    unsure: bool = False

    def wider(self, other: Form) -> Form:
        """The form of a column that may be either."""
        nulls = self.nulls or other.nulls or self.given != other.given
        return Form(self.given or other.given, nulls, self.unsure or other.unsure)


class Rails(NamedTuple):
    """``yes``: known to hold; ``no``: known not to."""

    yes: Wire
    no: Wire


NOBODY = Rails(FALSE, TRUE)


@dataclass
class Board:
    """Gates in the order in which they can be worked out, none twice."""

    gates: list[Gate]
    places: dict[Gate, Wire]

    def plane(self, question: int, name: object) -> Wire:
        return self._add((PLANE, question, name))

    def both(self, one: Wire, other: Wire) -> Wire:
        if FALSE in (one, other):
            return FALSE
        if one in (TRUE, other):
            return other
        return one if other == TRUE else self._add((AND, *sorted((one, other))))

    def either(self, one: Wire, other: Wire) -> Wire:
        if TRUE in (one, other):
            return TRUE
        if one in (FALSE, other):
            return other
        return one if other == FALSE else self._add((OR, *sorted((one, other))))

    def negated(self, one: Wire) -> Wire:
        if one in (TRUE, FALSE):
            return FALSE if one == TRUE else TRUE
        gate = self.gates[one]
        return int(str(gate[1])) if gate[0] == NOT else self._add((NOT, one))

    def without(self, one: Wire, part: Wire) -> Wire:
        """Those of ``one`` who are not of ``part``; all of ``part`` are of ``one``."""
        if one == TRUE:
            return self.negated(part)
        if one == part:
            return FALSE
        return one if part == FALSE else self._add((XOR, *sorted((one, part))))

    def _add(self, gate: Gate) -> Wire:
        if gate not in self.places:
            self.places[gate] = len(self.gates)
            self.gates.append(gate)
        return self.places[gate]


class Circuit:
    """The gates of a program for columns of these ``forms`` (by question). What is not asked for is not made."""

    def __init__(self, terms: Terms, forms: Mapping[int, Form]) -> None:
        self.terms, self.program, self.forms = terms, terms.program, forms
        self.board = Board([], {})
        self.top = terms.top
        self._leaves: dict[Leaf, Rails] = {}
        self._rails: dict[Term, Rails] = {}
        self._decisions: dict[int, Rails] = {}

    def at_least(self) -> list[Wire]:
        """For each rank from 1: known to be worth it."""
        return [self.decision(rank).yes for rank in range(1, self.top + 1)]

    def at_most(self) -> list[Wire]:
        """For each rank from 1: not known to be without it."""
        return [self.board.negated(self.decision(rank).no) for rank in range(1, self.top + 1)]

    def decision(self, rank: int) -> Rails:
        """Whether the decision is worth ``rank``; whoever is worth more is."""
        if rank not in self._decisions:
            term = self.terms.beyond(rank)
            own = NOBODY if term is None else self.rails(term)
            higher = self.decision(rank + 1) if rank < self.top else NOBODY
            self._decisions[rank] = Rails(self.board.either(own.yes, higher.yes), self.board.both(own.no, higher.no))
        return self._decisions[rank]

    def node(self, place: int, rank: int) -> Rails:
        """Whether the node at ``place`` is worth ``rank``; rank 0 as an ask-if sees it."""
        return self.rails(self.terms.of(place, rank))

    def rails(self, term: Term) -> Rails:
        if term not in self._rails:
            self._rails[term] = self._of(term)
        return self._rails[term]

    def answered(self, question: int) -> Wire:
        """Those who have an answer."""
        form = self.forms[question]
        if not form.given:
            return FALSE
        said = self._valid(question)
        return self.board.either(said, self.board.plane(question, UNSURE)) if form.unsure else said

    def twice(self) -> Wire:
        """Those who have an answer to some question and are unsure of it as well, which cannot be."""
        unsure = [q for q, form in self.forms.items() if form.given and form.unsure]
        both = (self.board.both(self._valid(q), self.board.plane(q, UNSURE)) for q in unsure)
        return reduce(self.board.either, both, FALSE)

    def _valid(self, question: int) -> Wire:
        return self.board.plane(question, VALID) if self.forms[question].nulls else TRUE

    def skipped(self, question: int) -> Wire:
        """Those to whom it will not be put, because its ask-if certainly does not hold."""
        gate = self.program.questions[question][4]
        if gate is None:
            return FALSE
        return self.board.both(self.node(gate, 0).no, self.board.negated(self.answered(question)))

    def _of(self, term: Term) -> Rails:
        match term:
            case All(parts):
                rails = self._each(parts)
                return Rails(self._fold(self.board.both, rails, 0), self._fold(self.board.either, rails, 1))
            case Any(parts):
                rails = self._each(parts)
                return Rails(self._fold(self.board.either, rails, 0), self._fold(self.board.both, rails, 1))
            case Leaf():
                return self._leaf(term)
        raise ValueError(f"{term!r} is no term")

    def _each(self, parts: Iterable[Term]) -> list[Rails]:
        # Leaves first: a group keeps its planes only until it is one plane itself.
        return [self.rails(part) for part in sorted(parts, key=lambda part: part.key)]

    @staticmethod
    def _fold(join: Callable[[Wire, Wire], Wire], rails: list[Rails], rail: int) -> Wire:
        return reduce(join, (one[rail] for one in rails))

    def _leaf(self, leaf: Leaf) -> Rails:
        kind, question, *rest = self.program.nodes[leaf.place]
        form, board = self.forms[question], self.board
        if not form.given:
            return Rails(FALSE, self.skipped(question))
        valid = self._valid(question)
        unsure = board.plane(question, UNSURE) if form.unsure else FALSE
        values = [(VALUE, rest[0])] if kind in ("ge", "lt") else [(VALUE, one) for one in rest[0]] if rest else [VALUE]
        yes = board.both(valid, reduce(board.either, (board.plane(question, value) for value in values)))
        no = board.without(valid, yes)
        if kind == "lt":
            yes, no = no, yes
        if leaf.unsure:
            yes = board.either(yes, unsure)
        else:
            no = board.either(no, unsure)
        return Rails(yes, board.either(no, self.skipped(question)))
