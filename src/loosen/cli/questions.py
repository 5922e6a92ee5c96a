"""Asking page by page. Where a person stands is worked out anew from their answers, so going back needs no undoing."""

from __future__ import annotations

import json
import time
from pathlib import Path

from loosen.book.book import Book
from loosen.book.records import Region
from loosen.care.answers import BadAnswers, read_answers
from loosen.care.walk import Decides, Walk
from loosen.cli.errors import INTERRUPTED, Stop, bad_input
from loosen.cli.page import Back, Quit, ask_page
from loosen.cli.result import reviewed
from loosen.cli.screen import mark, say
from loosen.cli.whole_file import write_whole
from loosen.engine.finding import Answer
from loosen.words import _, n_


def ask(book: Book, region: Region, file: str | None) -> dict[str, Answer]:
    """Ask until the conclusion has settled and return the answers; those that ``file`` holds are not asked again.

    Raises `Stop` when the person stops before the end, having kept the answers if ``file`` was given.
    """
    save = Path(file) if file else None
    try:
        before = _saved(book, save)
        _welcome(book, region, before, save)
        return _ask_pages(book, before, save)
    except (Quit, KeyboardInterrupt):
        raise Stop(INTERRUPTED, _goodbye(save)) from None


def _ask_pages(book: Book, before: dict[str, Answer], save: Path | None) -> dict[str, Answer]:
    hours = book.triage.valid_for_hours
    if save and before and _age_in_hours(save) >= hours:
        told = _("The answers in {file} are more than {hours} hours old, so they are asked again.")
        say(told.format(file=save, hours=hours))
        return _walk(book, Walk(book.triage, drafts=before), save)
    return _walk(book, Walk(book.triage, before=before), save)


def ask_more(book: Book, of: Decides, before: dict[str, Answer]) -> dict[str, Answer]:
    """Ask what still matters to ``of``; ``before`` is known and not asked again. Raises `Stop`."""
    try:
        return _walk(book, Walk(of, before=before), None)
    except (Quit, KeyboardInterrupt):
        raise Stop(INTERRUPTED, _goodbye(None)) from None


def _walk(book: Book, walk: Walk, save: Path | None) -> dict[str, Answer]:
    while walk.page is not None:
        try:
            walk = walk.answer(ask_page(book, walk.page, len(walk.given) + 1, walk.drafts))
        except Back:
            if not walk.given:
                say(_("This is the first page."))
            walk = walk.back()
        if walk.given:
            _save(save, walk.answers)
    return walk.answers


def _welcome(book: Book, region: Region, before: dict[str, Answer], save: Path | None) -> None:
    say(_("Loosen: how urgent is your back?"))
    number = region.fill(_(region.emergency_number))
    say(mark(_("If you think this is an emergency, call {number} now.").format(number=number), "bold"))
    say(_("Nothing leaves this computer.") + " " + reviewed(book.edition))
    if before and save:
        count = len(before)
        told = n_("{count} answer", "{count} answers", count).format(count=count)
        say(_("Going on from {file}, which holds {answers}.").format(file=save, answers=told))


def _goodbye(save: Path | None) -> str:
    if save is None:
        return "\n" + _("Stopped. Nothing was kept. If you feel worse, do not wait: get help.")
    return "\n" + _("Stopped. Your answers are in {file}; the same command goes on from there.").format(file=save)


def _age_in_hours(file: Path) -> float:
    return (time.time() - file.stat().st_mtime) / 3600


def _saved(book: Book, save: Path | None) -> dict[str, Answer]:
    """What ``save`` holds; refuses a file that holds anything else, so that it is never written over."""
    if save is None:
        return {}
    try:
        if not save.exists():
            _save(save, {})  # to learn now, not after ten pages, that it cannot be written
            return {}
        return read_answers(save.read_bytes(), book.known)
    except BadAnswers as bad:
        told = "\n".join(f"  {problem}" for problem in bad.problems)
        after = _("It was left as it is. Mend it, or give --save another name.")
        raise bad_input(f"{save}:\n{told}\n{after}") from None
    except OSError as error:
        raise bad_input(_("{file} cannot be used: {why}.").format(file=save, why=error.strerror)) from None


def _save(save: Path | None, answers: dict[str, Answer]) -> None:
    if save is None:
        return
    try:
        write_whole(save, json.dumps(answers, indent=2) + "\n")
    except OSError as error:
        raise bad_input(_("{file} cannot be written: {why}.").format(file=save, why=error.strerror)) from None
