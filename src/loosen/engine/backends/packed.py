"""The packed layout: two bits for each yes-or-no finding, 32 findings in a whole number of 64 bits.

    00 not asked · 01 no · 10 unsure · 11 yes, the finding's first bit being the lower

The numbers stand in columns ``answers-0``, ``answers-1`` and so on; the schema's metadata says under `KEY` which
findings they hold, as a JSON list in order. Numbers and choices keep columns of their own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from loosen.engine.backends.gates import UNSURE, VALID, Form
from loosen.engine.backends.words import BITS, Words

KEY = b"loosen.packed"
COLUMN = "answers-"
FINDINGS = BITS // 2  # in one number
CODES = {None: 0b00, "no": 0b01, "unsure": 0b10, "yes": 0b11}


class NotPacked(ValueError):
    """What the metadata promise is not there."""


def findings_in(schema: pa.Schema) -> tuple[str, ...]:
    """The findings that are packed, in their order. Raises `NotPacked`."""
    if not schema.metadata or KEY not in schema.metadata:
        return ()
    try:
        ids = tuple(json.loads(schema.metadata[KEY]))
        columns = [schema.field(f"{COLUMN}{place}") for place in range(-(-len(ids) // FINDINGS))]
    except (ValueError, KeyError) as error:
        raise NotPacked(str(error)) from None
    if not all(isinstance(id, str) for id in ids) or any(not pa.types.is_integer(one.type) for one in columns):
        raise NotPacked(f"{schema.metadata[KEY]!r}")
    return ids


class Numbers:
    """The packed columns of a batch, turned a block at a time: from a number a person to a plane a bit."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self.ids = findings_in(batch.schema)
        self.columns: list[NDArray[np.uint64]] = []
        for place in range(-(-len(self.ids) // FINDINGS)):
            array = batch.column(f"{COLUMN}{place}")
            # No number is nobody asked.
            filled = array.fill_null(0) if array.null_count else array
            values = filled.to_numpy(zero_copy_only=False)
            self.columns.append(values.astype(np.int64, copy=False).view(np.uint64))
        self._turned: dict[int, tuple[int, int, Words]] = {}

    def bit(self, finding: int, bit: int, start: int, stop: int) -> Words:
        column, place = divmod(finding, FINDINGS)
        if self._turned.get(column, ())[:2] != (start, stop):
            self._turned[column] = start, stop, turned(self.columns[column][start:stop])
        plane: Words = self._turned[column][2][2 * place + bit]
        return plane


class Packed:
    """A yes-or-no finding of the packed layout, as a column."""

    form = Form(unsure=True)

    def __init__(self, numbers: Numbers, finding: int) -> None:
        self.numbers, self.finding = numbers, finding

    def plane(self, name: object, start: int, stop: int) -> Words:
        if name == VALID:
            return self.numbers.bit(self.finding, 0, start, stop)
        high = self.numbers.bit(self.finding, 1, start, stop)
        return high & ~self.numbers.bit(self.finding, 0, start, stop) if name == UNSURE else high

    def whole(self, name: object) -> None:
        """It is turned a block at a time."""

    def wrong(self, start: int, stop: int) -> None:
        """Every two bits are an answer."""


def turned(numbers: NDArray[np.uint64]) -> Words:
    """The bits of ``numbers`` as 64 planes: a square of 64 by 64 bits is turned by swapping ever smaller quarters."""
    groups = -(-len(numbers) // BITS)
    square = np.zeros((BITS, groups), np.uint64)
    whole = len(numbers) // BITS
    square[:, :whole] = numbers[: whole * BITS].reshape(whole, BITS).T
    if whole < groups:
        square[: len(numbers) - whole * BITS, whole] = numbers[whole * BITS :]
    width, mask = BITS // 2, (1 << BITS // 2) - 1
    while width:
        pairs = square.reshape(BITS // (2 * width), 2, width, groups)
        upper, lower = pairs[:, 0], pairs[:, 1]
        swap = ((upper >> np.uint64(width)) ^ lower) & np.uint64(mask)
        lower ^= swap
        upper ^= swap << np.uint64(width)
        width //= 2
        mask ^= mask << width
    return square


def packed(findings: Sequence[str], codes: Sequence[NDArray[np.uint64]]) -> dict[str, pa.Array]:
    """The columns of people whose answers to ``findings`` are ``codes``."""
    columns = {}
    for place in range(-(-len(findings) // FINDINGS)):
        total = np.zeros(len(codes[0]), np.uint64)
        for bit, code in enumerate(codes[place * FINDINGS : (place + 1) * FINDINGS]):
            total |= code << np.uint64(2 * bit)
        columns[f"{COLUMN}{place}"] = pa.array(total.view(np.int64))
    return columns
