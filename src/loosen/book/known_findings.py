"""Every finding that somebody may be asked for, without reading more of the book than is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from loosen.engine.finding import Finding

if TYPE_CHECKING:
    from loosen.book.book import Book


class KnownFindings(Mapping[str, Finding]):
    """The findings of the check and, read only when something else is looked for, those of screens and exercises."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __getitem__(self, id: str) -> Finding:
        check = self._book.findings.findings
        return check[id] if id in check else self._all[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def _all(self) -> Mapping[str, Finding]:
        return self._book.exercises.screened.own.findings
