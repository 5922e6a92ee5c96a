"""Everything that can be looked for: articles, questions, claims, exercises, positions, and what is used or taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loosen.book.book import Book
from loosen.book.learn_records import Article, Question
from loosen.care.learning import short_answer
from loosen.care.search_index import Danger, Entry, Index, index_of
from loosen.words import _

# How much a word counts: in the title, in the words that people use for it, in the summary, and in the text.
TITLE, CALLED, SUMMARY, TEXT = 6.0, 5.0, 3.0, 1.0
# What somebody most likely wants, when the words fit several kinds as well.
WORTH = {"article": 1.4, "question": 1.2, "medicine": 1.0, "exercise": 1.0, "position": 1.0, "claim": 0.6}
EMPHASIS = re.compile(r"[*_`]+")


def learning_index(book: Book) -> Index:
    """The index of all of them, in the language that is spoken now. English words find their page in any language."""
    learn = book.learn
    dangers = [Danger(one.words, tuple(_asks(book, id) for id in one.findings)) for one in learn.danger]
    return index_of(list(_entries(book)), learn.synonyms, dangers)


def _asks(book: Book, finding: str) -> str:
    asked = book.asked[finding]
    return _(asked.tick or asked.question)


def _entries(book: Book) -> Iterator[Entry]:
    for article in book.learn.articles.values():
        yield _entry("article", article.id, article.title, article.summary, article.search, _texts(article))
    for question in book.learn.questions.values():
        yield _question(question)
    for screen in book.screens.screens.values():
        if screen.certainty:  # Those that are only on prescription are not for looking up: Loosen never advises them.
            names = [book.names.substances[id] for id in screen.substances]
            called = [name for one in names for name in (one.name, *one.also)]
            brands = [one.name for one in book.names.brands if set(one.substances) & set(screen.substances)]
            yield _entry("medicine", screen.id, screen.name, screen.helps, (*called, *brands), ())
    for exercise in book.exercises.exercises.values():
        steps = (exercise.start, *exercise.steps)
        yield _entry("exercise", exercise.id, exercise.title, exercise.purpose, (exercise.id,), steps)
    for position in book.relief:
        yield _entry("position", position.id, position.title, position.why, (), position.steps)
    for claim in book.learn.claims.values():
        yield _entry("claim", claim.id, claim.claim, claim.why, (), (claim.advice,))


def _question(one: Question) -> Entry:
    texts = [part.text for part in one.more]
    entry = _entry("question", one.id, one.question, "", one.search, [part.text for part in one.short] + texts)
    return entry._replace(summary=_plain(short_answer(one)))


def _texts(article: Article) -> Iterator[str]:
    for block in article.blocks:
        yield from (text for text in (getattr(block, "text", ""), getattr(block, "caption", "")) if text)
        for row in getattr(block, "rows", ()):
            yield from row.cells


def _entry(kind: str, id: str, title: str, summary: str, called: Iterable[str], texts: Iterable[str]) -> Entry:
    fields = [(title, TITLE), *((one, CALLED) for one in called), (summary, SUMMARY), *((one, TEXT) for one in texts)]
    known = [(one, counts) for text, counts in fields for one in dict.fromkeys((text, _(text)))]
    return Entry(kind, id, _plain(_(title)), _plain(_(summary)), WORTH[kind], tuple(known))


def _plain(text: str) -> str:
    return EMPHASIS.sub("", text)
