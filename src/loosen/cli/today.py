"""``loosen today``: the plan of a day. Asked for a person and kept in a file, from JSON for a program."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, date, datetime
from pathlib import Path

from loosen.book.book import Book
from loosen.book.load import load_rulebook
from loosen.book.records import Region
from loosen.care.answers import BadAnswers, read_json
from loosen.care.assessment import UnknownRegion, region_of
from loosen.care.care_plan import CarePlan, Wishes
from loosen.care.diary import Entry, read_diary
from loosen.care.history import Checked
from loosen.care.plan import AT_HOME, DANGER, plan
from loosen.care.suiting import Suiting
from loosen.cli.check import given_answers
from loosen.cli.course_file import file_of, read, tell, write
from loosen.cli.errors import INTERRUPTED, Stop, bad_input
from loosen.engine.finding import NO, Answer
from loosen.engine.interview import Page
from loosen.words import _


def run(chosen: argparse.Namespace) -> int:
    """Ask what is new, or read ``--answers``; then show the plan of the day."""
    book = load_rulebook(chosen.rulebook)
    try:
        region = region_of(book, chosen.region)
    except UnknownRegion as unknown:
        raise bad_input(f"--region: {unknown}") from None
    day = day_of(chosen.day)
    wishes = Wishes(chosen.warmth, chosen.gentler)
    if chosen.answers is None:
        if chosen.others or chosen.diary or chosen.checked:
            raise bad_input(_("--others, --diary and --checked go with --answers. Leave them out to be asked."))
        made = _for_a_person(book, region, day, file_of(chosen.file), wishes)
    else:
        made = _for_a_program(book, region, day, wishes, chosen)
    if chosen.json:
        print(json.dumps(made.plain(), indent=2, ensure_ascii=False))
    else:
        from loosen.cli.day import show

        show(book, made, chosen.full)
    return 0


def day_of(text: str | None) -> date:
    """The day that was typed; today without one. Raises `Stop`."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise bad_input(_('"{day}" is no day. Type it as 2026-11-23.').format(day=text)) from None


def _for_a_program(book: Book, region: Region, day: date, wishes: Wishes, chosen: argparse.Namespace) -> CarePlan:
    answers = given_answers(book, chosen.answers, book.today.findings)
    diary = _diary(book, chosen.diary) if chosen.diary else []
    checked = day_of(chosen.checked) if chosen.checked else None
    return plan(book, answers, day, diary, checked=checked, region=region.id, wishes=wishes, others=chosen.others)


def _diary(book: Book, file: str) -> list[Entry]:
    try:
        return read_diary(book, read_json(Path(file).read_bytes()))
    except OSError as error:
        raise bad_input(_("{file} cannot be read: {why}.").format(file=file, why=error.strerror)) from None
    except BadAnswers as bad:
        told = "\n".join(f"  {problem}" for problem in bad.problems)
        raise bad_input(f"{file}:\n{told}\n" + _("Nothing was worked out. Mend this and run it again.")) from None


def _for_a_person(book: Book, region: Region, day: date, file: Path, wishes: Wishes) -> CarePlan:
    """The check when there is none or a danger sign may be there, then how it is today; each is kept as it is told."""
    last = read(book, file).last
    if last is None or last.day > day:
        last = _check(book, region, day, file)
    if last.day != day and not any(DANGER in one.answers for one in read(book, file).diary if one.day == day):
        told = _ask_today(book, region)
        tell(file, book, Entry(day, told), datetime.now(UTC))
        if told[DANGER] != NO:
            last = _check(book, region, day, file)
    history = read(book, file)
    before = history.starts[:-1]
    return plan(
        book, last.answers, day, history.diary, checked=last.day, before=before, region=region.id, wishes=wishes
    )


def _check(book: Book, region: Region, day: date, file: Path) -> Checked:
    """The check, and what exercises and warmth hang on besides."""
    from loosen.cli.questions import ask, ask_more

    answers = ask(book, region, None)
    check = book.triage.decide(answers)
    if check.settled and check.at_least in AT_HOME:
        answers = ask_more(book, Suiting(book, region.id), answers)
    made, history = Checked(datetime.now(UTC), day, answers), read(book, file)
    write(file, history._replace(checks=(*history.checks, made)))
    return made


def _ask_today(book: Book, region: Region) -> dict[str, Answer]:
    """How it is today, danger signs first; when there may be one, nothing else is asked."""
    from loosen.cli.page import Back, Quit, ask_page
    from loosen.cli.screen import bullets, say

    say(_("Danger signs first. Is one of these new or worse?"))
    bullets(_(one.sign) for one in book.triage.warning_signs)
    say(_("If so, call {number} if you cannot wait.").format(number=region.fill(_(region.emergency_number))))
    page = book.today.pages[0]
    told: dict[str, Answer] = {}
    while len(told) < len(page.findings) and told.get(DANGER, NO) == NO:
        id = page.findings[len(told)]
        try:
            told |= ask_page(book, Page(page.id, (id,)), len(told) + 1, {})
        except Back:
            told = dict(list(told.items())[:-1])
        except (Quit, KeyboardInterrupt):
            raise Stop(INTERRUPTED, "\n" + _("Stopped. What you told of today was not kept.")) from None
    return told
