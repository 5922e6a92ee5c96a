"""One page of questions in a terminal: a list to tick, or one question after another."""

from __future__ import annotations

import re
from collections.abc import Mapping

from loosen.book.book import Book
from loosen.book.records import Asked
from loosen.care.why import bears_on
from loosen.cli.screen import bullets, mark, say, title
from loosen.engine.finding import NO, UNSURE, YES, Answer, Choice, Number, YesNo
from loosen.engine.interview import Page
from loosen.words import _

TICKED = re.compile(r"(\d+)(\?)?")


class Back(Exception):
    """The person wants the page before."""


class Quit(Exception):
    """The person wants to stop, or nobody is there to answer."""


def ask_page(book: Book, page: Page, number: int, drafts: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers to every finding of the page. ``drafts`` holds earlier answers, offered again.

    Raises `Back` and `Quit`.
    """
    words = book.page_texts[page.id]
    asked = [book.asked[id] for id in page.findings]
    title(_("Page {number}: {title}").format(number=number, title=_(words.title)))
    if len(asked) > 1 and all(isinstance(one.finding.kind, YesNo) for one in asked):
        return _ask_list(book, _(words.ask), asked, drafts)
    return {one.finding.id: _ask_one(book, one, drafts.get(one.finding.id)) for one in asked}


def _ask_list(book: Book, lead: str, asked: list[Asked], drafts: Mapping[str, Answer]) -> dict[str, Answer]:
    say(lead)
    print()
    seen = any(one.finding.id in drafts for one in asked)
    for place, one in enumerate(asked, 1):
        before = {YES: "x", UNSURE: "?"}.get(str(drafts.get(one.finding.id)), " ")
        say(_(one.tick), f"{place:>4} [{before}] " if seen else f"{place:>4}  ")
    print()
    again = all(one.finding.id in drafts for one in asked)
    say(_("Type the numbers that fit, such as 1 3. Put ? behind one that you are not sure of, such as 3?."))
    say(_("n: none of these · ? or ?3: help · b: back · q: stop") + (" · " + _("Enter: as before") if again else ""))
    while True:
        line = _read()
        if not line and again:
            return {one.finding.id: drafts[one.finding.id] for one in asked}
        if line.startswith("?"):
            _help(book, asked, line[1:].strip())
            continue
        answers = _ticked(line, asked)
        if answers is not None:
            return answers
        say(_("Type numbers from 1 to {last}, or n for none of these.").format(last=len(asked)))


def _ticked(line: str, asked: list[Asked]) -> dict[str, Answer] | None:
    """The answers that ``line`` gives to all of ``asked``, or ``None`` when it cannot be read."""
    answers: dict[str, Answer] = {one.finding.id: NO for one in asked}
    if line.lower() in ("n", "none", "0", _("none").lower()):
        return answers
    words = re.sub(r"\s+\?", "?", line).replace(",", " ").split()
    for word in words:
        match = TICKED.fullmatch(word)
        if not match or not 1 <= int(match[1]) <= len(asked):
            return None
        answers[asked[int(match[1]) - 1].finding.id] = UNSURE if match[2] else YES
    return answers if words else None


def _ask_one(book: Book, one: Asked, before: Answer | None) -> Answer:
    say(_(one.question))
    kind = one.finding.kind
    if isinstance(kind, Choice):
        for place, option in enumerate(kind.options, 1):
            say(_(one.options[option]), f"{place:>4}  ")
    keys = {
        YesNo: _("y: yes · n: no · u: not sure"),
        Number: _("Type a whole number."),
        Choice: _("Type the number of the line that fits."),
    }[type(kind)]
    say(keys + " · " + _("?: help · b: back · q: stop") + (" · " + _("Enter: as before") if before is not None else ""))
    while True:
        line = _read()
        if not line and before is not None:
            return before
        if line == "?":
            _help(book, [one], "1")
            continue
        answer = _understood(line.lower(), kind)
        if answer is not None:
            return answer
        if isinstance(kind, Number):
            say(
                _("That does not fit. It takes a whole number from {least} to {most}.").format(
                    least=kind.least, most=kind.most
                )
            )
        else:
            say(_("That does not fit. {keys}").format(keys=keys))


def _understood(line: str, kind: YesNo | Number | Choice) -> Answer | None:
    if isinstance(kind, YesNo):
        return {"y": YES, "yes": YES, "n": NO, "no": NO, "u": UNSURE, "unsure": UNSURE}.get(line)
    number = int(line) if re.fullmatch(r"\d{1,6}", line) else None
    if isinstance(kind, Number):
        return number if number is not None and kind.accepts(number) else None
    if number is not None:
        return kind.options[number - 1] if 1 <= number <= len(kind.options) else None
    return line if line in kind.options else None


def _help(book: Book, asked: list[Asked], which: str) -> None:
    """What a question means and why it is asked; how to answer when ``which`` names none."""
    if not which.isdigit() or not 1 <= int(which) <= len(asked):
        say(_("Each line is one question. Tick those that fit you now; the rest count as no. ?3 explains line 3."))
        return
    one = asked[int(which) - 1]
    print()
    say(mark(_(one.question), "bold"))
    if one.help:
        say(_(one.help))
    told = _("We ask because, with other answers or alone, it can point to:")
    if one.finding.id not in book.triage.decision.asks:
        told = _("We ask because it matters for:")
    say(told)
    bullets(bears_on(book, one.finding.id))


def _read() -> str:
    """One line of input, with `Back` and `Quit` taken out."""
    try:
        line = input("> ").strip()
    except EOFError:
        raise Quit from None
    if line.lower() in ("b", "back"):
        raise Back
    if line.lower() in ("q", "quit"):
        raise Quit
    return line
