"""``loosen medicines`` as a person and as a program meet it."""

import json

import pytest

from tests.cli.test_check import PLAIN, Terminal, keys, run


@pytest.fixture
def answers(tmp_path):
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(PLAIN))
    return str(file)


def told(*arguments, given=""):
    ran = run("medicines", *arguments, given=given)
    return ran.returncode, ran.stdout, ran.stderr


def test_json_for_programs(answers):
    code, out, _err = told(
        "--answers", answers, "--others", "no", "--region", "UK", "--taking", "warfarin, Advil, Zzyx", "--json"
    )
    assert code == 0
    result = json.loads(out)
    levels = {one["id"]: one["level"] for one in result["products"]}
    assert levels["ibuprofen-oral"] == "avoid"
    assert "allowed" not in levels.values()
    assert result["unknown"] == ["Zzyx"]
    assert [one["name"] for one in result["recognised"]] == ["warfarin", "Advil"]
    assert result["herbs"] == []


def test_standard_input_and_a_dose():
    code, out, _err = told("--answers", "-", "--others", "no", "--region", "us", "--json", given=json.dumps(PLAIN))
    assert code == 0
    ibuprofen = next(one for one in json.loads(out)["products"] if one["id"] == "ibuprofen-oral")
    assert (ibuprofen["level"], ibuprofen["dose"]["most_in_24_hours"]) == ("allowed", 1200)


def test_words_for_people(answers):
    code, out, _err = told(
        "--answers", answers, "--others", "no", "--region", "UK", "--taking", "warferin", "--herbs", "kava"
    )
    said = " ".join(out.split())
    assert code == 0
    assert "“warferin” may be warfarin" in said
    assert "Kava" in said
    assert "No clinician has reviewed" in said


def test_what_is_still_open_is_told(answers):
    _code, out, _err = told("--answers", answers, "--region", "UK")
    said = " ".join(out.split())
    assert "Still to be answered" in said
    assert "1,200 mg" not in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--answers", "/nowhere.json"], "cannot be read"),
        (["--region", "Mars", "--answers", "-"], "there is no region"),
        (["--herbs", "nettle soup", "--answers", "-"], "there is no herb"),
        (["--others", "no"], "--others goes with --answers"),
    ],
)
def test_bad_input_is_told(arguments, says):
    code, _out, err = told(*arguments, given="{}")
    assert code == 2
    assert says in " ".join(err.split())
    assert "Traceback" not in err


def test_in_a_terminal(book):
    """The check first, then what they take, then what still matters."""
    terminal = Terminal("--region", "UK", command="medicines")
    terminal.answer(*keys(book, PLAIN))
    terminal.answer("warferin", "y", "")
    for _page in range(20):
        if terminal.child.expect_exact(["> ", "Medicines you can buy"]):
            break
        terminal.shown += terminal.child.before
        terminal.child.sendline("n")
    said = terminal.end()
    assert "Do you mean warfarin?" in said
    assert "Ibuprofen tablets: Leave it out" in said


def test_stopping_keeps_nothing(book):
    terminal = Terminal("--region", "UK", command="medicines")
    terminal.answer(*keys(book, PLAIN))
    terminal.child.expect_exact("> ")
    terminal.child.sendintr()
    assert "Nothing was kept" in terminal.end()
    assert terminal.child.exitstatus == 130
