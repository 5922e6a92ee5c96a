"""Possible persons for the solver Z3: numbers are its integers, everything else its Booleans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import z3

from loosen.engine.finding import Answer, Answers, Finding, Number


class Z3:
    """A `Solver`."""

    def __init__(self) -> None:
        self._solver = z3.Solver()

    def person(self, name: str, findings: Iterable[Finding]) -> Z3Person:
        person = Z3Person(name, findings)
        self._solver.add(*person.laws)
        return person

    def find(self, formula: Any, person: Z3Person) -> Answers | None:
        self._solver.push()
        try:
            self._solver.add(formula)
            found = self._solver.check()
            if found == z3.unknown:
                raise RuntimeError("the solver gave up: " + self._solver.reason_unknown())
            return person.read(self._solver.model()) if found == z3.sat else None
        finally:
            self._solver.pop()


class Z3Person:
    """`Atoms` as Z3 terms, with the ``laws`` that every person obeys."""

    def __init__(self, name: str, findings: Iterable[Finding]) -> None:
        self.findings = {finding.id: finding for finding in findings}
        self.laws: list[Any] = []
        self._missing: dict[str, Any] = {}
        self._number: dict[str, Any] = {}
        self._said: dict[tuple[str, str], Any] = {}
        for finding in self.findings.values():
            self._add(f"{name}.{finding.id}", finding)

    def _add(self, name: str, finding: Finding) -> None:
        missing = self._missing[finding.id] = z3.Bool(name)
        if isinstance(finding.kind, Number):
            number = self._number[finding.id] = z3.Int(f"{name}.number")
            self.laws.append(z3.And(number >= finding.kind.least, number <= finding.kind.most))
            return
        states = [missing]
        for answer in finding.kind.words:
            said = self._said[finding.id, answer] = z3.Bool(f"{name}.{answer}")
            states.append(said)
        self.laws.append(z3.PbEq([(state, 1) for state in states], 1))

    def true(self) -> Any:
        return z3.BoolVal(True)

    def false(self) -> Any:
        return z3.BoolVal(False)

    def missing(self, finding: str) -> Any:
        return self._missing[finding]

    def said(self, finding: str, answer: str) -> Any:
        return self._said[finding, answer]

    def reaches(self, finding: str, number: int) -> Any:
        return z3.And(z3.Not(self._missing[finding]), self._number[finding] >= number)

    def read(self, model: Any) -> Answers:
        """The answers that this person gives in ``model``."""
        answers: dict[str, Answer] = {}
        for id, finding in self.findings.items():
            if z3.is_true(model.eval(self._missing[id], model_completion=True)):
                continue
            if isinstance(finding.kind, Number):
                answers[id] = model.eval(self._number[id], model_completion=True).as_long()
                continue
            for answer in finding.kind.words:
                if z3.is_true(model.eval(self._said[id, answer], model_completion=True)):
                    answers[id] = answer
        return answers
