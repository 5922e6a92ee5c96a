"""What somebody takes or has at home: the words they type, resolved to substances, each doubtful one confirmed by them.

A name that is only like one we know counts both ways until it is confirmed: its findings as unsure, and as a medicine
that is not known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from loosen.book.cabinet_records import Names
from loosen.engine.finding import NO, UNSURE, YES

EXACT, CLOSE = "exact", "close"
SKIN, MOUTH = "skin", "mouth"
LONGEST = 60
NEAR = 78  # of 100: tuned on misspelt names, see tests/care/test_cabinet.py
SHORTEST = 4
CANDIDATES = 3
# The browser uses these expressions too; they mean the same there.
STRENGTH = re.compile(r"\b\d+(?: \d+)?\s*(?:mg|mcg|g|ml|%|micrograms?|milligrams?|hours?|hr|h|x)?(?![a-z0-9])")
FORMS = re.compile(
    r"\b(?:tablets?|tabs?|caplets?|capsules?|caps|pills?|softgels?|liquid|syrup|suspension|sachets?|lozenges?|drops|"
    r"once daily|daily|a day|per day|of|my|some|the|a|take|taking|max|extra|strength|fast|acting)\b"
)
ON_SKIN = re.compile(
    r"\b(?:gel|cream|balm|rub|patch|patches|ointment|spray|plaster|lotion|roll on)\b|貼布|藥膏|軟膏|凝膠"
)


class Taken(NamedTuple):
    """Something that was recognised. ``others``: further names that a doubtful word may stand for."""

    typed: str
    name: str
    substances: tuple[str, ...]
    route: str
    match: str
    confirmed: bool
    others: tuple[str, ...]


class Duplicate(NamedTuple):
    """What is there twice: a substance or a group, and the words typed."""

    what: str
    typed: tuple[str, ...]


class Cabinet(NamedTuple):
    """What somebody takes, as far as it was recognised."""

    taken: tuple[Taken, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def unconfirmed(self) -> tuple[Taken, ...]:
        """What is only like something we know."""
        return tuple(one for one in self.taken if not one.confirmed)

    def findings(self, names: Names) -> dict[str, str]:
        """What it answers: yes, or unsure for what is not confirmed."""
        found: dict[str, str] = {}
        for one in self.taken:
            means = [finding for id in one.substances for finding in names.substances[id].means]
            for finding in (*means, *(names.skin if one.route == SKIN else ())):
                if found.get(finding) != YES:
                    found[finding] = YES if one.confirmed else UNSURE
        return found

    def screens(self, names: Names, on_skin: Collection[str]) -> set[str]:
        """The ids of the screens of what is taken. ``on_skin``: those of what goes on the skin, not swallowed."""
        return {
            screen
            for one in self.taken
            for id in one.substances
            if (screen := names.substances[id].screen) and (one.route != SKIN or screen in on_skin)
        }

    def without(self, names: Names, screen: str) -> Cabinet:
        """All but the first thing that ``screen`` is about: a second one is one too many."""
        about = [one for one in self.taken if any(names.substances[id].screen == screen for id in one.substances)]
        return self._replace(taken=tuple(one for one in self.taken if one not in about[:1]))


def look_through(names: Names, typed: str | Iterable[str], confirmed: Collection[str] = ()) -> Cabinet:
    """Recognise everything in ``typed``, a list or words with commas between.

    ``confirmed``: those of the words that were understood rightly, though they are only like a name we know.
    """
    words = re.split(r"[,;\n]+", typed) if isinstance(typed, str) else typed
    taken: list[Taken] = []
    unknown: list[str] = []
    for word in dict.fromkeys(" ".join(one.split()) for one in words):
        if not word:
            continue
        found = _recognise(names, word, word in confirmed)
        if found is None:
            unknown.append(_shown(word))
        else:
            taken.append(found)
    return Cabinet(tuple(taken), tuple(unknown))


def duplicates(names: Names, cabinet: Cabinet, same: Sequence[str]) -> tuple[Duplicate, ...]:
    """Substances, and groups in ``same``, that stand in more than one of the things taken."""
    found: dict[str, list[str]] = {}
    for one in cabinet.taken:
        held = set(one.substances) | _groups(names, one.substances).intersection(same)
        for what in sorted(held):
            found.setdefault(what, []).append(one.typed)
    doubled = {what: tuple(typed) for what, typed in found.items() if len(typed) > 1}
    return tuple(
        Duplicate(what, typed) for what, typed in doubled.items() if not _told_by_group(what, typed, doubled, names)
    )


def _told_by_group(what: str, typed: tuple[str, ...], doubled: Mapping[str, tuple[str, ...]], names: Names) -> bool:
    """Whether a group says the same of the same things."""
    groups = names.substances[what].groups if what in names.substances else ()
    return any(doubled.get(group) == typed for group in groups if group != what)


def shares(names: Names, cabinet: Cabinet, substances: Sequence[str], groups: Sequence[str]) -> str:
    """Whether something taken holds one of ``substances`` or is in one of ``groups``: yes, unsure or no."""
    said = NO
    for one in cabinet.taken:
        if set(one.substances).intersection(substances) or _groups(names, one.substances).intersection(groups):
            if one.confirmed:
                return YES
            said = UNSURE
    return said


def _groups(names: Names, substances: Sequence[str]) -> set[str]:
    return {group for id in substances for group in names.substances[id].groups}


def _recognise(names: Names, word: str, confirmed: bool) -> Taken | None:
    index = _index(names)
    plain, route = _plain(word), SKIN if ON_SKIN.search(_folded(word)) else ""
    for key in dict.fromkeys((_folded(word), plain, ON_SKIN.sub("", plain).strip())):
        if key in index:
            return _taken(word, index[key], route, EXACT, True, ())
    near = _near(tuple(index), ON_SKIN.sub("", plain).strip())
    if not near:
        return None
    first, *more = dict.fromkeys(index[key] for key in near)
    return _taken(word, first, route, CLOSE, confirmed, tuple(name for name, _substances, _route in more))


def _taken(
    word: str, entry: tuple[str, tuple[str, ...], str], route: str, match: str, confirmed: bool, others: tuple[str, ...]
) -> Taken:
    name, substances, its_route = entry
    return Taken(_shown(word), name, substances, route or its_route, match, confirmed, others)


@lru_cache(maxsize=4)
def _index_of(names: _Held) -> dict[str, tuple[str, tuple[str, ...], str]]:
    index: dict[str, tuple[str, tuple[str, ...], str]] = {}
    for one in names.names.substances.values():
        for name in (one.name, *one.also):
            index[_folded(name)] = (one.name, (one.id,), MOUTH)
    for brand in names.names.brands:
        index[_folded(brand.name)] = (brand.name, brand.substances, brand.route)
    return index


class _Held:
    """Names, told apart by what they are and not by what they hold: looking them up must be quick."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def __hash__(self) -> int:
        return id(self.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.names is self.names


def _index(names: Names) -> dict[str, tuple[str, tuple[str, ...], str]]:
    return _index_of(_Held(names))


def _near(known: tuple[str, ...], word: str) -> list[str]:
    """The known names most like ``word``, the likest first."""
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, known, scorer=OSA.normalized_similarity, score_cutoff=NEAR / 100, limit=CANDIDATES)
    return [name for name, _score, _place in found]


def _folded(word: str) -> str:
    """Without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    kept = "".join(one if one.isalnum() or one == "%" else " " for one in plain if not unicodedata.combining(one))
    return " ".join(kept.split())


def _plain(word: str) -> str:
    """Folded, and without strength and form: what stands on the packet beside the name."""
    return " ".join(FORMS.sub(" ", STRENGTH.sub(" ", _folded(word))).split())


def _shown(word: str) -> str:
    clean = "".join(one if one.isprintable() else "?" for one in word)
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"
