"""Recovery: the usual stays usual, who falls behind is sent to somebody in time, and nothing is made up."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.book.progress_records import LOWER
from loosen.care.course import Start
from loosen.care.diary import Entry, in_order
from loosen.care.episodes import episodes_of
from loosen.care.outcomes import BETTER, SAME, WORSE, change_of
from loosen.care.plan import plan
from loosen.care.progress import progress
from loosen.care.usual_course import share_after
from tests.care.test_plan import DAY, GOOD, PLAIN

WEEKS = 12


def after(days):
    return DAY + timedelta(days=days)


def told(day, pain, **more):
    walked = 2 if pain > 6 else 8 if pain > 4 else 40
    answers = {**GOOD, "rest-pain": pain, "worst-pain": min(10, pain + 1), "walked-minutes": walked}
    return Entry(after(day), answers | {"usual-tasks-hard": "yes" if pain > 4 else "no"} | more, "none")


def recovering(day):
    return told(day, max(0, 7 - day // 2))


def slow(day):
    return told(day, max(4, 7 - day // 7))


def recurring(day):
    return told(day, max(0, 7 - day // 2) if day < 35 else max(0, 7 - (day - 35) // 2))


def worsening(day):
    return told(day, min(9, 5 + day))


def stuck(day):
    return told(day, 6)


def silent(day):
    return recovering(day) if day < 2 else None


def life(one):
    return [entry for day in range(1, 7 * WEEKS + 1) if (entry := one(day))]


def start(pain=7):
    return Start(DAY, {**PLAIN, "pain-severity": pain, "pain-duration-days": 0})


def levels(book, one, pain=7):
    """(day, level) whenever it changes, through the twelve weeks."""
    diary, changes = life(one), []
    for day in range(7 * WEEKS + 1):
        level = progress(book, [start(pain)], diary, after(day)).recovery.level
        if not changes or changes[-1][1] != level:
            changes.append((day, level))
    return changes


def test_who_recovers_is_never_alarmed(book):
    assert levels(book, recovering) == [(0, "on-course")]


def test_who_recovers_slowly_is_asked_offered_help_and_then_sent_to_a_clinician(book):
    course = levels(book, slow)
    assert course[0] == (0, "on-course")
    assert (7, "check-again") in course, "nothing has changed in a week"
    assert any(level == "offer" and 28 <= day < 42 for day, level in course)
    assert course[-1] == (42, "see-clinician")


def test_who_does_not_change_at_all_is_asked_again_after_a_week(book):
    assert (7, "check-again") in levels(book, stuck, pain=6)


def test_after_that_check_two_weeks_without_change_lead_to_a_clinician(book):
    checks = [start(6), Start(after(7), {**PLAIN, "pain-severity": 6, "pain-duration-days": 7})]
    found = [progress(book, checks, life(stuck), after(day)).recovery for day in (8, 13, 14, 17)]
    assert [one.level for one in found] == ["on-course", "on-course", "check-again", "check-again"]
    checks.append(Start(after(14), {**PLAIN, "pain-severity": 6, "pain-duration-days": 14}))
    found = [progress(book, checks, life(stuck), after(day)).recovery for day in (15, 17, 20)]
    assert [one.level for one in found] == ["see-clinician"] * 3
    assert {one.by for one in found} == {after(21)}, "the day by which to go does not move on with the days"


def test_who_gets_worse_hears_it_within_days(book):
    first = next(day for day, level in levels(book, worsening, pain=5) if level != "on-course")
    assert first <= 4


def test_who_is_silent_is_neither_alarmed_nor_called_recovered(book):
    diary = life(silent)
    found = progress(book, [start()], diary, after(30))
    assert found.days_silent == 29
    assert not found.recovery.settled
    assert found.episode is not None, "silence ends no episode"
    assert [point.day for point in found.points] == [DAY, after(1)], "what was not told is missing"


def test_who_has_it_again_has_two_episodes_and_an_offer(book):
    found = progress(book, [start()], life(recurring), after(7 * WEEKS))
    assert len(found.episodes) == 2
    assert found.episodes[0].over is not None
    again = progress(book, [start()], life(recurring), after(40))
    assert again.recovery.level == "offer"
    assert "come back within the year" in again.recovery.because[0].text


@pytest.mark.parametrize("one", [recovering, slow, recurring, worsening, stuck, silent])
def test_never_a_day_without_a_sensible_plan(book, one):
    """A plan, or what is to be told or checked first."""
    diary = life(one)
    for day in range(0, 7 * WEEKS + 1, 3):
        made = plan(book, start().answers, after(day), diary, checked=DAY, others="no", region="UK")
        assert made.items
        assert made.headline


@pytest.mark.parametrize("sign", ["danger-sign-today", "leg-symptoms-new"])
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_danger_sign_opens_the_check_until_it_is_done(book, sign, answer):
    diary = [told(1, 5, **{sign: answer}), told(2, 4)]
    found = [progress(book, [start()], diary, after(day)).recovery.level for day in (0, 1, 2, 9)]
    assert found[0] == "on-course"
    assert found[1:] == ["check-again"] * 3
    checked = [start(), Start(after(2), PLAIN)]
    assert progress(book, checked, diary, after(2)).recovery.level == "on-course"


def test_a_published_course_stays_in_the_band(book):
    """The means of the study from which the band is drawn, as one person's pain, week by week."""
    usual = book.progress.usual
    first = 10
    for point in usual.points:
        share = share_after(usual, point.week * 7)
        assert share.low <= point.mean / usual.points[0].mean <= share.high
        assert not share.estimate
    diary = [
        Entry(after(point.week * 7), {"rest-pain": round(first * point.mean / usual.points[0].mean)})
        for point in usual.points
    ]
    for point in usual.points[:3]:
        found = progress(book, [start(first)], diary, after(point.week * 7))
        assert found.recovery.level in ("on-course", "offer", "see-clinician") or point.week == 0
        assert not any("more slowly" in one.text for one in found.recovery.because)


def test_the_band_falls_and_says_what_is_estimated(book):
    shares = [share_after(book.progress.usual, day) for day in range(0, 800)]
    assert all(one.low <= one.high for one in shares)
    assert all(before.high >= now.high for before, now in pairwise(shares))
    assert [day for day, one in enumerate(shares[:365]) if not one.estimate] == [0, 42, 182, 364]
    assert shares[500] == shares[700]


@given(st.lists(st.integers(0, 10), max_size=60), st.integers(0, 2**32))
def test_episodes_never_overlap_and_end_only_calmly(book, pains, seed):
    chance = Random(seed)
    day, entries = 0, []
    for pain in pains:
        day += chance.choice([1, 1, 1, 2, 5])
        entries.append(told(day, pain))
    found = episodes_of(book.progress.episodes, entries)
    for one in found:
        assert one.over is None or one.over >= one.began
    for before, now in pairwise(found):
        assert before.over is not None
        assert before.over < now.began
    for one in found:
        if one.over:
            last = [entry.worst for entry in entries if one.began <= entry.day <= one.over]
            assert max(last[-book.progress.episodes.over_after :]) <= 1


@given(st.lists(st.tuples(st.integers(-3, 90), st.integers(0, 10), st.sampled_from(["no", "yes"])), max_size=40))
def test_any_diary_has_a_progress(book, days):
    """Also one that lies before the check, or after today, or is told twice."""
    diary = [told(day, pain, **{"usual-tasks-hard": hard}) for day, pain, hard in days]
    found = progress(book, [start()], diary, after(60))
    assert found.recovery.level in book.progress.levels
    assert all(point.day <= after(60) for point in found.points)
    assert [point.day for point in found.points] == sorted({point.day for point in found.points})
    assert found.plain()["recovery"]["level"] == found.recovery.level


def test_without_anything_told_there_is_nothing_to_show(book):
    found = progress(book, [], [], DAY)
    assert (found.episode, found.points, found.band, found.days_silent) == (None, (), (), None)
    assert found.recovery.level == "on-course"


def test_milestones_are_dated_by_the_first_day(book):
    found = {one.text: one.day for one in progress(book, [start()], life(recovering), after(14)).milestones}
    assert found["It was a third better than at the start."] == after(7)
    assert found["You walked for 10 minutes."] == after(6)


@pytest.mark.parametrize(
    ("measure", "before", "after_it", "verdict"),
    [
        ("pain", 6, 4, BETTER),
        ("pain", 6, 5, SAME),
        ("pain", 3, 2, BETTER),
        ("pain", 4, 6, WORSE),
        ("activities", 3, 5, BETTER),
        ("activities", 3, 4, SAME),
        ("activities", 5, 2, WORSE),
        ("rmdq", 14, 9, BETTER),
        ("rmdq", 14, 11, SAME),
        ("pain", 5, 5, SAME),
        ("pain", 0, 0, SAME),
    ],
)
def test_a_change_means_something_only_when_it_is_large_enough(book, measure, before, after_it, verdict):
    change = change_of(book.progress.measures[measure], before, after_it)
    assert change.verdict == verdict
    assert str(after_it) in change.text


def test_every_measure_says_which_way_is_better(book):
    assert {one.better for one in book.progress.measures.values()} == {LOWER, "higher"}


def days_with(book, effect, days=40):
    """A diary in which heat changes the next day's pain by ``effect``."""
    chance, diary, pain = Random("heat"), [], 5
    for day in range(1, days):
        warm = chance.random() < 0.5
        diary.append(Entry(after(day), {"rest-pain": pain}, done=("heat",) if warm else ()))
        pain = min(10, max(0, 5 + (effect if warm else 0) + chance.choice([-1, 0, 1])))
    return diary


def test_what_seemed_to_help_is_told_with_its_uncertainty(book):
    found = {one.id: one for one in progress(book, [start()], days_with(book, -3), after(45)).helped}
    assert found["heat"].high < 0
    assert found["heat"].low <= found["heat"].difference <= found["heat"].high
    assert "proves nothing" in found["heat"].text


def test_chance_is_not_called_help(book):
    found = {one.id: one for one in progress(book, [start()], days_with(book, 0), after(45)).helped}
    assert "no clear difference" in found["heat"].text


def test_too_few_days_say_nothing(book):
    assert not progress(book, [start()], days_with(book, -3, days=10), after(45)).helped


def test_a_correction_counts_from_then_on():
    diary = [Entry(DAY, {"rest-pain": 7}, "green"), Entry(DAY, {"rest-pain": 4}, note="typed wrongly")]
    (day,) = in_order(diary, DAY)
    assert (day.rest, day.light, day.note) == (4, "green", "typed wrongly")


def test_the_same_always_leads_to_the_same(book):
    diary = days_with(book, -2)
    first, again = (progress(book, [start()], diary, date(2027, 1, 9)).plain() for _time in range(2))
    assert first == again
