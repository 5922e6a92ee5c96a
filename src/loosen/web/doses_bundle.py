"""Everything a browser needs to keep count of doses by itself, as one JSON document in their language."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any

from loosen.book.book import Book
from loosen.care.dose_reasons import words
from loosen.care.packets import packets_of, unit_of
from loosen.web.book import the_book
from loosen.words import _, spoken


def doses_bundle() -> bytes:
    """The bundle in the language that is spoken now."""
    return _bundle(spoken())


def doses_hash() -> str:
    """A name for exactly this bundle."""
    return _hash(spoken())


@cache
def _hash(language: str) -> str:
    return sha256(_bundle(language)).hexdigest()[:24]


@cache
def _bundle(language: str) -> bytes:
    assert language == spoken()
    return doses_bundle_of(the_book())


def doses_bundle_of(book: Book) -> bytes:
    """The bundle of any rule book, in the language that is spoken now."""
    return json.dumps(_plain(book), separators=(",", ":"), ensure_ascii=False).encode()


def _plain(book: Book) -> dict[str, Any]:
    screens = list(book.screens.screens.values())
    by_region = {region: packets_of(screens, region) for region in book.regions}
    dosing = book.dosing
    return {
        "hash": book.hash,
        "products": {
            screen.id: {
                "name": _(screen.name),
                "substances": screen.substances,
                "groups": screen.groups,
                "unit": unit_of(screen),
                "limits": {
                    region: limits._asdict()
                    for region, packets in by_region.items()
                    if (limits := packets[screen.id].limits)
                },
            }
            for screen in screens
        },
        "dosing": {
            "new_course_after_days": dosing.new_course_after_days,
            "latest_minutes_ahead": dosing.latest_minutes_ahead,
            "earliest_days_back": dosing.earliest_days_back,
            "most_times_a_dose": dosing.most_times_a_dose,
            "one_at_a_time": [
                {"group": one.group, "hours": one.hours, "because": _(one.because)} for one in dosing.one_at_a_time
            ],
            "same_substance": {"hours": dosing.same_substance.hours, "because": _(dosing.same_substance.because)},
            "overdose": {unit: _(told) for unit, told in dosing.overdose.items()},
        },
        "regions": {id: region.places() for id, region in book.regions.items()},
        "words": words(),
    }
