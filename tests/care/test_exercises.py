"""Which exercises suit one person: nothing too early, nothing that harms, and a worse answer never makes it calmer."""

import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from loosen.book.read_exercises import ADAPT, AVOID, FINE, FITS
from loosen.care.answers import BadAnswers
from loosen.care.exercises import Judging, fit_of, suits, with_urgency
from loosen.care.walk import Walk
from loosen.engine.finding import YesNo
from loosen.engine.interview import no_to_the_rest
from tests.care.people import people

PLAIN = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 5, "pain-duration-days": 5}
WOMAN = {**PLAIN, "sex-at-birth": "female"}
THIN_BONES = {"bending-forward.thin-bones", "loaded-bending.thin-bones"}


def levels(result):
    return {one.id: one.level for one in result.exercises}


def test_a_plain_adult_may_do_nearly_all(book):
    result = suits(book, PLAIN, others="no")
    assert set(levels(result).values()) == {FINE}
    assert all(one.settled and one.dose and not one.because and not one.open for one in result.exercises)


def test_in_the_first_days_the_hard_ones_wait(book):
    result = suits(book, {**PLAIN, "pain-duration-days": 1}, others="no")
    assert levels(result)["curl-up"] == AVOID
    assert levels(result)["pelvic-tilt"] == FINE
    (why,) = next(one.because for one in result.exercises if one.id == "curl-up")
    assert why.answers == {"pain-duration-days": 1}
    assert why.convention


def test_nothing_that_bends_under_load_with_thin_bones(book):
    result = suits(book, {**PLAIN, "osteoporosis": "yes"}, others="no")
    bends = {id for id, one in book.exercises.exercises.items() if THIN_BONES & set(one.fits)}
    assert len(bends) >= 5
    assert {levels(result)[id] for id in bends} == {AVOID}
    changed = next(one for one in result.exercises if one.id == "cat-cow")
    assert changed.level == ADAPT
    assert changed.adapt == tuple(why.adapt for why in changed.because)
    assert "flat" in changed.adapt[0]


def test_nobody_lies_flat_or_on_the_front_late_in_pregnancy(book):
    result = suits(book, {**WOMAN, "pregnant": "yes", "pregnancy-weeks": 30}, others="no")
    lying = {one.level for one in result.exercises if one.position in ("back", "front")}
    assert lying == {AVOID}
    assert levels(result)["bird-dog"] == FINE


@pytest.mark.parametrize("danger", ["saddle-numbness", "fever"])
def test_all_is_left_out_before_help(book, danger):
    result = suits(book, {**PLAIN, danger: "yes"}, others="no")
    assert set(levels(result).values()) == {AVOID}
    assert all(not one.dose and not one.adapt and one.because for one in result.exercises)


def test_an_emergency_needs_no_further_answers(book):
    assert all(one.settled and one.level == AVOID for one in suits(book, {"saddle-numbness": "yes"}).exercises)


def test_nothing_is_fine_before_the_check_has_settled(book):
    answers = {id: answer for id, answer in PLAIN.items() if id != "pain-site"}
    result = suits(book, answers, others="no")
    assert not result.urgency.settled
    assert FINE not in levels(result).values()
    assert all("pain-site" in one.open for one in result.exercises)
    assert suits(book, {}).exercises[0].open[0] in book.triage.interview.alone_top


def test_what_is_missing_counts_as_the_worst(book):
    """The check has settled, and the questions about moving are still open."""
    check = no_to_the_rest(book.triage.decision, PLAIN)
    result = suits(book, check)
    assert result.urgency.settled
    assert FINE not in levels(result).values()
    turning = next(one for one in result.exercises if one.id == "hip-flexor")
    assert not turning.settled
    assert set(turning.open) >= {"recent-operation", "knee-trouble"}
    settled = suits(book, {**check, "recent-operation": "no"})
    kneeling = next(one for one in settled.exercises if one.id == "hip-flexor")
    assert (kneeling.level, kneeling.settled) == (ADAPT, False)
    assert kneeling.adapt
    assert not kneeling.because


def test_the_core_needs_the_urgency(book):
    """Whoever forgets what is worked out is told nothing too soon."""
    known = suits(book, PLAIN, others="no").answers
    bridge = book.exercises.exercises["bridge"]
    assert fit_of(book, bridge, known).level == AVOID
    assert fit_of(book, bridge, with_urgency(book, known)).level == FINE
    assert fit_of(book, bridge, with_urgency(book, known, "acute")).level == FINE


EVERY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much]}


@settings(**EVERY)
@given(st.data())
def test_unsure_counts_as_yes(book, data):
    person = data.draw(people(book))
    own = set(book.exercises.interview.decision.asks) - set(book.triage.decision.asks)
    finding = data.draw(st.sampled_from([id for id in sorted(own) if isinstance(book.known[id].kind, YesNo)]))
    unsure, yes = (levels(suits(book, {**person, finding: answer})) for answer in ("unsure", "yes"))
    assert unsure == yes


@settings(**EVERY)
@given(st.data())
def test_a_worse_answer_never_makes_any_exercise_calmer(book, data):
    person = data.draw(people(book))
    finding = data.draw(st.sampled_from([id for id in sorted(person) if isinstance(book.known[id].kind, YesNo)]))
    no, unsure, yes = (levels(suits(book, {**person, finding: one})) for one in ("no", "unsure", "yes"))
    for id in no:
        assert FITS.index(no[id]) <= FITS.index(unsure[id]) <= FITS.index(yes[id]), (finding, id)


@settings(**EVERY)
@given(st.data())
def test_a_missing_answer_is_never_calmer_than_a_no(book, data):
    person = data.draw(people(book))
    missing = data.draw(st.sets(st.sampled_from(sorted(person)), min_size=1))
    partly = {id: answer for id, answer in person.items() if id not in missing}
    known = no_to_the_rest(book.exercises.interview.decision, no_to_the_rest(book.triage.decision, partly))
    assume(known.keys() == person.keys())
    less, all_no = suits(book, partly), suits(book, known)
    for one, other in zip(less.exercises, all_no.exercises, strict=True):
        assert FITS.index(one.level) >= FITS.index(other.level)
        assert one.level != FINE or one.settled
        assert bool(one.open) == (not one.settled)


def test_only_what_still_matters_is_asked(book):
    check = no_to_the_rest(book.triage.decision, PLAIN)
    rest = no_to_the_rest(book.exercises.interview.decision, check)
    walk, asked = Walk(Judging(book), before=check), []
    while walk.page is not None:
        asked += walk.page.findings
        walk = walk.answer({id: rest[id] for id in walk.page.findings})
    assert "knee-trouble" in asked
    assert not set(asked) & set(check)
    assert all(one.settled for one in suits(book, walk.answers).exercises)
    assert Walk(Judging(book), before={"saddle-numbness": "yes"}).page is None


def test_the_result_travels_as_json(book):
    plain = json.loads(json.dumps(suits(book, {**PLAIN, "osteoporosis": "unsure"}, others="no").plain()))
    assert plain["hash"] == book.hash
    curl = next(one for one in plain["exercises"] if one["id"] == "curl-up")
    assert curl["level"] == AVOID
    assert curl["because"][0]["answers"] == {"osteoporosis": "unsure"}
    assert {"title", "purpose", "phases", "position", "settled", "adapt", "open", "dose", "certainty"} <= set(curl)


def test_bad_input_gets_a_clear_word(book):
    with pytest.raises(BadAnswers, match="urgency"):
        suits(book, {"urgency": "self-care"})
    with pytest.raises(BadAnswers, match="knee-trouble"):
        suits(book, {"knee-troubl": "yes"})
    with pytest.raises(ValueError, match="others"):
        suits(book, {}, others="yes")
