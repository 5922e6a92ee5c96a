"""The hazard log is whole, what it names as shown exists, and its page is fresh."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from loosen.book.load import load_rulebook

ROOT = Path(__file__).parent.parent
LOG = yaml.safe_load((ROOT / "docs/safety/hazards.yaml").read_text(encoding="utf-8"))
HAZARDS = LOG["hazards"]
WORDS = {"id", "title", "cause", "harm", "control", "residual"}
FIELDS = WORDS | {"before", "controlled-by", "after"}


def named(kind):
    """(hazard, name) for everything that the log names as this kind of control."""
    found = [(one["id"], by[kind]) for one in HAZARDS for by in one["controlled-by"] if kind in by]
    return pytest.mark.parametrize(("hazard", "name"), found, ids=lambda told: told)


def test_there_are_enough_and_each_stands_once():
    ids = [one["id"] for one in HAZARDS]
    assert len(ids) >= 25
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda one: one["id"])
def test_a_hazard_is_whole(hazard):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", hazard["id"])
    assert set(hazard) - {"planned"} == FIELDS
    assert all(isinstance(hazard[field], str) and hazard[field].strip() for field in WORDS)
    for by in hazard["controlled-by"]:
        assert len(by) == 1
        assert set(by) <= {"promise", "test", "check"}
    assert hazard["controlled-by"] or hazard.get("planned", "").strip(), (
        "nothing shows the control: say what is planned"
    )


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda one: one["id"])
def test_what_remains_is_no_worse_than_what_was(hazard):
    before, after = hazard["before"], hazard["after"]
    for rating in (before, after):
        assert set(rating) == set(LOG["scales"]) == {"severity", "likelihood"}
        assert all(rating[scale] in LOG["scales"][scale] for scale in rating)
    assert after["severity"] * after["likelihood"] <= before["severity"] * before["likelihood"]


def test_the_scales_go_from_1_to_5():
    assert all(list(scale) == [1, 2, 3, 4, 5] for scale in LOG["scales"].values())


@named("test")
def test_a_named_test_exists(hazard, name):
    file, _, function = name.partition("::")
    path = ROOT / file
    assert path.is_file(), f"{hazard}: there is no {file}"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert function.startswith("test_")
    assert function in functions, f"{hazard}: {file} has no {function}"


@named("promise")
def test_a_named_promise_exists(hazard, name):
    assert name in load_rulebook().promises


@named("check")
def test_a_named_check_exists(hazard, name):
    checks = (ROOT / "docs/contributing/checks.md").read_text(encoding="utf-8")
    assert name in re.findall(r"^## ([a-z-]+)$", checks, re.MULTILINE)


def test_the_page_is_fresh():
    told = subprocess.run([sys.executable, ROOT / "script/hazards", "--check"], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
