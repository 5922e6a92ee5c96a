"""Many people: the program as bitwise work on words of 64 of them, over the buffers of Arrow columns.

Both bounds of everybody come in one pass. Who wants reasons asks for them: which rules fired, which are open, what
still matters are further planes, made by further gates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from loosen.engine.backends.columns import Bits, Column, Wrong, read_all
from loosen.engine.backends.gates import FALSE, Circuit, Form, Wire
from loosen.engine.backends.reasons import Reasons
from loosen.engine.backends.terms import Terms
from loosen.engine.backends.words import Runner, Words, members, packed, places, ranks
from loosen.engine.conclusion import Conclusion, Fired, Open
from loosen.engine.decision import Decision
from loosen.engine.program import Program

BLOCK = 1 << 18  # people at a time: a plane of them is 32 KB, and all planes in use stay in the cache


class Bounds(NamedTuple):
    """Ranks on the scale, one of each a person. Those of people in ``wrong`` mean nothing.

    ``unanswered``: planes, a block each, of those below the top to whom a required question is still open.
    """

    at_least: NDArray[np.uint8]
    at_most: NDArray[np.uint8]
    wrong: list[Wrong]
    unanswered: list[Words]

    def settled(self) -> NDArray[np.bool_]:
        """For whom no missing answer can change the level, and nothing required is missing."""
        planes = np.concatenate([np.zeros(0, np.uint64), *self.unanswered]).view(np.uint8)
        unanswered = np.unpackbits(planes, count=len(self.at_least), bitorder="little")
        settled: NDArray[np.bool_] = np.greater(self.at_least == self.at_most, unanswered)
        return settled


class Tally:
    """Counts over many people: by rank, of rules that fired, and of findings whose missing answer mattered."""

    def __init__(self, program: Program) -> None:
        self.people = 0
        self.at_least = [0] * len(program.levels)
        self.at_most = [0] * len(program.levels)
        self.fired = {rule: 0 for rule, _, _ in program.rules}
        self.mattered = {question[0]: 0 for question in program.questions}


class _Plan:
    """What is worked out in one pass. ``wires``: by name, the planes that come of it."""

    def __init__(self, circuit: Circuit, block: int, reasons: str) -> None:
        self.wires: dict[tuple[str, int], list[Wire]] = {
            ("at least", 0): circuit.at_least(),
            ("at most", 0): circuit.at_most(),
        }
        reasoned = Reasons(circuit)
        self.wires["unanswered", 0] = [reduce(circuit.board.either, reasoned.missing().values(), FALSE)]
        self.wires["twice", 0] = [circuit.twice()]
        if reasons:
            self._reasons(reasoned, whole=reasons == "whole")
        self.runner = Runner(circuit.board.gates, [wire for wires in self.wires.values() for wire in wires], block)

    def _reasons(self, reasons: Reasons, whole: bool) -> None:
        rules = range(len(reasons.program.rules))
        for rule in rules:
            self.wires["fired", rule] = reasons.fired(rule) if whole else reasons.fired(rule)[:1]
            if whole:
                self.wires["open", rule] = [reasons.open(rule)]
                self.wires["could reach", rule] = reasons.could_reach(rule)
                for q, who in reasons.deciding([rule]).items():
                    self.wires[f"deciding {rule}", q] = [who]
        matter = reasons.deciding(rules)
        for q, who in reasons.missing().items():
            self.wires["missing", q] = [who]
            matter[q] = reasons.board.either(matter.get(q, who), who)
        for q, who in matter.items():
            self.wires["matters", q] = [who]

    def named(self, planes: Sequence[Words]) -> dict[tuple[str, int], list[Words]]:
        found, place = {}, 0
        for name, wires in self.wires.items():
            found[name] = list(planes[place : place + len(wires)])
            place += len(wires)
        return found


class ArrowDecider:
    """A decision compiled once for any number of people in record batches; a column is named after its finding."""

    def __init__(self, decision: Decision, block: int = BLOCK) -> None:
        if block % 64:
            raise ValueError(f"a block is a multiple of 64 people, and not {block}")
        self.decision, self.block = decision, block
        self.program = Program.of(decision)
        self._terms = Terms(self.program)
        self._forms: dict[int, Form] = {}
        self._plans: dict[str, _Plan] = {}

    def bounds(self, batch: pa.RecordBatch, tally: Tally | None = None) -> Bounds:
        """Both bounds of everybody in ``batch``, who are also counted in ``tally``. Raises `WrongColumn`."""
        at_least, at_most = np.empty(len(batch), np.uint8), np.empty(len(batch), np.uint8)
        wrong: list[Wrong] = []
        unanswered: list[Words] = []
        for start, stop, planes, its in self._blocks(batch, "" if tally is None else "counted"):
            at_least[start:stop] = ranks(planes["at least", 0], stop - start)
            at_most[start:stop] = ranks(planes["at most", 0], stop - start)
            unanswered.append(planes["unanswered", 0][0].copy())
            if tally is not None:
                self._count(tally, planes, stop - start, {one.row - start for one in its})
            wrong += its
        return Bounds(at_least, at_most, wrong, unanswered)

    def check(self, batch: pa.RecordBatch) -> None:
        """Raise `WrongColumn` or `NotPacked` unless the columns can hold the answers, whatever these are."""
        read_all([question.finding for question in self.decision.questions], batch)

    def tally(self) -> Tally:
        """Nobody counted yet."""
        return Tally(self.program)

    def conclusions(self, batch: pa.RecordBatch) -> tuple[list[Conclusion], list[Wrong]]:
        """The whole conclusion of everybody, for few people: one Python record each."""
        found: list[Conclusion] = []
        wrong: list[Wrong] = []
        for start, stop, planes, its in self._blocks(batch, "whole"):
            found += _Conclusions(self.program, planes, stop - start).each()
            wrong += its
        return found, wrong

    def _blocks(self, batch: pa.RecordBatch, reasons: str) -> Iterator[tuple[int, int, _Named, list[Wrong]]]:
        columns = read_all([question.finding for question in self.decision.questions], batch)
        plan = self._plan([column.form for column in columns], reasons)
        plan.runner.read(columns)
        for start in range(0, len(batch), self.block):
            stop = min(start + self.block, len(batch))
            planes = plan.named(plan.runner.run(start, stop))
            twice = members(planes["twice", 0][0], stop - start) > 0
            yield start, stop, planes, list(self._wrong(batch, columns, start, stop, twice))

    def _plan(self, forms: Sequence[Form], reasons: str) -> _Plan:
        """The gates for columns of these forms, or wider ones met before: a batch without nulls needs no gates anew."""
        wider = {q: form.wider(self._forms.get(q, form)) for q, form in enumerate(forms)}
        if wider != self._forms:
            self._forms, self._plans = wider, {}
        if reasons not in self._plans:
            self._plans[reasons] = _Plan(Circuit(self._terms, wider), self.block, reasons)
        return self._plans[reasons]

    def _wrong(
        self, batch: pa.RecordBatch, columns: Sequence[Column], start: int, stop: int, twice: bool
    ) -> Iterator[Wrong]:
        for question, column in zip(self.decision.questions, columns, strict=True):
            if isinstance(column, Bits) and not twice:
                continue
            whose = column.wrong(start, stop)
            for row in () if whose is None else np.flatnonzero(whose):
                finding, place = question.finding, start + int(row)
                allowed = "an answer and unsure at once" if isinstance(column, Bits) else str(finding.kind)
                yield Wrong(place, finding.id, batch.column(finding.id)[place].as_py(), allowed)

    @staticmethod
    def _count(tally: Tally, planes: _Named, count: int, wrong: set[int]) -> None:
        whose = np.ones(count, np.bool_)
        whose[list(wrong)] = False
        well = packed(whose)

        def size(plane: Words) -> int:
            return members(plane & well if wrong else plane, count)

        tally.people += count - len(wrong)
        for name, to in (("at least", tally.at_least), ("at most", tally.at_most)):
            reached = [count - len(wrong), *map(size, planes[name, 0]), 0]
            for rank in range(len(to)):
                to[rank] += reached[rank] - reached[rank + 1]
        for rule, id in enumerate(tally.fired):
            tally.fired[id] += size(planes["fired", rule][0])
        for q, id in enumerate(tally.mattered):
            if ("matters", q) in planes:
                tally.mattered[id] += size(planes["matters", q][0])


_Named = Mapping[tuple[str, int], list[Words]]


class _Conclusions:
    """The planes of a block, read person by person."""

    def __init__(self, program: Program, planes: _Named, count: int) -> None:
        self.program, self.planes, self.count = program, planes, count
        self.low, self.high = (ranks(planes[name, 0], count) for name in ("at least", "at most"))
        rules = range(len(program.rules))
        self.fired = [ranks(planes["fired", rule], count) for rule in rules]
        self.reach = [ranks(planes["could reach", rule], count) for rule in rules]
        self.open = [self._who("open", rule) for rule in rules]
        questions = range(len(program.questions))
        self.deciding = {(rule, q): self._who(f"deciding {rule}", q) for rule in rules for q in questions}
        self.matters = [self._who("matters", q) for q in questions]
        self.missing = [self._who("missing", q) for q in questions]

    def _who(self, name: str, place: int) -> set[int]:
        return set(places(self.planes[name, place][0], self.count)) if (name, place) in self.planes else set()

    def each(self) -> Iterator[Conclusion]:
        levels, ids = self.program.levels, [question[0] for question in self.program.questions]
        for person in range(self.count):
            low, high = int(self.low[person]), int(self.high[person])
            fired = [(-int(its[person]), rule) for rule, its in enumerate(self.fired) if its[person]]
            open_rules = [
                Open(
                    self.program.rules[rule][0],
                    levels[int(self.reach[rule][person])],
                    tuple(id for q, id in enumerate(ids) if person in self.deciding[rule, q]),
                )
                for rule, its in enumerate(self.open)
                if person in its
            ]
            yield Conclusion(
                at_least=levels[low],
                at_most=levels[high],
                settled=low == high and not any(person in its for its in self.missing),
                fired=tuple(Fired(self.program.rules[rule][0], levels[-rank]) for rank, rule in sorted(fired)),
                open_rules=tuple(open_rules),
                open_findings=tuple(id for q, id in enumerate(ids) if person in self.matters[q]),
            )
