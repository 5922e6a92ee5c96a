"""The few shapes of JSON Schema of which the API is described."""

from __future__ import annotations

from typing import Any

from loosen.book.records import Asked
from loosen.engine.finding import Choice, Number

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
WHOLE: Schema = {"type": "integer"}
TRUTH: Schema = {"type": "boolean"}


def an_object(**properties: Schema) -> Schema:
    """An object that has exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def a_list(of: Schema) -> Schema:
    """A list of such things."""
    return {"type": "array", "items": of}


def or_nothing(one: Schema) -> Schema:
    """Such a thing, or null."""
    return {"anyOf": [one, {"type": "null"}]}


def answer_schema(asked: Asked) -> Schema:
    """An answer to one question."""
    kind = asked.finding.kind
    told: Schema = {"title": asked.question, "description": asked.help}
    if isinstance(kind, Number):
        return {"type": "integer", "minimum": kind.least, "maximum": kind.most, **told}
    options = kind.options if isinstance(kind, Choice) else kind.words
    return {"type": "string", "enum": list(options), **told}
