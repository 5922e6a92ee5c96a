"""Words of 64 people say what the referee says of each, whatever shape the columns have."""

from random import Random

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.engine.backends.arrow import ArrowDecider
from loosen.engine.backends.columns import WrongColumn
from loosen.engine.backends.packed import KEY, NotPacked, turned
from loosen.engine.criterion import Compare, OneOf, Yes
from loosen.engine.decision import Decision, Question, Rule, Scale
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import Choice, Finding, Number, YesNo
from tests.agreement.books import decisions, everybody, examples, people
from tests.agreement.columns import anyhow, packed, plainly
from tests.agreement.people import random_people
from tests.agreement.small import LISTS

ASKED = [Finding("ill", YesNo()), Finding("age", Number("years", 0, 120)), Finding("site", Choice(("back", "neck")))]
SMALL = Decision(
    "small",
    Scale(("low", "high")),
    tuple(Question(one, "high" if one.id == "ill" else None) for one in ASKED),
    (
        Rule("ill", Yes(ASKED[0]), "high"),
        Rule("old", Compare(ASKED[1], ">=", 65), "high"),
        Rule("neck", OneOf(ASKED[2], frozenset(["neck"])), "high"),
    ),
)


@st.composite
def decisions_and_crowds(draw):
    """A decision and so many people that words and blocks have tails."""
    decision = draw(decisions())
    few = draw(st.lists(people(decision), min_size=1, max_size=4))
    random = Random(draw(st.integers(0, 2**32)))
    crowd = [random.choice(few) for _ in range(draw(st.sampled_from([1, 2, 63, 64, 65, 127, 128, 129, 300])))]
    return decision, crowd, random


@examples(2)
@given(decisions_and_crowds())
def test_random_books_random_crowds_random_columns(drawn):
    decision, crowd, random = drawn
    decider = ArrowDecider(decision, block=128)
    for batch in (plainly(decision, crowd), packed(decision, crowd, random), anyhow(decision, crowd, random)):
        told, wrong = decider.conclusions(batch)
        assert wrong == []
        assert told == [evaluate(decision, answers) for answers in crowd]


@given(decisions_and_crowds())
def test_counts_are_those_of_the_conclusions(drawn):
    decision, crowd, random = drawn
    decider = ArrowDecider(decision, block=64)
    tally = decider.tally()
    bounds = decider.bounds(anyhow(decision, crowd, random), tally)
    told = [evaluate(decision, answers) for answers in crowd]
    levels = decision.scale.levels
    assert [levels[rank] for rank in bounds.at_least] == [one.at_least for one in told]
    assert [levels[rank] for rank in bounds.at_most] == [one.at_most for one in told]
    assert list(bounds.settled()) == [one.settled for one in told]
    assert tally.people == len(crowd)
    assert tally.at_least == [sum(one.at_least == level for one in told) for level in levels]
    assert tally.at_most == [sum(one.at_most == level for one in told) for level in levels]
    fired = [rule.rule for one in told for rule in one.fired]
    assert tally.fired == {rule.id: fired.count(rule.id) for rule in decision.rules}
    matter = [finding for one in told for finding in one.open_findings]
    assert tally.mattered == {one.finding.id: matter.count(one.finding.id) for one in decision.questions}


@pytest.mark.parametrize("name", LISTS)
def test_every_small_decision_and_everybody(name):
    for decision in LISTS[name]():
        crowd = everybody(decision)
        told, _ = ArrowDecider(decision, block=64).conclusions(plainly(decision, crowd))
        assert told == [evaluate(decision, answers) for answers in crowd]


def test_every_decision_of_the_real_rule_book(book):
    random = Random(7)
    crowd = [dict(answers) for answers in random_people(book, 1000)]
    for decision in book.decisions.values():
        told = [evaluate(decision, answers) for answers in crowd]
        decider = ArrowDecider(decision)
        assert decider.conclusions(plainly(decision, crowd))[0] == told
        assert decider.conclusions(anyhow(decision, crowd, random))[0] == told


def test_answers_that_cannot_be_are_named_and_the_others_decided():
    crowd = pa.RecordBatch.from_pydict(
        {
            "ill": pa.array([False] * 4),
            "ill-unsure": pa.array([False, False, True, None]),
            "age": pa.array([64.0, 64.5, 70, 121]),
            "site": pa.array(["back", "neck", None, "knee"]),
        }
    )
    decider = ArrowDecider(SMALL)
    tally = decider.tally()
    bounds = decider.bounds(crowd, tally)
    assert sorted(bounds.wrong) == [
        (1, "age", 64.5, "a whole number from 0 to 120 (years)"),
        (2, "ill", False, "an answer and unsure at once"),
        (3, "age", 121.0, "a whole number from 0 to 120 (years)"),
        (3, "site", "knee", "one of back, neck"),
    ]
    assert (bounds.at_least[0], bounds.at_most[0]) == (0, 0)
    assert (tally.people, tally.at_least, tally.fired["neck"]) == (1, [1, 0], 0)


def test_not_a_number_is_no_age():
    for type in (pa.float32(), pa.float64()):
        ages = pa.array([float("nan"), float("inf"), None, 3.0], type, from_pandas=False)
        bounds = ArrowDecider(SMALL).bounds(pa.RecordBatch.from_pydict({"age": ages}))
        assert [one.row for one in bounds.wrong] == [0, 1]


def test_a_threshold_is_not_rounded():
    """The first whole number that a short floating number cannot hold is not taken for its neighbour."""
    big = 2**24 + 1
    age = Finding("age", Number("years", 0, 2**25))
    decision = Decision("old", Scale(("no", "yes")), (Question(age),), (Rule("r", Compare(age, ">=", big), "yes"),))
    ages = pa.array(np.array([2**24, 2**24 + 2], np.float32))
    assert list(ArrowDecider(decision).bounds(pa.RecordBatch.from_pydict({"age": ages})).at_least) == [0, 1]
    small = pa.array(np.array([100, 127], np.int8))
    assert list(ArrowDecider(decision).bounds(pa.RecordBatch.from_pydict({"age": small})).at_least) == [0, 0]


@pytest.mark.parametrize(
    ("name", "column", "message"),
    [
        ("ill", pa.array([1, 0]), "ill is int64, and not boolean, or text"),
        ("age", pa.array(["7", "8"]), "age is string, and not whole numbers"),
        ("age", pa.array([True, False]), "age is bool, and not whole numbers"),
        ("site", pa.array([True, False]), "site is bool, and not text"),
        ("ill-unsure", pa.array([1, 0]), "ill-unsure is int64, and not boolean"),
    ],
)
def test_a_column_that_cannot_hold_the_answers_is_refused(name, column, message):
    columns = {"ill": pa.array([True, None]), name: column}
    with pytest.raises(WrongColumn) as caught:
        ArrowDecider(SMALL).bounds(pa.RecordBatch.from_pydict(columns))
    assert str(caught.value) == message


def test_a_column_that_is_there_twice_is_refused():
    twice = pa.RecordBatch.from_arrays([pa.array([1]), pa.array([2])], names=["age", "age"])
    with pytest.raises(WrongColumn):
        ArrowDecider(SMALL).bounds(twice)


def test_nobody_is_nobody():
    empty = pa.RecordBatch.from_pydict({"ill": pa.array([], pa.bool_()), "age": pa.array([], pa.int8())})
    bounds = ArrowDecider(SMALL).bounds(empty)
    assert (len(bounds.at_least), len(bounds.at_most), len(bounds.settled()), bounds.wrong) == (0, 0, 0, [])


def test_runs_and_nulls_in_a_dictionary_are_read():
    ages = pa.RunEndEncodedArray.from_arrays([2, 3], pa.array([70, None], pa.int16()))
    sites = pa.DictionaryArray.from_arrays(pa.array([0, 1, 0], pa.int8()), pa.array([None, "neck"]))
    bounds = ArrowDecider(SMALL).bounds(pa.RecordBatch.from_pydict({"age": ages, "site": sites, "ill": [False] * 3}))
    assert (list(bounds.at_least), list(bounds.at_most)) == ([1, 1, 0], [1, 1, 1])


def test_a_mapped_file_need_not_be_aligned():
    """Buffers of other people may begin anywhere."""
    bits = b"\0" + np.packbits([True, False] * 100, bitorder="little").tobytes() + b"\0" * 8
    values = pa.py_buffer(bits).slice(1)
    ill = pa.Array.from_buffers(pa.bool_(), 200, [None, values])
    told = ArrowDecider(SMALL).bounds(pa.RecordBatch.from_pydict({"ill": ill})).at_least
    assert list(told) == [1, 0] * 100


def test_bits_are_turned():
    """Bit b of number n is bit n of plane b."""
    numbers = np.random.default_rng(1).integers(0, 2**64, 200, np.uint64)
    planes = turned(numbers)
    for n, number in enumerate(numbers):
        assert sum(int(planes[b, n // 64] >> np.uint64(n % 64) & np.uint64(1)) << b for b in range(64)) == number


@pytest.mark.parametrize("said", ["x", "[1]", '["ill", "well"]'])
def test_packed_columns_that_are_not_there_are_refused(said):
    crowd = pa.RecordBatch.from_pydict({"age": [7]}).replace_schema_metadata({KEY: said})
    with pytest.raises(NotPacked):
        ArrowDecider(SMALL).bounds(crowd)
