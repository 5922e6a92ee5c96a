"""What stands in the rule book to be read: articles, questions, claims, and how people look for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Claim(NamedTuple):
    """Something that people say about back spasms, and how far the evidence bears it out."""

    id: str
    topic: str
    claim: str
    verdict: str
    certainty: str
    sources: tuple[str, ...]
    why: str
    advice: str


class Paragraph(NamedTuple):
    """A statement with what it rests on. ``kind``: text, bullet, step, heading or note."""

    kind: str
    text: str
    cites: tuple[str, ...]


class Row(NamedTuple):
    """A row of a table."""

    cells: tuple[str, ...]
    cites: tuple[str, ...]


class Table(NamedTuple):
    """A table."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Figure(NamedTuple):
    """A picture of an exercise or a position of ease."""

    of: str
    caption: str


class Rules(NamedTuple):
    """One level of urgency, drawn from the rules of the check."""

    level: str


Block = Paragraph | Table | Figure | Rules


class Article(NamedTuple):
    """An article."""

    id: str
    title: str
    summary: str
    topic: str
    blocks: tuple[Block, ...]
    see: tuple[str, ...]
    search: tuple[str, ...]


class Question(NamedTuple):
    """A question that people ask, answered in three sentences, then more."""

    id: str
    question: str
    short: tuple[Paragraph, ...]
    more: tuple[Paragraph, ...]
    see: tuple[str, ...]
    search: tuple[str, ...]


class Topic(NamedTuple):
    """A topic."""

    id: str
    title: str
    summary: str


class DangerWords(NamedTuple):
    """Words that may tell of a danger sign, and the findings of the check that ask about it."""

    words: tuple[str, ...]
    findings: tuple[str, ...]


class Learn(NamedTuple):
    """Everything to be read."""

    articles: Mapping[str, Article]
    questions: Mapping[str, Question]
    claims: Mapping[str, Claim]
    topics: Mapping[str, Topic]
    synonyms: tuple[tuple[str, ...], ...]
    danger: tuple[DangerWords, ...]
