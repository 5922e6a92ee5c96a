"""The description of what the screens of medicines say."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.book.screened import LEVELS
from loosen.care.medicines import LISTS
from loosen.web.schema import TEXT, TEXTS, TRUTH, WHOLE, Schema, a_list, an_object, or_nothing

LEVEL: Schema = {"type": "string", "enum": list(LEVELS)}


def medicines_schema(book: Book) -> Schema:
    """The result of one screening."""
    urgency = {"type": "string", "enum": list(book.triage.levels)}
    return an_object(
        edition=TEXT,
        hash=TEXT,
        region={"type": "string", "enum": list(book.regions)},
        urgency=an_object(at_least=urgency, at_most=urgency, settled=TRUTH),
        **{name: a_list(_advice()) for name in LISTS.values()},
        recognised=a_list(_taken()),
        unknown=TEXTS,
        duplicates=a_list(an_object(what=TEXT, typed=TEXTS)),
        number_to_call=TEXT,
        reviewed_by=TEXT,
    )


def _advice() -> Schema:
    answers = {"type": "object", "additionalProperties": {"type": ["string", "integer"]}}
    why = an_object(
        rule=TEXT, level=LEVEL, because=TEXT, answers=answers, taken=TEXTS, sources=TEXTS, from_memory=TRUTH
    )
    return an_object(
        id=TEXT,
        kind={"type": "string", "enum": list(LISTS)},
        name=TEXT,
        level=LEVEL,
        settled=TRUTH,
        headline=TEXT,
        because=a_list(why),
        open=TEXTS,
        dose=or_nothing(_dose()),
        helps=TEXT,
        certainty=TEXT,
        how=TEXTS,
        stop=TEXTS,
        if_not_enough=TEXT,
        timer=or_nothing(an_object(minutes=WHOLE, check_skin_at=a_list(WHOLE))),
        never_with=TEXTS,
        sources=TEXTS,
    )


def _dose() -> Schema:
    return an_object(
        product=TEXT,
        substances=TEXTS,
        groups=TEXTS,
        unit={"type": "string", "enum": ["mg", "use"]},
        least=WHOLE,
        most_at_once=WHOLE,
        hours_between=WHOLE,
        most_in_24_hours=WHOLE,
        days=WHOLE,
        text=TEXT,
        sources=TEXTS,
    )


def _taken() -> Schema:
    return an_object(
        typed=TEXT,
        name=TEXT,
        substances=TEXTS,
        route=TEXT,
        match={"type": "string", "enum": ["exact", "close"]},
        confirmed=TRUTH,
        others=TEXTS,
    )
