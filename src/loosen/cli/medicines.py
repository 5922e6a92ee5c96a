"""``loosen medicines``: what is safe for this person. Asked for a person, from JSON for a program."""

from __future__ import annotations

import argparse
import json

from loosen.book.book import Book
from loosen.book.load import load_rulebook
from loosen.book.records import Region
from loosen.care.assessment import UnknownRegion, region_of
from loosen.care.cabinet import look_through
from loosen.care.medicines import UnknownHerb, asked_herbs, medicines
from loosen.care.screening import Screening
from loosen.cli.check import given_answers
from loosen.cli.errors import bad_input
from loosen.engine.finding import Answer
from loosen.words import _


def run(chosen: argparse.Namespace) -> int:
    """Ask, or read ``--answers``; then show what every screen says."""
    book = load_rulebook(chosen.rulebook)
    try:
        region = region_of(book, chosen.region)
        herbs = asked_herbs(book, _list(chosen.herbs))
    except UnknownRegion as unknown:
        raise bad_input(f"--region: {unknown}") from None
    except UnknownHerb as unknown:
        raise bad_input(f"--herbs: {unknown}") from None
    if chosen.answers is None and chosen.others is not None:
        raise bad_input(_("--others goes with --answers. Without it, you are asked everything that matters."))
    taking, confirmed = _list(chosen.taking), _list(chosen.confirmed)
    if chosen.answers is not None:
        answers = given_answers(book, chosen.answers)
    else:
        answers, taking, confirmed = _ask(book, region, taking, herbs)
    result = medicines(book, answers, region.id, taking, confirmed=confirmed, herbs=herbs, others=chosen.others)
    if chosen.json:
        print(json.dumps(result.plain(), indent=2, ensure_ascii=False))
    else:
        from loosen.cli.advice import show

        show(book, result, chosen.full)
    return 0


def _list(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


def _ask(
    book: Book, region: Region, taking: list[str], herbs: tuple[str, ...]
) -> tuple[dict[str, Answer], list[str], list[str]]:
    """The check first, then what they take, then what still matters to some screen."""
    from loosen.cli.questions import ask, ask_more

    answers = ask(book, region, None)
    if book.triage.decide(answers).at_least == book.triage.decision.scale.top:
        return answers, taking, []
    from loosen.cli.taking import ask_taking

    taking, confirmed = ask_taking(book, taking)
    cabinet = look_through(book.names, taking, confirmed)
    return ask_more(book, Screening(book, region.id, cabinet, herbs), answers), taking, confirmed
