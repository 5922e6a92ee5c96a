"""``loosen today`` as a person and as a program meet it."""

import json

import pexpect
import pytest

from tests.cli.test_check import PLAIN, Terminal, keys, run

GOOD = {
    "danger-sign-today": "no",
    "rest-pain": 3,
    "worst-pain": 4,
    "walked-minutes": 20,
    "cannot-get-about": "no",
    "sleep-worse": "no",
    "usual-tasks-hard": "yes",
    "leg-symptoms-new": "no",
}


@pytest.fixture
def answers(tmp_path):
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(PLAIN))
    return str(file)


def told(*arguments, given=""):
    ran = run("today", *arguments, given=given)
    return ran.returncode, ran.stdout, ran.stderr


def test_json_for_programs(answers):
    code, out, _err = told("--answers", answers, "--others", "no", "--region", "UK", "--day", "2026-11-23", "--json")
    assert code == 0
    made = json.loads(out)
    assert (made["phase"], made["day"], made["number_to_call"]) == ("flare", "2026-11-23", "999")
    assert {"id", "kind", "title", "when", "minutes", "why", "sources", "certainty"} <= set(made["items"][0])
    assert {"avoid", "changed", "tomorrow"} <= set(made)


def test_words_for_people(answers):
    code, out, _err = told("--answers", answers, "--others", "no", "--region", "UK")
    said = " ".join(out.split())
    assert code == 0
    assert "1. Find a position that eases" in said
    assert "call 999" in said
    assert "No clinician has reviewed" in said
    assert "Sources: och-self-care" in said
    assert "nadler" not in said


def test_everything_that_is_known_of_each(answers):
    _code, out, _err = told("--answers", answers, "--others", "no", "--full")
    said = " ".join(out.split())
    assert said.count("How sure that is:") == 7
    assert "Exercises: " in said


def test_a_diary_leads_on(answers, tmp_path):
    diary = tmp_path / "diary.json"
    diary.write_text(json.dumps([{"day": f"2026-11-{23 + one}", "light": "green", **GOOD} for one in range(1, 6)]))
    more = ("--diary", str(diary), "--checked", "2026-11-23", "--day", "2026-11-28", "--json")
    code, out, _err = told("--answers", answers, "--others", "no", *more)
    assert code == 0
    assert json.loads(out)["phase"] == "subacute"
    gentler = told("--answers", answers, "--others", "no", *more, "--gentler")
    assert json.loads(gentler[1])["phase"] == "acute"


def test_danger_comes_first(answers):
    code, out, _err = told("--answers", "-", given=json.dumps({**PLAIN, "chest-pain": "yes"}))
    assert code == 0
    assert "Find a position" not in out
    assert "loosen check" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--answers", "FILE", "--day", "soon"], '"soon" is no day'),
        (["--answers", "FILE", "--checked", "2026-13-01"], "is no day"),
        (["--answers", "FILE", "--region", "Mars"], "--region"),
        (["--answers", "FILE", "--diary", "nowhere.json"], "cannot be read"),
        (["--others", "no"], "go with --answers"),
    ],
)
def test_bad_input_is_told_and_nothing_is_worked_out(answers, arguments, message):
    code, out, err = told(*[answers if one == "FILE" else one for one in arguments])
    assert code == 2
    assert message in err
    assert out == ""
    assert "Traceback" not in err


def test_a_broken_diary_and_a_broken_course_are_left_as_they_are(answers, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text('[{"day": "soon"}]')
    code, _out, err = told("--answers", answers, "--others", "no", "--diary", str(broken))
    assert (code, '"day" must be a date' in err) == (2, True)
    code, _out, err = told("--file", str(broken))
    assert (code, "It is not a course" in err) == (2, True)
    assert broken.read_text() == '[{"day": "soon"}]'


def no_to_all_else(terminal):
    """Say no to whatever is still asked, and return all that was shown."""
    while terminal.child.expect(["> ", pexpect.EOF]) == 0:
        terminal.shown += terminal.child.before
        terminal.child.sendline("n")
    terminal.shown += terminal.child.before
    terminal.child.close()
    return " ".join(terminal.shown.split())


def test_a_person_is_asked_and_goes_on_the_next_day(book, tmp_path):
    file = str(tmp_path / "course.json")
    first = Terminal("--file", file, "--day", "2026-11-23", command="today")
    first.answer(*keys(book, PLAIN))
    assert "Find a position that eases" in no_to_all_else(first)
    second = Terminal("--file", file, "--day", "2026-11-24", command="today")
    second.answer("n", "3", "b", "4", "5", "20", "n", "n", "n", "n")
    shown = second.end()
    assert "Is one of these new or worse?" in shown
    assert "Yesterday: The first days. Today: Getting moving." in shown
    again = Terminal("--file", file, "--day", "2026-11-24", command="today")
    assert "Getting moving" in again.end()
    diary = json.loads((tmp_path / "course.json").read_text())["diary"]
    assert [(one["day"], one["rest-pain"]) for one in diary] == [("2026-11-24", 4)]


def test_a_danger_sign_opens_the_check_again(book, tmp_path):
    file = str(tmp_path / "course.json")
    first = Terminal("--file", file, "--day", "2026-11-23", command="today")
    first.answer(*keys(book, PLAIN))
    no_to_all_else(first)
    second = Terminal("--file", file, "--day", "2026-11-24", command="today")
    second.answer("u", "1")
    shown = second.end()
    assert "Page 1: " in shown
    assert "Find a position" not in shown
    assert "Call 999 at once" in shown or "call 999" in shown.lower()


def test_stopping_keeps_nothing_half(book, tmp_path):
    file = tmp_path / "course.json"
    first = Terminal("--file", str(file), "--day", "2026-11-23", command="today")
    first.answer(*keys(book, PLAIN))
    no_to_all_else(first)
    before = file.read_text()
    second = Terminal("--file", str(file), "--day", "2026-11-24", command="today")
    second.answer("n", "3", "q")
    assert "What you told of today was not kept." in second.end()
    assert file.read_text() == before
