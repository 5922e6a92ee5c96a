"""What rests on a source or a claim: every piece of advice that names it, wherever in the rule book it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from loosen.book.book import Book
from loosen.words import _

Cites = tuple[str, str, str, tuple[str, ...]]  # kind, id, English title, what it names


def rests_on(book: Book, id: str) -> list[dict[str, str]]:
    """The pieces that name the source or claim, each with its kind and title."""
    return [{"kind": kind, "id": piece, "title": _(title)} for kind, piece, title in _named(_Held(book)).get(id, ())]


class _Held:
    """A book, told apart by its hash."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def __hash__(self) -> int:
        return hash(self.book.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.book.hash == self.book.hash


@lru_cache(maxsize=4)
def _named(held: _Held) -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, dict[tuple[str, str, str], None]] = {}
    for kind, piece, title, cited in _pieces(held.book):
        for id in cited:
            found.setdefault(id, {})[kind, piece, title] = None
    return {id: tuple(pieces) for id, pieces in found.items()}


def _pieces(book: Book) -> Iterator[Cites]:
    """Everything that names sources, in the order in which a reader looks for it."""
    yield from _to_read(book)
    for fear in book.triage.fears.values():
        rules = (source for rule in fear.rules for source in rule.sources)
        yield "fear", fear.id, fear.fear, (*fear.sources, *rules)
    for screen in book.screens.screens.values():
        cautions = (source for caution in screen.cautions.values() for source in caution.sources)
        offers = (source for offer in screen.offers.values() for source in offer.sources)
        yield "medicine", screen.id, screen.name, (*screen.sources, *cautions, *offers)
    for exercise in book.exercises.exercises.values():
        fits = (source for fit in exercise.fits.values() for source in fit.sources)
        yield "exercise", exercise.id, exercise.title, (*exercise.sources, *fits)
    for position in book.relief:
        yield "position", position.id, position.title, position.sources
    for item in book.plan.items.values():
        yield "item", item.id, item.title, item.sources


def _to_read(book: Book) -> Iterator[Cites]:
    for article in book.learn.articles.values():
        cited = (id for block in article.blocks for id in _cited(block))
        yield "article", article.id, article.title, tuple(cited)
    for question in book.learn.questions.values():
        paragraphs = (*question.short, *question.more)
        yield "question", question.id, question.question, tuple(id for one in paragraphs for id in one.cites)
    for claim in book.learn.claims.values():
        yield "claim", claim.id, claim.claim, claim.sources


def _cited(block: object) -> tuple[str, ...]:
    rows = getattr(block, "rows", ())
    return (*getattr(block, "cites", ()), *(id for row in rows for id in row.cites))
