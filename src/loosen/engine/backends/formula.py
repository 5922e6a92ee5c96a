"""The program as formulas over a person who is not known: what every possible person's conclusion would be.

`Atoms` says what can be said of one such person; a solver gives them as its own terms, which need only ``&``, ``|``
and ``~``. `Encoding` builds from them, for each level, when the decision is known or may be worth it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, reduce
from operator import and_, or_
from typing import Any, Protocol

from loosen.engine.backends.rails import combine
from loosen.engine.criterion import All, AtLeast, Compare, OneOf, Premise, Said, Yes
from loosen.engine.criterion import Any as AnyOf
from loosen.engine.decision import Decision, Rule
from loosen.engine.finding import UNSURE, YES, Answers, Finding
from loosen.engine.program import Program

Formula = Any


class Atoms(Protocol):
    """What can be said of one possible person; ``finding`` is an id."""

    def true(self) -> Formula: ...

    def false(self) -> Formula: ...

    def missing(self, finding: str) -> Formula: ...

    def said(self, finding: str, answer: str) -> Formula: ...

    def reaches(self, finding: str, number: int) -> Formula:
        """The finding is answered with ``number`` or more."""
        ...


class Solver(Protocol):
    """Makes possible persons, and finds one of whom a formula is true."""

    def person(self, name: str, findings: Iterable[Finding]) -> Atoms: ...

    def find(self, formula: Formula, person: Any) -> Answers | None:
        """The answers of a person for whom ``formula`` holds, or ``None`` when there is none."""
        ...


class Fixed:
    """A person like another, but for one yes-or-no finding that has a given answer."""

    def __init__(self, person: Atoms, finding: str, answer: str) -> None:
        self.person, self.finding, self.answer = person, finding, answer
        self.true, self.false, self.reaches = person.true, person.false, person.reaches

    def missing(self, finding: str) -> Formula:
        return self.false() if finding == self.finding else self.person.missing(finding)

    def said(self, finding: str, answer: str) -> Formula:
        if finding != self.finding:
            return self.person.said(finding, answer)
        return self.true() if answer == self.answer else self.false()


class Later:
    """A person who has since answered some of what was missing, as ``fresh`` does, and has changed nothing."""

    def __init__(self, person: Atoms, fresh: Atoms) -> None:
        self.person, self.fresh = person, fresh
        self.true, self.false = person.true, person.false

    def missing(self, finding: str) -> Formula:
        return self.person.missing(finding) & self.fresh.missing(finding)

    def said(self, finding: str, answer: str) -> Formula:
        return self._before_or_now(finding, self.person.said(finding, answer), self.fresh.said(finding, answer))

    def reaches(self, finding: str, number: int) -> Formula:
        return self._before_or_now(finding, self.person.reaches(finding, number), self.fresh.reaches(finding, number))

    def _before_or_now(self, finding: str, before: Formula, now: Formula) -> Formula:
        return before | (self.person.missing(finding) & now)


class Encoding:
    """``known(rank)`` and ``possible(rank)``: formulas for *at least* and *at most* that rank or higher."""

    def __init__(self, program: Program, person: Atoms) -> None:
        self.program = program
        self.person = person
        self.top = len(program.levels) - 1
        self._planes: dict[tuple[int, int, bool, bool], Formula] = {}
        self._decisions: dict[tuple[int, bool], Formula] = {}

    def like(self, person: Fixed) -> Encoding:
        """The encoding of ``person``; what does not depend on the fixed finding is shared with this one."""
        other = Encoding(self.program, person)
        touched = _touched(self.program, person.finding)
        other._planes = {key: plane for key, plane in self._planes.items() if key[0] not in touched}
        return other

    def known(self, rank: int, rules: Iterable[int] | None = None) -> Formula:
        """At least ``rank``, by ``rules`` (their places in the program; all by default)."""
        return self._decision(rank, False, rules)

    def possible(self, rank: int, rules: Iterable[int] | None = None) -> Formula:
        """At most ``rank`` or higher, by ``rules``."""
        return self._decision(rank, True, rules)

    def fill(self) -> None:
        """Work out every plane, so that `like` finds all there is to share."""
        for rank in range(1, self.top + 1):
            self.known(rank), self.possible(rank)

    def skipped(self, finding: str) -> Formula:
        """The question for ``finding`` will not be put."""
        gate = self._question(finding)[4]
        return self.person.false() if gate is None else ~self._plane(gate, self.top, True, True)

    def unanswered_required(self) -> Formula:
        required = [question[0] for question in self.program.questions if question[3]]
        return reduce(or_, map(self.person.missing, required), self.person.false())

    def rules_on(self, finding: str) -> list[int]:
        """The rules whose worth depends on the answer to ``finding``."""
        touched = _touched(self.program, finding)
        return [rule for rule, (_, _, node) in enumerate(self.program.rules) if node in touched]

    def hanging_on(self, rule: int) -> list[str]:
        """The findings on whose answers the worth of ``rule`` depends."""
        return [question[0] for question in self.program.questions if rule in self.rules_on(question[0])]

    def _question(self, finding: str) -> tuple[Any, ...]:
        return next(question for question in self.program.questions if question[0] == finding)

    def _decision(self, rank: int, possible: bool, rules: Iterable[int] | None) -> Formula:
        if rank == 0:
            return self.person.true()
        if rules is not None:
            return self._any_rule(rank, possible, (self.program.rules[rule] for rule in rules))
        if (rank, possible) not in self._decisions:
            self._decisions[rank, possible] = self._any_rule(rank, possible, self.program.rules)
        return self._decisions[rank, possible]

    def _any_rule(self, rank: int, possible: bool, rules: Iterable[tuple[str, int, int]]) -> Formula:
        planes = (self._plane(node, rank, possible, False) for _, level, node in rules if level >= rank)
        return reduce(or_, planes, self.person.false())

    def _plane(self, place: int, rank: int, possible: bool, asking: bool) -> Formula:
        key = (place, rank, possible, asking)
        if key not in self._planes:
            node = self.program.nodes[place]
            if node[0] in ("all", "any", "least"):
                self._planes[key] = combine(node, lambda part: self._plane(part, rank, possible, asking))
            else:
                self._planes[key] = self._leaf(place, rank, possible, asking)
        return self._planes[key]

    def _leaf(self, place: int, rank: int, possible: bool, asking: bool) -> Formula:
        kind, q, *rest = self.program.nodes[place]
        finding, _, floor, _, gate = self.program.questions[q]
        person = self.person
        match kind:
            case "yes":
                holds = person.said(finding, YES)
                if asking or floor >= rank:
                    holds = holds | person.said(finding, UNSURE)
            case "ge":
                holds = person.reaches(finding, rest[0])
            case "lt":
                holds = ~person.missing(finding) & ~person.reaches(finding, rest[0])
            case _:
                holds = reduce(or_, (person.said(finding, option) for option in rest[0]))
        if not possible:
            return holds
        missing = person.missing(finding)
        return holds | (missing if gate is None else missing & self._plane(gate, self.top, True, True))


class OneRuleOther(Encoding):
    """An encoding that shares all with another but one rule, which is ``rule`` there, or gone when it is ``None``."""

    def __init__(self, like: Encoding, place: int, rule: Rule | None, decision: Decision) -> None:
        super().__init__(like.program, like.person)
        self._planes = like._planes
        self._like = like
        self._others = [one for one in range(len(like.program.rules)) if one != place]
        self._own = None if rule is None else Encoding(Program.of(replace(decision, rules=(rule,))), like.person)

    def _decision(self, rank: int, possible: bool, rules: Iterable[int] | None) -> Formula:
        others = self._like._decision(rank, possible, self._others)
        return others if self._own is None else others | self._own._decision(rank, possible, None)


@cache
def _touched(program: Program, finding: str) -> frozenset[int]:
    """The nodes whose value depends on the answer to ``finding``."""
    ids = [question[0] for question in program.questions]
    touched: set[int] = set()
    questions = {ids.index(finding)}
    # A gate is made of earlier questions only, so one pass in the order of the questions finds all it opens.
    for q, question in enumerate(program.questions):
        touched |= _above(program, questions)
        if question[4] in touched:
            questions.add(q)
    return frozenset(touched | _above(program, questions))


def _above(program: Program, questions: set[int]) -> set[int]:
    found: set[int] = set()
    for place, node in enumerate(program.nodes):
        composite = node[0] in ("all", "any", "least")
        if found.intersection(node[-1]) if composite else node[1] in questions:
            found.add(place)
    return found


def differ(one: Formula, other: Formula) -> Formula:
    """Exactly one of the two is true."""
    return (one & ~other) | (other & ~one)


def holds(criterion: Premise, person: Atoms) -> Formula:
    """``criterion`` as said of the person's answers alone: unsure is not yes, and what is missing does not hold."""
    match criterion:
        case All(of):
            return reduce(and_, (holds(part, person) for part in of))
        case AnyOf(of):
            return reduce(or_, (holds(part, person) for part in of))
        case AtLeast(n, of):
            return combine(("least", n, range(len(of))), lambda part: holds(of[part], person))
        case Yes(finding):
            return person.said(finding.id, YES)
        case OneOf(finding, options):
            return reduce(or_, (person.said(finding.id, option) for option in sorted(options)))
        case Compare(finding, operator, number):
            reaches = person.reaches(finding.id, number + (operator in (">", "<=")))
            return reaches if operator in (">", ">=") else ~person.missing(finding.id) & ~reaches
        case Said(finding, answer):
            return person.said(finding.id, answer)
