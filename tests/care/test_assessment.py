"""The assessment: what is told at each level, and what is never told too soon."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen import assess
from loosen.care.assessment import UnknownRegion
from loosen.engine.finding import Number
from tests.agreement.people import random_people

PLAIN = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 7, "pain-duration-days": 0}
LEVELS = {
    "self-care": {},
    "routine": {"recurrent-episodes": "yes"},
    "soon": {"weight-loss": "yes"},
    "same-day": {"fever": "yes"},
    "emergency": {"saddle-numbness": "yes"},
}


def people(book):
    def answers_to(finding):
        if isinstance(finding.kind, Number):
            return st.integers(finding.kind.least, finding.kind.most)
        return st.sampled_from(finding.kind.words)

    findings = {id: answers_to(finding) for id, finding in book.findings.findings.items()}
    return st.fixed_dictionaries({}, optional=findings)


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_is_told_whole(book, level):
    told = assess(book, {**PLAIN, **LEVELS[level]}, "UK", others="no")
    assert told.disposition.at_least == told.disposition.at_most == level
    assert told.disposition.settled
    assert told.headline
    assert told.contact
    assert told.within
    assert told.what_to_do
    assert told.say
    assert told.valid_for_hours == 24
    assert told.reviewed_by == "none yet"
    assert bool(told.because) == (level != "self-care")
    for reason in told.because:
        assert reason.fear
        assert reason.because
        assert reason.answers
        assert reason.sources


def test_the_result_travels_as_json(book):
    told = assess(book, LEVELS["emergency"], "TW").plain()
    assert json.loads(json.dumps(told)) == told
    assert list(told)[:3] == ["edition", "hash", "region"]
    assert set(told) >= {"disposition", "because", "open", "what_to_do", "warning_signs", "number_to_call"}
    assert told["disposition"] == {"at_least": "emergency", "at_most": "emergency", "settled": True}
    assert set(told["because"][0]) >= {"rule", "level", "because", "answers", "sources"}


@given(st.data())
def test_below_emergency_the_danger_signs_are_shown(book, data):
    told = assess(book, data.draw(people(book)), "US")
    if told.disposition.at_least == "emergency":
        assert told.warning_signs == ()
    else:
        assert len(told.warning_signs) >= 10
    assert told.number_to_call == "911"


def test_every_region_shows_its_own_number(book):
    for region, number, others in (("UK", "999", "911"), ("us", "911", "999"), ("Tw", "119", "999")):
        text = json.dumps(assess(book, LEVELS["emergency"], region).plain())
        assert number in text
        assert others not in text


def test_without_a_region_every_number_is_shown(book):
    number = assess(book, {}).number_to_call
    assert all(one in number for one in ("999", "911", "119"))


def test_an_unknown_region_is_refused(book):
    with pytest.raises(UnknownRegion, match="US, UK, TW"):
        assess(book, {}, "Atlantis")


def test_self_care_is_not_told_before_it_is_earned(book):
    advice = book.triage.levels["self-care"]
    for answers in random_people(book, 300):
        told = assess(book, answers)
        if not told.disposition.settled and told.disposition.at_least == "self-care":
            assert told.headline != advice.headline
            assert told.what_to_do == ("Answer the questions that are still open.",)
            assert told.contact == told.say == told.within == ""


def test_what_was_assumed_is_said(book):
    assert assess(book, PLAIN, others="no").plain()["others"] == "no"
    assert assess(book, PLAIN).plain()["others"] is None
    with pytest.raises(ValueError, match="others"):
        assess(book, PLAIN, others="yes")


def test_five_lines_of_python():
    from loosen import assess, load_rulebook

    book = load_rulebook()
    result = assess(book, {"age": 34, "fever": "unsure"}, region="UK")
    print(result.disposition.at_least, result.open[0], result.number_to_call)
    assert result.disposition.at_least == "same-day"
