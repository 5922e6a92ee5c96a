"""The gates of a conclusion's reasons: which rules fired, which could still push, and on which answers that hangs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import TypeVar

from loosen.engine.backends.gates import FALSE, Circuit, Wire

Key = TypeVar("Key", int, tuple[int, int])


class Reasons:
    """Planes of the rules of a circuit, each known by its place in the program."""

    def __init__(self, circuit: Circuit) -> None:
        self.circuit, self.program, self.board = circuit, circuit.program, circuit.board

    def fired(self, rule: int) -> list[Wire]:
        """For each rank from 1 to the rule's own: known to be worth it."""
        _, level, place = self.program.rules[rule]
        return [self.circuit.node(place, rank).yes for rank in range(1, level + 1)]

    def could_reach(self, rule: int) -> list[Wire]:
        """For each rank from 1 to the rule's own: not known to be without it."""
        _, level, place = self.program.rules[rule]
        return [self.board.negated(self.circuit.node(place, rank).no) for rank in range(1, level + 1)]

    def open(self, rule: int) -> Wire:
        """Those whom the rule could still push above what is known."""
        return self._either(self._undecided(rule).values())

    def deciding(self, rules: Iterable[int]) -> dict[int, Wire]:
        """By question: those for whom a missing answer decides whether one of ``rules`` pushes above what is known."""
        waiting: dict[tuple[int, int], Wire] = {}
        for rule in rules:
            place = self.program.rules[rule][2]
            for rank, undecided in self._undecided(rule).items():
                self._add(waiting, (place, rank), undecided)
        found: dict[int, Wire] = {}
        # A node mentions only nodes before it, and an ask-if only earlier questions: both are reached from behind.
        for place in reversed(range(len(self.program.nodes))):
            for rank in range(1, self.circuit.top + 1):
                if (place, rank) in waiting:
                    self._pass_on(place, rank, waiting.pop((place, rank)), waiting, found)
        return self._through_ask_ifs(found)

    def missing(self) -> dict[int, Wire]:
        """By required question: those below the top who have not answered it."""
        below = self.board.negated(self.circuit.decision(self.circuit.top).yes)
        return {
            q: self.board.both(below, self.board.negated(self.circuit.answered(q)))
            for q, question in enumerate(self.program.questions)
            if question[3]
        }

    def _undecided(self, rule: int) -> dict[int, Wire]:
        """By rank: those who are not known to be worth it, and whom the rule may still push to it."""
        _, level, place = self.program.rules[rule]
        found = {}
        for rank in range(1, level + 1):
            known = self.circuit.decision(rank).yes
            found[rank] = self.board.negated(self.board.either(known, self.circuit.node(place, rank).no))
        return found

    def _pass_on(
        self, place: int, rank: int, who: Wire, waiting: dict[tuple[int, int], Wire], found: dict[int, Wire]
    ) -> None:
        """Hand the undecided ``who`` of a node to its parts, or to the question of a leaf."""
        rails = self.circuit.node(place, rank)
        who = self.board.both(who, self.board.negated(self.board.either(rails.yes, rails.no)))
        node = self.program.nodes[place]
        if node[0] in ("all", "any", "least"):
            for part in node[-1]:
                self._add(waiting, (part, rank), who)
        else:
            self._add(found, node[1], who)

    def _through_ask_ifs(self, found: dict[int, Wire]) -> dict[int, Wire]:
        """Whether a question is put at all may hang on others."""
        for q in reversed(range(len(self.program.questions))):
            gate = self.program.questions[q][4]
            if gate is not None and q in found:
                waiting = {(gate, 0): found[q]}
                for place in reversed(range(gate + 1)):
                    if (place, 0) in waiting:
                        self._pass_on(place, 0, waiting.pop((place, 0)), waiting, found)
        return {q: found[q] for q in sorted(found) if found[q] != FALSE}

    def _add(self, to: dict[Key, Wire], key: Key, who: Wire) -> None:
        if who != FALSE:
            to[key] = self.board.either(to.get(key, FALSE), who)

    def _either(self, wires: Iterable[Wire]) -> Wire:
        return reduce(self.board.either, wires, FALSE)
