"""What there is to read: each statement rests on something that loads, and a child of eleven can read it."""

import re
from statistics import median

import pytest

from loosen.book.learn_records import Paragraph, Rules, Table
from loosen.book.read_markdown import read_markdown
from tests.book.samples import changed
from tests.test_words import GRADE_AT_11, grade

OUGHT = [
    *("what-is-a-spasm", "causes", "risk-factors", "first-hour", "first-two-days", "first-two-weeks", "heat-and-ice"),
    *("massage", "stretches", "pain-relief-medicines", "when-to-get-help", "staying-active", "strength", "posture"),
    *("sleep", "work", "herbs-and-supplements", "food", "water", "worry-and-stress", "preventing-the-next-one"),
    *("children", "pregnancy", "older-people"),
]
NEVER = re.compile(
    r"\b(cures?|cured|slipped|worn out|unstable|out of line|degenerat\w+|all in (the|your) (mind|head)|you must|"
    r"you don't have|you do not have|nothing serious)\b",
    re.IGNORECASE,
)
DOSE = re.compile(r"\b\d+\s?(mg|milligrams?|tablets? (a|per) day)\b", re.IGNORECASE)


def statements(book):
    """(where, text, what it rests on) of everything there is to read."""
    learn = book.learn
    for article in learn.articles.values():
        for block in article.blocks:
            if isinstance(block, Table):
                yield from ((article.id, " ".join(row.cells), row.cites) for row in block.rows)
            elif isinstance(block, Paragraph) and block.kind != "heading":
                yield article.id, block.text, block.cites
    for question in learn.questions.values():
        yield from ((question.id, one.text, one.cites) for one in (*question.short, *question.more))
    for claim in learn.claims.values():
        yield claim.id, f"{claim.claim} {claim.why} {claim.advice}", (claim.id,)


def sources_of(book, cites):
    return {source for id in cites for source in (book.learn.claims[id].sources if id in book.learn.claims else [id])}


def test_everything_that_ought_to_be_there_is(book):
    assert list(book.learn.articles) == OUGHT
    assert len(book.learn.questions) == 17
    assert len(book.learn.claims) == 132
    assert {article.topic for article in book.learn.articles.values()} <= set(book.learn.topics)


def test_every_statement_rests_on_something_that_loads(book):
    for where, text, cites in statements(book):
        assert cites, f"{where}: {text}"
        assert sources_of(book, cites) <= set(book.sources), f"{where}: {text}"


def test_no_statement_rests_on_what_nobody_has_seen(book):
    """Unless it says so: what is known from memory only is called that in the list of sources."""
    unseen = {id for id, source in book.sources.items() if not source.seen}
    alone = [
        (where, text)
        for where, text, cites in statements(book)
        if (found := sources_of(book, cites)) and found <= unseen
    ]
    assert alone == []


def test_a_short_answer_is_three_sentences(book):
    for question in book.learn.questions.values():
        assert len(question.short) == 3
        for one in question.short:
            assert len(re.findall(r"[.!?](?:\s|$)", one.text)) == 1, one.text


def test_a_child_of_eleven_can_read_it(book):
    grades = sorted(grade(text) for _where, text, _cites in statements(book) if len(text.split()) >= 8)
    assert len(grades) > 300
    assert median(grades) <= GRADE_AT_11
    assert grades[int(len(grades) * 0.9)] <= GRADE_AT_11 + 4


def test_no_word_frightens_or_promises(book):
    for where, text, _cites in statements(book):
        assert not NEVER.search(text), f"{where}: {text}"
        assert not DOSE.search(text), f"{where}: {text}"


def test_when_to_get_help_is_drawn_from_the_rules(book):
    levels = [block.level for block in book.learn.articles["when-to-get-help"].blocks if isinstance(block, Rules)]
    assert levels == [*reversed(book.triage.decision.scale.levels[1:])]


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("articles/causes.md", "id: causes", "id: cuases", "the file must be called"),
        ("articles/causes.md", "topic: causes", "topic: cause", "is not one of"),
        ("articles/causes.md", "---\nid", "id", "an article begins with a header"),
        ("learn.yaml", "- massage\n", "", "must list each file of articles/ once"),
    ],
)
def test_what_is_wrong_in_them_is_told(file, old, new, says):
    from loosen.book.check import check

    assert any(says in str(one) for one in check(changed(file, old, new)))


def test_markdown_becomes_blocks():
    text = """---
id: x
---
One. [[a, b]]

## Head

- Two. [[a]]

1. Three. [[b]]

> Four. [[a]]

![Caption](bird-dog)

{rules: emergency}

| A | B |
| --- | --- |
| c | d [[a]] |
"""
    found = read_markdown("articles/x.md", text)
    kinds = [block["kind"] for block in found.plain["blocks"]]
    assert kinds == ["text", "heading", "bullet", "step", "note", "figure", "rules", "table"]
    assert found.plain["blocks"][0] == {"kind": "text", "text": "One.", "cites": ["a", "b"]}
    assert found.plain["blocks"][5] == {"kind": "figure", "of": "bird-dog", "caption": "Caption"}
    assert found.plain["blocks"][7]["rows"] == [{"cells": ["c", "d"], "cites": ["a"]}]
    assert found.lines["blocks", 1] == 6


def test_sources_that_nothing_names_are_told(book, capsys):
    from types import SimpleNamespace

    from loosen.book.unnamed_sources import unnamed, without_address
    from loosen.cli.rulebook import check

    assert check(SimpleNamespace(rulebook=None)) == 0
    told = "".join(capsys.readouterr().out.split())  # ids may be broken at the end of a line
    assert all(id in told for id in (*unnamed(book), *without_address(book)))
    assert set(unnamed(book)) <= set(book.sources)
    assert "dahm-2010" not in unnamed(book)
