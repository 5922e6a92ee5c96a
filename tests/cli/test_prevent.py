"""``loosen prevent`` as a person and as a program meet it."""

import json

import pytest

from tests.cli.test_check import Terminal, run
from tests.cli.test_today import GOOD

WELL = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 1, "pain-duration-days": 25}
GIVEN = json.dumps(WELL)


def told(*arguments, given=GIVEN):
    ran = run("prevent", *arguments, given=given)
    assert "Traceback" not in ran.stderr
    return ran.returncode, " ".join(ran.stdout.split()), ran.stderr


def test_a_week_in_words():
    code, out, err = told("--answers", "-", "--others", "no", "--day", "2026-11-25")
    assert (code, err) == (0, "")
    for words in ("Week 1", "Monday Walk · 15 minutes", "Tuesday Strength", "Bird dog", "Sources: walkback-2024"):
        assert words in out
    assert "No clinician has reviewed" in out


def test_a_week_grows_from_what_was_managed():
    more = ("--week", "7", "--done", "4", "--walked", "50", "--day", "2026-11-25", "--json")
    code, out, _err = told("--answers", "-", "--others", "no", *more)
    made = json.loads(out)
    assert (code, made["week"], made["counts"], made["walks"]["total"]) == (0, 7, 5, 54)
    assert next(one["day"] for one in made["days"]) == "2026-11-23"
    assert made["strength"]["grounds"]["sources"]


def test_without_all_answers_it_waits():
    code, out, _err = told("--answers", "-")
    assert code == 0
    assert "It is not time for this yet." in out
    assert "and 6" in out
    assert "more questions" in out
    assert "Bird dog" not in out


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("workplace", "Most worth trying"),
        ("risks", "Smoking (May be yours)"),
        ("breaks", "Stand up and take a few steps"),
        ("food", "Magnesium tablets did not prevent cramps"),
    ],
)
def test_the_other_parts(part, words):
    given = json.dumps({**WELL, "sits-long": "yes", "smokes": "unsure"})
    code, out, _err = told(part, "--answers", "-", "--others", "no", given=given)
    assert code == 0
    assert words in out
    assert "eak evidence" in out
    code, out, _err = told(part, "--answers", "-", "--others", "no", "--json", given=given)
    assert (code, bool(json.loads(out)["text"])) == (0, True)


def test_the_work_place_is_asked_in_a_terminal():
    terminal = Terminal("workplace", command="prevent")
    terminal.answer("1 4?")
    shown = terminal.end()
    assert shown.index("Sitting") < shown.index("Your chair")
    assert "Your screen" not in shown


def test_stopping_is_told():
    terminal = Terminal("risks", command="prevent")
    terminal.answer("q")
    assert "Nothing was kept." in terminal.end()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--others", "no"], "--others goes with --answers"),
        (["--answers", "-", "--week", "0"], "must be from 1"),
        (["--answers", "-", "--walked", "many"], "give a whole number"),
        (["--answers", "-", "--walked", "9000"], "must be from 0 to 5000"),
        (["workplace", "--answers", "-", "--done", "3"], "go with the week"),
        (["--answers", "-", "--day", "soon"], "is no day"),
        (["--answers", "nowhere.json"], "cannot be read"),
        (["sleep"], "invalid choice"),
    ],
)
def test_bad_input_is_told_and_nothing_is_worked_out(arguments, message):
    code, out, err = told(*arguments)
    assert (code, out) == (2, "")
    assert message in err


@pytest.fixture
def course(tmp_path, book):
    """The file of somebody who has told of a good month."""
    from loosen.engine.interview import no_to_the_rest

    answers = no_to_the_rest(book.triage.decision, WELL)
    answers = no_to_the_rest(book.exercises.interview.decision, answers)
    calm = {**GOOD, "rest-pain": 0, "worst-pain": 1, "usual-tasks-hard": "no", "walked-minutes": 60}
    days = [{"day": f"2026-11-{one:02}", "light": "green", **calm} for one in range(2, 26)]

    def write(**last):
        days[-1] |= last
        file = tmp_path / "course.json"
        file.write_text(json.dumps({"checked": "2026-11-01", "answers": answers, "diary": days}))
        return str(file)

    return write


def test_it_goes_on_from_the_course_of_today(course):
    code, out, err = told("--file", course(), "--day", "2026-11-25")
    assert (code, err) == (0, "")
    assert "Week 1" in out
    assert "Bird dog" in out


def test_much_pain_today_waits(course):
    code, out, _err = told("--file", course(**{"rest-pain": 7}), "--day", "2026-11-25")
    assert code == 0
    assert "It is not time for this yet." in out
    assert "Bird dog" not in out


@pytest.mark.parametrize(
    ("last", "day", "message"),
    [
        ({"danger-sign-today": "unsure"}, "2026-11-25", 'Run "loosen check" now'),
        ({}, "2026-12-05", "Nothing was told for more than a week"),
        ({}, "2026-10-05", "There is no check yet"),
    ],
)
def test_what_stops_it_is_told(course, last, day, message):
    code, out, err = told("--file", course(**last), "--day", day)
    assert (code, out) == (2, "")
    assert message in err


def test_without_a_course_it_says_what_to_do(tmp_path):
    code, _out, err = told("--file", str(tmp_path / "none.json"))
    assert code == 2
    assert 'Run "loosen today" first' in err
