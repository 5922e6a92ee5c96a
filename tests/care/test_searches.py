"""Told searches: the right page is among the first three, and danger comes before everything."""

import pytest

from loosen.care.learning_index import learning_index
from loosen.care.searching import search
from loosen.words import speak
from tests.care.searches import DANGERS, SEARCHES


@pytest.fixture(scope="module")
def indexes(book):
    made = {}
    for language in ("en", "zh_Hant"):
        speak(language)
        made[language] = learning_index(book)
    speak("en")
    return made


def test_there_are_sixty():
    assert len({one.query for one in SEARCHES}) >= 60


@pytest.mark.parametrize("one", SEARCHES, ids=lambda one: f"{one.query} {one.language}")
def test_the_right_page_is_among_the_first_three(indexes, one):
    first = [f"{hit.kind}:{hit.id}" for hit in search(indexes[one.language], one.query).hits[:3]]
    assert set(first) & set(one.wants), first


def test_what_is_wanted_is_there(indexes):
    there = {f"{kind}:{id}" for kind, id, *_rest in indexes["en"]["entries"]}
    assert {want for one in SEARCHES for want in one.wants} - there == set()


@pytest.mark.parametrize("query", DANGERS)
def test_danger_words_bring_the_check(indexes, query):
    assert search(indexes["en"], query).asks


@pytest.mark.parametrize(
    "query",
    ["heat or ice", "cat cow", "how long does it last", "turmeric", "pillow", "can't fall asleep", "muscle weak"],
)
def test_and_others_do_not(indexes, query):
    assert not search(indexes["en"], query).asks
