"""Possible persons for binary decision diagrams: a second way to the same proofs that shares no solver with Z3.

A number is told by the thresholds that formulas ask for, each a variable of its own, tied together by one law: who
reaches the higher reaches the lower.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise, zip_longest
from typing import Any

from loosen.engine.finding import Answer, Answers, Finding, Number

try:
    from dd import cudd as library
except ImportError:  # no binary wheel for this machine: the same diagrams in plain Python
    from dd import autoref as library


class Diagrams:
    """A `Solver`."""

    def __init__(self) -> None:
        self._bdd = library.BDD()
        self._bdd.configure(reordering=False)  # The order of the book is good, and searching for a better one is slow.
        self._people: list[DiagramPerson] = []

    def person(self, name: str, findings: Iterable[Finding]) -> DiagramPerson:
        person = DiagramPerson(self._bdd, name, findings)
        self._people.append(person)
        self._side_by_side()
        return person

    def _side_by_side(self) -> None:
        """Put what several people say of one finding together: diagrams that compare them stay small."""
        order = [name for names in zip_longest(*(one.variables for one in self._people)) for name in names if name]
        library.reorder(self._bdd, {name: level for level, name in enumerate(order)})

    def find(self, formula: Any, person: DiagramPerson) -> Answers | None:
        # Only the laws of what the formula speaks of: whatever else a person answers, there is a lawful way to.
        spoken_of = self._bdd.support(formula)
        for one in self._people:
            for law in one.laws(spoken_of):
                formula = formula & law
        model = self._bdd.pick(formula)
        return None if model is None else person.read(model)


class DiagramPerson:
    """`Atoms` as nodes of a diagram. A yes-or-no finding or choice takes a variable per answer."""

    def __init__(self, bdd: Any, name: str, findings: Iterable[Finding]) -> None:
        self._bdd = bdd
        self._name = name
        self.findings = {finding.id: finding for finding in findings}
        self.variables: list[str] = []
        self._thresholds: dict[str, list[int]] = {}
        for finding in self.findings.values():
            if isinstance(finding.kind, Number):
                self._thresholds[finding.id] = []
                self._variable(finding.id, "answered")
            for word in finding.kind.words:
                self._variable(finding.id, word)

    def _variable(self, finding: str, what: str) -> Any:
        name = self._called(finding, what)
        if name not in self._bdd.vars:
            self._bdd.declare(name)
            self.variables.append(name)
        return self._bdd.var(name)

    def _called(self, finding: str, what: str) -> str:
        return f"{self._name}.{finding}.{what}"

    def laws(self, variables: set[str]) -> Iterator[Any]:
        """What ties ``variables`` together: one word at most, and no higher number without the lower."""
        for id, finding in self.findings.items():
            if isinstance(finding.kind, Number):
                steps = ["answered", *(f"reaches {n}" for n in sorted(self._thresholds[id]))]
                rungs = [self._variable(id, step) for step in steps]
                if not variables.isdisjoint(self._called(id, step) for step in steps):
                    yield from (~higher | lower for lower, higher in pairwise(rungs))
            elif not variables.isdisjoint(self._called(id, word) for word in finding.kind.words):
                said = [self._variable(id, word) for word in finding.kind.words]
                yield from (~(one & other) for one, other in combinations(said, 2))

    def true(self) -> Any:
        return self._bdd.true

    def false(self) -> Any:
        return self._bdd.false

    def missing(self, finding: str) -> Any:
        if finding in self._thresholds:
            return ~self._variable(finding, "answered")
        missing = self._bdd.true
        for answer in self.findings[finding].kind.words:
            missing = missing & ~self._variable(finding, answer)
        return missing

    def said(self, finding: str, answer: str) -> Any:
        return self._variable(finding, answer)

    def reaches(self, finding: str, number: int) -> Any:
        kind = self.findings[finding].kind
        assert isinstance(kind, Number)
        if number <= kind.least:
            return ~self.missing(finding)
        if number > kind.most:
            return self._bdd.false
        if number not in self._thresholds[finding]:
            self._thresholds[finding].append(number)
        return self._variable(finding, f"reaches {number}")

    def read(self, model: dict[str, bool]) -> Answers:
        """The answers that this person gives in ``model``; a variable that it leaves out may be taken as false."""
        answers: dict[str, Answer] = {}
        for id, finding in self.findings.items():
            if isinstance(finding.kind, Number):
                reached = [n for n in self._thresholds[id] if model.get(self._called(id, f"reaches {n}"))]
                if reached or model.get(self._called(id, "answered")):
                    answers[id] = max(reached, default=finding.kind.least)
            else:
                said = [word for word in finding.kind.words if model.get(self._called(id, word))]
                if said:
                    answers[id] = said[0]
        return answers
