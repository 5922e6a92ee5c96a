"""The hash of a program is the name of what it means: the same on every machine, tomorrow, and in every process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from loosen.engine.backends.javascript import write
from loosen.engine.interview import Interview, pages_of
from loosen.engine.program import Program
from tests.spec.notation import all_of, any_of, ask, at_least, choice, compare, decision, number, one_of, rule, yes_no

rain, wind, hail = map(yes_no, ("rain", "wind", "hail"))
hours = number("hours", -3, 12)
sky = choice("sky", "clear", "grey", "black", "pink", "green")
UMBRELLA = decision(
    rule("a", "carry", at_least(2, rain, one_of(sky, "grey", "black", "pink"), compare(hours, ">", 3))),
    rule("b", "pack", any_of(all_of(hail, wind), one_of(sky, "green", "pink"))),
    asks=[rain, wind, ask(hail, ask_if=any_of(wind, rain)), ask(hours, required=True)],
)
# An assessment is stored with the hash of the rules that it was made by. If this number has to change, so will those
# of every book, and the changelog must say so.
HASH = "fb35b14181b0f3471fa4f8266a1f3e3b19e9ca8c889da3e4fae37d9d8492a583"
HERE = Path(__file__).parents[2]


def test_the_hash_stays_what_it_is():
    assert Program.of(UMBRELLA).hash == HASH


@pytest.mark.parametrize("seed", ["0", "1", "2", "3"])
def test_another_process_says_the_same(seed):
    """Python hashes strings differently in each, and so orders its sets."""
    say = "from tests.engine.test_program import *; print(Program.of(UMBRELLA).hash)"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(HERE)}
    said = subprocess.run(
        [sys.executable, "-c", say], env=environment, cwd=HERE, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == HASH


def test_letters_of_every_kind_travel():
    """Ids are the book's; the line is UTF-8 and keeps them readable."""
    umbrella = decision(rule("暴雨", "carry", yes_no("été")), levels=("leave", "päck", "carry"))
    sent = Program.of(umbrella)
    assert "暴雨" in sent.json
    assert "é" in sent.json
    assert Program.from_json(sent.json) == sent
    assert Program.from_json(sent.json).decision() == umbrella


def test_the_pages_travel_beside_the_program():
    """For the browser, which asks as well as decides."""
    line = write(Interview(UMBRELLA, pages_of(UMBRELLA)))
    assert line.startswith(Program.of(UMBRELLA).json.removesuffix("}"))
    assert '"pages":[{"id":"rain","findings":["rain"]},{"id":"wind"' in line
    assert "\n" not in line


@pytest.mark.parametrize("text", ["", "[]", "null", "3", '"x"', "{}", '{"id":"a","levels":["a","b"]}'])
def test_what_is_no_program_at_all_is_refused(text):
    """Always as a ValueError, which a door can catch."""
    with pytest.raises(ValueError, match=r"Expecting value|not a program"):
        Program.from_json(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('["leave","pack","carry"]', '"abc"'),
        ('["ge",0,4]', '["ge",0,4.0]'),
        ("false", "0"),
        ('"id":"umbrella"', '"id":7'),
        ('["ge",0,4]', '["ge",false,4]'),
    ],
    ids=["levels-as-text", "float", "zero-for-false", "number-for-id", "false-for-zero"],
)
def test_a_program_in_other_types_is_refused(old, new):
    """Else two programs are equal whose hashes are not."""
    sent = Program.of(decision(compare(hours, ">", 3)))
    assert old in sent.json
    with pytest.raises(ValueError):  # noqa: PT011
        Program.from_json(sent.json.replace(old, new))
