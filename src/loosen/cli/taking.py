"""Asking in a terminal what somebody takes, one name at a time, each confirmed when it was not certain."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.care.cabinet import look_through
from loosen.care.showing_medicines import sentences
from loosen.cli.errors import INTERRUPTED, Stop
from loosen.cli.screen import say, title
from loosen.words import _


def ask_taking(book: Book, taking: list[str]) -> tuple[list[str], list[str]]:
    """What they take, as typed, and which of these words they confirmed. Raises `Stop`."""
    title(_("What do you take?"))
    say(
        _(
            "Type everything that you take or have used since yesterday: medicines, creams, herbs, vitamins. "
            "One on each line. Press Enter on an empty line when that is all."
        )
    )
    typed, confirmed = list(taking), []
    try:
        for name in taking:
            confirmed += _confirm(book, name)
        while name := input("> ").strip():
            typed.append(name)
            confirmed += _confirm(book, name)
    except EOFError:
        pass
    except KeyboardInterrupt:
        raise Stop(INTERRUPTED, "\n" + _("Stopped. Nothing was kept.")) from None
    return typed, confirmed


def _confirm(book: Book, name: str) -> list[str]:
    """``name`` in a list when the person says that we understood it, else an empty list."""
    found = look_through(book.names, [name])
    for unknown in found.unknown:
        say(sentences()["unknown"].format(typed=unknown))
    for taken in found.taken:
        if taken.match == "exact":
            say(_("{name}: we know that one.").format(name=taken.name))
            continue
        say(_("Do you mean {name}? y: yes · n: no").format(name=taken.name))
        if input("> ").strip().lower() in ("y", "yes", _("yes").lower()):
            return [name]
    return []
