"""``loosen exercises``: what there is, one of them whole, and which of them suit this person."""

from __future__ import annotations

import argparse
import json
from typing import Any

from loosen.book.book import Book
from loosen.book.exercise_records import Exercise
from loosen.book.load import load_rulebook
from loosen.care.assessment import UnknownRegion, region_of
from loosen.care.exercises import Judging, Suitability, suits
from loosen.cli.check import given_answers
from loosen.cli.errors import bad_input
from loosen.cli.exercise_names import exercise_named
from loosen.words import _


def run(chosen: argparse.Namespace) -> int:
    """List them, show one, or judge them for somebody."""
    from loosen.cli import exercise_list as show

    book = load_rulebook(chosen.rulebook)
    exercises = book.exercises.exercises
    name = exercise_named(book, chosen.name) if chosen.name else None
    found = _judged(book, chosen)
    if found is not None and name is not None:
        found = found._replace(exercises=tuple(one for one in found.exercises if one.id == name))
    if chosen.json:
        plain = [plain_of(exercises[id]) for id in exercises] if name is None else plain_of(exercises[name])
        print(json.dumps(found.plain() if found is not None else plain, indent=2, ensure_ascii=False))
    elif found is not None:
        show.suited(book, region_of(book, chosen.region), found)
    elif name is not None:
        show.whole(book, exercises[name])
    else:
        show.every(book)
    return 0


def _judged(book: Book, chosen: argparse.Namespace) -> Suitability | None:
    """How they suit whoever is asked, or gave ``--answers``."""
    if not chosen.suits:
        if chosen.answers is not None or chosen.others is not None:
            raise bad_input(_("--answers and --others go with --suits."))
        return None
    try:
        region = region_of(book, chosen.region)
    except UnknownRegion as unknown:
        raise bad_input(f"--region: {unknown}") from None
    if chosen.answers is not None:
        return suits(book, given_answers(book, chosen.answers), others=chosen.others)
    if chosen.others is not None:
        raise bad_input(_("--others goes with --answers. Without it, you are asked everything that matters."))
    from loosen.cli.questions import ask, ask_more

    return suits(book, ask_more(book, Judging(book), ask(book, region, None)))


def plain_of(exercise: Exercise) -> dict[str, Any]:
    """An exercise as it travels in JSON."""
    return {
        "id": exercise.id,
        "title": _(exercise.title),
        "purpose": _(exercise.purpose),
        "phases": list(exercise.phases),
        "position": exercise.position,
        "start": _(exercise.start),
        "steps": [_(step) for step in exercise.steps],
        "dose": _(exercise.dose.text),
        "harder": {"exercise": exercise.harder.exercise, "how": _(exercise.harder.how)},
        "easier": {"exercise": exercise.easier.exercise, "how": _(exercise.easier.how)},
        "stop": [_(sign) for sign in exercise.stop],
        "certainty": exercise.certainty,
        "evidence": _(exercise.evidence),
        "sources": list(exercise.sources),
    }
