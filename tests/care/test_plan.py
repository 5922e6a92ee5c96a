"""Plans: for anybody, on any day, only what suits them, with its reasons, and no more than a day holds."""

import json
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.book.course import LIGHTS, NONE, PHASES
from loosen.book.read_exercises import AVOID
from loosen.care.amount import Amount, begin
from loosen.care.answers import BadAnswers
from loosen.care.care_plan import HEAT, ICE, NEITHER, Wishes
from loosen.care.course import Start, standing_on
from loosen.care.diary import Entry, in_order, read_diary
from loosen.care.lately import course_of
from loosen.care.plan import AT_HOME, plan
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import Number, YesNo
from loosen.engine.interview import no_to_the_rest

DAY = date(2026, 11, 23)
PLAIN = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 6, "pain-duration-days": 1}
GOOD = {
    "danger-sign-today": "no",
    "rest-pain": 3,
    "worst-pain": 4,
    "walked-minutes": 20,
    "cannot-get-about": "no",
    "sleep-worse": "no",
    "usual-tasks-hard": "no",
    "leg-symptoms-new": "no",
}
# Health that changes what suits, and seldom makes the check urgent.
HEALTH = [
    *("osteoporosis", "steroid-long-term", "spinal-stenosis", "leg-pain-one-side", "knee-trouble", "diabetes"),
    *("heat-numb-skin", "broken-skin", "breathless-lying", "hip-replacement", "high-bp", "recent-operation"),
]


def somebody(book, chance):
    """(answers, day after the check, diary, wishes) of an invented person."""
    known = [id for id in HEALTH if id in book.known]
    answers = {**PLAIN, "age": chance.randint(18, 90), "pain-severity": chance.randint(0, 10)}
    answers["pain-duration-days"] = chance.choice([0, 1, 3, 10, 40])
    answers |= {id: chance.choice(["yes", "unsure"]) for id in known if chance.random() < 0.15}
    if chance.random() < 0.15:
        answers |= {"sex-at-birth": "female", "pregnant": "yes", "pregnancy-weeks": chance.randint(4, 40)}
        answers["age"] = chance.randint(18, 45)
    day = chance.choice([0, 0, 1, 3, 7, 20, 45])
    told = a_good_day if chance.random() < 0.4 else some_day
    diary = [one for ahead in range(1, day + 1) if (one := told(chance, DAY + timedelta(days=ahead)))]
    wishes = Wishes(chance.choice([HEAT, ICE, NEITHER]), chance.random() < 0.2)
    return answers, DAY + timedelta(days=day), diary, wishes


def a_good_day(chance, day):
    """Of somebody who recovers."""
    rest = max(0, 5 - (day - DAY).days // 4)
    return Entry(
        day, {**GOOD, "rest-pain": rest, "worst-pain": rest, "walked-minutes": 40}, chance.choice(["green", NONE])
    )


def some_day(chance, day):
    if chance.random() < 0.15:
        return None
    rest = chance.randint(0, 8)
    told = {**GOOD, "rest-pain": rest, "worst-pain": min(10, rest + chance.randint(0, 3))}
    told["walked-minutes"] = chance.choice([0, 2, 5, 12, 40])
    told |= {id: "yes" for id in ("sleep-worse", "leg-symptoms-new", "usual-tasks-hard") if chance.random() < 0.1}
    told["danger-sign-today"] = chance.choice(["no"] * 30 + ["yes", "unsure"])
    return Entry(day, told, chance.choice([NONE, *LIGHTS]))


@pytest.fixture(scope="module")
def people(book):
    """200 invented people with their plans."""
    found = []
    for number in range(200):
        answers, day, diary, wishes = somebody(book, Random(f"plan {number}"))
        made = plan(book, answers, day, diary, checked=DAY, wishes=wishes, others="no", region="UK")
        found.append((answers, day, diary, wishes, made))
    return found


def test_two_hundred_people_are_of_all_kinds(people):
    plans = [made for *_rest, made in people]
    assert {made.phase for made in plans} >= set(PHASES)
    assert any(made.check_again for made in plans)
    assert sum(bool(made.items) for made in plans) > 120


def test_a_plan_is_never_empty_and_never_too_full(book, people):
    for _answers, _day, _diary, _wishes, made in people:
        if made.check_again or made.ask:
            assert not made.items
            continue
        ids = [item.id for item in made.items]
        assert 1 <= len(ids) <= 7
        assert len(ids) == len(set(ids))
        assert {"warm", "cool"} - set(ids)
        assert sum(item.kind == "learn" for item in made.items) <= 1
        minutes = sum(item.minutes * item.times[0] for item in made.items)
        assert minutes <= book.plan.phases[made.phase].minutes_a_day, (made.phase, ids)
        assert made.better
        assert made.tomorrow
        assert 0 < len(made.avoid) <= 4


def test_everything_says_why_and_how_sure_that_is(book, people):
    for *_rest, made in people:
        for item in made.items:
            assert item.title
            assert item.when
            assert item.why
            assert item.evidence
            assert any(book.sources[source].seen for source in item.sources)
            weak = item.certainty in ("low", "convention") and item.kind != "be-seen"
            assert ("eak evidence" in item.evidence) == weak, item.id
        assert all(told.text and told.why for told in made.avoid)


def test_nothing_unsuitable_is_in_it(book, people):
    for answers, _day, _diary, _wishes, made in people:
        known = no_to_the_rest(book.triage.decision, answers)
        known = no_to_the_rest(book.exercises.interview.decision, known)
        check = book.triage.decide(known)
        if made.items:
            assert check.at_least in AT_HOME
        for item in made.items:
            for step in item.session.steps if item.session else ():
                decision = book.exercises.exercises[step.exercise].decision
                pain = {"pain-duration-days": known["pain-duration-days"] + 50, "pain-severity": 0}
                worst = evaluate(decision, {**known, **pain, "urgency": check.at_least}).at_most
                assert worst != AVOID, (step.exercise, answers)
            if item.measure == HEAT:
                assert not {"heat-numb-skin", "broken-skin", "diabetes", "pregnant"} & set(answers)
            for position in item.relief:
                if position in ("calves-on-chair", "front-with-pillow"):
                    assert answers.get("pregnancy-weeks", 0) < 14


def test_wishes_are_heard(people):
    for _answers, _day, _diary, wishes, made in people:
        ids = {item.id for item in made.items}
        if wishes.warmth == NEITHER:
            assert ids.isdisjoint({"warm", "cool"})
        if wishes.warmth == ICE and "warm" in ids:
            raise AssertionError("ice was wished for, and nothing speaks against it")


def test_a_gentler_day_asks_for_less(book):
    diary = [Entry(DAY + timedelta(days=one), GOOD, "green") for one in range(1, 8)]
    day = diary[-1].day
    usual = plan(book, PLAIN, day, diary, checked=DAY, others="no")
    gentler = plan(book, PLAIN, day, diary, checked=DAY, others="no", wishes=Wishes(gentler=True))
    assert PHASES.index(gentler.phase) == PHASES.index(usual.phase) + 1


def test_the_same_always_leads_to_the_same(book, people):
    for answers, day, diary, wishes, made in people[:40]:
        again = plan(book, answers, day, list(reversed(diary)), checked=DAY, wishes=wishes, others="no", region="UK")
        assert again == made
        assert json.loads(json.dumps(made.plain(), default=str))["hash"] == book.hash


def test_the_format_for_programs(book):
    plain = plan(book, PLAIN, DAY, others="no").plain()
    assert {"phase", "items", "avoid", "changed", "tomorrow"} <= set(plain)
    wanted = {"id", "kind", "title", "when", "minutes", "why", "sources", "certainty"}
    assert all(wanted <= set(item) for item in plain["items"])
    json.dumps(plain)


def test_while_the_check_is_open_there_is_no_plan(book):
    made = plan(book, PLAIN, DAY)
    assert made.check_again
    assert not made.items


def test_a_new_day_begins_with_the_danger_signs(book):
    known = no_to_the_rest(book.triage.decision, PLAIN)
    made = plan(book, known, DAY + timedelta(days=1), checked=DAY)
    assert made.ask == tuple(book.today.findings)
    assert not made.items
    assert len(made.danger_signs) >= 15
    for answer in ("yes", "unsure"):
        told = [Entry(DAY + timedelta(days=1), {**GOOD, "danger-sign-today": answer})]
        assert plan(book, known, DAY + timedelta(days=1), told, checked=DAY).check_again


def test_a_seen_first_item_for_whom_the_check_sends(book):
    for more, wanted in (({}, False), ({"osteoporosis": "yes", "age": 74}, True)):
        made = plan(book, {**PLAIN, **more}, DAY, others="no")
        assert ("be-seen" in [item.id for item in made.items]) == wanted


# How far somebody has come

days = st.lists(
    st.tuples(
        st.integers(1, 60), st.integers(0, 10), st.integers(0, 10), st.integers(0, 60), st.sampled_from([NONE, *LIGHTS])
    ),
    max_size=25,
)


def diary_of(drawn):
    return [
        Entry(
            DAY + timedelta(days=ahead),
            {**GOOD, "rest-pain": rest, "worst-pain": max(rest, worst), "walked-minutes": walked},
            light,
        )
        for ahead, rest, worst, walked, light in drawn
    ]


@given(days)
def test_one_phase_at_a_time_forwards(book, drawn):
    start = Start(DAY, {**no_to_the_rest(book.triage.decision, PLAIN), "urgency": "self-care"})
    diary = in_order(diary_of(drawn), DAY + timedelta(days=61))
    phases = [standing_on(book, start, one.day, diary).phase for one in diary]
    for before, after in pairwise(phases):
        assert PHASES.index(after) >= PHASES.index(before) - 1


@given(days)
def test_never_two_increases_at_once_and_never_up_after_red(book, drawn):
    start = Start(DAY, {**no_to_the_rest(book.triage.decision, PLAIN), "urgency": "self-care"})
    diary = in_order(diary_of(drawn), DAY + timedelta(days=61))
    before = standing_on(book, start, DAY, [])
    for one in diary:
        now = standing_on(book, start, one.day, diary)
        grown = [id for id, amount in now.amounts.items() if more(amount, before.amounts.get(id) or least(book, id))]
        assert len(grown) <= 1
        assert grown == ([now.raised] if now.raised else [])
        if one.light in LIGHTS[1:]:
            assert not grown
        if grown:
            last = now.amounts[grown[0]], before.amounts.get(grown[0]) or least(book, grown[0])
            assert sum(a != b for a, b in zip(*last, strict=True)) == 1
        assert all(amount.sets >= 1 and max(amount[1:]) >= 1 for amount in now.amounts.values())
        before = now


def least(book, id):
    return begin(book.exercises.exercises[id].dose)


def more(one: Amount, other: Amount):
    return any(a > b for a, b in zip(one, other, strict=True))


@given(days, st.integers(0, 60))
def test_what_the_diary_says_fits_its_findings(book, drawn, ahead):
    day = DAY + timedelta(days=ahead)
    told = course_of(in_order(diary_of(drawn), day), day, 7, NONE)
    for id, answer in told.items():
        assert book.plan.phase.asks[id].finding.kind.accepts(answer), (id, answer)


@given(days, st.integers(1, 60), st.sampled_from(["rest-pain", "worst-pain"]))
def test_a_worse_day_never_leads_on(book, drawn, ahead, which):
    """Whoever tells of more pain on the last day stands no further than whoever tells of less."""
    start = Start(DAY, {**no_to_the_rest(book.triage.decision, PLAIN), "urgency": "self-care"})
    day = DAY + timedelta(days=ahead)
    diary = [one for one in diary_of(drawn) if one.day < day]
    calm = standing_on(book, start, day, [*diary, Entry(day, {**GOOD, "rest-pain": 1, "worst-pain": 1})])
    worse = standing_on(book, start, day, [*diary, Entry(day, {**GOOD, "rest-pain": 1, "worst-pain": 1, which: 9})])
    assert PHASES.index(worse.phase) >= PHASES.index(calm.phase)


def test_a_silence_lowers_and_blames_nobody(book):
    diary = [Entry(DAY + timedelta(days=one), GOOD, "green") for one in range(1, 11)]
    later = Entry(DAY + timedelta(days=20), GOOD)
    made = plan(book, PLAIN, later.day, [*diary, later], checked=DAY, others="no")
    assert [told.text for told in made.changed] == ["A third less of each exercise today."]
    assert "no failure" in made.changed[0].why


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        ({}, "must be a list"),
        ([3], "give an object"),
        ([{"rest-pain": 3}], '"day" must be a date'),
        ([{"day": "tomorrow"}], '"day" must be a date'),
        ([{"day": 3}], '"day" must be a date'),
        ([{"day": "2026-11-23", "light": "blue"}], '"light" is one of'),
        ([{"day": "2026-11-23", "rest-pain": 11}], "rest-pain"),
        ([{"day": "2026-11-23", "rest-pian": 1}], "rest-pian"),
    ],
)
def test_a_diary_that_cannot_be_read(book, plain, message):
    with pytest.raises(BadAnswers) as caught:
        read_diary(book, plain)
    assert message in " ".join(caught.value.problems)


def test_everything_that_is_asked_today_bears_on_something(book):
    used = set(book.plan.phase.asks) | set(book.plan.light.asks) | {"worst-pain"}
    assert set(book.today.findings) <= used
    assert all(isinstance(one.kind, (YesNo, Number)) for one in book.today.findings.values())
