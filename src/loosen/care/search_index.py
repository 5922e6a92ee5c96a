"""An index of all that can be looked for: which word stands where, and how much that counts.

It is plain data, so that the browser searches the very same one. Weights are whole numbers, worked out here once:
whoever searches only multiplies and adds, and two programs cannot come to different orders.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import Any, NamedTuple

from loosen.care.search_words import COMMON, words_of

Index = dict[str, Any]
SCALE = 100  # of a weight, to make it a whole number
SOON_ENOUGH = 1.2  # how fast a word that is said again and again stops counting for more
LONG = 0.6  # how much a long text counts against itself, of 1


class Entry(NamedTuple):
    """Something to be found. ``fields``: texts, each with how much a word in it counts. ``worth``: of the kind."""

    kind: str
    id: str
    title: str
    summary: str
    worth: float
    fields: tuple[tuple[str, float], ...]


class Danger(NamedTuple):
    """Words that may tell of a danger sign, and what the check would ask about it."""

    words: tuple[str, ...]
    asks: tuple[str, ...]


def index_of(entries: Sequence[Entry], synonyms: Iterable[Iterable[str]], dangers: Iterable[Danger]) -> Index:
    """The index of ``entries``. ``synonyms``: groups of words, or short phrases, that mean the same."""
    counted = [_counted(entry) for entry in entries]
    lengths = [sum(counts.values()) for counts in counted]
    usual = sum(lengths) / max(len(lengths), 1) or 1
    stands_in = Counter(term for counts in counted for term in counts)
    terms: dict[str, list[int]] = {}
    for place, (entry, counts, length) in enumerate(zip(entries, counted, lengths, strict=True)):
        slow = SOON_ENOUGH * (1 - LONG + LONG * length / usual)
        for term, count in counts.items():
            rare = log(1 + (len(entries) - stands_in[term] + 0.5) / (stands_in[term] + 0.5))
            weight = round(SCALE * entry.worth * rare * count / (count + slow))
            if weight:
                terms.setdefault(term, []).extend((place, weight))
    return {
        "entries": [[entry.kind, entry.id, entry.title, entry.summary] for entry in entries],
        "terms": dict(sorted(terms.items())),
        "common": sorted({words_of(word)[0] for word in COMMON}),
        "synonyms": [phrases for group in synonyms if len(phrases := _phrases(group)) > 1],
        "dangers": [{"words": _phrases(one.words), "asks": list(one.asks)} for one in dangers],
    }


def _counted(entry: Entry) -> dict[str, float]:
    counts: dict[str, float] = {}
    for text, counts_for in entry.fields:
        for term in words_of(text):
            counts[term] = counts.get(term, 0) + counts_for
    return counts


def _phrases(group: Iterable[str]) -> list[list[str]]:
    """Each phrase as its words; those that come to the same stand once."""
    return [list(words) for words in dict.fromkeys(tuple(words_of(phrase)) for phrase in group) if words]
