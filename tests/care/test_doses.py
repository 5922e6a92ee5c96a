"""The dose clock, told by examples. tests/care/test_dose_clock.py holds it against the labels on any sequence."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from loosen.care import doses as clock_of
from loosen.care.dose_log import BadLog, Dose, Removed, from_plain, merge, standing, to_plain
from loosen.care.dose_reasons import Teller
from loosen.care.dose_rules import ANOTHER, AT_ONCE, CLOCK, COURSE, NOT_CONFIRMED, SAME, TOO_MUCH, TOO_SOON, UNKNOWN
from loosen.care.dose_times import instant
from loosen.care.doses import Allowed, Noted, Refused, clock, may_take, note, overdose
from tests.book.samples import TEXTS
from tests.care.clocks import DAY, DOSING, HOUR, PACKETS, START, dose, load_dosing

LONDON, NEW_YORK, TAIPEI = ZoneInfo("Europe/London"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Taipei")
SECOND = timedelta(seconds=1)


def state(product, taken, now):
    return {one.product: one for one in clock(PACKETS, DOSING, taken, now)}[product]


def verdict(taken, product, amount, at):
    return may_take(PACKETS, DOSING, taken, product, amount, at)


def kinds(refused):
    assert isinstance(refused, Refused)
    return [reason.kind for reason in refused.reasons]


def local(zone, *when):
    return instant(datetime(*when), zone, START + 999 * DAY).at


def test_the_rule_book_has_the_conventions():
    dosing, problems = load_dosing()
    assert problems == []
    assert (dosing.new_course_after_days, dosing.latest_minutes_ahead, dosing.earliest_days_back) == (7, 0, 30)
    assert [(one.group, one.hours) for one in dosing.one_at_a_time] == [("nsaid", 24)]
    assert all("{emergency-number}" in said for said in dosing.overdose.values())
    assert dosing.ceilings == {"paracetamol": 4000, "ibuprofen": 1200}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: new-course-after-days", "id: new-course", 'is not one of new-course-after-days'),
        ("number: 7", "number: 0", '"number" is too small'),
        ("hours: 24", "hours: 0", '"hours" must be 1 or more'),
        ("unit: use", "unit: mg", 'says nothing for the unit "use"'),
        ("mg: 4000", "mg: 0", '"mg" must be 1 or more'),
        ("[otc-nsaid-label, mims", "[otc-nsaid-labe, mims", 'Did you mean "otc-nsaid-label"?'),
        ("id: latest-minutes-ahead", "id: new-course-after-days", "stands twice"),
    ],
)  # fmt: skip
def test_broken_conventions_are_told_with_their_line(old, new, message):
    assert old in TEXTS["dosing.yaml"]
    _dosing, problems = load_dosing(TEXTS["dosing.yaml"].replace(old, new, 1))
    assert any(message in problem.message and problem.line for problem in problems), problems


def test_with_nothing_taken_everything_may_be_taken():
    for one in clock(PACKETS, DOSING, (), START):
        assert one.now
        assert (one.next_at, one.used, one.day, one.against) == (START, 0, 0, ())
        assert one.at_most == PACKETS[one.product].limits.most_at_once


def test_only_products_with_limits_are_on_the_clock():
    assert {one.product for one in clock(PACKETS, DOSING, (), START)}.isdisjoint({"both", "diclo"})


def test_the_interval():
    taken = [dose("ibu", 400, START)]
    before, after = state("ibu", taken, START + 4 * HOUR - SECOND), state("ibu", taken, START + 4 * HOUR)
    assert not before.now
    assert before.next_at == START + 4 * HOUR
    assert [reason.kind for reason in before.against] == [TOO_SOON]
    assert after.now
    assert (after.used, after.left, after.day) == (400, 800, 1)


def test_seconds_are_never_rounded_down():
    taken = [dose("ibu", 400, START + 30 * SECOND)]
    assert state("ibu", taken, START + HOUR).next_at == START + 4 * HOUR + 60 * SECOND


def test_a_dose_exactly_24_hours_ago_no_longer_counts():
    taken = [dose("ibu", 400, START + hours * HOUR) for hours in (0, 5, 10)]
    before, after = state("ibu", taken, START + DAY - SECOND), state("ibu", taken, START + DAY)
    assert (before.used, before.left, before.now, before.next_at) == (1200, 0, False, START + DAY)
    assert [reason.kind for reason in before.against] == [TOO_MUCH]
    assert (after.used, after.now, after.at_most) == (800, True, 400)


def test_midnight_changes_nothing():
    taken = [dose("ibu", 400, START.replace(hour=hour)) for hour in (13, 18, 23)]
    assert not state("ibu", taken, START.replace(hour=23) + 4 * HOUR + HOUR).now
    assert state("ibu", taken, START.replace(hour=13) + DAY).now


def test_less_than_the_most_may_be_left():
    taken = [dose("napro", 440, START)]
    assert state("napro", taken, START + 8 * HOUR).at_most == 220
    assert kinds(verdict(taken, "napro", 440, START + 8 * HOUR)) == [TOO_MUCH]
    assert verdict(taken, "napro", 440, START + 8 * HOUR).may_at == START + DAY


def test_products_with_one_substance_add_up():
    taken = [dose("para", 1000, START + hours * HOUR) for hours in (0, 4, 8)]
    slow = state("para-slow", taken, START + 16 * HOUR)
    assert (slow.used, slow.most, slow.left) == (3000, 3900, 900)
    assert kinds(verdict(taken, "para-slow", 650, START + 15 * HOUR)) == [TOO_SOON]  # the longer interval counts
    assert verdict(taken, "para-slow", 650, START + 16 * HOUR) == Allowed()
    assert kinds(verdict([*taken, dose("para-slow", 650, START + 16 * HOUR)], "para", 500, START + 23 * HOUR)) == [
        TOO_SOON,
        TOO_MUCH,
    ]


def test_the_strictest_most_of_the_products_counts():
    taken = [dose("para-slow", 1300, START), *(dose("para", 1000, START + hours * HOUR) for hours in (8, 12))]
    assert kinds(verdict(taken, "para", 700, START + 16 * HOUR)) == [TOO_MUCH]
    assert verdict(taken, "para", 600, START + 16 * HOUR) == Allowed()


def test_no_anti_inflammatory_after_another():
    taken = [dose("ibu", 200, START)]
    refused = verdict(taken, "napro", 220, START + 23 * HOUR)
    assert kinds(refused) == [ANOTHER]
    assert refused.may_at == START + DAY
    assert verdict(taken, "napro", 220, START + DAY) == Allowed()
    assert verdict(taken, "para", 500, START + HOUR) == Allowed()


def test_nor_before_another():
    assert kinds(verdict([dose("ibu", 200, START)], "napro", 220, START - 23 * HOUR)) == [ANOTHER]


def test_tablet_and_gel_do_not_add_up():
    assert set(kinds(verdict([dose("gel", 1, START)], "ibu", 200, START + 5 * HOUR))) == {SAME, ANOTHER}
    assert set(kinds(verdict([dose("both", 1, START)], "para", 500, START + 5 * HOUR))) == {SAME}


def test_what_has_no_limits_stands_in_the_way_and_is_never_offered():
    taken = [dose("diclo", 50, START)]
    assert kinds(verdict(taken, "ibu", 200, START + HOUR)) == [ANOTHER]
    assert kinds(verdict((), "diclo", 50, START)) == [NOT_CONFIRMED]
    noted = note(PACKETS, DOSING, (), taken[0], taken=True)
    assert [reason.kind for reason in noted.against] == [NOT_CONFIRMED]
    assert noted.overdose == ""


def test_what_the_rule_book_does_not_know_stands_in_every_way():
    taken = [dose("gone", 5, START)]
    assert not any(one.now for one in clock(PACKETS, DOSING, taken, START + 23 * HOUR))
    assert kinds(verdict(taken, "para", 500, START + HOUR)) == [UNKNOWN]
    assert verdict(taken, "para", 500, START + DAY) == Allowed()


def test_the_days_of_a_course():
    taken = [dose("para", 500, START + day * DAY) for day in range(3)]
    last = state("para", taken, START + 3 * DAY - HOUR)
    assert (last.now, last.day, last.days) == (True, 3, 3)
    over = state("para", taken, START + 3 * DAY)
    assert (over.now, over.next_at, over.day) == (False, None, 4)
    assert [reason.kind for reason in over.against] == [COURSE]
    again = state("para", taken, START + 9 * DAY)
    assert (again.now, again.day) == (True, 0)


def test_a_course_that_ends_before_the_next_dose_says_so():
    soon = state("para", [dose("para", 500, START + hours * HOUR) for hours in (0, 30, 60, 69)], START + 70 * HOUR)
    assert [reason.kind for reason in soon.against] == [TOO_SOON, COURSE]
    assert soon.next_at is None


def test_another_anti_inflammatory_goes_on_with_the_course():
    taken = [dose("ibu", 200, START + day * DAY) for day in range(10)]
    assert kinds(verdict(taken, "napro", 220, START + 10 * DAY)) == [COURSE]


def test_a_late_entry_is_held_against_what_came_after():
    taken = [dose("ibu", 400, START), dose("ibu", 400, START + 7 * HOUR)]
    assert kinds(verdict(taken, "ibu", 200, START + 3.5 * HOUR)) == [TOO_SOON]
    assert verdict([taken[0], dose("ibu", 400, START + 8 * HOUR)], "ibu", 200, START + 4 * HOUR) == Allowed()
    full = [dose("ibu", 400, START + hours * HOUR) for hours in (8, 12, 31)]
    assert kinds(verdict(full, "ibu", 400, START + 20 * HOUR)) == [TOO_MUCH]
    assert verdict(full, "ibu", 400, START + 3 * HOUR) == Allowed()


def test_a_late_entry_can_join_two_courses():
    taken = [dose("para", 500, START), dose("para", 500, START + 8 * DAY)]
    assert kinds(verdict(taken, "para", 500, START + 2 * DAY)) == [COURSE]
    assert verdict([taken[0]], "para", 500, START + 2 * DAY) == Allowed()


def test_a_late_entry_counts_the_days_of_what_came_after():
    later = [dose("para", 500, START + 3 * DAY)]
    assert kinds(verdict(later, "para", 500, START)) == [COURSE]
    assert verdict(later, "para", 500, START + HOUR) == Allowed()
    assert verdict([dose("para", 500, START + 7 * DAY)], "para", 500, START) == Allowed()


def test_what_was_taken_is_noted_with_a_warning():
    taken = [dose("ibu", 400, START)]
    early = dose("ibu", 400, START + HOUR)
    assert kinds(note(PACKETS, DOSING, taken, early)) == [TOO_SOON]
    noted = note(PACKETS, DOSING, taken, early, taken=True)
    assert isinstance(noted, Noted)
    assert [reason.kind for reason in noted.against] == [TOO_SOON]
    assert noted.overdose == ""


def test_too_much_says_what_to_do():
    taken = [dose("ibu", 400, START + hours * HOUR) for hours in (0, 4, 8)]
    noted = note(PACKETS, DOSING, taken, dose("ibu", 400, START + 12 * HOUR), taken=True)
    assert "{emergency-number}" in noted.overdose
    late = note(
        PACKETS, DOSING, [dose("ibu", 400, START + h * HOUR) for h in (5, 9, 13)], dose("ibu", 800, START), True
    )
    assert late.overdose
    assert overdose(PACKETS, DOSING, [*taken, noted.dose], noted.dose) == noted.overdose
    enough = dose("ibu", 400, START + 24 * HOUR)
    assert overdose(PACKETS, DOSING, [*taken, enough], enough) == ""  # it is not counted twice
    over = state("ibu", [*taken, noted.dose], START + 12 * HOUR)
    assert (over.over, over.left, over.used) == (True, 0, 1600)


def test_more_than_at_once():
    refused = verdict((), "ibu", 600, START)
    assert kinds(refused) == [AT_ONCE]
    assert refused.may_at is None


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (dose("ibu", 0, START), clock_of.NOTHING),
        (dose("ibu", -400, START), clock_of.NOTHING),
        (dose("ibu", 40_001, START), clock_of.ABSURD),
        (dose("ibu", 1, START, unit="use"), clock_of.UNIT),
        (dose("gel", 400, START, unit="mg"), clock_of.UNIT),
        (dose("ibu", 200, START + SECOND, noted_at=START), clock_of.NOT_YET),
        (dose("ibu", 200, START - 31 * DAY, noted_at=START), clock_of.LONG_AGO),
        (dose("gone", 200, START), clock_of.NO_PRODUCT),
    ],
)
def test_what_cannot_be_true_is_not_noted(wrong, kind):
    for taken in (False, True):
        refused = note(PACKETS, DOSING, (), wrong, taken)
        assert kinds(refused) == [kind]
        assert refused.unusable


def test_a_clock_set_back_is_seen():
    taken = [dose("para", 500, START)]
    for product in ("ibu", "para"):
        back = state(product, taken, START - 10 * HOUR)
        assert not back.now
        assert [reason.kind for reason in back.against] == [CLOCK]
    assert state("ibu", taken, START - HOUR).next_at == START
    assert state("para", taken, START - HOUR).next_at == START + 4 * HOUR
    assert kinds(note(PACKETS, DOSING, taken, dose("ibu", 200, START - HOUR))) == [CLOCK]
    assert isinstance(note(PACKETS, DOSING, taken, dose("ibu", 200, START - HOUR), taken=True), Noted)


def test_a_late_entry_also_shows_a_clock_set_back():
    taken = [dose("para", 500, START, noted_at=START + 6 * HOUR)]
    assert not state("ibu", taken, START + 5 * HOUR).now


def test_from_taipei_to_london():
    taken = [dose("ibu", 400, local(TAIPEI, 2026, 6, 1, 9, 0))]  # 02:00 in London
    assert not state("ibu", taken, local(LONDON, 2026, 6, 1, 5, 59)).now
    assert state("ibu", taken, local(LONDON, 2026, 6, 1, 6, 0)).now
    noted_there = dose("ibu", 400, datetime(2026, 6, 1, 9, 0, tzinfo=TAIPEI))
    assert noted_there.at == datetime(2026, 6, 1, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "before", "early", "due"),
    [
        (LONDON, (2026, 3, 28, 23, 30), (2026, 3, 29, 4, 29), (2026, 3, 29, 4, 30)),  # 01:00 to 02:00
        (NEW_YORK, (2026, 3, 7, 23, 30), (2026, 3, 8, 4, 29), (2026, 3, 8, 4, 30)),  # 02:00 to 03:00
        (LONDON, (2026, 10, 24, 23, 30), (2026, 10, 25, 2, 29), (2026, 10, 25, 2, 30)),  # 02:00 to 01:00
        (NEW_YORK, (2026, 10, 31, 23, 30), (2026, 11, 1, 2, 29), (2026, 11, 1, 2, 30)),
    ],
)
def test_the_interval_is_of_hours_not_of_the_clock_on_the_wall(zone, before, early, due):
    taken = [dose("ibu", 400, local(zone, *before))]
    assert not state("ibu", taken, local(zone, *early)).now
    assert state("ibu", taken, local(zone, *due)).now


@pytest.mark.parametrize(("zone", "day"), [(LONDON, (2026, 10, 25)), (NEW_YORK, (2026, 11, 1))])
def test_a_day_of_25_hours_has_no_room_for_more(zone, day):
    first = local(zone, *day, 0, 30)
    taken = [dose("ibu", 400, first + hours * HOUR) for hours in (0, 5, 10)]
    assert not state("ibu", taken, local(zone, *day, 23, 29)).now
    assert state("ibu", taken, local(zone, *day, 23, 30)).now


def test_an_hour_that_comes_twice_is_the_later():
    when = instant(datetime(2026, 10, 25, 1, 30), LONDON, START + 999 * DAY)
    assert when.at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert "came twice" in when.note
    between = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 01:45, for the first time
    assert instant(datetime(2026, 10, 25, 1, 30), LONDON, between).at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_correction_is_a_removal_and_a_new_dose():
    wrong, right = dose("ibu", 400, START), dose("ibu", 200, START - HOUR)
    log = merge([wrong], [Removed(id="r", dose=wrong.id, noted_at=START + HOUR), right])
    assert standing(log.values()) == (right,)
    assert log.keys() == {wrong.id, "r", right.id}
    assert state("ibu", standing(log.values()), START + 3 * HOUR).now


def test_a_removal_restores():
    taken = [dose("ibu", 400, START), dose("ibu", 400, START + 5 * HOUR)]
    second = Removed(id="r", dose=taken[1].id, noted_at=START + 6 * HOUR)
    now = START + 6 * HOUR
    assert clock(PACKETS, DOSING, standing([*taken, second]), now) == clock(PACKETS, DOSING, taken[:1], now)
    assert standing([second, taken[0]]) == (taken[0],)  # a removal may come before its dose


def test_the_log_travels_as_json():
    log = [dose("ibu", 400, START), Removed(id="r", dose="x", noted_at=START)]
    assert list(from_plain(to_plain(log)).values()) == log


GOOD = to_plain([dose("ibu", 400, START)])[0]


@pytest.mark.parametrize(
    "plain",
    [
        None,
        {},
        [None],
        ["dose"],
        [{}],
        [{**GOOD, "event": "drink"}],
        [{**GOOD, "amount": True}],
        [{**GOOD, "amount": -1}],
        [{**GOOD, "amount": 10**12}],
        [{**GOOD, "amount": "400"}],
        [{**GOOD, "unit": "kg"}],
        [{**GOOD, "id": 7}],
        [{**GOOD, "id": ""}],
        [{**GOOD, "product": "x" * 1000}],
        [{**GOOD, "at": "2026-03-02T08:00"}],
        [{**GOOD, "at": "9999-12-31T23:59:59+00:00"}],
        [{**GOOD, "at": 5}],
        [{**GOOD, "more": 1}],
        [{name: value for name, value in GOOD.items() if name != "at"}],
    ],
)
def test_a_log_that_is_none_is_refused(plain):
    with pytest.raises(BadLog):
        from_plain(plain)


def test_an_instant_needs_its_zone():
    with pytest.raises(ValueError, match="offset"):
        Dose(id="d", product="ibu", amount=1, unit="mg", at=datetime(2026, 3, 2), noted_at=START)


def test_every_reason_has_words():
    teller = Teller(PACKETS, DOSING, LONDON, START + 5 * HOUR)
    told = [
        verdict([dose("gel", 1, START)], "ibu", 600, START + HOUR),
        verdict([dose("ibu", 400, START + h * HOUR) for h in (0, 4, 8)], "ibu", 400, START + 12 * HOUR),
        verdict([dose("para", 500, START)], "para", 500, START + 4 * DAY),
        verdict([dose("gone", 5, START)], "para", 500, START + HOUR),
        verdict((), "diclo", 50, START),
        note(PACKETS, DOSING, [dose("para", 500, START)], dose("ibu", 200, START - HOUR)),
        *(
            note(PACKETS, DOSING, (), wrong)
            for wrong in (
                dose("ibu", 0, START),
                dose("ibu", 40_001, START),
                dose("ibu", 1, START, unit="use"),
                dose("ibu", 200, START + SECOND, noted_at=START),
                dose("ibu", 200, START - 31 * DAY, noted_at=START),
                dose("gone2", 200, START),
            )
        ),
    ]
    said = {reason.kind: teller.reason(reason) for refused in told for reason in refused.reasons}
    assert len(said) == 15
    assert all(text.strip() and "{" not in text for text in said.values())
    assert said[ANOTHER].startswith("Gel was taken at 08:00. Both are anti-inflammatory")
    assert "until 08:00 tomorrow" in said[ANOTHER]
    for one in clock(PACKETS, DOSING, [dose("ibu", 400, START)], START + HOUR):
        assert "{" not in teller.state(one) + teller.used(one)
