"""The description of the API, made from the rule book, so that the two cannot differ."""

from __future__ import annotations

from loosen import __version__
from loosen.book.book import Book
from loosen.web.openapi_medicines import medicines_schema
from loosen.web.openapi_plans import course_schema, plan_schema
from loosen.web.openapi_progress import progress_schema
from loosen.web.schema import TEXT, TEXTS, Schema, an_object, answer_schema


def document(book: Book) -> Schema:
    """The OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Loosen",
            "version": __version__,
            "description": f"Rule book {book.edition.version}. Reviewed by: {book.edition.reviewed_by}.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/api/v1/assessments": {"post": _assess(book)},
            "/api/v1/medicines": {"post": _screen(book)},
            "/api/v1/plans": {"post": _plan(book)},
            "/api/v1/progress": {"post": _progress(book)},
        },
        "components": {
            "schemas": {
                "Answers": _answers(book),
                "Assessment": _assessment(book),
                "Taker": _taker(),
                "Medicines": medicines_schema(book),
                "Course": course_schema(book),
                "Plan": plan_schema(book),
                "Progress": progress_schema(book),
                "Problem": _problem(),
            },
        },
    }


def _assess(book: Book) -> Schema:
    return {
        "operationId": "assess",
        "summary": "How urgent one person's back is, why, and what to do. Nothing is kept.",
        **_post(book, {"$ref": "#/components/schemas/Answers"}, "The assessment.", "Assessment"),
    }


def _screen(book: Book) -> Schema:
    body = {"anyOf": [{"$ref": "#/components/schemas/Answers"}, {"$ref": "#/components/schemas/Taker"}]}
    return {
        "operationId": "medicines",
        "summary": "Which medicines and measures are safe for one person, and why. Nothing is kept.",
        **_post(book, body, "What every screen says.", "Medicines"),
    }


def _plan(book: Book) -> Schema:
    body = {"anyOf": [{"$ref": "#/components/schemas/Answers"}, {"$ref": "#/components/schemas/Course"}]}
    return {
        "operationId": "plan",
        "summary": "What one person may do on one day, in order, and why. Nothing is kept.",
        **_post(book, body, "The plan.", "Plan"),
    }


def _progress(book: Book) -> Schema:
    return {
        "operationId": "progress",
        "summary": "Whether one person recovers as most people do, and whom to see by when if not. Nothing is kept.",
        **_post(book, {"$ref": "#/components/schemas/Course"}, "How it goes.", "Progress"),
    }


def _post(book: Book, body: Schema, told: str, schema: str) -> Schema:
    def answer(description: str, schema: str, kind: str) -> Schema:
        content = {kind: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
        return {"description": description, "content": content}

    refused = {
        "400": "The answers or the query cannot be used; nothing was worked out.",
        "405": "Only POST is taken.",
        "413": "More was sent than one person's answers can be.",
        "415": "Only application/json is taken.",
    }
    return {
        "security": [],
        "parameters": [
            {
                "name": "region",
                "in": "query",
                "description": "Whose numbers to call and whose packets. Letter case does not matter.",
                "schema": {"type": "string", "enum": list(book.regions), "default": "other"},
            },
            {
                "name": "others",
                "in": "query",
                "description": "Takes every finding that is left out as no, where it has a no.",
                "schema": {"type": "string", "enum": ["no"]},
            },
        ],
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "200": answer(told, schema, "application/json"),
            **{code: answer(why, "Problem", "application/problem+json") for code, why in refused.items()},
        },
    }


def _taker() -> Schema:
    names = {"anyOf": [TEXTS, TEXT]}
    return {
        "type": "object",
        "description": "Answers, and what somebody takes, as they would say it (a list, or names with commas).",
        "properties": {
            "answers": {"$ref": "#/components/schemas/Answers"},
            "taking": {**names, "description": "What they take or have at home."},
            "confirmed": {**names, "description": "Those of these names that they say we understood."},
            "herbs": {**names, "description": "Herbs to tell about, or all."},
        },
        "required": ["answers"],
        "additionalProperties": False,
    }


def _answers(book: Book) -> Schema:
    return {
        "type": "object",
        "description": "Finding to answer. A finding that is left out has not been asked, which is not a no.",
        "properties": {id: answer_schema(asked) for id, asked in book.exercises.screened.own.asked.items()},
        "additionalProperties": False,
    }


def _assessment(book: Book) -> Schema:
    level = {"type": "string", "enum": list(book.triage.levels)}
    reason = an_object(
        rule=TEXT,
        level=level,
        fear=TEXT,
        because=TEXT,
        answers={"$ref": "#/components/schemas/Answers"},
        sources=TEXTS,
    )
    return an_object(
        edition=TEXT,
        hash=TEXT,
        region={"type": "string", "enum": list(book.regions)},
        others={"enum": [None, "no"]},
        disposition=an_object(at_least=level, at_most=level, settled={"type": "boolean"}),
        because={"type": "array", "items": reason},
        open=TEXTS,
        headline=TEXT,
        contact=TEXT,
        within=TEXT,
        what_to_do=TEXTS,
        say=TEXT,
        warning_signs=TEXTS,
        number_to_call=TEXT,
        valid_for_hours={"type": "integer", "minimum": 1},
        reviewed_by=TEXT,
    )


def _problem() -> Schema:
    return an_object(type=TEXT, title=TEXT, status={"type": "integer"}, detail=TEXT, problems=TEXTS)
