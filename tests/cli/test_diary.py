"""``loosen diary`` and ``loosen progress``: a day in a line, and nothing that was acknowledged is ever lost."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.test_check import PLAIN, QUIET, Terminal, run

TODAY = date.today()
# Writes days into a course as fast as it can, and says of each that it is kept once it is.
WRITER = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from loosen.book.load import load_rulebook
from loosen.care.diary import Entry
from loosen.cli.course_file import tell
book = load_rulebook()
print("ready", flush=True)
for number in range(int(sys.argv[2]), 200):
    told = tell(Path(sys.argv[1]), book, Entry(date(2026, 11, 23), {"rest-pain": number % 11}), datetime.now(UTC))
    print(told.id, flush=True)
"""


@pytest.fixture
def file(tmp_path):
    return str(tmp_path / "course.json")


def diary(*arguments, file, given=""):
    return run("diary", *arguments, "--file", file, given=given)


def test_a_day_is_kept_listed_and_corrected(file):
    first = diary("add", "--pain", "6", "--worst", "8", "--did", "walk, heat", "--note", "long drive", file=file)
    assert (first.returncode, "Kept for" in first.stdout) == (0, True)
    diary("add", "--pain", "4", "--activity", "Tie my shoes=5", "--tell", "usual-tasks-hard=no", file=file)
    (day,) = json.loads(diary("list", "--json", file=file).stdout)
    assert (day["rest-pain"], day["worst-pain"], day["done"]) == (4, 8, ["walk", "heat"])
    assert (day["activities"], day["usual-tasks-hard"]) == ({"Tie my shoes": 5}, "no")
    shown = diary("list", file=file).stdout
    assert "pain 4 · at worst 8 · Tie my shoes 5 · Walked, Used heat · long drive" in " ".join(shown.split())
    table = diary("list", "--csv", file=file).stdout.splitlines()
    assert table[0].startswith("day,")
    assert table[1].endswith("walk heat,Tie my shoes=5,long drive")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--pain", "12"], "from 0 to 10"),
        (["--pain", "bad"], "rest-pain"),
        (["--did", "dance"], "is a list of these"),
        (["--activity", "Lift"], "is not NAME=NUMBER"),
        (["--tell", "fever"], "is not FINDING=ANSWER"),
        (["--tell", "fevr=yes"], "fevr"),
        (["--pain", "3", "--day", "2999-01-01"], "has not come yet"),
        (["--pain", "3", "--day", "soon"], "is no day"),
        ([], "Tell something of the day"),
    ],
)
def test_bad_input_keeps_nothing(file, arguments, message):
    ran = diary("add", *arguments, file=file)
    assert ran.returncode == 2
    assert message in " ".join(ran.stderr.split())
    assert "Traceback" not in ran.stderr
    assert not os.path.exists(file)


def test_a_person_is_asked_four_things(file):
    terminal = Terminal("add", "--file", file, command="diary")
    terminal.answer("5", "b", "4", "7", "1", "2")
    assert "Kept for" in terminal.end()
    (day,) = json.loads(diary("list", "--json", file=file).stdout)
    assert [day[id] for id in ("rest-pain", "worst-pain", "sleep-night", "mood-today")] == [4, 7, "well", "fair"]


def course(file, pains, first=TODAY - timedelta(days=20)):
    """A course as the first version wrote it."""
    days = [
        {"day": f"{first + timedelta(days=ahead)}", "light": "green", "rest-pain": pain, "worst-pain": pain}
        for ahead, pain in enumerate(pains, 1)
        if pain is not None
    ]
    answers = {**PLAIN, "pain-severity": 7, "pain-duration-days": 0}
    with open(file, "w") as opened:
        json.dump({"checked": first.isoformat(), "answers": answers, "diary": days}, opened)


def test_progress_is_drawn_and_told_also_from_an_older_file(file):
    course(file, [7, 6, 6, None, None, 5, 5, 4, 4, 3, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1])
    ran = run("progress", "--file", file)
    assert ran.returncode == 0
    assert "On the usual course" in ran.stdout
    assert "weeks since" in ran.stdout
    assert "It was half as bad as at the start." in ran.stdout
    row = next(line for line in ran.stdout.splitlines() if line.startswith(" 6 |"))
    assert row[6:10].count("o") == 2
    assert "No clinician has reviewed" in ran.stdout
    told = json.loads(run("progress", "--file", file, "--json").stdout)
    assert (told["recovery"]["level"], len(told["points"])) == ("on-course", 19)
    diary("add", "--pain", "1", file=file)
    assert json.loads(Path(file).read_text())["format"] == 2


def test_who_is_off_the_course_is_told_whom_to_see(file):
    course(file, [7] * 20)
    shown = " ".join(run("progress", "--file", file).stdout.split())
    assert "Do the check again now" in shown
    assert "A week has gone by and it is no better." in shown


def test_without_anything_told(file):
    assert "Nothing has been told yet" in run("progress", "--file", file).stdout
    assert "Nothing has been told yet" in diary("list", file=file).stdout


def test_killed_at_any_moment_of_two_hundred_writes_nothing_acknowledged_is_lost(file):
    kept, chance = [], random.Random("kill")
    while len(kept) < 200:
        command = [sys.executable, "-c", WRITER, file, str(len(kept))]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=QUIET)
        assert writer.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.02, 0.6))
        writer.send_signal(signal.SIGKILL)
        said = writer.communicate()[0]
        kept += [line for line in said.split("\n")[:-1] if line]
        with open(file) as opened:
            there = [one["id"] for one in json.load(opened)["diary"]] if os.path.exists(file) else []
        assert set(kept) <= set(there)
        assert len(there) - len(kept) <= len(there)
    assert diary("list", file=file).returncode == 0


def test_a_full_disk_is_told_and_what_was_there_stays(file):
    diary("add", "--pain", "5", file=file)
    before = Path(file).read_text()

    def no_room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))

    ran = subprocess.run(
        [sys.executable, "-m", "loosen", "diary", "add", "--pain", "4", "--file", file],
        capture_output=True,
        text=True,
        env=QUIET,
        preexec_fn=no_room,
        timeout=60,
    )
    assert ran.returncode == 2
    assert "cannot be written" in ran.stderr
    assert "What it held before is still there." in " ".join(ran.stderr.split())
    assert "Traceback" not in ran.stderr
    assert Path(file).read_text() == before
