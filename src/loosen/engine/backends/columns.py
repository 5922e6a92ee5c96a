"""Arrow columns read as planes: the value and validity bitmaps as they lie, numbers and words compared.

A yes-or-no finding is a boolean column, or one of the words yes, no and unsure. Beside a boolean column a second one,
``<finding>-unsure``, may say who was unsure. Null is *not asked*.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from loosen.engine.backends.gates import UNSURE as UNSURE_PLANE
from loosen.engine.backends.gates import VALID, VALUE, Form
from loosen.engine.backends.packed import Numbers as PackedNumbers
from loosen.engine.backends.packed import Packed
from loosen.engine.backends.words import BITS, Source, Words, packed
from loosen.engine.finding import NO, UNSURE, YES, Choice, Finding, Number, YesNo

UNSURE_COLUMN = "-unsure"


class WrongColumn(ValueError):
    """A column whose type cannot hold the answers to its finding."""

    def __init__(self, column: str, type: str, allowed: str) -> None:
        super().__init__(f"{column} is {type}, and not {allowed}")
        self.column, self.type, self.allowed = column, type, allowed


class Wrong(NamedTuple):
    """The answer of the person in ``row`` is not one that ``finding`` can have."""

    row: int
    finding: str
    answer: object
    allowed: str


class Bitmap:
    """Bits of an Arrow buffer from a bit ``offset`` on, ``None`` for all ones."""

    def __init__(self, buffer: Any, offset: int) -> None:
        self.bytes = None if buffer is None else np.frombuffer(buffer, np.uint8)
        self.offset = offset
        self.whole: Words | None = None  # all of it as words, where it lies so that it can be taken as it is
        if self.bytes is not None and offset % 8 == 0:
            rest = self.bytes[offset // 8 :]
            words = rest[: len(rest) // 8 * 8].view(np.uint64)
            self.whole = words if words.flags.aligned else None

    def words(self, start: int, stop: int) -> Words:
        first, last = start // BITS, (stop + BITS - 1) // BITS
        if self.whole is not None and last <= len(self.whole) and start % BITS == 0:
            return self.whole[first:last]
        count = (stop - start + BITS - 1) // BITS
        if self.bytes is None:
            return np.full(count, ~np.uint64(0))
        byte, shift = divmod(self.offset + start, 8)
        own = np.zeros((count + 1) * 8, np.uint8)
        there = self.bytes[byte : byte + (stop - start + shift + 7) // 8]
        own[: len(there)] = there
        longer = own.view(np.uint64)
        if shift == 0:
            return longer[:-1]
        return longer[:-1] >> np.uint64(shift) | longer[1:] << np.uint64(BITS - shift)


class Column(Source, Protocol):
    """The answers to one finding. ``form``: which planes it has."""

    form: Form

    def wrong(self, start: int, stop: int) -> NDArray[np.bool_] | None:
        """Whose answers the finding cannot have; ``None`` when all are well."""
        ...


class Absent:
    """Nobody was asked."""

    form = Form(given=False, nulls=False)

    def plane(self, name: object, start: int, stop: int) -> Words:
        return np.zeros((stop - start + BITS - 1) // BITS, np.uint64)

    def whole(self, name: object) -> None:
        """It lies nowhere."""

    def wrong(self, start: int, stop: int) -> None:
        """Nothing is said, so nothing is wrong."""


class Bits:
    """A boolean column, and perhaps one that says who was unsure."""

    def __init__(self, array: pa.Array, unsure: pa.Array | None) -> None:
        validity, values = array.buffers()
        self.values = Bitmap(values, array.offset)
        self.valid = Bitmap(validity if array.null_count else None, array.offset)
        self.unsure = None
        if unsure is not None:
            unsure_validity, unsure_values = unsure.buffers()
            self.unsure = Bitmap(unsure_values, unsure.offset)
            self.unsure_valid = Bitmap(unsure_validity, unsure.offset) if unsure.null_count else None
        self.form = Form(nulls=bool(array.null_count), unsure=unsure is not None)

    def plane(self, name: object, start: int, stop: int) -> Words:
        if name == VALUE:
            return self.values.words(start, stop)
        if name == VALID:
            return self.valid.words(start, stop)
        if self.unsure is None:
            return np.zeros((stop - start + BITS - 1) // BITS, np.uint64)
        unsure = self.unsure.words(start, stop)
        return unsure if self.unsure_valid is None else unsure & self.unsure_valid.words(start, stop)

    def whole(self, name: object) -> Words | None:
        if name == UNSURE_PLANE:
            return self.unsure.whole if self.unsure is not None and self.unsure_valid is None else None
        return self.values.whole if name == VALUE else self.valid.whole

    def wrong(self, start: int, stop: int) -> NDArray[np.bool_] | None:
        """Who has an answer and is unsure as well."""
        if self.unsure is None:
            return None
        both = self.plane(UNSURE_PLANE, start, stop) & self.valid.words(start, stop)
        if not both.any():
            return None
        return np.unpackbits(both.view(np.uint8), count=stop - start, bitorder="little").view(np.bool_)


class Scratch:
    """A truth a person, overwritten by each comparison: memory that is used again is still in the cache."""

    def __init__(self) -> None:
        self._truths = np.empty(0, np.bool_)

    def truths(self, count: int) -> NDArray[np.bool_]:
        if len(self._truths) < count:
            self._truths = np.empty(count, np.bool_)
        return self._truths[:count]


class Numbers:
    """A column of whole numbers, which may be written as floating ones."""

    def __init__(self, array: pa.Array, kind: Number, scratch: Scratch) -> None:
        validity, values = array.buffers()
        type = np.dtype(array.type.to_pandas_dtype())
        self.values = np.frombuffer(values, type)[array.offset : array.offset + len(array)]
        self.valid = Bitmap(validity if array.null_count else None, array.offset)
        self.kind, self.scratch = kind, scratch
        self.form = Form(nulls=bool(array.null_count))

    def plane(self, name: object, start: int, stop: int) -> Words:
        if name == VALID:
            return self.valid.words(start, stop)
        assert isinstance(name, tuple)
        return packed(np.greater_equal(self._exact(start, stop), name[1], out=self.scratch.truths(stop - start)))

    def whole(self, name: object) -> Words | None:
        return self.valid.whole if name == VALID else None

    def wrong(self, start: int, stop: int) -> NDArray[np.bool_] | None:
        values = self._exact(start, stop)
        if values.dtype.kind != "f" and values.min() >= self.kind.least and values.max() <= self.kind.most:
            return None
        outside = (values < self.kind.least) | (values > self.kind.most)
        if values.dtype.kind == "f":
            outside |= np.floor(values) != values
        return _of_the_valid(outside, self.valid, start, stop)

    def _exact(self, start: int, stop: int) -> NDArray[Any]:
        """Short floating numbers made long: a threshold is not rounded to theirs."""
        values = self.values[start:stop]
        return values.astype(np.float64) if values.dtype.kind == "f" and values.dtype.itemsize < 8 else values


class Coded:
    """A column of words, each a place in a dictionary, whose order and repeats are nobody's promise."""

    def __init__(self, array: pa.DictionaryArray, words: tuple[str, ...], yes_no: bool, scratch: Scratch) -> None:
        indices = array.indices
        validity, values = indices.buffers()
        self.indices = np.frombuffer(values, indices.type.to_pandas_dtype())[indices.offset :][: len(indices)]
        self.valid = Bitmap(validity if indices.null_count else None, indices.offset)
        self.dictionary = array.dictionary.to_pylist()
        self.known = set(words)
        self.yes_no, self.scratch = yes_no, scratch
        unsure = yes_no and UNSURE in self.dictionary
        self.form = Form(nulls=unsure or bool(indices.null_count), unsure=unsure)

    def plane(self, name: object, start: int, stop: int) -> Words:
        if name == VALUE:
            return packed(self._is({YES}, start, stop))
        if isinstance(name, tuple):
            return packed(self._is({name[1]}, start, stop))
        valid = self.valid.words(start, stop)
        if not (self.yes_no and UNSURE in self.dictionary):
            return valid if name == VALID else np.zeros_like(valid)
        unsure = packed(self._is({UNSURE}, start, stop)) & valid
        return unsure if name == UNSURE_PLANE else valid ^ unsure

    def whole(self, name: object) -> Words | None:
        return self.valid.whole if name == VALID and not self.form.unsure else None

    def wrong(self, start: int, stop: int) -> NDArray[np.bool_] | None:
        others = set(self.dictionary) - self.known
        return _of_the_valid(self._is(others, start, stop), self.valid, start, stop) if others else None

    def _is(self, words: set[str], start: int, stop: int) -> NDArray[np.bool_]:
        places = [place for place, word in enumerate(self.dictionary) if word in words]
        indices = self.indices[start:stop]
        if len(places) == 1:
            return np.equal(indices, places[0], out=self.scratch.truths(stop - start))
        return np.isin(indices, places)


def _of_the_valid(wrong: NDArray[np.bool_], valid: Bitmap, start: int, stop: int) -> NDArray[np.bool_] | None:
    """Without what lies under a null, which may be anything; ``None`` when nothing is left."""
    if wrong.any() and valid.bytes is not None:
        bits = valid.words(start, stop).view(np.uint8)
        wrong &= np.unpackbits(bits, count=stop - start, bitorder="little").view(np.bool_)
    return wrong if wrong.any() else None


def read_all(findings: Sequence[Finding], batch: pa.RecordBatch) -> list[Column]:
    """The columns of ``findings`` in ``batch``. Raises `WrongColumn`, and `NotPacked` for broken metadata."""
    if not len(batch):
        return [Absent() for _ in findings]
    numbers, scratch = PackedNumbers(batch), Scratch()
    places = {id: place for place, id in enumerate(numbers.ids)}
    return [Packed(numbers, places[one.id]) if one.id in places else read(one, batch, scratch) for one in findings]


def read(finding: Finding, batch: pa.RecordBatch, scratch: Scratch) -> Column:
    """The column of ``finding`` in ``batch``. Raises `WrongColumn`."""
    array = _array(batch, finding.id)
    if array is None or pa.types.is_null(array.type):
        unsure = _array(batch, finding.id + UNSURE_COLUMN) if isinstance(finding.kind, YesNo) else None
        if unsure is None or pa.types.is_null(unsure.type):
            return Absent()
        array = pa.nulls(len(batch), pa.bool_())
    match finding.kind:
        case Number():
            if not (pa.types.is_integer(array.type) or pa.types.is_floating(array.type)):
                raise WrongColumn(finding.id, str(array.type), "whole numbers")
            return Numbers(array, finding.kind, scratch)
        case YesNo() if pa.types.is_boolean(array.type):
            return Bits(array, _unsure(batch, finding.id))
        case YesNo():
            return Coded(_dictionary(finding.id, array, "boolean, or text"), (YES, NO, UNSURE), True, scratch)
        case Choice(options):
            return Coded(_dictionary(finding.id, array, "text"), options, False, scratch)


def _array(batch: pa.RecordBatch, name: str) -> pa.Array | None:
    places = batch.schema.get_all_field_indices(name)
    if len(places) > 1:
        raise WrongColumn(name, "there twice", "one column")
    if not places:
        return None
    array = batch.column(places[0])
    return pc.run_end_decode(array) if pa.types.is_run_end_encoded(array.type) else array


def _unsure(batch: pa.RecordBatch, id: str) -> pa.Array | None:
    array = _array(batch, id + UNSURE_COLUMN)
    if array is None or pa.types.is_null(array.type):
        return None
    if not pa.types.is_boolean(array.type):
        raise WrongColumn(id + UNSURE_COLUMN, str(array.type), "boolean")
    return array


def _dictionary(column: str, array: pa.Array, allowed: str) -> pa.DictionaryArray:
    if pa.types.is_dictionary(array.type):
        if _is_text(array.type.value_type) and not array.dictionary.null_count:
            return array
        array = array.cast(array.type.value_type)
    if not _is_text(array.type):
        raise WrongColumn(column, str(array.type), allowed)
    if pa.types.is_string_view(array.type):
        array = array.cast(pa.string())
    return array.dictionary_encode()


def _is_text(type: pa.DataType) -> bool:
    return any(test(type) for test in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view))
