"""The diary as a table: a line a day; activities, what was done and the note stand in one column each."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.care.diary import Entry


def columns(book: Book) -> list[str]:
    """The heads of the columns: the ids of findings, and what else a day holds."""
    return ["day", *book.of_a_day, "light", "done", "activities", "note"]


def row_of(book: Book, entry: Entry) -> list[object]:
    """One day."""
    activities = "; ".join(f"{name}={number}" for name, number in entry.activities.items())
    answers = [entry.answers.get(id, "") for id in book.of_a_day]
    return [entry.day, *answers, entry.light, " ".join(entry.done or ()), _safe(activities), _safe(entry.note or "")]


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
