"""The description of progress: what comes back for a check and the days since."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.web.openapi_plans import DAY, recovery_schema
from loosen.web.schema import TEXT, TEXTS, TRUTH, WHOLE, Schema, a_list, an_object, or_nothing

NUMBER: Schema = {"type": "number"}


def progress_schema(book: Book) -> Schema:
    """How it goes on one day."""
    episode = an_object(began=DAY, over=or_nothing(DAY), limiting=TRUTH, pain=or_nothing(WHOLE))
    change = an_object(measure=TEXT, name=TEXT, before=NUMBER, now=NUMBER, verdict=TEXT, text=TEXT)
    helped = an_object(
        id=TEXT, label=TEXT, days_with=WHOLE, days_without=WHOLE, difference=NUMBER, low=NUMBER, high=NUMBER, text=TEXT
    )
    return an_object(
        edition=TEXT,
        hash=TEXT,
        day=DAY,
        episode=or_nothing(episode),
        episodes=a_list(episode),
        points=a_list(an_object(day=DAY, rest=or_nothing(WHOLE), worst=or_nothing(WHOLE))),
        band=a_list(an_object(day=DAY, low=NUMBER, high=NUMBER, estimate=TRUTH)),
        usual=TEXT,
        usual_sources=TEXTS,
        recovery=recovery_schema(book),
        changes=a_list(change),
        milestones=a_list(an_object(text=TEXT, day=DAY, sources=TEXTS)),
        helped=a_list(helped),
        days_silent=or_nothing(WHOLE),
        reviewed_by=TEXT,
    )
