"""Searching the index: what comes closest to somebody's words, and whether they may tell of a danger.

The browser does the same (`search.js`), over the same index; both must give the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from loosen.care.search_index import Index
from loosen.care.search_words import words_of

# What a match counts, of 100: as it was typed, its beginning, with another word, and with a slip of the finger.
SAME, BEGINNING, SYNONYM, SLIP = 100, 70, 60, 60
SHORTEST_BEGINNING = 3
ONE_SLIP, TWO_SLIPS = 4, 8  # letters that a word must have
MOST = 20
LEAST = 12  # percent of the best; less is not worth reading
LONGEST = 200  # characters of a query that are read


class Hit(NamedTuple):
    """Something found."""

    kind: str
    id: str
    title: str
    summary: str


class Found(NamedTuple):
    """What was found. ``asks``: what the check would ask because of these words; when there is any, it comes first."""

    asks: tuple[str, ...]
    hits: tuple[Hit, ...]


def search(index: Index, query: str) -> Found:
    """What comes closest to ``query``, the closest first."""
    asks = _asks(index, words_of(query[:LONGEST]))
    return Found(asks, tuple(Hit(*index["entries"][place]) for place in places(index, query)))


def places(index: Index, query: str) -> list[int]:
    """Where in the index that stands."""
    words = words_of(query[:LONGEST])
    telling = [word for word in words if word not in index["common"]] or list(words)
    by_word = [_scores(index, word, telling) for word in dict.fromkeys(telling)]
    scores: dict[int, int] = {}
    for its in by_word:
        for place, score in its.items():
            scores[place] = scores.get(place, 0) + score
    for place, score in scores.items():
        held = sum(place in its for its in by_word)
        scores[place] = score * (held + 1) // (len(by_word) + 1)
    found = sorted(scores, key=lambda place: (-scores[place], place))
    return [place for place in found if scores[place] * 100 >= scores[found[0]] * LEAST][:MOST]


def _scores(index: Index, word: str, words: Sequence[str]) -> dict[int, int]:
    """For one word of the query: what it is worth in each place, by whichever match counts most there."""
    scores: dict[int, int] = {}
    for term, counts in _matches(index, word, words).items():
        postings = index["terms"].get(term, ())
        for place, weight in zip(postings[::2], postings[1::2], strict=True):
            scores[place] = max(scores.get(place, 0), weight * counts)
    return scores


def _matches(index: Index, word: str, words: Sequence[str]) -> dict[str, int]:
    """The terms of the index that ``word`` may mean, and what each counts."""
    terms = index["terms"]
    found = dict.fromkeys(_synonyms(index, word, words), SYNONYM)
    if word in terms:
        return {**found, word: SAME}
    if found:
        return found
    if len(word) >= SHORTEST_BEGINNING:
        found = {term: BEGINNING for term in terms if term.startswith(word)}
    return found or {term: SLIP for term in terms if alike(word, term)}


def _synonyms(index: Index, word: str, words: Sequence[str]) -> list[str]:
    """The words of all phrases that mean the same as a phrase in which ``word`` stands, if the query holds it whole."""
    found = []
    for group in index["synonyms"]:
        if any(_stands_in(index, word, phrase) and _holds(index, words, phrase) for phrase in group):
            found += [one for phrase in group for one in phrase if one not in index["common"]]
    return found


def _stands_in(index: Index, word: str, phrase: Sequence[str]) -> bool:
    return any(_means(index, word, one) for one in phrase)


def _holds(index: Index, words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether every word of the phrase is among the words, in any order."""
    return all(any(_means(index, word, one) for word in words) for one in phrase)


def _means(index: Index, word: str, other: str) -> bool:
    """Whether somebody who typed ``word`` means ``other``. Only a word that nobody knows is taken for a slip."""
    if word == other or (len(other) >= ONE_SLIP and word.startswith(other)):
        return True
    return word not in index["terms"] and alike(word, other)


def alike(word: str, other: str) -> bool:
    """Whether they are the same but for one slip of the finger, a letter more, less or swapped; in a long word two."""
    shorter = min(len(word), len(other))
    slips = 0 if shorter < ONE_SLIP else 1 if shorter < TWO_SLIPS else 2
    return slips > 0 and OSA.distance(word, other, score_cutoff=slips) <= slips


def _asks(index: Index, words: Sequence[str]) -> tuple[str, ...]:
    """What the check would ask. Every word of a phrase must be there, in any order; more is asked rather than less."""
    told = [one for one in index["dangers"] if any(_holds(index, words, phrase) for phrase in one["words"])]
    return tuple(dict.fromkeys(ask for one in told for ask in one["asks"]))
