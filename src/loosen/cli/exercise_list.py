"""Showing exercises in a terminal: all of them, one whole, and how they suit somebody."""

from __future__ import annotations

from collections.abc import Sequence

from loosen.book.book import Book
from loosen.book.exercise_records import Exercise, Other
from loosen.book.read_exercises import ADAPT, AVOID, FINE
from loosen.book.records import Region
from loosen.care.answers import in_words
from loosen.care.exercises import Fitting, Suitability, WhyFit
from loosen.care.showing import source_in_words
from loosen.care.showing_medicines import certainty_of_help
from loosen.cli.result import MOST_OPEN, reviewed
from loosen.cli.screen import bullets, mark, say, title
from loosen.words import _, n_

COLOURS = {FINE: "green", ADAPT: "yellow", AVOID: "red"}


def positions() -> dict[str, str]:
    """What each position is called, in the order of the list."""
    return {
        "back": _("On your back"),
        "side": _("On your side"),
        "front": _("On your front"),
        "hands-and-knees": _("On your hands and knees"),
        "kneeling": _("Kneeling"),
        "sitting": _("Sitting"),
        "standing": _("Standing and walking"),
    }


def every(book: Book) -> None:
    """All exercises, by position, with what each is for and how much of it."""
    for position, name in positions().items():
        title(name)
        for exercise in book.exercises.exercises.values():
            if exercise.position == position:
                say(mark(_(exercise.title), "bold"), f"  {exercise.id}: ", "    ")
                say(_(exercise.purpose), "    ")
                say(_(exercise.dose.text), "    ")
    print()
    say(_("loosen exercises NAME shows one whole, and loosen session NAME leads you through it."))
    say(_("Not each of them suits everybody. loosen exercises --suits finds out which suit you."))
    say(reviewed(book.edition))


def whole(book: Book, exercise: Exercise) -> None:
    """One exercise with all there is to know of it."""
    title(_(exercise.title))
    say(_(exercise.purpose))
    print()
    say(_(exercise.start), _("Start: "), "  ")
    for number, step in enumerate(exercise.steps, 1):
        say(_(step), f"  {number}. ")
    say(_(exercise.dose.text), _("How much: "), "  ")
    _other(book, _("Easier: "), exercise.easier)
    _other(book, _("Harder: "), exercise.harder)
    title(_("Stop if"))
    bullets(_(sign) for sign in (*exercise.stop, *book.exercises.words.stop))
    title(_("Does it help?"))
    say(_(exercise.evidence))
    say(certainty_of_help(exercise.certainty))
    title(_("Sources"))
    bullets(source_in_words(book.sources[id])["title"] for id in exercise.sources)
    print()
    say(_("loosen session {name} leads you through it.").format(name=exercise.id))
    say(_("loosen exercises --suits finds out whether it suits you.") + " " + reviewed(book.edition))


def _other(book: Book, lead: str, other: Other) -> None:
    name = (
        _("Or: {title} ({name}).").format(title=_(book.exercises.exercises[other.exercise].title), name=other.exercise)
        if other.exercise
        else ""
    )
    say(f"{_(other.how)} {name}".rstrip(), lead, "  ")


def suited(book: Book, region: Region, found: Suitability) -> None:
    """Those that suit, those that suit with a change, and those that do not, each with its reason."""
    urgency = book.triage.levels[found.urgency.at_least]
    if urgency.id == book.triage.decision.scale.top:
        title(_(urgency.name).upper(), "red")
        say(region.fill(_(urgency.headline)))
        say(mark(region.fill(_(urgency.who)), "bold"))
        say(_("No exercise is offered now."))
        return
    for level in (FINE, ADAPT, AVOID):
        of_level = [one for one in found.exercises if one.settled and one.level == level]
        if of_level:
            words = book.exercises.words.levels[level]
            title(f"{_(words.name)} ({len(of_level)})", COLOURS[level])
            say(_(words.headline))
            _group(book, found, of_level)
    unknown = [one for one in found.exercises if not one.settled]
    if unknown:
        title(_("Not known yet") + f" ({len(unknown)})", "yellow")
        say(_("Questions are still open. Until they are answered, leave these out."))
        _still_open(book, unknown)
        print()
        say(", ".join(one.title for one in unknown))
    print()
    say(_("loosen session NAME leads you through one.") + " " + reviewed(book.edition))


def _group(book: Book, found: Suitability, fittings: Sequence[Fitting]) -> None:
    """Each with its reasons; those that all of them have in common are told once."""
    rules = [{why.rule for why in _that_count(one)} for one in fittings]
    common = set.intersection(*rules) if len(fittings) > 1 else set()
    _whys(book, found, [why for why in fittings[0].because if why.rule in common], "  ")
    for one in fittings:
        say(mark(one.title, "bold"), f"  {one.id}: ", "    ")
        _whys(book, found, [why for why in _that_count(one) if why.rule not in common], "    - ")
        if one.dose:
            say(one.dose, "    ")


def _that_count(one: Fitting) -> list[WhyFit]:
    """The reasons that make it what it is."""
    return [why for why in one.because if why.level == one.level]


def _whys(book: Book, found: Suitability, whys: Sequence[WhyFit], first: str) -> None:
    """Reasons, each with how to change the exercise for it, and the answers behind them."""
    rest = " " * len(first)
    for why in whys:
        say(why.because, first)
        if why.adapt:
            say(_("Change: {how}").format(how=why.adapt), rest)
    given = {id: answer for why in whys for id, answer in why.answers.items() if id in found.answers}
    if given:
        told = "; ".join(in_words(book.asked[id], answer) for id, answer in given.items())
        say(_("Your answers: {answers}").format(answers=told), "    ")


def _still_open(book: Book, fittings: Sequence[Fitting]) -> None:
    """The first of what is still open, and how many more."""
    still = list(dict.fromkeys(id for one in fittings for id in one.open))
    say(_("Still to be answered:"))
    bullets(_(book.asked[id].question) for id in still[:MOST_OPEN])
    more = len(still) - MOST_OPEN
    if more > 0:
        say(n_("and {more} more question.", "and {more} more questions.", more).format(more=more), "  ")
