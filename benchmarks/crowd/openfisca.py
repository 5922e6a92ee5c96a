"""OpenFisca: a variable for each input, each rule and each bound; its formulas work on whole arrays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from importlib.metadata import version
from typing import Any

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.crowd import Ranks
from benchmarks.crowd.tables import Coded
from benchmarks.peers.two_valued import LEAST, MOST, Tree, WrittenOut
from benchmarks.people import Answered
from loosen.book.book import Book

PERIOD = "2026-11-23"


class OpenFisca:
    def __init__(self, book: Book, few: Sequence[Answered], people: int) -> None:
        decision = book.triage.decision
        self.rules = WrittenOut(decision)
        self.coded = Coded(self.rules, few, people)
        self.version, self.people = version("openfisca-core"), people
        self.bytes = sum(array.nbytes for array in self.coded.arrays.values())
        self.person = Entity("person", "people", "A person", "")
        self.system = TaxBenefitSystem([self.person])
        for variable in self.coded.arrays:
            self._add(variable, int, None)
        for rail in (LEAST, MOST):
            for tree, rank in self.rules.urgency[rail]:
                for place, rule in enumerate(tree[1]):
                    self._add(f"{rail}_{rank}_{place}", bool, self._rule(rule))
            self._add(rail, int, self._ladder(rail))

    def decide(self) -> Ranks:
        simulation = SimulationBuilder().build_default_simulation(self.system, count=self.people)
        for variable, array in self.coded.arrays.items():
            simulation.set_input(variable, PERIOD, array)
        found = [np.asarray(simulation.calculate(rail, PERIOD)).astype(np.uint8) for rail in (LEAST, MOST)]
        return found[0], found[1]

    def _add(self, name: str, type: type, formula: Any) -> None:
        told = {"value_type": type, "entity": self.person, "definition_period": DateUnit.DAY, "label": name}
        self.system.add_variable(_variable(name, told | ({"formula": formula} if formula else {})))

    def _rule(self, rule: Tree) -> Any:
        def formula(person: Any, period: Any) -> Any:
            return self._tree(rule, person, period)

        return formula

    def _ladder(self, rail: str) -> Any:
        def formula(person: Any, period: Any) -> Any:
            conditions = [
                reduce(np.logical_or, (person(f"{rail}_{rank}_{place}", period) for place in range(len(tree[1]))))
                for tree, rank in self.rules.urgency[rail]
            ]
            return np.select(conditions, [rank for _, rank in self.rules.urgency[rail]], 0)

        return formula

    def _tree(self, tree: Tree, person: Any, period: Any) -> Any:
        match tree:
            case ("all", parts):
                return reduce(np.logical_and, (self._tree(part, person, period) for part in parts))
            case ("any", parts):
                return reduce(np.logical_or, (self._tree(part, person, period) for part in parts))
            case ("is", variable, words):
                said = person(variable, period)
                return reduce(np.logical_or, (said == self.coded.code(variable, word) for word in words))
            case (relation, variable, number):
                said = person(variable, period)
                return said >= number if relation == "ge" else said < number
        raise ValueError(f"{tree!r} is no tree")


def _variable(name: str, told: dict[str, Any]) -> type[Variable]:
    return type(name, (Variable,), told)
