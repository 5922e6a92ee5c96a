"""``loosen learn``: searching and reading in a terminal, and what it says when it cannot."""

import json

import pytest

from loosen.cli import main


def run(capsys, *arguments):
    code = main(["learn", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_search(capsys):
    code, out, _err = run(capsys, "search", "cat", "cow")
    assert code == 0
    assert out.split("\n")[1].strip().startswith("exercise cat-cow: ")


def test_search_as_json(capsys):
    code, out, _err = run(capsys, "search", "heat or ice", "--json")
    found = json.loads(out)
    assert (code, found["query"], found["first_check"]) == (0, "heat or ice", [])
    assert set(found["found"][0]) == {"kind", "id", "title", "summary"}


def test_danger_words_come_first(capsys):
    _code, out, _err = run(capsys, "search", "stretches but I can't pee")
    assert out.index("First: is this true for you now?") < out.index("loosen check") < out.index("exercise ")


@pytest.mark.parametrize(("query", "code"), [("xyzzyx", 0), ("   ", 2)])
def test_nothing_found_or_nothing_asked(capsys, query, code):
    got, out, err = run(capsys, "search", query)
    assert got == code
    assert ("Nothing fits these words" in out) if code == 0 else ("Say what you look for" in err)


def test_show_every_piece(capsys, book):
    learn = book.learn
    sources = list(book.sources)[:20]
    for id in [*learn.articles, *learn.questions, *list(learn.claims)[::5], *sources[::2]]:
        code, out, _err = run(capsys, "show", id)
        assert code == 0
        assert "No clinician has reviewed this edition." in " ".join(out.split())
        assert "**" not in out
        assert "{" not in out
        assert max(map(len, out.split("\n"))) <= 200


def test_show_as_json_has_what_each_statement_rests_on(capsys, book):
    for id in book.learn.articles:
        _code, out, _err = run(capsys, "show", id, "--json")
        shown = json.loads(out)
        assert (shown["kind"], shown["id"], shown["reviewed"]) == ("article", id, False)
        assert [one["number"] for one in shown["cited"]] == list(range(1, len(shown["cited"]) + 1))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "cat-cow"), "loosen exercises cat-cow"),
        (("show", "ibuprofen-oral"), "loosen medicines"),
        (("show", "nothing-like-it"), 'There is nothing to read called "nothing-like-it".'),
        (("show", "dacosta-2021"), 'Did you mean "dacosta-2012"?'),
    ],
)
def test_what_is_not_to_be_read_here(capsys, arguments, says):
    code, _out, err = run(capsys, *arguments)
    assert code == 2
    assert says in err


def test_an_unknown_region(capsys, book):
    code, _out, err = run(capsys, "show", next(iter(book.learn.articles)), "--region", "XX")
    assert code == 2
    assert err.startswith("--region: ")


def test_alone_it_shows_help(capsys):
    code, out, _err = run(capsys)
    assert code == 0
    assert "search" in out
