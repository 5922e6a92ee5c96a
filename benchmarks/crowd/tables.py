"""Tables of made-up people of any size: twenty thousand drawn once, and so often again as rows are wanted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from benchmarks.peers.two_valued import MISSING, SKIPPED, WrittenOut
from benchmarks.people import SEED, Answered, make_people
from loosen.engine.backends import packed as layout
from loosen.engine.backends.columns import UNSURE_COLUMN
from loosen.engine.decision import Decision
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import UNSURE, YES, Number, YesNo

DRAWN, CHECKED = 20_000, 2_000
ANSWERED, OPEN = "answered", "15% open"
GROUPS = {ANSWERED: 0.0, OPEN: 0.15}
BOOLEANS, WORDS, PACKED = "booleans", "words", "packed"


@dataclass(frozen=True)
class Drawn:
    """By group: the people, and both ranks of the first of them, as the referee says."""

    people: dict[str, list[Answered]]
    ranks: dict[str, list[tuple[int, int]]]

    @classmethod
    def of(cls, decision: Decision) -> Drawn:
        """The same each time."""
        everybody, people, rank = make_people(decision, DRAWN), {}, decision.scale.rank
        for group, left_out in GROUPS.items():
            random = Random(SEED)
            people[group] = [one.answers_some(decision, left_out, random) for one in everybody]
        told = {group: [evaluate(decision, one) for one in its[:CHECKED]] for group, its in people.items()}
        ranks = {group: [(rank(one.at_least), rank(one.at_most)) for one in its] for group, its in told.items()}
        return cls(people, ranks)

    @classmethod
    def read(cls, file: Path) -> Drawn:
        return cls(**json.loads(file.read_text()))

    def write(self, file: Path) -> None:
        file.write_text(json.dumps(vars(self)))


def again(drawn: int, rows: int, seed: int = SEED) -> NDArray[np.int64]:
    """Which of so many people stands in each row: everybody in turn, and then by chance."""
    random = np.random.default_rng(seed)
    return np.concatenate([np.arange(drawn), random.integers(0, drawn, max(0, rows - drawn))])[:rows]


def columns(decision: Decision, people: Sequence[Answered], layout: str) -> pa.RecordBatch:
    """The people as plain columns of one ``layout``, or packed."""
    found: dict[str, pa.Array] = {}
    for question in decision.questions:
        id, kind = question.finding.id, question.finding.kind
        answers = [one.get(id) for one in people]
        if isinstance(kind, YesNo) and layout == BOOLEANS:
            found[id] = pa.array(
                [None if answer in (None, UNSURE) else answer == YES for answer in answers], pa.bool_()
            )
            found[id + UNSURE_COLUMN] = pa.array([answer == UNSURE for answer in answers])
        elif isinstance(kind, Number):
            found[id] = pa.array(answers, pa.int8() if kind.most < 128 else pa.int16())
        elif not (isinstance(kind, YesNo) and layout == PACKED):
            found[id] = pa.array(answers, pa.dictionary(pa.int8(), pa.string()))
    batch = pa.RecordBatch.from_pydict(found)
    return batch if layout != PACKED else _with_packed(batch, decision, people)


def _with_packed(batch: pa.RecordBatch, decision: Decision, people: Sequence[Answered]) -> pa.RecordBatch:
    ids = [one.finding.id for one in decision.questions if isinstance(one.finding.kind, YesNo)]
    codes = [np.array([layout.CODES[one.get(id)] for one in people], np.uint64) for id in ids]
    there = dict(zip(batch.schema.names, batch.columns, strict=True))
    metadata = {layout.KEY: str(ids).replace("'", '"')}
    return pa.RecordBatch.from_pydict(there | layout.packed(ids, codes), metadata=metadata)


def repeated(batch: pa.RecordBatch, rows: int, seed: int = SEED) -> pa.RecordBatch:
    """So many ``rows`` of the people in ``batch``."""
    return batch.take(pa.array(again(len(batch), rows, seed)))


class Coded:
    """People written out, a small whole number for each word. ``code``: of a variable's word."""

    def __init__(self, rules: WrittenOut, people: Sequence[Answered], rows: int) -> None:
        said = [rules.person(one) for one in people]
        whose = again(len(people), rows)
        self.codes: dict[str, dict[str, int]] = {}
        self.arrays: dict[str, NDArray[Any]] = {}
        for variable in said[0]:
            values = [one[variable] for one in said]
            if isinstance(values[0], str):
                words = sorted({*map(str, values), YES, UNSURE, MISSING, SKIPPED})
                self.codes[variable] = {word: code for code, word in enumerate(words)}
                values = [self.codes[variable][str(value)] for value in values]
            self.arrays[variable] = np.array(values, np.int8 if variable in self.codes else np.int16)[whose]

    def code(self, variable: str, word: str) -> int:
        """-1 for a word that nobody said."""
        return self.codes[variable].get(word, -1)
