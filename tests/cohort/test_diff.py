"""Two editions over the same people: who changes, how many, and by which rules."""

import shutil

import pyarrow.parquet as pq
import pytest

from loosen.book.book import Book
from loosen.book.load import read_folder
from loosen.cohort.diff import diff
from loosen.cohort.task import CannotRun
from loosen.engine.evaluate import evaluate
from loosen.words import RULEBOOK
from tests.cohort.conftest import columns_of


@pytest.fixture
def other(tmp_path, book):
    """An edition in which one rule pushes less far."""
    folder = tmp_path / "book"
    shutil.copytree(RULEBOOK, folder)
    path = folder / "triage/shingles.yaml"
    text = path.read_text()
    assert "level: same-day" in text
    path.write_text(text.replace("level: same-day", "level: soon", 1))
    return read_folder(folder)  # Not checked: its promises and told people are not in question here.


def test_everybody_who_changes_is_found(book, other, people, write, tmp_path):
    source, result = write(columns_of(book.known, people)), tmp_path / "changed.parquet"
    found = diff(source, book, other, ("triage",), result)
    old, new = ([evaluate(one.triage.decision, answers) for answers in people] for one in (book, other))
    expected = [
        {
            "row": row,
            "old_at_least": was.at_least,
            "old_at_most": was.at_most,
            "new_at_least": now.at_least,
            "new_at_most": now.at_most,
        }
        for row, (was, now) in enumerate(zip(old, new, strict=True))
        if was[:2] != now[:2]
    ]
    assert expected
    assert pq.read_table(result).to_pylist() == expected
    assert (found.people, found.changed) == (1000, len(expected))
    assert found.decisions["triage"].moves.total() == len(expected)


def test_the_same_edition_changes_nobody(book, people, write):
    found = diff(write(columns_of(book.known, people)), book, book, ("triage", "cat-cow"))
    assert (found.changed, found.decisions["triage"].gained) == (0, {})


def test_a_rule_that_goes_is_named(book, people, write, tmp_path):
    without = dict(book.files)
    fear = next(path for path in without if path.startswith("triage/shingles"))
    del without[fear]
    found = diff(write(columns_of(book.known, people)), book, Book(without, "other"), ("triage",))
    one = found.decisions["triage"]
    assert found.changed > 0
    assert not one.gained
    assert set(one.lost) <= {rule for rule in book.triage.rules if rule.startswith("shingles")}
    assert one.lost.total() > 0


def test_a_decision_that_is_not_there_is_named(book, people, write):
    with pytest.raises(CannotRun, match="nothing"):
        diff(write(columns_of(book.known, people)), book, book, ("nothing",))
