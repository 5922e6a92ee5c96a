"""``loosen prevent``: the programme of a week, and breaks, the work place, risks, food and water."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from loosen.book.book import Book
from loosen.book.load import load_rulebook
from loosen.book.read_prevention import HABITS, WORKPLACE
from loosen.book.screened import URGENCY
from loosen.care import prevention
from loosen.care.answers import BadAnswers
from loosen.care.course import Start, standing_on
from loosen.care.plan import DANGER
from loosen.cli import prevent_screen as show
from loosen.cli.check import given_answers
from loosen.cli.course_file import file_of, read
from loosen.cli.errors import INTERRUPTED, Stop, bad_input
from loosen.engine.finding import NO, Answer
from loosen.words import _

RECENT = 7  # days for which it counts how somebody was


class Known(NamedTuple):
    """What is known of whoever asks, and how far they have come."""

    answers: Mapping[str, Answer]
    phase: str = prevention.RECOVERED
    others: str | None = None


def run(chosen: argparse.Namespace) -> int:
    """Show the part that was asked for."""
    book = load_rulebook(chosen.rulebook)
    if chosen.others is not None and chosen.answers is None:
        raise bad_input(_("--others goes with --answers. Leave it out to be asked."))
    if chosen.part != "week" and (chosen.done is not None or chosen.walked is not None or chosen.week != 1):
        raise bad_input(_("--week, --done and --walked go with the week. Leave them out here."))
    PARTS[chosen.part](book, chosen)
    return 0


def _week(book: Book, chosen: argparse.Namespace) -> None:
    day = _day(chosen.day)
    known = _from_course(book, chosen.file, day) if chosen.answers is None else _given(book, chosen)
    try:
        made = prevention.programme(
            book,
            known.answers,
            chosen.week,
            day,
            weeks_done=chosen.done,
            walk_minutes=chosen.walked,
            phase=known.phase,
            others=known.others,
        )
    except BadAnswers as bad:
        raise bad_input("\n".join(bad.problems)) from None
    if chosen.json:
        _print(made.plain())
    else:
        show.week(book, made)


def _workplace(book: Book, chosen: argparse.Namespace) -> None:
    known = _given(book, chosen) if chosen.answers is not None else Known(_ask(book, WORKPLACE))
    found = prevention.workplace(book, known.answers, known.others)
    if chosen.json:
        _print(found.plain())
    else:
        show.workplace(book, found)


def _risks(book: Book, chosen: argparse.Namespace) -> None:
    known = _given(book, chosen) if chosen.answers is not None else Known(_ask(book, HABITS))
    found = prevention.risk_factors(book, known.answers, known.others)
    if chosen.json:
        _print(found.plain())
    else:
        show.risks(book, found)


def _breaks(book: Book, chosen: argparse.Namespace) -> None:
    known = _given(book, chosen) if chosen.answers is not None else Known({})
    found = prevention.breaks(book, known.answers, known.phase, known.others)
    if chosen.json:
        _print(found.plain())
    else:
        show.breaks(book, found)


def _food(book: Book, chosen: argparse.Namespace) -> None:
    food = book.prevention.food
    if chosen.json:
        items = [{**one._asdict(), "grounds": one.grounds._asdict()} for one in food.items]
        _print({**food._asdict(), "items": items})
    else:
        show.food(book)


PARTS = {"week": _week, "workplace": _workplace, "risks": _risks, "breaks": _breaks, "food": _food}


def _print(plain: object) -> None:
    print(json.dumps(plain, indent=2, ensure_ascii=False))


def _given(book: Book, chosen: argparse.Namespace) -> Known:
    answers = given_answers(book, chosen.answers, book.prevention.asked.findings)
    return Known(answers, others=chosen.others)


def _day(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise bad_input(_('"{day}" is no day. Type it as 2026-11-23.').format(day=text)) from None


def _from_course(book: Book, file: str | None, day: date) -> Known:
    """What the course of ``loosen today`` tells. Raises `Stop` when there is none, or none of these days."""
    course = read(book, file_of(file))
    last_check = course.last
    if last_check is None or last_check.day > day:
        raise bad_input(_('There is no check yet. Run "loosen today" first, or give --answers.'))
    told = [one for one in course.diary if one.day <= day]
    last = max([last_check.day, *(one.day for one in told)])
    if (day - last).days > RECENT:
        raise bad_input(_('Nothing was told for more than a week. Run "loosen today" first.'))
    if any(one.day == last and one.answers.get(DANGER, NO) != NO for one in told):
        raise bad_input(_('One of the danger signs may be there. Run "loosen check" now.'))
    check = book.triage.decide(last_check.answers)
    answers = {**last_check.answers, URGENCY: check.at_least}
    standing = standing_on(book, Start(last_check.day, answers), day, told)
    known = {id: answer for id, answer in standing.answers.items() if id != URGENCY}
    return Known(known, standing.phase)


def _ask(book: Book, name: str) -> dict[str, Answer]:
    """The answers to one of the two lists. Nothing of it is kept."""
    from loosen.cli.page import Back, Quit, ask_page

    page = next(one for one in book.prevention.asked.pages if one.id == name)
    try:
        return ask_page(book, page, 1, {})
    except (Back, Quit, KeyboardInterrupt):
        raise Stop(INTERRUPTED, "\n" + _("Stopped. Nothing was kept.")) from None
