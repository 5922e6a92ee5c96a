"""Search: slips of the finger, other words for the same, Chinese, and danger before everything."""

import pytest

from loosen.care.search_index import Danger, Entry, index_of
from loosen.care.search_words import words_of
from loosen.care.searching import alike, search


def entry(id, title, text="", worth=1.0):
    return Entry("article", id, title, "", worth, ((title, 6.0), (text, 1.0)))


ENTRIES = [
    entry("warmth", "Heat and ice", "A hot bath or a heat pack loosens the muscle."),
    entry("spasm", "What a back spasm is", "A muscle tightens and will not let go."),
    entry("stretching", "Stretches", "Stretch slowly. Breathe out. Hold each stretch."),
    entry("nights", "Sleep", "A pillow under the knees."),
    entry("chinese", "熱敷與冰敷", "熱水澡讓肌肉放鬆。"),
]
SYNONYMS = [["spasm", "cramp", "seized up", "locked", "閃到腰"], ["ice", "cold pack"]]
DANGERS = [Danger(("can't pee", "numb"), ("Is it numb?",)), Danger(("chest pain",), ("Does your chest hurt?",))]


@pytest.fixture(scope="module")
def index():
    return index_of(ENTRIES, SYNONYMS, DANGERS)


def found(index, query):
    return [hit.id for hit in search(index, query).hits]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Stretching, stretched, STRETCHES!", ["stretch"] * 3),
        ("can't can’t cant", ["cant"] * 3),
        ("muscle muscles", ["muscl"] * 2),
        ("worries worry", ["worry"] * 2),
        ("pulled pulling pull", ["pul"] * 3),
        ("Café ÉCLAIR ﬁt", ["caf", "eclair", "fit"]),
        ("我閃到腰 today", ["我閃", "閃到", "到腰", "today"]),
        ("腰", ["腰"]),
        ("ｉｃｅ", ["ice"]),
        ("", []),
        ("?!… \u202e\x00", []),
    ],
)
def test_words(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("heat", "warmth"),
        ("HEAT?", "warmth"),
        ("streching", "stretching"),
        ("stretc", "stretching"),
        ("slep", "nights"),
        ("how do I sleep", "nights"),
        ("my back seized up", "spasm"),
        ("閃到腰", "spasm"),
        ("我昨天閃到腰了", "spasm"),
        ("熱敷", "chinese"),
        ("cramp", "spasm"),
        ("cold packs", "warmth"),
    ],
)
def test_the_right_one_comes_first(index, query, first):
    assert found(index, query)[0] == first


def test_only_the_whole_phrase_means_the_same(index):
    assert "spasm" not in found(index, "up")


@pytest.mark.parametrize("query", ["", "   ", "xyzzyx", "?!"])
def test_nothing_is_found_for_nothing(index, query):
    assert found(index, query) == []


def test_the_best_weight_counts_and_not_how_often_a_word_is_typed(index):
    assert search(index, "heat heat heat heat") == search(index, "heat")


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        ("I can't pee", ["Is it numb?"]),
        ("cant really pee since the spasm", ["Is it numb?"]),
        ("numbness", ["Is it numb?"]),
        ("my legs are nummb", ["Is it numb?"]),
        ("pain in my chest and numb", ["Is it numb?", "Does your chest hurt?"]),
        ("chest stretch", []),
        ("how to stretch", []),
    ],
)
def test_danger_words(index, query, asks):
    assert list(search(index, query).asks) == asks


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ice", "ise", False),
        ("heat", "haet", True),
        ("heat", "heaat", True),
        ("heat", "boat", False),
        ("ibuprofen", "ibuprofin", True),
        ("ibuprofen", "ibprofin", True),
        ("ibuprofen", "ibprfin", False),
    ],
)
def test_slips(one, other, same):
    assert alike(one, other) is alike(other, one) is same


def test_what_is_worth_more_comes_first_when_the_words_fit_as_well():
    index = index_of([entry("claim", "Heat", worth=0.6), entry("article", "Heat", worth=1.4)], [], [])
    assert found(index, "heat") == ["article", "claim"]


def test_a_long_query_is_read_so_far_and_no_further(index):
    assert found(index, "heat " + "x" * 5000 + " sleep") == found(index, "heat " + "x" * 195)
