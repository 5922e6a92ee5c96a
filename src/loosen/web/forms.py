"""Forms of the check: what somebody ticked becomes answers, and where they stand travels as text."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.http import QueryDict

from loosen.book.book import Book
from loosen.book.records import Asked
from loosen.care.answers import BadAnswers, check_answers, read_json
from loosen.care.walk import Walk
from loosen.engine.finding import NO, UNSURE, YES, Answer, Number
from loosen.engine.interview import Page
from loosen.web.asking import check_words, form_of
from loosen.words import _

NONE = "none-of-these"


def is_list(book: Book, page: Page) -> bool:
    """Whether the page is a list to tick: it says so in the rule book, by a sentence above the list."""
    return bool(book.page_texts[page.id].ask)


def answers_on_page(book: Book, page: Page, form: QueryDict) -> tuple[dict[str, Answer], dict[str, str]]:
    """The answers to every finding of the page, and what is missing or wrong, by finding (or `NONE`)."""
    if is_list(book, page):
        return _ticked(page, form)
    answers: dict[str, Answer] = {}
    missed: dict[str, str] = {}
    for id in page.findings:
        kind = book.asked[id].finding.kind
        given = form.get(id, "").strip()
        answer: Answer = int(given) if isinstance(kind, Number) and given.isdecimal() and len(given) < 7 else given
        if kind.accepts(answer):
            answers[id] = answer
        else:
            missed[id] = _what_it_takes(book.asked[id])
    return answers, missed


def _what_it_takes(asked: Asked) -> str:
    kind, words = asked.finding.kind, check_words()
    if isinstance(kind, Number):
        return words["number"].format(least=kind.least, most=kind.most)
    return words[form_of(asked)]


def _ticked(page: Page, form: QueryDict) -> tuple[dict[str, Answer], dict[str, str]]:
    answers: dict[str, Answer] = {}
    for id in page.findings:
        given = form.getlist(id)
        answers[id] = YES if YES in given else UNSURE if UNSURE in given else NO
    ticked = any(answer != NO for answer in answers.values())
    if ticked and NONE in form:
        return {}, {NONE: _("You ticked a line and “none of these” as well. Keep the one that is right.")}
    if not ticked and NONE not in form:
        return {}, {NONE: check_words()["tick_or_none"]}
    return answers, {}


def write_walk(walk: Walk) -> str:
    """The walk as text for a hidden field."""
    return json.dumps({"given": walk.given, "drafts": walk.drafts}, separators=(",", ":"))


def read_walk(book: Book, text: str) -> Walk:
    """The walk in ``text``, which may come from anybody. Raises `BadAnswers`."""
    if not text:
        return Walk(book.triage)
    plain = read_json(text)
    if not isinstance(plain, dict) or not isinstance(plain.get("given"), list):
        raise BadAnswers([_("The pages answered so far are missing.")])
    drafts = check_answers(plain.get("drafts", {}), book.known)
    return Walk(book.triage, read_pages(book, plain["given"]), drafts=drafts)


def read_pages(book: Book, plain: object) -> tuple[tuple[str, Mapping[str, Answer]], ...]:
    """The pages answered so far, in order. Raises `BadAnswers`."""
    if not isinstance(plain, list):
        raise BadAnswers([_("The pages answered so far are missing.")])
    given = []
    for one in plain:
        if not (isinstance(one, list) and len(one) == 2 and str(one[0]) in book.page_texts):
            raise BadAnswers([_("There is a page that the rule book does not have.")])
        given.append((one[0], check_answers(one[1], book.known)))
    return tuple(given)
