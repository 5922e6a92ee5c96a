"""Which exercise somebody means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from loosen.book.book import Book
from loosen.cli.errors import bad_input
from loosen.words import _

MOST_NEAR = 3


def exercise_named(book: Book, name: str, others: Sequence[str] = ()) -> str:
    """The id of the exercise of that id or title, or one of ``others``. Raises `Stop` with the nearest names."""
    exercises = book.exercises.exercises
    ids = {one: one for one in (*exercises, *others)}
    titles = {_simple(_(exercise.title)): id for id, exercise in exercises.items()}
    names = titles | ids
    wanted = _simple(name)
    if wanted in names:
        return names[wanted]
    near = [id for known, id in names.items() if wanted and set(wanted.split("-")) <= set(known.split("-"))]
    near += [names[known] for known in get_close_matches(wanted, list(names), n=MOST_NEAR, cutoff=0.6)]
    told = _('there is no exercise "{name}".').format(name=_shown(name))
    if near:
        told += " " + _("The nearest are: {names}.").format(names=", ".join(list(dict.fromkeys(near))[:MOST_NEAR]))
    raise bad_input(told + " " + _('"loosen exercises" lists them.'))


def _simple(name: str) -> str:
    """Small letters with hyphens."""
    return "-".join(re.findall(r"\w+", name.lower()))


def _shown(name: str) -> str:
    return "".join(one if one.isprintable() else "?" for one in name)[:60]
