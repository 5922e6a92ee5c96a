"""The description of plans: what may be sent for one, and what comes back."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.book.course import LIGHTS, NONE, PHASES
from loosen.care.care_plan import HEAT, ICE, NEITHER
from loosen.web.schema import TEXT, TEXTS, TRUTH, WHOLE, Schema, a_list, an_object, answer_schema, or_nothing

DAY: Schema = {"type": "string", "format": "date"}


def course_schema(book: Book) -> Schema:
    """Answers, and what has happened since."""
    wishes = {
        "warmth": {"type": "string", "enum": [HEAT, ICE, NEITHER]},
        "gentler": TRUTH,
        "without": TEXTS,
    }
    answers = {"type": "object", "description": "As Answers, and how it is today (the fields of a day in the diary)."}
    return {
        "type": "object",
        "description": "The answers to the check, the day to plan, and how the days between were.",
        "properties": {
            "answers": answers,
            "day": {**DAY, "description": "Today, by the clock of UTC, unless it is given."},
            "checked": {**DAY, "description": "The day of the check; the day to plan unless it is given."},
            "diary": a_list(a_day(book)),
            "wishes": {"type": "object", "properties": wishes, "additionalProperties": False},
            "taking": {"anyOf": [TEXTS, TEXT], "description": "What they take or have at home."},
        },
        "required": ["answers"],
        "additionalProperties": False,
    }


def a_day(book: Book) -> Schema:
    """A day of the diary."""
    asked = {**book.today.asked, **book.diary_findings.asked}
    told = {
        "day": DAY,
        "light": {"type": "string", "enum": [NONE, *LIGHTS]},
        "activities": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 10}},
        "done": a_list({"type": "string", "enum": list(book.diary.done)}),
        "note": TEXT,
        **{id: answer_schema(one) for id, one in asked.items()},
    }
    return {"type": "object", "properties": told, "required": ["day"], "additionalProperties": False}


def plan_schema(book: Book) -> Schema:
    """The plan of one day."""
    told = an_object(text=TEXT, why=TEXT, sources=TEXTS)
    return an_object(
        edition=TEXT,
        hash=TEXT,
        region={"type": "string", "enum": list(book.regions)},
        day=DAY,
        phase={"type": "string", "enum": ["", *PHASES]},
        name=TEXT,
        headline=TEXT,
        because=a_list(told),
        items=a_list(_item()),
        avoid=a_list(told),
        changed=a_list(told),
        better=TEXT,
        tomorrow=TEXT,
        check_again=TRUTH,
        ask=TEXTS,
        danger_signs=TEXTS,
        number_to_call=TEXT,
        reviewed_by=TEXT,
        recovery=or_nothing(recovery_schema(book)),
    )


def recovery_schema(book: Book) -> Schema:
    """Whether it goes as it does for most people, and by when to see whom."""
    told = an_object(text=TEXT, why=TEXT, sources=TEXTS)
    level = {"type": "string", "enum": list(book.progress.levels)}
    return an_object(level=level, name=TEXT, do=TEXT, by=or_nothing(DAY), because=a_list(told), settled=TRUTH)


def _item() -> Schema:
    return an_object(
        id=TEXT,
        kind=TEXT,
        title=TEXT,
        when=TEXT,
        minutes=WHOLE,
        times=a_list(WHOLE),
        why=TEXT,
        how=TEXTS,
        certainty=TEXT,
        evidence=TEXT,
        sources=TEXTS,
        relief=TEXTS,
        measure=TEXT,
        session=or_nothing(_session()),
    )


def _session() -> Schema:
    step = an_object(
        kind=TEXT,
        exercise=TEXT,
        seconds=WHOLE,
        repetitions=WHOLE,
        hold=WHOLE,
        side=TEXT,
        number=WHOLE,
        of=WHOLE,
        round=WHOLE,
        rounds=WHOLE,
    )
    adapt = {"type": "object", "additionalProperties": TEXTS}
    return an_object(id=TEXT, minutes=WHOLE, steps=a_list(step), adapt=adapt)
