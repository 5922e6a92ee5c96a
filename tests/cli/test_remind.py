"""``loosen remind``: a file for a calendar, and clear words when it cannot be."""

import pytest
from icalendar import Calendar

from tests.cli.test_check import run


def test_a_file_for_a_calendar(tmp_path):
    file = tmp_path / "loosen.ics"
    more = ("--kinds", "today, diary", "--at", "diary=21:15", "--zone", "Asia/Taipei", "--day", "2026-11-23")
    ran = run("remind", "--ics", str(file), *more)
    assert (ran.returncode, "is written" in " ".join(ran.stdout.split())) == (0, True)
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [event["DTSTART"].dt.strftime("%H:%M") for event in events] == ["08:00", "21:15"]
    assert {str(event["SUMMARY"]) for event in events} == {"Time for you"}


def test_to_standard_output():
    ran = run("remind", "--ics", "-", "--zone", "UTC", "--plain", "--until", "2027-01-01")
    assert "SUMMARY:Your plan for today" in ran.stdout
    assert "UNTIL=20270101T235959Z" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kinds", "dose"], 'no reminders of "dose"'),
        (["--kinds", ""], "There are: today"),
        (["--at", "diary=late"], "is not KIND=TIME"),
        (["--at", "dose=08:00"], 'no reminders of "dose"'),
        (["--zone", "Mars"], "no time zone"),
        (["--until", "soon"], "is no day"),
    ],
)
def test_bad_input_writes_nothing(tmp_path, arguments, message):
    file = tmp_path / "loosen.ics"
    ran = run("remind", "--ics", str(file), *arguments)
    assert ran.returncode == 2
    assert message in " ".join(ran.stderr.split())
    assert not file.exists()


def test_where_it_cannot_be_written(tmp_path):
    ran = run("remind", "--ics", str(tmp_path / "nowhere" / "loosen.ics"), "--zone", "UTC")
    assert (ran.returncode, "cannot be written" in ran.stderr) == (2, True)
