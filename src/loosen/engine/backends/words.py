"""Working out gates on words of 64 people: blocks that stay in the processor's cache, and memory used again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from loosen.engine.backends.gates import AND, FALSE, NOT, OR, PLANE, TRUE, XOR, Gate, Wire

Words = NDArray[np.uint64]
BITS = 64
FUNCTIONS: dict[str, Callable[..., Any]] = {AND: np.bitwise_and, OR: np.bitwise_or, XOR: np.bitwise_xor}


class Source(Protocol):
    """Hands over the planes of a question."""

    def plane(self, name: object, start: int, stop: int) -> Words:
        """That of the people from ``start``, a multiple of 64, to ``stop``."""
        ...

    def whole(self, name: object) -> Words | None:
        """That of everybody, where it lies in memory as it is."""
        ...


class Runner:
    """The ``gates`` that ``wanted`` needs, in an order and with as few registers as will do."""

    def __init__(self, gates: Sequence[Gate], wanted: Sequence[Wire], block: int) -> None:
        self.wanted = list(wanted)
        self.words = (block + BITS - 1) // BITS
        needed = _needed(gates, self.wanted)
        last = {part: wire for wire in needed for part in _parts(gates[wire])}
        kept = set(self.wanted)
        free: list[int] = []
        self.slots: dict[Wire, int] = {}
        self.steps: list[tuple[Callable[..., Any] | None, Any, Any, int]] = []
        count = 0
        for wire in needed:
            gate = gates[wire]
            for part in dict.fromkeys(_parts(gate)):
                if last[part] == wire and part not in kept and gates[part][0] != PLANE:
                    free.append(self.slots[part])
            # A plane is a view of somebody else's memory; its slot is only a place to put that view.
            if gate[0] == PLANE or not free:
                slot, count = count, count + 1
            else:
                slot = free.pop()
            self.steps.append(self._step(gate, slot))
            self.slots[wire] = slot
        self.work = [(function, one, other, slot) for function, one, other, slot in self.steps if function is not None]
        self.sources: list[tuple[int, Any, Source, object]] = []
        self.registers: list[Any] = [None] * count
        own = {slot for (function, _, _, slot) in self.steps if function is not None}
        for slot in own:
            self.registers[slot] = np.empty(self.words, np.uint64)
        self.zeros, self.ones = np.zeros(self.words, np.uint64), np.full(self.words, ~np.uint64(0))

    def _step(self, gate: Gate, slot: int) -> tuple[Callable[..., Any] | None, Any, Any, int]:
        if gate[0] == PLANE:
            return None, gate[1], gate[2], slot
        if gate[0] == NOT:
            return np.invert, self.slots[int(str(gate[1]))], None, slot
        one, other = _parts(gate)
        return FUNCTIONS[str(gate[0])], self.slots[one], self.slots[other], slot

    def read(self, sources: Sequence[Source]) -> None:
        """Take the planes from ``sources``, one a question, from now on."""
        self.sources = [
            (slot, sources[question].whole(name), sources[question], name)
            for function, question, name, slot in self.steps
            if function is None
        ]

    def run(self, start: int, stop: int) -> list[Words]:
        """The wanted planes of these people, until the next run overwrites them. Bits past the last person are any."""
        words = (stop - start + BITS - 1) // BITS
        registers = self.registers if words == self.words else [_cut(one, words) for one in self.registers]
        first, last = start // BITS, start // BITS + words
        for slot, whole, source, name in self.sources:
            there = whole is not None and last <= len(whole)
            registers[slot] = whole[first:last] if there else source.plane(name, start, stop)
        for function, one, other, slot in self.work:
            if other is None:
                function(registers[one], registers[slot])
            else:
                function(registers[one], registers[other], registers[slot])
        return [self._plane(wire, registers, words) for wire in self.wanted]

    def _plane(self, wire: Wire, registers: list[Words], words: int) -> Words:
        if wire in (TRUE, FALSE):
            return (self.ones if wire == TRUE else self.zeros)[:words]
        return registers[self.slots[wire]]


def _cut(register: Words | None, words: int) -> Any:
    return None if register is None else register[:words]


def _needed(gates: Sequence[Gate], wanted: Sequence[Wire]) -> list[Wire]:
    """The wires on which ``wanted`` depends, each after its parts and as late as can be."""
    found: dict[Wire, None] = {}
    for wire in wanted:
        waiting = [(wire, False)]
        while waiting:
            one, ready = waiting.pop()
            if one < 0 or one in found:
                continue
            if ready:
                found[one] = None
                continue
            waiting.append((one, True))
            waiting.extend((part, False) for part in reversed(_parts(gates[one])))
    return list(found)


def _parts(gate: Gate) -> tuple[Wire, ...]:
    return () if gate[0] == PLANE else tuple(int(str(part)) for part in gate[1:])


def ranks(planes: Sequence[Words], count: int) -> NDArray[np.uint8]:
    """For each of ``count`` people, in how many of ``planes`` they are."""
    total = np.zeros(count, np.uint8)
    for plane in planes:
        total += np.unpackbits(plane.view(np.uint8), count=count, bitorder="little")
    return total


def members(plane: Words, count: int) -> int:
    """How many of the first ``count`` people are in ``plane``."""
    whole, rest = divmod(count, BITS)
    total = int(np.bitwise_count(plane[:whole]).sum())
    if rest:
        total += (int(plane[whole]) & ((1 << rest) - 1)).bit_count()
    return total


def places(plane: Words, count: int) -> list[int]:
    """Which of the first ``count`` people are in ``plane``."""
    found = np.flatnonzero(np.unpackbits(plane.view(np.uint8), count=count, bitorder="little"))
    return [int(one) for one in found]


def packed(true: NDArray[np.bool_]) -> Words:
    """A plane from one truth a person."""
    words = (len(true) + BITS - 1) // BITS
    found = np.packbits(true, bitorder="little")
    if len(found) == words * 8:
        return found.view(np.uint64)
    padded = np.zeros(words * 8, np.uint8)
    padded[: len(found)] = found
    return padded.view(np.uint64)
