"""The log of a diary: copies come to the same, corrections count, and a day is the day on somebody's wall."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.care.answers import BadAnswers
from loosen.care.course import Start
from loosen.care.diary import Entry, read_diary
from loosen.care.diary_log import Telling, days_of, merge, read_log
from loosen.care.history import Checked, History
from loosen.care.progress import progress

ZONES = ["Europe/London", "Asia/Taipei", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))


@st.composite
def tellings(draw):
    """What somebody told, wherever they were: the day is that of the wall clock there."""
    at = draw(INSTANTS)
    day = at.astimezone(ZoneInfo(draw(st.sampled_from(ZONES)))).date()
    answers = draw(st.dictionaries(st.sampled_from(["rest-pain", "worst-pain"]), st.integers(0, 10)))
    done = draw(st.none() | st.lists(st.sampled_from(["walk", "heat"]), unique=True).map(tuple))
    entry = Entry(day, answers, draw(st.sampled_from(["none", "green", "red"])), done=done)
    return Telling(draw(st.uuids()).hex, at, entry)


@given(st.lists(tellings(), max_size=12), st.randoms())
def test_copies_come_to_the_same_in_any_order(log, chance):
    there = [*log, *log[: len(log) // 2]]
    chance.shuffle(there)
    assert merge(there) == merge(log)
    assert list(merge(there)) == list(merge(log))
    assert merge(log[:5], log[3:]) == merge(log)


@given(st.lists(tellings(), max_size=12))
def test_what_travels_comes_back_as_it_was(book, log):
    merged = merge(log)
    assert read_log(book, [one.plain() for one in merged.values()]) == merged


@given(st.lists(tellings(), max_size=12))
def test_the_last_telling_counts_field_by_field(log):
    merged = merge(log)
    for day in days_of(merged):
        own = [one.entry for one in merged.values() if one.entry.day == day.day]
        for id in ("rest-pain", "worst-pain"):
            told = [one.answers[id] for one in own if id in one.answers]
            assert day.answers.get(id) == (told[-1] if told else None)
        assert (day.light == "red") == any(one.light == "red" for one in own)


@given(st.lists(tellings(), max_size=12), INSTANTS, st.sampled_from(ZONES))
def test_travel_clock_changes_and_leap_days_break_nothing(book, log, now, zone):
    """A day may come twice, be skipped or lie after today; no future day is counted."""
    today = now.astimezone(ZoneInfo(zone)).date()
    check = Start(today - timedelta(days=3), {"pain-severity": 6, "pain-duration-days": 1})
    found = progress(book, [check], days_of(merge(log)), today)
    assert all(point.day <= today for point in found.points)
    assert found.recovery.level in book.progress.levels


def test_the_leap_day_and_the_change_of_clocks_are_days_like_others(book):
    for first, days in ((date(2028, 2, 27), 4), (date(2026, 3, 28), 3), (date(2026, 10, 24), 3)):
        diary = [Entry(first + timedelta(days=one), {"rest-pain": 6 - one}) for one in range(days)]
        found = progress(book, [], diary, first + timedelta(days=days - 1))
        assert [point.rest for point in found.points] == [6, 5, 4, 3][:days]


def test_what_was_told_before_the_check_of_the_day_is_asked_by_the_check(book):
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    log = merge(
        Telling(f"{hours}", at + timedelta(hours=hours), Entry(at.date(), {"danger-sign-today": answer}))
        for hours, answer in ((-1, "yes"), (1, "no"))
    )
    history = History((Checked(at, at.date(), {}),), log)
    assert [one.answers for one in history.diary] == [{"danger-sign-today": "no"}]


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        ({}, "must be a list"),
        ([{"day": "2026-11-23", "activities": {"": 3}}], '"activities"'),
        ([{"day": "2026-11-23", "activities": {"Lift": 11}}], '"activities"'),
        ([{"day": "2026-11-23", "activities": {"a": 1, "b": 1, "c": 1, "d": 1}}], "at most 3"),
        ([{"day": "2026-11-23", "done": "walk"}], '"done"'),
        ([{"day": "2026-11-23", "note": 7}], '"note"'),
        ([{"day": "2026-11-23", "sleep-night": "fine"}], "sleep-night"),
    ],
)
def test_a_day_that_cannot_be_read(book, plain, message):
    with pytest.raises(BadAnswers) as bad:
        read_diary(book, plain)
    assert message in str(bad.value.problems)
