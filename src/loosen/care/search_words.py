"""Text as search compares it: words without case, accents and endings; Chinese as pairs of characters.

The browser does the same (`search-words.js`); both must agree word for word.
"""

from __future__ import annotations

import re
import unicodedata

# Words that say nothing of what is looked for. They are the language's, not the rule book's.
SAYING_LITTLE = (
    "a about after am an and any are as at be been but by can did do does for from get go had has have how i if in is "
    "it its just me much my of on or out should so that the their them there these they this to was we what when "
    "where which who why will with would you your"
)
COMMON = frozenset(SAYING_LITTLE.split())
CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
ACCENTS = re.compile(r"[\u0300-\u036f]")
RARE = re.compile(r"[\U00010000-\U0010ffff]")
# Ranges in place of what Unicode calls a letter: Python and the browser may know different editions of it.
NO_LETTER = re.compile(r"[^0-9a-z\u00df-\u02af\u0370-\u04ff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
APOSTROPHES = re.compile(r"['’ʼ`]")
DOUBLED = re.compile(r"([bdfglmnprt])\1$")
SHORTEST_STEM = 3


def words_of(text: str) -> list[str]:
    """The words of ``text`` in order: without case, accents, apostrophes and endings."""
    found: list[str] = []
    for word in folded(text).split():
        place = 0
        for run in CHINESE.finditer(word):
            found += _latin(word[place : run.start()])
            found += pairs(run[0])
            place = run.end()
        found += _latin(word[place:])
    return found


def _latin(word: str) -> list[str]:
    return [stem(word)] if word else []


def pairs(run: str) -> list[str]:
    """Each two neighbours of a run of Chinese characters, which has no spaces between words; or the one there is."""
    return [run[place : place + 2] for place in range(len(run) - 1)] or [run]


def folded(text: str) -> str:
    """Without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKC", RARE.sub(" ", APOSTROPHES.sub("", text)))
    plain = unicodedata.normalize("NFKD", plain.lower())
    return NO_LETTER.sub(" ", ACCENTS.sub("", plain))


def stem(word: str) -> str:
    """The word without its ending: stretches, stretching and stretched are all ``stretch``."""
    for ending, instead, shortest in (
        ("ies", "y", 5),
        ("sses", "ss", 6),
        ("ches", "ch", 6),
        ("shes", "sh", 6),
        ("ing", "", 6),
        ("ed", "", 5),
    ):
        if word.endswith(ending) and len(word) >= shortest:
            word = word[: -len(ending)] + instead
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > SHORTEST_STEM:
            word = word[:-1]
    if word.endswith("e") and len(word) > SHORTEST_STEM:
        word = word[:-1]
    return DOUBLED.sub(r"\1", word)
