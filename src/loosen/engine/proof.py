"""What can be promised of a decision for *every* possible person, and how a broken promise is found.

Each kind of property is a class with a name; `violations` turns it into formulas of which no person may make one
true. A solver stands behind `find`: any that follows `Solver` will do, and two that share nothing are better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import and_

from loosen.engine.backends.formula import Encoding, Fixed, Formula, Later, OneRuleOther, Solver, differ, holds
from loosen.engine.criterion import Premise, Said, findings_of
from loosen.engine.decision import Decision, Rule
from loosen.engine.finding import NO, UNSURE, YES, Answers, Finding, YesNo
from loosen.engine.program import Program


@dataclass(frozen=True)
class Reaches:
    """Whoever ``when`` is true of comes out at ``level`` or above, whatever else they answer or leave open."""

    when: Premise
    level: str


@dataclass(frozen=True)
class Settles:
    """Whoever ``when`` is true of and who answers all else no settles at ``level``; ``free`` may be anything."""

    when: Premise
    level: str
    free: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Monotone:
    """No answer is calmer than a milder one: no <= unsure <= yes, for every finding, in both bounds."""


@dataclass(frozen=True)
class UnsureIsYes:
    """Unsure counts exactly as yes, for every finding, in both bounds."""


@dataclass(frozen=True)
class Sound:
    """However the open questions come to be answered, the level lies within the interval told before."""


@dataclass(frozen=True)
class Earned:
    """Settling at ``level`` or below takes a no (or a skip) to each of ``noes`` and an answer to each of ``known``."""

    level: str
    noes: tuple[str, ...]
    known: tuple[str, ...]


Property = Reaches | Settles | Monotone | UnsureIsYes | Sound | Earned


@dataclass(frozen=True)
class Counterexample:
    """A person of whom the property is not true."""

    answers: Answers


class Proofs:
    """Proves properties of one decision with one solver; they may also name ``further`` findings, which it ignores."""

    def __init__(self, decision: Decision, solver: Solver, further: Iterable[Finding] = ()) -> None:
        self.decision = decision
        self.program = Program.of(decision)
        self.solver = solver
        self.findings = [question.finding for question in decision.questions]
        self.further = tuple(further)
        self.person = solver.person("somebody", dict.fromkeys((*self.findings, *self.further)))
        self.fresh = solver.person("later", self.findings)
        self.encoding = Encoding(self.program, self.person)
        self.ranks = range(1, len(decision.scale.levels))
        self._proved: dict[Property, Counterexample | None] = {}
        self._shares = False  # whether ``encoding`` belongs to another decision, but for one rule

    def with_rule(self, place: int, rule: Rule | None) -> Proofs:
        """Proofs for the same possible people, with another rule (or none) at ``place`` in the decision's rules."""
        if self._shares:
            return Proofs(self.decision, self.solver, self.further).with_rule(place, rule)
        rules = list(self.decision.rules)
        rules[place : place + 1] = [] if rule is None else [rule]
        other = copy(self)
        other.decision = replace(self.decision, rules=tuple(rules))
        other.encoding = OneRuleOther(self.encoding, place, rule, self.decision)
        other._proved = {}
        other._shares = True
        return other

    def same(self, other: Proofs) -> bool:
        """Whether both come to the same bounds for every possible person."""
        one, two = self.encoding, other.encoding
        bounds = (
            differ(one.known(rank), two.known(rank)) | differ(one.possible(rank), two.possible(rank))
            for rank in self.ranks
        )
        return not self._possible(bounds)

    def counterexample(self, property: Property) -> Counterexample | None:
        """A person who breaks ``property``, or ``None``: it is proved."""
        if self._shares and isinstance(property, Monotone | UnsureIsYes | Sound):
            # These go through the program rule by rule; what is shared is the program before the change.
            return Proofs(self.decision, self.solver, self.further).counterexample(property)
        if property not in self._proved:
            found = (self.solver.find(violation, self.person) for violation in self.violations(property))
            self._proved[property] = next((Counterexample(one) for one in found if one is not None), None)
        return self._proved[property]

    def violations(self, property: Property) -> Iterator[Formula]:
        """Formulas each of which is true of those who break ``property`` in one way."""
        match property:
            case Reaches(when, level):
                yield holds(when, self.person) & ~self.encoding.known(self.rank(level))
            case Settles():
                yield self._does_not_settle(property)
            case Monotone():
                yield from self._calmer_when_worse()
            case UnsureIsYes():
                yield from self._unsure_otherwise_than_yes()
            case Sound():
                yield from self._outside_the_interval()
            case Earned(level, noes, known):
                yield self._settled(level) & ~self._answered(noes, known)

    def rank(self, level: str) -> int:
        return self.decision.scale.rank(level)

    def _settled(self, level: str) -> Formula:
        return ~self.encoding.possible(self.rank(level) + 1) & ~self.encoding.unanswered_required()

    def _answered(self, noes: tuple[str, ...], known: tuple[str, ...]) -> Formula:
        each = [self._no_or_skipped(id) for id in noes]
        return reduce(and_, [*each, *(~self.person.missing(id) for id in known)], self.person.true())

    def _no_or_skipped(self, finding: str) -> Formula:
        return self.person.said(finding, NO) | (self.person.missing(finding) & self.encoding.skipped(finding))

    def _does_not_settle(self, property: Settles) -> Formula:
        rank = self.rank(property.level)
        premise = holds(property.when, self.person) & ~self.encoding.unanswered_required()
        for finding in self.findings:
            if finding.id in property.free:
                premise = premise & (~self.person.missing(finding.id) | self.encoding.skipped(finding.id))
            elif finding.kind.accepts(NO) and not _mentions(property.when, finding):
                premise = premise & self._no_or_skipped(finding.id)
        # Above or below, each cut down by the premise before they are joined: the diagrams stay small.
        above = premise & self.encoding.possible(rank + 1) if rank < len(self.ranks) else self.person.false()
        return above | (premise & ~self.encoding.known(rank)) if rank else above

    def _calmer_when_worse(self) -> Iterator[Formula]:
        """Rule by rule first: when no rule that the finding touches lets go, the decision does not either."""
        self.encoding.fill()
        for finding in self.findings:
            if not isinstance(finding.kind, YesNo):
                continue
            no, unsure, yes = (self.encoding.like(Fixed(self.person, finding.id, word)) for word in finding.kind.words)
            rules = self.encoding.rules_on(finding.id)
            one_by_one = [self._higher(a, b, [rule]) for rule in rules for a, b in ((no, unsure), (unsure, yes))]
            if self._possible(one_by_one):
                every = range(len(self.program.rules))
                yield self._higher(no, unsure, every) | self._higher(unsure, yes, every)

    def _unsure_otherwise_than_yes(self) -> Iterator[Formula]:
        """Rule by rule: where none that the finding touches tells them apart, the decision does not either."""
        self.encoding.fill()
        for finding in self.findings:
            if isinstance(finding.kind, YesNo):
                unsure, yes = (self.encoding.like(Fixed(self.person, finding.id, word)) for word in (UNSURE, YES))
                rules = self.encoding.rules_on(finding.id)
                if self._possible(
                    self._higher(a, b, [rule]) for rule in rules for a, b in ((unsure, yes), (yes, unsure))
                ):
                    every = range(len(self.program.rules))
                    yield self._higher(unsure, yes, every) | self._higher(yes, unsure, every)

    def _higher(self, one: Encoding, other: Encoding, rules: Iterable[int]) -> Formula:
        """At some rank, ``one`` reaches it in a bound in which ``other`` does not."""
        found = self.person.false()
        for rank in self.ranks:
            found = found | (one.known(rank, rules) & ~other.known(rank, rules))
            found = found | (one.possible(rank, rules) & ~other.possible(rank, rules))
        return found

    def _outside_the_interval(self) -> Iterator[Formula]:
        """Rule by rule first, with only the findings that the rule hangs on; the whole decision if one fails."""
        one_by_one = [self._outside([rule], self.encoding.hanging_on(rule)) for rule in range(len(self.program.rules))]
        if self._possible(one_by_one):
            yield self._outside(range(len(self.program.rules)), [finding.id for finding in self.findings])

    def _outside(self, rules: Iterable[int], findings: Iterable[str]) -> Formula:
        """``findings`` come to be answered so that ``rules`` end below what was known or above what was possible."""
        later = self._later
        complete = self.person.true()
        for finding in findings:
            # Whatever was still missing is answered if it is put to them, and not if it is skipped.
            missing, skipped = later.person.missing(finding), later.skipped(finding)
            complete = complete & (~self.person.missing(finding) | ~differ(missing, skipped))
        outside = self.person.false()
        for rank in self.ranks:
            before = self.encoding.known(rank, rules), self.encoding.possible(rank, rules)
            after = later.known(rank, rules)
            outside = outside | (before[0] & ~before[1])
            outside = outside | (complete & ((before[0] & ~after) | (after & ~before[1])))
        return outside

    @cached_property
    def _later(self) -> Encoding:
        """The same person when every question has been answered or skipped."""
        return Encoding(self.program, Later(self.person, self.fresh))

    def _possible(self, formulas: Iterable[Formula]) -> bool:
        return any(self.solver.find(formula, self.person) is not None for formula in formulas)


def _mentions(when: Premise, finding: Finding) -> bool:
    return finding == when.finding if isinstance(when, Said) else finding in findings_of(when)
