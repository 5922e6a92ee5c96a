"""Everything a browser needs to check somebody by itself, as one JSON document in their language."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any

from loosen.book.book import Book
from loosen.book.records import Asked
from loosen.care.showing import certainty_in_words, source_in_words
from loosen.engine.backends.javascript import write
from loosen.web.book import the_book
from loosen.words import _, spoken


def bundle() -> bytes:
    """The bundle in the language that is spoken now."""
    return _bundle(spoken())


def bundle_hash() -> str:
    """A name for exactly this bundle: its rules and its words, so that a mended translation is a new one."""
    return _bundle_hash(spoken())


@cache
def _bundle_hash(language: str) -> str:
    return sha256(_bundle(language)).hexdigest()[:24]


@cache
def _bundle(language: str) -> bytes:
    assert language == spoken()
    return bundle_of(the_book())


def bundle_of(book: Book) -> bytes:
    """The bundle of any rule book, in the language that is spoken now."""
    return json.dumps(_plain(book), separators=(",", ":"), ensure_ascii=False).encode()


def _plain(book: Book) -> dict[str, Any]:
    triage = book.triage
    cited = dict.fromkeys(source for rule in triage.rules.values() for source in rule.sources)
    return {
        "edition": book.edition.version,
        "hash": book.hash,
        "reviewed_by": book.edition.reviewed_by,
        "valid_for_hours": triage.valid_for_hours,
        "program": json.loads(write(triage.interview)),
        "pages": {page.id: _(page.title) for page in book.findings.page_texts.values()},
        "asked": {id: _asked(asked) for id, asked in book.findings.asked.items()},
        "levels": {
            id: {
                "name": _(level.name),
                "headline": _(level.headline),
                "who": _(level.who),
                "within": _(level.within),
                "do": [_(one) for one in level.do],
                "say": _(level.say),
            }
            for id, level in triage.levels.items()
        },
        "rules": {
            id: {
                "fear": rule.fear,
                "because": _(rule.because),
                "do": [_(one) for one in rule.do],
                "sources": rule.sources,
            }
            for id, rule in triage.rules.items()
        },
        "fears": {
            id: {"fear": _(fear.fear), "do": [_(one) for one in fear.do], "certainty": fear.certainty}
            for id, fear in triage.fears.items()
        },
        "sources": {id: source_in_words(book.sources[id]) for id in cited},
        "regions": {
            id: {"name": _(region.name), **region.places(), "tel": region.tel} for id, region in book.regions.items()
        },
        "warning_signs": [_(one.sign) for one in triage.warning_signs],
        "words": _words(),
    }


def _asked(asked: Asked) -> dict[str, Any]:
    if asked.tick:
        return {"tick": _(asked.tick)}
    return {"question": _(asked.question), "options": {id: _(label) for id, label in asked.options.items()}}


def _words() -> dict[str, Any]:
    """The sentences that `assessment.py`, `answers.py` and `showing.py` say by themselves."""
    return {
        "yes": _("Yes"),
        "no": _("No"),
        "unsure": _("Not sure"),
        "said_no": _("no: {finding}"),
        "said_unsure": _("not sure about: {finding}"),
        "open_from_calmest": _("Not known yet: questions are still open. It could be as urgent as: {most}."),
        "open": _("At least: {least}. Open questions could still make it: {most}."),
        "answer_open": _("Answer the questions that are still open."),
        "certainty": {certainty: certainty_in_words(certainty) for certainty in ("high", "moderate", "low")},
    }
