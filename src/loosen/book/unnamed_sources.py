"""Sources that nothing names, and sources to which no address leads: worth a look by whoever edits the book."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.book.book import Book
from loosen.book.lines import Plain
from loosen.book.read_markdown import without_cites

SOURCES = "evidence/sources.yaml"


def unnamed(book: Book) -> list[str]:
    """The ids of sources that stand nowhere but in their own list."""
    named = {text for file, lines in book.files.items() if file != SOURCES for text in _texts(lines.plain)}
    return [id for id in book.sources if id not in named]


def without_address(book: Book) -> list[str]:
    """The ids of sources that were seen and have neither an address nor a DOI."""
    return [id for id, source in book.sources.items() if source.seen and not (source.url or source.doi)]


def _texts(plain: Plain) -> Iterator[str]:
    if isinstance(plain, dict):
        for value in plain.values():
            yield from _texts(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _texts(value)
    elif isinstance(plain, str):
        yield plain
        yield from without_cites(plain)[1]
