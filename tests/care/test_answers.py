"""Answers from outside: what is wrong is named, with the nearest valid name, and nothing is computed from it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.care.answers import LARGEST, BadAnswers, read_answers
from loosen.care.assessment import assess


def problems_of(book, text):
    with pytest.raises(BadAnswers) as raised:
        read_answers(text, book.findings.findings)
    return raised.value.problems


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "are empty"),
        ("   \n", "are empty"),
        ("{", "not JSON (line 1"),
        ("[]", "must be a JSON object"),
        ('"yes"', "must be a JSON object"),
        ("null", "must be a JSON object"),
        (b"\xff\xfe", "not UTF-8"),
        ("[" * 5000, "nested too deeply"),
        ("x" * 10_000_000, f"longer than {LARGEST}"),
        ('{"fever": "yes", "fever": "no"}', "fever: stands more than once"),
        ('{"age": NaN}', "NaN is not an answer"),
        ('{"age": Infinity}', "Infinity is not an answer"),
        ('{"fevr": "yes"}', 'Did you mean "fever"?'),
        ('{"saddle_numbness": "yes"}', 'Did you mean "saddle-numbness"?'),
        ('{"fever": "yess"}', 'Did you mean "yes"?'),
        ('{"fever": true}', "true and false are not answers"),
        ('{"fever": null}', "leave it out"),
        ('{"fever": 45}', "45 does not fit"),
        ('{"fever": ["yes"]}', "does not fit"),
        ('{"age": 999}', "from 0 to 120"),
        ('{"age": -1}', "from 0 to 120"),
        ('{"age": "34"}', "from 0 to 120"),
        ('{"age": 34.5}', "a whole number"),
        ('{"age": true}', "a whole number"),
        ('{"pain-site": "lowback"}', 'Did you mean "low-back"?'),
        ('{"pregnant": "unsure"}', "leaves it open"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_input_is_named(book, text, message):
    assert message in "\n".join(problems_of(book, text))


def test_every_problem_is_told(book):
    assert len(problems_of(book, '{"fevr": "yes", "age": 999, "fever": 1}')) == 3


def test_ten_thousand_keys_are_told_in_short(book):
    told = problems_of(book, json.dumps({f"k{n}": "yes" for n in range(6000)}))
    assert len(told) == 21
    assert "more" in told[-1]


def test_nothing_is_computed_from_bad_answers(book, monkeypatch):
    monkeypatch.setattr(type(book.triage), "decide", lambda *_: pytest.fail("something was computed"))
    with pytest.raises(BadAnswers):
        assess(book, {"saddle-numbness": "yes", "age": 999})


def test_missing_is_not_no(book):
    nothing = assess(book, {})
    assert (nothing.disposition.at_least, nothing.disposition.at_most) == ("self-care", "emergency")
    assert not nothing.disposition.settled
    assert nothing.open


def test_a_whole_decimal_is_a_number(book):
    assert read_answers('{"age": 34.0}', book.findings.findings) == {"age": 34}


@given(st.text() | st.binary())
def test_any_text_is_read_or_refused(book, text):
    try:
        read_answers(text, book.findings.findings)
    except BadAnswers as bad:
        if not bad.problems:
            pytest.fail("refused without a word")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
def test_any_json_is_read_or_refused(book, data):
    ids = st.sampled_from(sorted(book.findings.findings)) | st.text(max_size=12)
    plain = data.draw(st.dictionaries(ids, JSON, max_size=6))
    try:
        answers = read_answers(json.dumps(plain), book.findings.findings)
    except BadAnswers:
        return
    for id, answer in answers.items():
        book.findings.findings[id].check(answer)
