"""DuckDB: the rules as one SQL query, with a case for each bound."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np
import pyarrow as pa

from benchmarks.crowd import Ranks
from benchmarks.crowd.tables import Coded
from benchmarks.peers.two_valued import LEAST, MOST, Tree, WrittenOut
from benchmarks.people import Answered
from loosen.book.book import Book


class DuckDB:
    """From a table of its own, which it reads faster than Arrow's."""

    def __init__(self, book: Book, few: Sequence[Answered], people: int, cores: int) -> None:
        decision = book.triage.decision
        rules = WrittenOut(decision)
        self.coded = Coded(rules, few, people)
        self.version, self.people = duckdb.__version__, people
        self.bytes = sum(array.nbytes for array in self.coded.arrays.values())
        self.connection = duckdb.connect(config={"threads": cores, "preserve_insertion_order": True})
        given = pa.table(self.coded.arrays)
        self.connection.register("given", given)
        self.connection.execute("create table people as select * from given")
        bounds = ", ".join(f"{self._ladder(rules.urgency[rail])}::utinyint as {rail}" for rail in (LEAST, MOST))
        self.query = f"select {bounds} from people"

    def decide(self) -> Ranks:
        found = self.connection.execute(self.query).fetchnumpy()
        return np.asarray(found[LEAST]), np.asarray(found[MOST])

    def _ladder(self, steps: list[tuple[Tree, int]]) -> str:
        return "case " + " ".join(f"when {self._tree(tree)} then {rank}" for tree, rank in steps) + " else 0 end"

    def _tree(self, tree: Tree) -> str:
        match tree:
            case ("all", parts):
                return "(" + " and ".join(map(self._tree, parts)) + ")"
            case ("any", parts):
                return "(" + " or ".join(map(self._tree, parts)) + ")"
            case ("is", variable, words):
                codes = ", ".join(str(self.coded.code(variable, word)) for word in words)
                return f"{variable} in ({codes})"
            case (relation, variable, number):
                return f"{variable} {'>=' if relation == 'ge' else '<'} {number}"
        raise ValueError(f"{tree!r} is no tree")
