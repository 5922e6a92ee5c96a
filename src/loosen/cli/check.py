"""``loosen check``: how urgent it is. Page by page for a person, from JSON for a program."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping

from loosen.book.book import Book
from loosen.book.load import load_rulebook
from loosen.care.answers import LARGEST, BadAnswers, read_answers
from loosen.care.assessment import UnknownRegion, assess, region_of
from loosen.cli.errors import bad_input
from loosen.engine.finding import Answer, Finding
from loosen.words import _


def run(chosen: argparse.Namespace) -> int:
    """Ask, or read ``--answers``; then show the result."""
    book = load_rulebook(chosen.rulebook)
    try:
        region = region_of(book, chosen.region)
    except UnknownRegion as unknown:
        raise bad_input(f"--region: {unknown}") from None
    if chosen.answers is None and chosen.others is not None:
        raise bad_input(_("--others goes with --answers. Without it, you are asked everything that matters."))
    if chosen.answers is not None and chosen.save is not None:
        raise bad_input(_("--save goes with the questions, not with --answers. Leave one of them out."))
    if chosen.answers is not None:
        answers = given_answers(book, chosen.answers)
    else:
        from loosen.cli.questions import ask

        answers = ask(book, region, chosen.save)
    assessment = assess(book, answers, region.id, chosen.others)
    if chosen.json:
        print(json.dumps(assessment.plain(), indent=2, ensure_ascii=False))
    else:
        from loosen.cli.result import show

        show(book, region, assessment)
    return 0


def given_answers(book: Book, file: str, more: Mapping[str, Finding] | None = None) -> dict[str, Answer]:
    """The answers in ``file``, or on standard input when it is ``-``. Raises `Stop` when they cannot be used.

    ``more``: findings that may be answered beside those of the check, the screens and the exercises.
    """
    name = _("standard input") if file == "-" else file
    try:
        if file == "-":
            text = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with open(file, "rb") as opened:
                text = opened.read(LARGEST + 1)
        return read_answers(text, {**book.known, **more} if more else book.known)
    except OSError as error:
        raise bad_input(_("{file} cannot be read: {why}.").format(file=name, why=error.strerror)) from None
    except BadAnswers as bad:
        told = "\n".join(f"  {problem}" for problem in bad.problems)
        after = _("Nothing was worked out. Mend this and run it again.")
        raise bad_input(f"{name}:\n{told}\n{after}") from None
