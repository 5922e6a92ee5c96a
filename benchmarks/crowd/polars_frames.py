"""Polars: what rules share is worked out once, in as many steps as rules are deep, which it does side by side.

One expression with all the rules in it took five times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_

import polars as pl

from benchmarks.crowd import Ranks
from benchmarks.crowd.tables import Coded
from benchmarks.peers.two_valued import LEAST, MOST, Tree, WrittenOut
from benchmarks.people import Answered
from loosen.book.book import Book


class Polars:
    def __init__(self, book: Book, few: Sequence[Answered], people: int) -> None:
        decision = book.triage.decision
        self.rules = WrittenOut(decision)
        self.coded = Coded(self.rules, few, people)
        self.version, self.people = pl.__version__, people
        self.bytes = sum(array.nbytes for array in self.coded.arrays.values())
        self.frame = pl.DataFrame(self.coded.arrays)
        self.names: dict[Tree, str] = {}
        self.steps: list[list[pl.Expr]] = []
        self.depths: dict[str, int] = {}
        self.ladders = [self._ladder(self.rules.urgency[rail]).alias(rail) for rail in (LEAST, MOST)]

    def decide(self) -> Ranks:
        frame = self.frame
        for step in self.steps:
            frame = frame.with_columns(step)
        found = frame.select(self.ladders)
        return found[LEAST].to_numpy(), found[MOST].to_numpy()

    def _ladder(self, steps: list[tuple[Tree, int]]) -> pl.Expr:
        found: pl.Expr = pl.lit(0, pl.UInt8)
        for tree, rank in reversed(steps):
            found = pl.when(pl.col(self._name(tree))).then(pl.lit(rank, pl.UInt8)).otherwise(found)
        return found

    def _name(self, tree: Tree) -> str:
        if tree not in self.names:
            parts = [self._name(part) for part in tree[1]] if tree[0] in ("all", "any") else []
            depth = max((self.depths[part] + 1 for part in parts), default=0)
            name = self.names[tree] = f"node{len(self.names)}"
            self.depths[name] = depth
            while len(self.steps) <= depth:
                self.steps.append([])
            self.steps[depth].append(self._expression(tree, parts).alias(name))
        return self.names[tree]

    def _expression(self, tree: Tree, parts: list[str]) -> pl.Expr:
        match tree:
            case ("all" | "any" as kind, _):
                return reduce(and_ if kind == "all" else or_, map(pl.col, parts))
            case ("is", variable, words):
                codes = [self.coded.code(variable, word) for word in words]
                return reduce(or_, [pl.col(variable) == code for code in codes])
            case (relation, variable, number):
                return pl.col(variable) >= number if relation == "ge" else pl.col(variable) < number
        raise ValueError(f"{tree!r} is no tree")
