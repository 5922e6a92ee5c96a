"""Doses as people type them: read for sure, or refused with a word on how to type them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.care.dose_times import BadTime, instant, shown
from loosen.care.dose_words import BadDose, read_dose

LONDON, NEW_YORK, TAIPEI = ZoneInfo("Europe/London"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Taipei")
NOW = datetime(2026, 6, 10, 21, 0, 30, tzinfo=UTC)  # 22:00:30 in London
NAMES = {
    "ibuprofen": ["ibuprofen-oral"],
    "advil": ["ibuprofen-oral"],
    "ibuprofen tablets": ["ibuprofen-oral"],
    "nurofen 200": ["ibuprofen-oral"],
    "paracetamol": ["paracetamol-oral"],
    "night nurse": ["paracetamol-oral"],
    "voltarol gel": ["diclofenac-topical"],
    "voltarol": ["diclofenac-topical", "diclofenac-strong"],
    "布洛芬": ["ibuprofen-oral"],
}


def find(name):
    return NAMES.get(name.casefold(), [])


def read(text, now=NOW, zone=LONDON):
    return read_dose(text, now, zone, find)


def told(text, now=NOW, zone=LONDON):
    with pytest.raises(BadDose) as raised:
        read(text, now, zone)
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "product", "amount", "unit"),
    [
        ("400 mg ibuprofen", "ibuprofen-oral", 400, "mg"),
        ("400mg Ibuprofen", "ibuprofen-oral", 400, "mg"),
        ("ibuprofen 400 mg", "ibuprofen-oral", 400, "mg"),
        ("400 mg of ibuprofen tablets.", "ibuprofen-oral", 400, "mg"),
        ("  400   MG\tADVIL ", "ibuprofen-oral", 400, "mg"),
        ("+400 mg ibuprofen", "ibuprofen-oral", 400, "mg"),
        ("２００ｍｇ ibuprofen", "ibuprofen-oral", 200, "mg"),
        ("400毫克 布洛芬", "ibuprofen-oral", 400, "mg"),
        ("2 x 200 mg Advil", "ibuprofen-oral", 400, "mg"),
        ("2x200mg Advil", "ibuprofen-oral", 400, "mg"),
        ("2 × 200 mg Advil", "ibuprofen-oral", 400, "mg"),
        ("2 tablets of 200 mg Advil", "ibuprofen-oral", 400, "mg"),
        ("1.5 x 200 mg Advil", "ibuprofen-oral", 300, "mg"),
        ("1 g paracetamol", "paracetamol-oral", 1000, "mg"),
        ("0.5 g paracetamol", "paracetamol-oral", 500, "mg"),
        ("0,5g paracetamol", "paracetamol-oral", 500, "mg"),
        ("1,000 mg paracetamol", "paracetamol-oral", 1000, "mg"),
        ("1 g Night Nurse", "paracetamol-oral", 1000, "mg"),
        ("400 mg Nurofen 200", "ibuprofen-oral", 400, "mg"),
        ("1 use Voltarol gel", "diclofenac-topical", 1, "use"),
        ("2 uses of Voltarol gel", "diclofenac-topical", 2, "use"),
    ],
)
def test_amounts_and_names(text, product, amount, unit):
    dose = read(text)
    assert (dose.product, dose.amount, dose.unit, dose.at) == (product, amount, unit, NOW)


@pytest.mark.parametrize(
    ("time", "hour", "minute"),
    [
        ("at 08:10", 7, 10),
        ("@ 8:10", 7, 10),
        ("08:10", 7, 10),
        ("at 8.10", 7, 10),
        ("8:10am", 7, 10),
        ("at 8:10 a.m.", 7, 10),
        ("8.10 pm", 19, 10),
        ("8:10pm", 19, 10),
        ("8pm", 19, 0),
        ("12am today", -1, 0),
        ("today 12 pm", 11, 0),
        ("today at 08:10", 7, 10),
        ("at 08:10 today", 7, 10),
        ("yesterday 22:30", -3, 30),
        ("yesterday, 10:30pm", -3, 30),
        ("22:30 yesterday", -3, 30),
        ("at 22:30 on 2026-06-09", -3, 30),
        ("2026-06-10 08:10", 7, 10),
        ("at 2026-06-10T08:10", 7, 10),
        ("2026-06-10T08:10Z", 8, 10),
        ("2026-06-10T08:10:00+08:00", 0, 10),
        ("2026-06-10T08:10-04:00", 12, 10),
    ],
)
def test_times(time, hour, minute):
    at = datetime(2026, 6, 10, tzinfo=UTC) + timedelta(hours=hour, minutes=minute)
    assert read(f"400 mg ibuprofen {time}").at == at
    assert read(f"{time} 400 mg ibuprofen").at == at


@pytest.mark.parametrize(
    ("time", "minutes"),
    [("now", 0), ("just now", 0), ("90 minutes ago", 90), ("5 min ago", 5), ("2 hours ago", 120), ("1h ago", 60)],
)
def test_times_from_now(time, minutes):
    assert read(f"400 mg ibuprofen {time}").at == NOW - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Type a dose"),
        (" \n ", "Type a dose"),
        ("x" * 10_000, "too long"),
        ("-400 mg ibuprofen", "below zero"),
        ("− 400 mg ibuprofen", "below zero"),
        ("-2 ibuprofen", "below zero"),
        ("0 mg ibuprofen", "Nothing taken"),
        ("0 x 200 mg ibuprofen", "Nothing taken"),
        ("400000000 mg ibuprofen", "cannot be right"),
        ("99999 x 200 mg ibuprofen", "cannot be right"),
        ("9" * 90 + " mg ibuprofen", "cannot be right"),
        ("1001 uses Voltarol gel", "cannot be right"),
        ("1.000 mg paracetamol", "two ways"),
        ("1,5,0 mg paracetamol", "two ways"),
        ("2.5 mg paracetamol", "whole number"),
        ("0.5 use Voltarol gel", "whole number"),
        ("ibuprofen", "How much"),
        ("mg ibuprofen", "How much"),
        ("some ibuprofen at 08:10", "How much"),
        ("2 tablets ibuprofen", "2 x 200 mg"),
        ("2 ibuprofen", "2 x 200 mg"),
        ("two tablets of ibuprofen", "2 x 200 mg"),
        ("3 pills Advil at 08:10", "2 x 200 mg"),
        ("2 tablets 400 mg ibuprofen", "2 x 200 mg"),
        ("2 400 mg ibuprofen", "2 x 200 mg"),
        ("two 200 mg ibuprofen", "2 x 200 mg"),
        ("200 mg ibuprofen x 2", "2 x 200 mg"),
        ("200 mg ibuprofen twice", "2 x 200 mg"),
        ("½ x 500 mg paracetamol", "2 x 200 mg"),
        ("5 ml ibuprofen", '"ml" is no unit'),
        ("500 mcg ibuprofen", '"mcg" is no unit'),
        ("5 drops ibuprofen", '"drops" is no unit'),
        ("400 mg ibuprofen 500 mg paracetamol", "two amounts"),
        ("400 mg", "Which medicine"),
        ("400 mg at 08:10", "Which medicine"),
        ("400 mg 💊", "without pictures"),
        ("400 mg ibuprofen 💊", "without pictures"),
        ("400 mg flurbl", '"flurbl" is not known'),
        ("400 mg \x1b[31mred", '"?[31mred" is not known'),
        ("400 mg " + "y" * 150, "y…"),
        ("1 use Voltarol", "more than one product: diclofenac-topical, diclofenac-strong"),
        ("400 mg ibuprofen at 23:00", "still to come"),
        ("400 mg ibuprofen at 22:01", 'type "yesterday"'),
        ("400 mg ibuprofen 2026-06-11 08:10", "still to come"),
        ("400 mg ibuprofen 2027-01-01T00:00Z", "still to come"),
        *(
            (f"400 mg ibuprofen {time}", "time cannot be read")
            for time in (
                "at 8",
                "at 25:00",
                "at 24:00",
                "at 08:60",
                "13:00pm",
                "0pm",
                "at 0810",
                "tomorrow 08:10",
                "tomorrow",
                "yesterday",
                "last night",
                "this morning",
                "on Monday",
                "29/3/2026 08:10",
                "29 March 08:10",
                "2026-02-30 08:10",
                "0001-01-01T00:00+14:00",
                "9999-12-31T23:59-12:00",
                "2026-06-10T08:10+1:00",
                "half an hour ago",
                "100 hours ago",
                "2 hours",
                "at 08:10 and 12:10",
                "at",
            )
        ),
    ],
    ids=lambda value: value[:40],
)
def test_what_cannot_be_read_is_told(text, message):
    assert message in told(text)


def test_products_to_choose_from_are_given():
    with pytest.raises(BadDose) as raised:
        read("1 use Voltarol")
    assert raised.value.choices == ("diclofenac-topical", "diclofenac-strong")


def test_just_after_midnight_yesterday_is_meant_in_words():
    after_midnight = datetime(2026, 6, 9, 23, 15, tzinfo=UTC)  # 00:15 on the 10th in London
    assert "yesterday" in told("400 mg ibuprofen 22:30", after_midnight)
    assert read("400 mg ibuprofen yesterday 22:30", after_midnight).at == datetime(2026, 6, 9, 21, 30, tzinfo=UTC)


def test_a_time_is_local():
    morning = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
    assert [read("400 mg ibuprofen at 07:00", morning, zone).at.hour for zone in (LONDON, NEW_YORK, TAIPEI)] == [
        6,
        11,
        23,
    ]


@pytest.mark.parametrize(
    ("zone", "time"), [(LONDON, "2026-03-29 01:30"), (NEW_YORK, "2026-03-08 02:30"), (NEW_YORK, "2:30am 2026-03-08")]
)
def test_a_time_that_the_clocks_skipped_is_refused(zone, time):
    assert "the clocks went forward" in told(f"400 mg ibuprofen at {time}", NOW, zone)


@pytest.mark.parametrize(
    ("zone", "time", "later"),
    [
        (LONDON, "2025-10-26 01:30", datetime(2025, 10, 26, 1, 30, tzinfo=UTC)),
        (NEW_YORK, "2025-11-02 01:30", datetime(2025, 11, 2, 6, 30, tzinfo=UTC)),
    ],
)
def test_a_time_that_came_twice_is_the_later_and_is_told(zone, time, later):
    dose = read(f"400 mg ibuprofen at {time}", NOW, zone)
    assert dose.at == later
    assert "came twice" in dose.notes[0]
    assert later.astimezone(zone).strftime("%Z") in dose.notes[0]
    between = later - timedelta(minutes=45)
    assert read(f"400 mg ibuprofen at {time}", between, zone).at == later - timedelta(hours=1)
    assert "still to come" in told(f"400 mg ibuprofen at {time}", later - timedelta(minutes=75), zone)


def test_a_time_is_shown_as_it_is_near():
    at = datetime(2026, 6, 10, 7, 10, tzinfo=UTC)
    day = timedelta(days=1)
    assert shown(at, LONDON, at) == "08:10"
    assert shown(at, LONDON, at + day) == "08:10 yesterday"
    assert shown(at, LONDON, at - day) == "08:10 tomorrow"
    assert shown(at, LONDON, at + 2 * day) == shown(at, LONDON) == "2026-06-10 08:10"


ZONES = st.sampled_from([LONDON, NEW_YORK, TAIPEI, ZoneInfo("Australia/Lord_Howe"), timezone(timedelta(hours=5.5))])


@given(st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1)), ZONES)
def test_what_is_shown_is_read_as_the_same(at, zone):
    """But for the first of two like times, which is read as the second."""
    at = at.replace(second=0, microsecond=0, tzinfo=UTC)
    local = at.astimezone(zone).replace(tzinfo=None, fold=0)
    when = instant(local, zone, datetime(2100, 1, 1, tzinfo=UTC))
    assert when.at == at or (when.note and when.at > at)


@given(st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1)), ZONES)
def test_any_local_time_is_an_instant_or_refused(local, zone):
    try:
        when = instant(local, zone, datetime(2100, 1, 1, tzinfo=UTC))
    except BadTime as bad:
        assert "went forward" in str(bad)  # noqa: PT017
        return
    assert when.at.astimezone(zone).replace(tzinfo=None, fold=0) == local


PIECES = st.sampled_from(
    ["400", "mg", "g", "x", "ibuprofen", "at", "08:10", "8pm", "-", "2026-06-10", "use", "T", "ago"]
)


@given(st.text(max_size=40) | st.lists(PIECES, max_size=8).map(" ".join) | st.lists(PIECES, max_size=8).map("".join))
def test_any_text_is_read_or_refused_with_a_word(text):
    try:
        dose = read_dose(text, NOW, LONDON, lambda name: ["ibuprofen-oral"])
    except BadDose as bad:
        assert str(bad)  # noqa: PT017
        return
    assert dose.amount > 0
    assert dose.at <= NOW
