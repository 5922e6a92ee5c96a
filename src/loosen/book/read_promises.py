"""``promises.yaml``: what must be true for every possible person, in a clinician's words and as properties.

A claim is one of

    when: CRITERION   or  each: [CRITERIA]      with  reaches: LEVEL
    when: CRITERION   with  settles: LEVEL      all else answered no; ``free`` may be answered anything
    always: monotone  or  always: sound
    earned: LEVEL     with  noes: [FINDINGS]  and  known: [FINDINGS]

of the check; or, after ``for: [NAMES]``, of every screen that one of these names: a screen, a kind or a group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from loosen.book.criteria import read_premise
from loosen.book.entry import Entry
from loosen.book.records import Claim, Promise
from loosen.engine.decision import Decision
from loosen.engine.finding import Finding
from loosen.engine.proof import Earned, Monotone, Property, Reaches, Settles, Sound, UnsureIsYes
from loosen.words import _, nearest

ALWAYS: Mapping[str, Property] = {"monotone": Monotone(), "unsure-as-yes": UnsureIsYes(), "sound": Sound()}
CHECK = "triage"


class About(NamedTuple):
    """What promises can be about: the decisions, the screens that a name stands for, and the findings of both."""

    decisions: Mapping[str, Decision]
    named: Callable[[str], Sequence[str]]
    findings: Mapping[str, Finding]


def read_promises(file: Entry, about: About, sources: Sequence[str], inspections: Sequence[str]) -> dict[str, Promise]:
    """The promises by id; ``inspections`` are the names of those that are looked up rather than proved."""
    promises: dict[str, Promise] = {}
    for entry in file.entries("promises"):
        claims: list[Claim] = []
        for claim in entry.entries("claims", optional=True):
            decisions = list(_decisions(claim, about))
            levels = about.decisions[decisions[0] if decisions else CHECK].scale.levels
            said = list(_claims(claim, about.findings, levels))
            claims += [Claim(decision, one) for decision in decisions for one in said]
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


def _decisions(claim: Entry, about: About) -> Iterator[str]:
    """The decisions that ``claim`` is about."""
    if "for" not in claim.plain:
        yield CHECK
        return
    found: dict[str, None] = {}
    for name in claim.texts("for"):
        screens = about.named(name)
        if not screens:
            known = list(about.decisions)
            claim.problem(
                "name",
                _('no screen, kind or group is called "{name}".').format(name=name) + nearest(name, known),
                "for",
            )
        found |= dict.fromkeys(screens)
    yield from found


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
