"""Prevention for one person: only what suits them, grown from what they managed, the same each time."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loosen.book.read_exercises import AVOID
from loosen.care.amount import begin, up
from loosen.care.answers import BadAnswers
from loosen.care.exercises import with_urgency
from loosen.care.growing import strength_in, walks_in
from loosen.care.prevention import breaks, programme, risk_factors, workplace
from loosen.engine.evaluate import evaluate
from loosen.engine.interview import no_to_the_rest
from tests.care.people import people

DAY = date(2026, 11, 25)  # a Wednesday
WELL = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 1, "pain-duration-days": 25}


def week_of(book, week=1, more=None, **told):
    return programme(book, {**WELL, **(more or {})}, week, DAY, others="no", **told)


def exercises_of(made):
    return list(made.strength.session.adapt) if made.strength else []


def test_the_first_week(book):
    made = week_of(book)
    assert made.begins
    assert made.open == ()
    assert [one.day for one in made.days] == [date(2026, 11, 23) + timedelta(days=one) for one in range(7)]
    assert [one.walk for one in made.days] == [15, 0, 15, 0, 0, 15, 0]
    assert [one.strength for one in made.days] == [False, True, False, False, True, False, False]
    assert exercises_of(made) == ["bird-dog", "bridge", "sit-stand", "hip-hinge"]
    assert made.strength.grown == ""
    assert set(made.strength.amounts) == set(exercises_of(made))


def test_it_grows_for_months(book):
    walked = [week_of(book, week).walks.total for week in range(1, 30)]
    assert walked == sorted(walked)
    assert (walked[11], walked[25], walked[28]) == (130, 150, 150)
    minutes = [week_of(book, week).strength.session.minutes for week in (1, 5, 13, 26, 52)]
    assert minutes == sorted(set(minutes))
    assert minutes[-1] <= 35


def test_one_exercise_grows_a_week_and_none_beyond_its_most(book):
    answers = with_urgency(book, no_to_the_rest(book.exercises.interview.decision, no_to_all(book)), "prevention")
    before = strength_in(book, 1, answers)
    for week in range(2, 60):
        now = strength_in(book, week, answers)
        raised = [id for id, amount in now.amounts.items() if amount != before.amounts.get(id, amount)]
        assert raised == ([now.raised] if now.raised else [])
        for id in raised:
            dose = book.exercises.exercises[id].dose
            assert now.amounts[id] == up(before.amounts[id], dose)
        before = now
    for id, amount in before.amounts.items():
        dose = book.exercises.exercises[id].dose
        assert amount.sets <= max(1, dose.sets[1])
        assert (amount.repetitions, amount.hold) <= (dose.repetitions[1], dose.hold[1])
        assert amount >= begin(dose)


def no_to_all(book):
    return no_to_the_rest(book.triage.decision, WELL)


def test_a_missed_week_is_that_week_again(book):
    again = week_of(book, 9, weeks_done=3)
    assert (again.week, again.counts) == (9, 4)
    assert again.walks[:3] == week_of(book, 4).walks[:3]
    assert again.strength.amounts == week_of(book, 4).strength.amounts
    assert week_of(book, 3, weeks_done=50).counts == 3


@given(st.integers(1, 60), st.integers(0, 400))
def test_walks_grow_from_what_was_managed_and_never_faster(book, week, managed):
    walking = book.prevention.weekly.walking
    found = walks_in(walking, week, managed)
    least = walking.least_minutes * walking.weeks[0].days
    assert found.total <= max(least, managed * 1.13)
    assert found.total <= 150
    assert walks_in(walking, week, managed + 1).total >= found.total
    if managed <= walks_in(walking, week).total:
        assert found.total <= walks_in(walking, week).total


@given(st.integers(1, 60))
def test_who_keeps_to_the_plan_keeps_its_pace(book, week):
    walking = book.prevention.weekly.walking
    assert walks_in(walking, week + 1, walks_in(walking, week).total) == walks_in(walking, week + 1)


def test_who_walked_little_begins_there(book):
    made = week_of(book, 12, walk_minutes=20)
    assert (made.walks.days, made.walks.minutes) == (3, 7)
    assert "20 minutes" in made.walks.from_last
    assert week_of(book, 12, walk_minutes=0).walks.minutes == 5


# Health that changes what suits, and seldom makes the check urgent.
HEALTH = (
    "osteoporosis",
    "steroid-long-term",
    "spinal-stenosis",
    "knee-trouble",
    "wrist-or-shoulder-trouble",
    "high-bp",
)
HEALTH += ("breathless-lying", "hip-replaced", "unsteady", "eye-operation", "heart-effort", "foot-trouble", "tummy-gap")


def somebody(book, data):
    """Anybody at all, or somebody who has recovered and has some other trouble."""
    if data.draw(st.booleans()):
        return data.draw(people(book))
    more = data.draw(st.dictionaries(st.sampled_from(HEALTH), st.sampled_from(["yes", "unsure"]), max_size=4))
    well = no_to_the_rest(book.exercises.interview.decision, no_to_all(book))
    return {**well, **{id: answer for id, answer in more.items() if id in well}}


@settings(max_examples=60)
@given(st.data())
def test_nothing_that_does_not_suit(book, data):
    """The promise of each exercise holds for what stands in the week and among the breaks."""
    answers = somebody(book, data)
    week, done = data.draw(st.integers(1, 40)), data.draw(st.none() | st.integers(0, 40))
    made = programme(book, answers, week, DAY, weeks_done=done)
    known = with_urgency(book, answers, "prevention")
    decisions = {id: one.decision for id, one in book.exercises.exercises.items()}
    planned = [*exercises_of(made), *([book.prevention.weekly.walking.exercise] if made.walks else [])]
    for id in planned:
        assert evaluate(decisions[id], known).at_most != AVOID
    texts = {idea.text: idea.exercise for idea in book.prevention.breaks.ideas if idea.exercise}
    for told in breaks(book, answers).ideas:
        assert told not in texts or evaluate(decisions[texts[told]], known).at_most != AVOID
    if not made.begins:
        assert not planned
        assert made.days == ()
        assert made.because
    assert made == programme(book, answers, week, DAY, weeks_done=done)
    json.dumps(made.plain())


@settings(max_examples=60)
@given(st.data())
def test_whoever_begins_is_safe_at_home_and_hurts_little(book, data):
    answers = {**somebody(book, data), "pain-severity": data.draw(st.integers(0, 10))}
    made = programme(book, answers, 1, DAY)
    check = book.triage.decide(answers)
    if made.begins:
        assert check.settled
        assert check.at_least in ("self-care", "routine", "soon")
        assert answers["pain-severity"] <= 3


@pytest.mark.parametrize("phase", ["flare", "acute", "subacute", "", "nonsense"])
def test_an_earlier_phase_waits(book, phase):
    made = week_of(book, phase=phase)
    assert not made.begins
    assert [one.text for one in made.because if "step at a time" in one.text]


@pytest.mark.parametrize("more", [{"pain-severity": 4}, {"chest-pain": "yes"}, {"fever": "unsure"}])
def test_pain_and_danger_signs_wait(book, more):
    made = week_of(book, more=more)
    assert (made.begins, made.days, made.strength, made.walks) == (False, (), None, None)


def test_without_answers_it_waits_and_asks(book):
    made = programme(book, {}, 1, DAY)
    assert not made.begins
    assert "First the check" in made.because[0].text
    assert set(made.open[:3]) <= set(book.triage.decision.asks)


def test_what_does_not_suit_is_told_with_its_reason(book):
    made = week_of(book, 13, {"spinal-stenosis": "yes"})
    assert "back-ext" not in exercises_of(made)
    (left,) = [one for one in made.strength.left_out if one.text == book.exercises.exercises["back-ext"].title]
    assert left.why
    heart = week_of(book, 1, {"heart-effort": "unsure"})
    assert heart.walks is None
    assert [one.walk for one in heart.days] == [0] * 7
    assert "doctor" in heart.without[0].why


def test_what_is_changed_is_told(book):
    made = week_of(book, 1, {"osteoporosis": "yes"})
    assert any("bag" in one for one in made.walks.adapt)


@pytest.mark.parametrize(
    "told", [{"week": 0}, {"week": 521}, {"weeks_done": -1}, {"walk_minutes": -5}, {"walk_minutes": 9999}]
)
def test_what_cannot_be_is_refused(book, told):
    with pytest.raises(BadAnswers, match="must be from"):
        week_of(book, **told)


def test_bad_answers_are_refused(book):
    for find in (workplace, risk_factors, breaks):
        with pytest.raises(BadAnswers):
            find(book, {"sits-lnog": "yes"})
        with pytest.raises(ValueError, match="others"):
            find(book, {}, others="yes")


def test_the_work_place_what_is_most_worth_trying_first(book):
    found = workplace(book, {"chair-uncomfortable": "yes", "sits-long": "unsure"}, others="no")
    assert [one.rule for one in found.advice] == ["workplace.sitting", "workplace.chair"]
    assert (found.level, found.open) == ("first", ())
    assert all(one.grounds.sources and one.because and one.how for one in found.advice)


def test_a_work_place_that_suits_may_stay(book):
    assert workplace(book, {}, others="no").level == "keep"


def test_what_was_not_answered_never_reassures(book):
    found = workplace(book, {"sits-long": "no"})
    assert (found.level, found.headline) == ("", "Questions are still open.")
    assert len(found.open) == 8


@given(st.data())
def test_each_answer_leads_to_its_advice(book, data):
    asked = [id for page in book.prevention.asked.pages if page.id == "workplace" for id in page.findings]
    answers = {id: data.draw(st.sampled_from(["yes", "unsure", "no"])) for id in asked}
    found = workplace(book, answers)
    assert len(found.advice) == sum(answer != "no" for answer in answers.values())
    ranks = [("first", "try").index(one.level) for one in found.advice]
    assert ranks == sorted(ranks)


def test_what_may_be_theirs_comes_first(book):
    found = risk_factors(book, {**WELL, "smokes": "unsure", "recurrent-episodes": "yes", "sits-long": "no"})
    assert [one.id for one in found.factors if one.yours] == ["past-spells", "smoking"]
    assert [one.id for one in found.factors[:2]] == ["past-spells", "smoking"]
    assert len(found.factors) == len(book.prevention.risks.factors)
    assert not [one for one in risk_factors(book, {}).factors if one.yours]


def test_breaks_for_everybody_hold_no_exercise(book):
    found = breaks(book)
    by_text = {idea.text: idea.exercise for idea in book.prevention.breaks.ideas}
    assert found.ideas
    assert not any(by_text[one] for one in found.ideas)
    assert found.held_back == sum(bool(one) for one in by_text.values())
    assert breaks(book, WELL, others="no").held_back == 0


def test_it_travels_as_json(book):
    for found in (week_of(book), workplace(book, {}), risk_factors(book, {}), breaks(book)):
        json.dumps(found.plain())
