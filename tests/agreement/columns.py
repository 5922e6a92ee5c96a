"""People as Arrow columns, in every shape that Arrow allows: sliced, with rubbish under nulls, coded anyhow."""

import json
from random import Random

import numpy as np
import pyarrow as pa

from loosen.engine.backends import packed as layout
from loosen.engine.backends.packed import CODES
from loosen.engine.finding import UNSURE, YES, IllegalAnswer, Number, YesNo

NUMBERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint64", "float16", "float32", "float64"]
BIGGEST = {one: np.finfo(one).max if "float" in one else np.iinfo(one).max for one in NUMBERS} | {"float16": 2048}
TEXTS = [pa.string(), pa.large_string(), pa.string_view()]


def plainly(decision, people):
    """One batch, a column a finding, each as pyarrow makes it of the answers by itself.

    Raises `IllegalAnswer` for what only a column says: null for *not asked*, true for yes.
    """
    columns = {}
    for question in decision.questions:
        id = question.finding.id
        answers = [one[id] for one in people if id in one]
        for answer in answers:
            if type(answer) not in (str, int):
                raise IllegalAnswer(id, answer, str(question.finding.kind))
        columns[id] = pa.array([one.get(id) for one in people]) if answers else pa.nulls(len(people))
    return pa.RecordBatch.from_pydict(columns) if columns else _only_rows(len(people))


def anyhow(decision, people, random: Random):
    """One batch in which each column has a shape of its own, cut out of a longer one."""
    columns = {}
    for question in decision.questions:
        finding = question.finding
        answers = [one.get(finding.id) for one in people]
        if all(answer is None for answer in answers) and random.random() < 0.7:
            if random.random() < 0.5:
                columns[finding.id] = pa.nulls(len(people))
        elif isinstance(finding.kind, Number):
            columns[finding.id] = number_column(answers, random)
        elif isinstance(finding.kind, YesNo) and random.random() < 0.6:
            columns |= boolean_columns(finding.id, answers, random)
        else:
            columns[finding.id] = text_column(answers, list(finding.kind.words), random)
    columns["somebody-else-s"] = pa.nulls(len(people))
    return pa.RecordBatch.from_pydict(columns)


def packed(decision, people, random: Random):
    """The same people with their yes-or-no findings packed into numbers."""
    yes_no = [question.finding.id for question in decision.questions if isinstance(question.finding.kind, YesNo)]
    batch = anyhow(decision, people, random)
    if not yes_no:
        return batch
    codes = [np.array([CODES[one.get(id)] for one in people], np.uint64) for id in yes_no]
    others = [name for name in batch.schema.names if name.removesuffix("-unsure") not in yes_no]
    columns = {name: batch.column(name) for name in others} | layout.packed(yes_no, codes)
    return pa.RecordBatch.from_pydict(columns, metadata={layout.KEY: json.dumps(yes_no)})


def number_column(answers, random):
    most = max((one for one in answers if one is not None), default=0)
    type = random.choice([one for one in NUMBERS if most <= BIGGEST[one]])
    before, after, valid = _around(answers, random)
    values = np.array([*before, *(random.randrange(100) if one is None else one for one in answers), *after], type)
    return _cut(pa.array(values).buffers()[1], pa.from_numpy_dtype(values.dtype), valid, len(before), len(answers))


def boolean_columns(id, answers, random):
    said = [None if answer in (None, UNSURE) else answer == YES for answer in answers]
    columns = {id: _boolean(said, random)}
    if UNSURE in answers or random.random() < 0.5:
        unsure = [answer == UNSURE or (None if random.random() < 0.2 else False) for answer in answers]
        columns[id + "-unsure"] = _boolean(unsure, random)
    return columns


def _boolean(answers, random):
    before, after, valid = _around(answers, random)
    values = [*before, *(random.random() < 0.5 if one is None else one for one in answers), *after]
    bits = np.packbits(np.array(values, np.bool_), bitorder="little")
    return _cut(pa.py_buffer(bits.tobytes()), pa.bool_(), valid, len(before), len(answers))


def text_column(answers, words, random):
    if random.random() < 0.4:
        return pa.array([*answers, None], random.choice(TEXTS))[: len(answers)]
    dictionary = words * random.choice([1, 2])
    random.shuffle(dictionary)
    places = [[place for place, word in enumerate(dictionary) if word == answer] for answer in answers]
    before, after, valid = _around(answers, random)
    indices = [*before, *(random.choice(its) if its else random.randrange(-9, 99) for its in places), *after]
    type = random.choice([np.int8, np.int32, np.int64])
    column = _cut(
        pa.array(np.array(indices, type)).buffers()[1],
        pa.from_numpy_dtype(type),
        valid,
        len(before),
        len(answers),
    )
    return pa.DictionaryArray.from_arrays(column, pa.array(dictionary, random.choice(TEXTS[:2])), safe=False)


def _around(answers, random):
    """Rows before and after the column, and the validity of all of them; ``None`` when nothing need be null."""
    before = [random.randrange(2) for _ in range(random.choice([0, 0, 1, 3, 8, 63, 64, 65]))]
    after = [random.randrange(2) for _ in range(random.choice([0, 0, 5, 70]))]
    if None not in answers and random.random() < 0.7:
        return before, after, None
    return before, after, [*(bool(one) for one in before), *(one is not None for one in answers), *map(bool, after)]


def _cut(values, type, valid, start, count):
    validity = None if valid is None else np.packbits(np.array(valid, np.bool_), bitorder="little").tobytes()
    buffers = [None if validity is None else pa.py_buffer(validity), values]
    return pa.Array.from_buffers(type, count, buffers, offset=start)


def _only_rows(count):
    return pa.RecordBatch.from_pydict({"nothing": pa.nulls(count)})
