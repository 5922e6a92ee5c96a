"""``loosen exercises`` as a person and as a program meet it."""

import json

import pytest

from tests.cli.test_check import PLAIN, Terminal, keys, run


def told(*arguments, given=""):
    ran = run("exercises", *arguments, given=given)
    assert "Traceback" not in ran.stderr
    return ran.returncode, ran.stdout, ran.stderr


def said(text):
    return " ".join(text.split())


def judged(person, *options):
    code, out, _err = told("--suits", "--answers", "-", "--others", "no", *options, given=json.dumps(person))
    assert code == 0
    return said(out)


def test_the_list(book):
    code, out, _err = told()
    assert code == 0
    for id, exercise in book.exercises.exercises.items():
        assert f"  {id}: {exercise.title}" in out
        assert said(exercise.dose.text) in said(out)
    assert out.index("On your back") < out.index("bridge:") < out.index("On your side") < out.index("side-plank:")
    assert max(map(len, out.splitlines())) <= 78


@pytest.mark.parametrize("name", ["cat-cow", "CAT cow", "Round and hollow on hands and knees"])
def test_one_whole(book, name):
    code, out, _err = told(name)
    exercise = book.exercises.exercises["cat-cow"]
    assert code == 0
    words = [exercise.start, *exercise.steps, exercise.dose.text, exercise.harder.how, exercise.easier.how]
    words += [*exercise.stop, *book.exercises.words.stop, exercise.evidence]
    assert [one for one in words if said(one) not in said(out)] == []
    assert "weak evidence" in out
    assert "Brooke-Wavell" in out
    assert "bird-dog" in out


@pytest.mark.parametrize(
    ("name", "near"), [("catcow", "cat-cow"), ("plank", "incline-plank, side-plank"), ("birddog", "bird-dog")]
)
def test_an_unknown_name_is_told_with_the_nearest(name, near):
    code, out, err = told(name)
    assert (code, out) == (2, "")
    assert f"The nearest are: {near}" in said(err)


def test_a_name_like_nothing():
    code, _out, err = told("qqqq\x1b[31m")
    assert code == 2
    assert "nearest" not in err
    assert "\x1b" not in err


def test_json_for_programs():
    every = json.loads(told("--json")[1])
    assert len(every) == 30
    one = json.loads(told("bridge", "--json")[1])
    assert one in every
    assert one["steps"][0] == "Breathe in."


def test_suits_as_json():
    code, out, _err = told("--suits", "--answers", "-", "--others", "no", "--json", given=json.dumps(PLAIN))
    result = json.loads(out)
    assert code == 0
    levels = {one["id"]: one["level"] for one in result["exercises"]}
    assert (levels["breath-9090"], levels["curl-up"]) == ("fine", "avoid")
    only = told("curl-up", "--suits", "--answers", "-", "--others", "no", "--json", given=json.dumps(PLAIN))[1]
    assert [one["id"] for one in json.loads(only)["exercises"]] == ["curl-up"]


def test_suits_in_words():
    out = judged({**PLAIN, "pain-severity": 4, "pain-duration-days": 9, "osteoporosis": "unsure"})
    fine, adapt, avoid = (out.index(name) for name in ("Suits you (", "Suits you with a change (", "Not for you now ("))
    assert fine < out.index("bridge: Bridge") < adapt
    assert adapt < out.index("cat-cow:") < avoid < out.index("curl-up:")
    assert "Change: Leave out the rounding." in out
    assert "Your answers: not sure about: Thin bones" in out


def test_what_all_have_in_common_is_told_once():
    out = judged({**PLAIN, "fever": "yes"})
    assert "Not for you now (30)" in out
    assert out.count("Do no exercise until you have been seen") == 1


def test_an_emergency_offers_nothing():
    out = judged({**PLAIN, "saddle-numbness": "yes"}, "--region", "UK")
    assert "EMERGENCY" in out
    assert "999" in out
    assert "Bridge" not in out


def test_while_questions_are_open_nothing_suits():
    person = {**PLAIN, "pain-severity": 4, "pain-duration-days": 9}
    code, out, _err = told("--suits", "--answers", "-", given=json.dumps(person))
    assert code == 0
    assert "Not known yet (30)" in out
    assert "Still to be answered" in out
    assert "Suits you" not in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--suits", "--answers", "/nowhere.json"], "cannot be read"),
        (["--answers", "-"], "go with --suits"),
        (["--suits", "--others", "no"], "--others goes with --answers"),
        (["--suits", "--answers", "-", "--region", "Mars"], "there is no region"),
    ],
)
def test_bad_input_is_told(arguments, says):
    code, out, err = told(*arguments, given="{}")
    assert (code, out) == (2, "")
    assert says in said(err)


def test_in_a_terminal(book):
    """The check first, then what still matters to some exercise."""
    terminal = Terminal("--suits", "--region", "UK", command="exercises")
    terminal.answer(*keys(book, PLAIN))
    for _page in range(20):
        if terminal.child.expect_exact(["> ", "Suits you ("]):
            break
        terminal.shown += terminal.child.before
        terminal.child.sendline("n")
    out = terminal.end()
    assert ": Moving" in out
    assert "breath-9090: Rest with your calves on a chair" in out
