"""Pieces of advice, each with the name under which feedback is kept, its title, and where it stands."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from loosen.book.book import Book
from loosen.words import _

ON_A_PAGE = {"question": "questions", "exercise": "exercises", "position": "relief", "item": "today"}
ALONE = {"article": "article", "claim": "claim", "source": "source"}


class Piece(NamedTuple):
    """One piece of advice: ``name`` is its kind and id, such as ``article:heat-and-ice``."""

    name: str
    title: str
    address: str


def address_of(kind: str, id: str) -> str:
    """Where it stands; nothing for what has no place of its own."""
    if kind in ALONE:
        return reverse(ALONE[kind], kwargs={"id": id})
    if kind in ON_A_PAGE:
        return f"{reverse(ON_A_PAGE[kind])}#{id}"
    return reverse("medicines") if kind == "medicine" else ""


def kinds() -> dict[str, str]:
    """What the kinds are called."""
    return {
        "article": _("Article"),
        "question": _("Question"),
        "claim": _("What people say"),
        "medicine": _("Medicine or measure"),
        "exercise": _("Exercise"),
        "position": _("Position of ease"),
        "item": _("Plan of the day"),
        "fear": _("Danger that the check looks for"),
        "source": _("Source"),
    }


def piece_named(book: Book, name: str) -> Piece | None:
    """The piece of that name, or ``None`` when there is none."""
    kind, _colon, id = name.partition(":")
    if name in ("check", "medicines"):  # Of one person's result, nobody needs to know which it was.
        return Piece(
            name, _("The check and its result") if name == "check" else _("What is safe for you"), reverse(name)
        )
    title = _titles(book, kind).get(id)
    return Piece(name, _(title), address_of(kind, id)) if title else None


def _titles(book: Book, kind: str) -> dict[str, str]:
    learn = book.learn
    match kind:
        case "article":
            return {id: one.title for id, one in learn.articles.items()}
        case "question":
            return {id: one.question for id, one in learn.questions.items()}
        case "claim":
            return {id: one.claim for id, one in learn.claims.items()}
        case "medicine":
            return {id: one.name for id, one in book.screens.screens.items()}
        case "exercise":
            return {id: one.title for id, one in book.exercises.exercises.items()}
        case "position":
            return {one.id: one.title for one in book.relief}
        case "item":
            return {id: one.title for id, one in book.plan.items.items()}
    return {}
