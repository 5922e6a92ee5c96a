"""A form of a page without anything filled in: a script in the browser fills it by itself.

The same template makes the finished page and the blank one. In a blank one every value is empty, and every list has
one entry, so that the script has something to copy.
"""

from __future__ import annotations

from collections.abc import Iterator


class Blank:
    """Stands for any value; it shows as nothing."""

    def __getitem__(self, _name: str) -> Blank:
        return self

    def __iter__(self) -> Iterator[Blank]:
        yield self

    def __str__(self) -> str:
        return ""

    __html__ = __str__


BLANK = Blank()
