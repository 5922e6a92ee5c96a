"""What is safe for one person: nothing is allowed too early, nothing is passed over, and every word has its reason."""

import json

import pytest

from loosen.care.answers import BadAnswers
from loosen.care.assessment import UnknownRegion
from loosen.care.cabinet import look_through
from loosen.care.medicines import UnknownHerb, medicines
from loosen.care.screening import Screening
from loosen.care.showing_medicines import showing
from loosen.care.walk import Walk
from loosen.engine.interview import no_to_the_rest

PLAIN = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 7, "pain-duration-days": 0}


def levels(result, kind="products"):
    return {one.id: one.level for one in getattr(result, kind)}


def test_a_plain_adult_may_take_ibuprofen(book):
    result = medicines(book, PLAIN, "UK", others="no")
    assert levels(result)["ibuprofen-oral"] == "allowed"
    ibuprofen = next(one for one in result.products if one.id == "ibuprofen-oral")
    assert ibuprofen.dose.most_in_24_hours == 1200
    assert not ibuprofen.because
    assert ibuprofen.if_not_enough
    assert ibuprofen.stop
    assert "naproxen-sodium-oral" in ibuprofen.never_with


def test_nothing_is_offered_in_an_emergency(book):
    result = medicines(book, {**PLAIN, "saddle-numbness": "yes"}, "UK", others="no", herbs=["all"])
    for kind in ("products", "herbs", "measures"):
        assert set(levels(result, kind).values()) == {"avoid"}
    shown = showing(book, result)
    assert shown["emergency"]
    assert shown["kinds"] == []
    assert "999" in shown["who"]


def test_on_the_same_day_there_is_only_asking(book):
    result = medicines(book, {**PLAIN, "fever": "yes"}, "UK", others="no", herbs=["all"])
    for kind in ("products", "herbs", "measures"):
        assert "allowed" not in levels(result, kind).values()


def test_nothing_is_allowed_before_the_check_has_settled(book):
    """Not even for somebody who answers no to all else: without a place of the pain nobody knows how urgent it is."""
    answers = {id: answer for id, answer in PLAIN.items() if id != "pain-site"}
    result = medicines(book, answers, "UK", others="no")
    assert "allowed" not in levels(result).values()
    assert "allowed" not in levels(result, "measures").values()
    assert all(
        "pain-site" in one.open for one in result.products if one.level == "pharmacist-first" and not one.settled
    )


def test_no_dose_before_all_is_known(book):
    for answers in ({}, PLAIN, no_to_the_rest(book.triage.decision, PLAIN)):
        result = medicines(book, answers, "UK")
        assert [one.id for one in result.products if one.dose is not None or one.level == "allowed"] == []
        assert any(one.open for one in result.products)


def test_only_what_is_allowed_has_a_dose(book):
    for region in book.regions:
        for one in medicines(book, PLAIN, region, others="no").products:
            assert (one.dose is not None) == (one.level == "allowed")
            assert not (region == "other" and one.dose)


def test_what_they_take_outweighs_a_milder_answer(book):
    result = medicines(book, {**PLAIN, "anticoagulant": "no"}, "UK", ["warfarin"], others="no")
    assert levels(result)["ibuprofen-oral"] == "avoid"


def test_what_is_unknown_makes_nothing_allowed(book):
    result = medicines(book, PLAIN, "US", ["Zzyxoprin"], others="no")
    assert "allowed" not in levels(result).values()
    assert result.cabinet.unknown == ("Zzyxoprin",)
    assert any("Zzyxoprin" in told for told in showing(book, result)["unknown"])


def test_a_likeness_counts_both_ways_until_it_is_confirmed(book):
    """As what it resembles, and as something unknown."""
    guessed = medicines(book, PLAIN, "UK", ["warferin"], others="no")
    assert levels(guessed)["ibuprofen-oral"] == "avoid"
    assert levels(guessed)["ibuprofen-topical"] != "allowed"
    assert [one.typed for one in guessed.cabinet.unconfirmed] == ["warferin"]
    confirmed = medicines(book, PLAIN, "UK", ["warferin"], confirmed=["warferin"], others="no")
    assert confirmed.cabinet.unconfirmed == ()
    assert levels(confirmed)["ibuprofen-oral"] == "avoid"


def test_herbs_only_when_asked_and_prescription_only_when_taken(book):
    nothing = medicines(book, PLAIN, "UK", others="no")
    assert nothing.herbs == nothing.prescription == ()
    asked = medicines(book, PLAIN, "UK", ["diazepam", "ginger"], herbs=["turmeric"], others="no")
    assert set(levels(asked, "herbs")) == {"ginger", "turmeric"}
    assert [one.id for one in asked.prescription] == ["diazepam"]
    for one in (*asked.herbs, *asked.prescription):
        assert one.dose is None
    assert all(one.helps == one.certainty == "" for one in asked.prescription)


def test_what_is_taken_is_not_held_against_itself(book):
    """A herb is screened beside all else that they take, and a product beside itself as well."""
    herb = medicines(book, PLAIN, "UK", ["willow bark"], others="no").herbs[0]
    assert not [why.rule for why in herb.because if "other-nsaid" in why.rule or "same" in why.rule]
    assert levels(medicines(book, PLAIN, "UK", ["ibuprofen"], others="no"))["ibuprofen-oral"] == "avoid"


def test_a_measure_has_a_timer_with_skin_checks(book):
    timed = [one for one in medicines(book, PLAIN, "UK", others="no").measures if one.id in ("heat", "ice")]
    for one in timed:
        assert 0 < min(one.timer.check_skin_at) <= one.timer.minutes
    assert len(timed) == 2
    numb = medicines(book, {**PLAIN, "heat-numb-skin": "yes"}, "UK", others="no")
    assert next(one for one in numb.measures if one.id == "heat").timer is None


def screening(book, taking=(), herbs=()):
    return Screening(book, "UK", look_through(book.names, list(taking)), tuple(herbs))


def asked_of(book, answers, of):
    """Every finding that somebody is asked for who gives ``answers`` and no to all else."""
    check = no_to_the_rest(book.triage.decision, answers)
    rest = no_to_the_rest(book.screens.interview.decision, check)
    walk = Walk(of, before=check)
    asked = []
    while walk.page is not None:
        asked += walk.page.findings
        walk = walk.answer({id: rest[id] for id in walk.page.findings})
    return asked


def test_only_what_still_matters_is_asked(book):
    man, woman = (asked_of(book, {**PLAIN, "sex-at-birth": sex}, screening(book)) for sex in ("male", "female"))
    assert "breastfeeding" in woman
    assert "breastfeeding" not in man
    assert "pregnancy-weeks" not in woman
    assert not set(man).intersection(book.findings.findings).difference({"kidney-disease"})
    assert "gallstones" not in man
    assert "gallstones" in asked_of(book, PLAIN, screening(book, herbs=["turmeric"]))


def test_in_an_emergency_nothing_more_is_asked(book):
    told = {**PLAIN, "saddle-numbness": "yes"}
    assert Walk(screening(book), before=told).page is None


def test_the_result_travels_as_json(book):
    result = medicines(book, PLAIN, "us", "warfarin, Advil, Zzyxoprin", herbs=["all"], others="no")
    plain = json.loads(json.dumps(result.plain()))
    assert {"products", "herbs", "measures", "prescription", "recognised", "unknown", "region"} <= set(plain)
    assert plain["region"] == "US"
    assert {"id", "name", "level", "because", "dose", "open"} <= set(plain["products"][0])
    json.dumps(showing(book, result))


def test_bad_input_gets_a_clear_word(book):
    with pytest.raises(UnknownRegion, match="US"):
        medicines(book, PLAIN, "Atlantis")
    with pytest.raises(UnknownHerb, match="turmeric"):
        medicines(book, PLAIN, "UK", herbs=["turmerik-x"])
    with pytest.raises(BadAnswers, match="urgency"):
        medicines(book, {"urgency": "self-care"}, "UK")
    with pytest.raises(BadAnswers, match="anticoagulant"):
        medicines(book, {"anticoagulent": "yes"}, "UK")
