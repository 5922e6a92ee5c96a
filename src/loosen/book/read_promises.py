"""``promises.yaml``: what must be true for every possible person, in a clinician's words and as properties.

A claim is one of

    when: CRITERION   or  each: [CRITERIA]      with  reaches: LEVEL
    when: CRITERION   with  settles: LEVEL      all else answered no; ``free`` may be answered anything
    always: monotone  or  always: sound
    earned: LEVEL     with  noes: [FINDINGS]  and  known: [FINDINGS]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from loosen.book.criteria import read_premise
from loosen.book.entry import Entry
from loosen.book.records import Promise
from loosen.engine.finding import Finding
from loosen.engine.proof import Earned, Monotone, Property, Reaches, Settles, Sound
from loosen.words import _

ALWAYS: Mapping[str, Property] = {"monotone": Monotone(), "sound": Sound()}


def read_promises(
    file: Entry,
    findings: Mapping[str, Finding],
    levels: Sequence[str],
    sources: Sequence[str],
    inspections: Sequence[str],
) -> dict[str, Promise]:
    """The promises by id; ``inspections`` are the names of those that are looked up rather than proved."""
    promises: dict[str, Promise] = {}
    for entry in file.entries("promises"):
        claims: list[Property] = []
        for claim in entry.entries("claims", optional=True):
            claims += _claims(claim, findings, levels)
            claim.done()
        inspected = entry.names("inspect", inspections, _("inspection"), optional=True)
        if not claims and not inspected:
            entry.problem("promise", _("this promise claims nothing. Add `claims` or `inspect`."))
        id = entry.new_id(promises)
        promises[id] = Promise(
            id,
            entry.text("says"),
            tuple(claims),
            inspected,
            entry.names("sources", sources, _("source"), optional=True),
        )
        entry.text("notes", optional=True)
        entry.done()
    file.done()
    return promises


def _claims(claim: Entry, findings: Mapping[str, Finding], levels: Sequence[str]) -> Iterator[Property]:
    if "always" in claim.plain:
        yield ALWAYS[claim.one_of("always", list(ALWAYS))]
    elif "earned" in claim.plain:
        noes = claim.names("noes", list(findings), _("finding"))
        known = claim.names("known", list(findings), _("finding"))
        yield Earned(claim.one_of("earned", levels[:-1]), noes, known)
    else:
        yield from _of_whom(claim, findings, levels)


def _of_whom(claim: Entry, findings: Mapping[str, Finding], levels: Sequence[str]) -> Iterator[Property]:
    """Claims about whoever a premise is true of; under ``each``, one claim a premise."""
    key = "each" if "each" in claim.plain else "when"
    written = claim.plain_of(key)
    premises = [
        read_premise(plain, claim, key, findings)
        for plain in (written if key == "each" and isinstance(written, list) else [written])
    ]
    if "settles" in claim.plain:
        level = claim.one_of("settles", levels)
        free = frozenset(claim.names("free", list(findings), _("finding"), optional=True))
        yield from (Settles(when, level, free) for when in premises if when is not None)
    else:
        level = claim.one_of("reaches", levels[1:])
        yield from (Reaches(when, level) for when in premises if when is not None)
