"""The one rule book of this server."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from loosen.book.book import Book
from loosen.book.load import load_rulebook


@cache
def the_book() -> Book:
    """Read once, and compiled: every request but the first would."""
    book = load_rulebook(settings.RULEBOOK)
    assert book.triage.compiled
    return book
