"""Reminders as a calendar, read back by another reader: right by the clock on the wall, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from loosen.care.answers import BadAnswers
from loosen.care.reminders import Reminders, Wanted, read_reminders, usual_times
from loosen.formats.calendar import calendar

MADE = datetime(2026, 11, 23, 10, tzinfo=UTC)
GOOD = {"zone": "UTC", "wanted": {"diary": {"times": ["08:00"], "weekdays": [1]}}}
ZONES = ["Europe/London", "America/New_York", "Asia/Taipei", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"]


def one(zone="Europe/London", at=time(8), weekdays=(0, 2, 4), **more):
    return Reminders(zone, (Wanted("today", (at,), weekdays),), **more)


def read(book, reminders, first=date(2026, 3, 23), owner="me"):
    return Calendar.from_ical(calendar(book, reminders, first, owner, MADE))


def occurrences(book, reminders, first, count):
    """The first of them, as another library makes them from the file."""
    whole = vobject.readOne(calendar(book, reminders, first, "me", MADE).decode())
    event = whole.vevent
    rule = event.getrruleset(addRDate=True)
    return [at for at, _place in zip(rule, range(count), strict=False)]


def test_it_is_what_a_calendar_asks_for(book):
    text = calendar(book, one(), date(2026, 11, 23), "me", MADE).decode()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    for part in ("BEGIN:VTIMEZONE", "TZID:Europe/London", "BEGIN:VALARM", "ACTION:DISPLAY", "DTSTAMP:20261123T100000Z"):
        assert part in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in text


def test_nothing_of_health_unless_it_is_wanted(book):
    quiet = calendar(book, one(), date(2026, 11, 23), "me", MADE).decode()
    assert "SUMMARY:Time for you" in quiet
    assert "plan" not in quiet.lower()
    assert "SUMMARY:Your plan for today" in calendar(book, one(plain=True), date(2026, 11, 23), "me", MADE).decode()


def test_through_the_change_of_clocks_it_stays_at_eight(book):
    """29 March and 25 October 2026 in London."""
    for first in (date(2026, 3, 27), date(2026, 10, 23)):
        found = occurrences(book, one(weekdays=tuple(range(7))), first, 5)
        assert [at.hour for at in found] == [8] * 5
        offsets = [at.replace(tzinfo=ZoneInfo("Europe/London")).utcoffset() for at in found]
        assert len(set(offsets)) == 2


def test_the_leap_day_is_not_left_out(book):
    found = occurrences(book, one(weekdays=tuple(range(7))), date(2028, 2, 27), 4)
    assert [at.date() for at in found] == [date(2028, 2, 27), date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]


@given(
    st.sampled_from(ZONES),
    st.times(),
    st.sets(st.integers(0, 6), min_size=1),
    st.dates(date(2025, 1, 1), date(2030, 12, 31)),
)
def test_it_begins_on_the_first_wanted_day_at_the_wanted_time(book, zone, at, weekdays, first):
    reminders = one(zone, at.replace(second=0, microsecond=0), tuple(sorted(weekdays)))
    (event,) = read(book, reminders, first).walk("VEVENT")
    start = event["DTSTART"].dt
    assert (start.hour, start.minute) == (at.hour, at.minute)
    assert start.weekday() in weekdays
    assert 0 <= (start.date() - first).days < 7
    assert not any(
        (first + timedelta(days=ahead)).weekday() in weekdays for ahead in range((start.date() - first).days)
    )
    assert len(event["RRULE"]["BYDAY"]) == len(weekdays)


def test_the_same_reminder_keeps_its_name_and_others_have_their_own(book):
    both = Reminders("UTC", (Wanted("today", (time(8), time(9)), (0,)), Wanted("diary", (time(8),), (0,))))
    uids = [str(event["UID"]) for event in read(book, both).walk("VEVENT")]
    assert len(set(uids)) == 3
    assert uids == [str(event["UID"]) for event in read(book, both, date(2027, 5, 5)).walk("VEVENT")]
    assert not set(uids) & {str(event["UID"]) for event in read(book, both, owner="you").walk("VEVENT")}


def test_until_includes_the_last_day(book):
    reminders = one(weekdays=tuple(range(7)), until=date(2026, 11, 26))
    found = occurrences(book, reminders, date(2026, 11, 24), 9)
    assert [at.date().day for at in found] == [24, 25, 26]


def test_breaks_come_again_and_again_up_to_their_end(book):
    times = usual_times(book, "breaks")
    assert (times[0], times[-1]) == (time(9, 30), time(17))
    minutes = [at.hour * 60 + at.minute for at in times]
    assert {after - at for at, after in pairwise(minutes)} == {30}
    assert usual_times(book, "breaks", time(23)) == (time(23),)
    assert usual_times(book, "diary", time(21)) == (time(21),)


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        (None, "Choose the place"),
        ({"zone": "Mars", "wanted": {}}, "Choose the place"),
        ({"zone": "UTC", "wanted": {}}, "at least one thing"),
        ({"zone": "UTC", "wanted": {"dose": {}}}, 'no reminders of "dose"'),
        ({"zone": "UTC", "wanted": {"diary": {"times": ["25:00"], "weekdays": [0]}}}, "looks like 08:00"),
        ({"zone": "UTC", "wanted": {"diary": {"times": [], "weekdays": [0]}}}, "times a day"),
        ({"zone": "UTC", "wanted": {"diary": {"times": ["08:00"], "weekdays": []}}}, "at least one day"),
        ({"zone": "UTC", "wanted": {"diary": {"times": ["08:00"], "weekdays": [7]}}}, "at least one day"),
        (
            {"zone": "UTC", "wanted": {"diary": {"times": ["08:00"], "weekdays": [1]}}, "until": "soon"},
            "must be a date",
        ),
    ],
)
def test_what_cannot_be_read(book, plain, message):
    with pytest.raises(BadAnswers) as bad:
        read_reminders(book, plain)
    assert message in str(bad.value.problems)


def test_what_is_kept_comes_back(book):
    reminders = Reminders("Asia/Taipei", (Wanted("breaks", (time(9), time(9, 30)), (1, 3)),), True, date(2027, 1, 1))
    assert read_reminders(book, reminders.as_json()) == reminders
