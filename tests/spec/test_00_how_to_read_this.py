"""How to read this: a paragraph is a test, its first sentence what is true, its table the examples.

A paragraph that takes ``back_end`` is run by the referee, the generated Python, ``decide.js``, Kleene's logic, the
solver's terms and the decision diagrams, and means the same on each.
"""

import ast
from pathlib import Path

import pytest

from tests.spec.backends import EVERY, WHOLE
from tests.spec.notation import decision, yes_no
from tests.spec.tables import in_every_order, interval, read

rain = yes_no("rain")
HERE = Path(__file__).parent
CHAPTERS = sorted(HERE.glob("test_*.py"))


def test_a_table_is_read_row_by_row():
    """A column left of the bar is a finding, one right of it what is expected; a dash is *not asked*."""
    (row,) = read("""
        rain  hours  sky | umbrella      open   # a remark
        yes   3      -   | leave..carry  none
    """)
    assert row.answers == {"rain": "yes", "hours": 3}
    assert row.expected == {"umbrella": "leave..carry", "open": "none"}


def test_an_interval_is_written_with_two_dots():
    """A level that is known is written once."""
    assert interval("leave", "carry") == "leave..carry"
    assert interval("pack", "pack") == "pack"


def test_a_table_in_every_order_saves_writing_it_out():
    """Where the order of the answers cannot matter, a row stands for all of its orders."""
    table = in_every_order("""
        rain  wind  hail | umbrella
        yes   no    no   | leave
    """)
    assert [list(row.answers.values()).index("yes") for row in read(table)] == [2, 1, 0]
    assert {row.expected["umbrella"] for row in read(table)} == {"leave"}


def test_a_wrong_row_is_noticed_by_every_back_end(back_end):
    """What every back end is asked, every back end answers: none lets a wrong table pass."""
    right = "rain | umbrella \n yes | carry"
    back_end.tells(right, umbrella=decision(rain))
    with pytest.raises(AssertionError, match="umbrella is carry, and not pack"):
        back_end.tells(right.replace("carry", "pack"), umbrella=decision(rain))


@pytest.mark.parametrize("wrong", ["none open", "not settled", "fires nothing", "could nothing"])
def test_a_wrong_detail_is_noticed_by_those_who_tell_it(whole, wrong):
    """The referee, the generated Python and decide.js tell whole conclusions."""
    expected = {
        "none open": "rain | open \n - | none",
        "not settled": "rain | settled \n no | no",
        "fires nothing": "rain | fired \n yes | none",
        "could nothing": "rain | could \n - | none",
    }
    with pytest.raises(AssertionError, match="tells otherwise"):
        whole.tells(expected[wrong], umbrella=decision(rain))


def test_a_column_that_nobody_tells_is_noticed(back_end):
    """A misspelt heading does not pass for a row that is right."""
    with pytest.raises(AssertionError, match="nobody tells"):
        back_end.tells("rain | umbrela \n yes | carry", umbrella=decision(rain))


def test_there_are_seven_back_ends():
    """Four tell whole conclusions, seven the bounds."""
    assert len(WHOLE) == 4
    assert len(set(EVERY)) == 7


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_every_paragraph_begins_with_a_sentence(chapter):
    """A chapter opens with what it is about, and so does each of its paragraphs."""
    tree = ast.parse(chapter.read_text())
    assert ast.get_docstring(tree)
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    assert tests
    assert [test.name for test in tests if not (ast.get_docstring(test) or "").rstrip().endswith((".", "::"))] == []


def test_the_chapters_are_numbered_without_a_gap():
    """They are read in the order of their files."""
    assert [int(chapter.name.split("_")[1]) for chapter in CHAPTERS] == list(range(len(CHAPTERS)))
