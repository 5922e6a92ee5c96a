"""``loosen session``: exercises and timers one after the other, led by a countdown and the breath."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence

from loosen.book.book import Book
from loosen.book.load import load_rulebook
from loosen.book.read_exercises import AVOID
from loosen.care.amount import begin
from loosen.care.exercises import Suitability, suits
from loosen.care.medicines import medicines
from loosen.care.player import Player
from loosen.care.session import Chosen, Session, session_of
from loosen.care.timers import joined, timer_of
from loosen.cli.check import given_answers
from loosen.cli.errors import WRONG, Stop, bad_input
from loosen.cli.exercise_names import exercise_named
from loosen.words import _

Adapt = Mapping[str, tuple[str, ...]]


def run(chosen: argparse.Namespace) -> int:
    """Lead through the session in a terminal; elsewhere list its steps."""
    book = load_rulebook(chosen.rulebook)
    timers = [screen.id for screen in book.screens.of_kind("measure") if screen.timer]
    names = list(dict.fromkeys(exercise_named(book, name, timers) for name in chosen.names))
    if chosen.answers is None and chosen.others is not None:
        raise bad_input(_("--others goes with --answers. Without answers, nobody is judged."))
    adapt: Adapt = {}
    avoid: list[str] = []
    if chosen.answers is not None:
        found = suits(book, given_answers(book, chosen.answers), others=chosen.others)
        if told := "\n".join(_against(book, names, found)):
            raise Stop(WRONG, told)
        adapt = {one.id: one.adapt for one in found.exercises}
        avoid = [one.id for one in found.exercises if one.level == AVOID]
    session = session_for(book, names, adapt)
    if sys.stdin.isatty() and sys.stdout.isatty():
        from loosen.cli.playing import play

        play(Player(book, session, avoid), adapt, quiet=chosen.quiet)
    else:
        from loosen.cli.session_plain import show_steps

        show_steps(book, session, adapt)
    return 0


def session_for(book: Book, names: Sequence[str], adapt: Adapt) -> Session:
    """The session of these exercises and timers, each exercise as a beginner does it."""
    pieces = []
    for name in names:
        exercise = book.exercises.exercises.get(name)
        if exercise is not None:
            pieces.append(session_of(book, name, [Chosen(exercise, begin(exercise.dose), adapt.get(name, ()))]))
        else:
            pieces.append(timer_of(book, book.screens.screens[name]))
    return joined(book, "+".join(names), pieces)


def _against(book: Book, names: Sequence[str], found: Suitability) -> Iterator[str]:
    """What speaks against any of it for this person, or that nobody can tell yet."""
    fits = {one.id: one for one in found.exercises}
    screened = () if set(names) <= set(fits) else medicines(book, found.answers).measures
    advice = {one.id: one for one in screened}
    for name in names:
        told = fits.get(name) or advice[name]
        title = _(book.screens.screens[name].name) if name in advice else fits[name].title
        if not told.settled:
            yield _("{name}: nobody can tell yet whether it suits you, because questions are open.").format(name=title)
        elif told.level not in ("fine", "adapt", "allowed"):
            why = " ".join(reason.because for reason in told.because if reason.level == told.level)
            yield _("{name}: not for you now. {why}").format(name=title, why=why)
