"""What a reader gets: an article, a question, a claim or a source, with what each statement rests on.

All values are text, truth, numbers, or lists and mappings of them, so that each travels as JSON. Emphasis inside a
text stays as plain Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from loosen.book.book import Book
from loosen.book.learn_records import Article, Figure, Paragraph, Question, Rules, Table
from loosen.book.records import Region
from loosen.care.conditions import condition
from loosen.care.rests_on import rests_on
from loosen.care.showing import source_in_words
from loosen.care.showing_medicines import certainty_of_help
from loosen.engine.criterion import Criterion
from loosen.words import _

Shown = dict[str, Any]
NOBODY = "none yet"  # who has reviewed the edition
LISTS = {"bullet": "bullets", "step": "steps"}


def topics(book: Book) -> list[Shown]:
    """The topics in order, each with its articles."""
    articles = book.learn.articles.values()
    return [
        {
            "id": topic.id,
            "title": _(topic.title),
            "summary": _(topic.summary),
            "articles": [short(one) for one in articles if one.topic == topic.id],
        }
        for topic in book.learn.topics.values()
    ]


def short(article: Article) -> Shown:
    """An article as it stands in a list."""
    return {"id": article.id, "title": _(article.title), "summary": _(article.summary)}


def article(book: Book, region: Region, id: str) -> Shown:
    """An article whole. Each statement has the numbers of what it rests on, in the list at its end."""
    one = book.learn.articles[id]
    cited = Cited(book)
    topic = book.learn.topics[one.topic]
    return {
        "kind": "article",
        **short(one),
        "topic": {"id": topic.id, "title": _(topic.title)},
        "blocks": gathered([_block(book, region, part, cited) for part in one.blocks]),
        "cited": cited.shown(),
        "see": [short(book.learn.articles[id]) for id in one.see],
        **_edition(book),
    }


def question(book: Book, id: str) -> Shown:
    """A question, its short answer, what more there is to say, and what it rests on."""
    one = book.learn.questions[id]
    cited = Cited(book)
    return {
        "kind": "question",
        "id": one.id,
        "title": _(one.question),
        "summary": short_answer(one),
        "short": [_paragraph(part, cited) for part in one.short],
        "more": gathered([{"kind": part.kind, **_paragraph(part, cited)} for part in one.more]),
        "cited": cited.shown(),
        "see": [short(book.learn.articles[id]) for id in one.see],
        **_edition(book),
    }


def short_answer(one: Question) -> str:
    """The short answer as one text."""
    return " ".join(_(part.text) for part in one.short)


def claim(book: Book, id: str) -> Shown:
    """A claim that people meet, whether the evidence bears it out, why, and what Loosen advises instead."""
    one = book.learn.claims[id]
    topic = book.learn.topics.get(one.topic)
    return {
        "kind": "claim",
        "id": one.id,
        "title": _(one.claim),
        "summary": _(one.why),
        "topic": {"id": one.topic, "title": _(topic.title) if topic else one.topic},
        "verdict": one.verdict,
        "verdict_name": verdicts()[one.verdict],
        "certainty": certainty_of_help(one.certainty),
        "why": _(one.why),
        "advice": _(one.advice),
        "sources": [_source_line(book, source) for source in one.sources],
        "used_in": rests_on(book, one.id),
        **_edition(book),
    }


def source(book: Book, id: str) -> Shown:
    """A source, what it says, whether somebody read it, and all the advice that rests on it."""
    one = book.sources[id]
    return {
        "kind": "source",
        "id": one.id,
        **source_in_words(one),
        "doi": one.doi,
        "pmid": one.pmid,
        "says": _(one.says),
        "seen": one.seen,
        "seen_in_words": seen_in_words(one.seen),
        "rests": rests_on(book, one.id),
        **_edition(book),
    }


def seen_in_words(seen: bool) -> str:
    """Whether somebody has read it."""
    return _("We have read it, or its summary.") if seen else _("We know it from memory alone and have not read it.")


def verdicts() -> dict[str, str]:
    """How far the evidence bears a claim out, the best first."""
    return {
        "supported": _("The evidence bears it out"),
        "partly": _("Partly right"),
        "weak": _("Weak evidence"),
        "contradicted": _("The evidence speaks against it"),
        "unverifiable": _("Nobody can check it"),
    }


def _edition(book: Book) -> Shown:
    edition = book.edition
    return {"edition": edition.version, "date": edition.date, "reviewed": edition.reviewed_by != NOBODY}


class Cited:
    """The claims and sources that a page names, numbered as they come."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._numbers: dict[str, int] = {}

    def numbers(self, ids: Iterable[str]) -> list[int]:
        return [self._numbers.setdefault(id, len(self._numbers) + 1) for id in ids]

    def shown(self) -> list[Shown]:
        """Each with its number: a claim with its verdict, a source as a line."""
        return [{"number": number, **self._line(id)} for id, number in self._numbers.items()]

    def _line(self, id: str) -> Shown:
        one = self._book.learn.claims.get(id)
        if one is None:
            return {"kind": "source", **_source_line(self._book, id)}
        told = {"verdict": one.verdict, "verdict_name": verdicts()[one.verdict]}
        return {"kind": "claim", "id": id, "title": _(one.claim), **told}


def _source_line(book: Book, id: str) -> Shown:
    return {"id": id, "seen": book.sources[id].seen, **source_in_words(book.sources[id])}


def _paragraph(part: Paragraph, cited: Cited) -> Shown:
    return {"text": _(part.text), "cites": cited.numbers(part.cites)}


def _block(book: Book, region: Region, part: object, cited: Cited) -> Shown:
    match part:
        case Paragraph():
            return {"kind": part.kind, **_paragraph(part, cited)}
        case Table():
            return _table(part, cited)
        case Figure():
            return _figure(book, part)
        case Rules():
            return urgency(book, region, part.level)
    raise TypeError(part)


def _table(part: Table, cited: Cited) -> Shown:
    rows = [{"cells": [_(cell) for cell in row.cells], "cites": cited.numbers(row.cites)} for row in part.rows]
    return {"kind": "table", "title": _(part.title), "columns": [_(one) for one in part.columns], "rows": rows}


def _figure(book: Book, part: Figure) -> Shown:
    exercise = book.exercises.exercises.get(part.of)
    of = "exercise" if exercise else "position"
    title = exercise.title if exercise else next(one.title for one in book.relief if one.id == part.of)
    return {"kind": "figure", "of": of, "id": part.of, "title": _(title), "caption": _(part.caption)}


def gathered(blocks: Sequence[Shown]) -> list[Shown]:
    """The blocks, with bullets and steps that follow each other as one list."""
    found: list[Shown] = []
    for block in blocks:
        name = LISTS.get(block["kind"])
        if name is None:
            found.append(block)
        elif found and found[-1]["kind"] == name:
            found[-1]["items"].append(block)
        else:
            found.append({"kind": name, "items": [block]})
    return found


def urgency(book: Book, region: Region, id: str) -> Shown:
    """One level of urgency, drawn from the rules of the check themselves, so that the two cannot differ.

    Rules with the same condition stand once, with the reasons of each. ``signs``: those that are enough alone;
    ``together``: those that must come together.
    """
    triage = book.triage
    level = triage.levels[id]
    signs: dict[Criterion, Shown] = {}
    for rule in triage.decision.rules:
        if rule.level == id:
            sign = signs.setdefault(rule.when, {"when": condition(book, rule.when), "rules": [], "because": []})
            sign["rules"].append(rule.id)
            sign["because"].append(region.fill(_(triage.rules[rule.id].because)))
    return {
        "kind": "rules",
        "id": id,
        "name": _(level.name),
        "who": _(level.who),
        "within": _(level.within),
        "signs": [sign for sign in signs.values() if "of" not in sign["when"]],
        "together": [sign for sign in signs.values() if "of" in sign["when"]],
    }
