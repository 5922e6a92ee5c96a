"""A possible person in words."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.engine.finding import NO, UNSURE, YES, Answers
from loosen.words import _


def told(book: Book, answers: Answers) -> str:
    """What the person answers, question by question; what is not asked is left out, and the noes come last."""
    said: list[str] = []
    noes: list[str] = []
    for id, answer in answers.items():
        asked = book.asked.get(id)
        if asked is None:
            said.append(f"{id} {answer}")  # worked out, not asked
        elif answer == NO and asked.tick:
            noes.append(id)
        elif asked.tick:
            word = {YES: _("yes"), UNSURE: _("not sure")}[str(answer)]
            said.append(f"{id} {word} ({_(asked.tick)})")
        else:
            said.append(f"{id} {_(asked.options.get(str(answer), str(answer)))}")
    if noes:
        said.append(_("no to {findings}").format(findings=", ".join(noes)))
    return "; ".join(said) or _("nothing at all")
