"""``loosen learn``: search all that there is to read, and show one piece of it."""

from __future__ import annotations

import argparse
import json
from typing import Any

from loosen.book.book import Book
from loosen.book.load import load_rulebook
from loosen.care import learning
from loosen.care.assessment import UnknownRegion, region_of
from loosen.care.learning_index import learning_index
from loosen.care.searching import search
from loosen.cli.errors import bad_input
from loosen.words import _, nearest


def run(what: str, chosen: argparse.Namespace) -> int:
    """Search, or show one."""
    book = load_rulebook(chosen.rulebook)
    if what == "search":
        return _search(book, " ".join(chosen.query), chosen.json)
    return _show(book, chosen)


def _search(book: Book, query: str, as_json: bool) -> int:
    from loosen.cli.learn_page import found

    if not query.strip():
        raise bad_input(_('Say what you look for, such as: loosen learn search "heat or ice".'))
    result = search(learning_index(book), query)
    if as_json:
        plain = {"query": query, "first_check": list(result.asks), "found": [hit._asdict() for hit in result.hits]}
        print(json.dumps(plain, indent=2, ensure_ascii=False))
    else:
        found(result)
    return 0


def _show(book: Book, chosen: argparse.Namespace) -> int:
    from loosen.cli.learn_page import shown

    try:
        region = region_of(book, chosen.region)
    except UnknownRegion as unknown:
        raise bad_input(f"--region: {unknown}") from None
    piece = _piece(book, region, chosen.id)
    if chosen.json:
        print(json.dumps(piece, indent=2, ensure_ascii=False))
    else:
        shown(region, piece)
    return 0


def _piece(book: Book, region: Any, id: str) -> learning.Shown:
    """The article, question, claim or source of that id."""
    learn = book.learn
    if id in learn.articles:
        return learning.article(book, region, id)
    if id in learn.questions:
        return learning.question(book, id)
    if id in learn.claims:
        return learning.claim(book, id)
    if id in book.sources:
        return learning.source(book, id)
    if id in book.exercises.exercises:
        raise bad_input(_('"{id}" is an exercise: loosen exercises {id} shows it.').format(id=id))
    if id in book.screens.screens:
        raise bad_input(_('"{id}" is something that is screened: loosen medicines tells about it.').format(id=id))
    known = [*learn.articles, *learn.questions, *learn.claims, *book.sources]
    told = _('There is nothing to read called "{id}".').format(id=id) + nearest(id, known)
    raise bad_input(told + " " + _('"loosen learn search WORDS" finds what there is.'))
