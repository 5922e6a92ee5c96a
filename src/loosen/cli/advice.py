"""Showing in a terminal what is safe for somebody, and why."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.book.screened import LEVELS
from loosen.care.medicines import Medicines
from loosen.care.showing_medicines import Showing, showing
from loosen.cli.result import reviewed
from loosen.cli.screen import bullets, mark, say, title
from loosen.words import _

COLOURS = dict(zip(LEVELS, ("green", "yellow", "red"), strict=True))


def show(book: Book, result: Medicines, full: bool) -> None:
    """First what they take, then everything that was screened, the safest first; if ``full``, all there is on each."""
    shown = showing(book, result)
    if shown["emergency"]:
        title(_(book.triage.levels[shown["urgency"]].name).upper(), "red")
        say(shown["headline"])
        say(mark(shown["who"], "bold"))
        say(_("No medicine, herb, heat or massage is offered now."))
        return
    for told in (*shown["unconfirmed"], *shown["unknown"], *shown["duplicates"]):
        say(mark(told, "bold"))
    for kind in shown["kinds"]:
        title(kind["name"])
        for item in kind["items"]:
            _show(item)
            if full and item["level"] != LEVELS[-1]:
                _show_more(item)
    print()
    if not full:
        say(_("With --full it also tells how to use each, when to stop, and how much it helps."))
    say(_("The leaflet in the packet wins whenever it is stricter."))
    say(reviewed(book.edition) + " " + _("It does not replace a pharmacist's advice."))


def _show(item: Showing) -> None:
    """What is said of one thing, and why."""
    say(item["level_name"], f"  {item['name']}: ", "    ", COLOURS[item["level"]])
    for why in item["because"]:
        say(why["because"], "    - ")
        if why["taken"]:
            say(_("You take: {names}").format(names=why["taken"]), "      ")
        if why["answers"]:
            say(_("Your answers: {answers}").format(answers="; ".join(why["answers"])), "      ")
        if why["memory"]:
            say(why["memory"], "      ")
    if item["open"]:
        say(_("Still to be answered:"), "    ")
        bullets(item["open"], "    -")
    if item["dose"]:
        say(item["dose"], "    ")


def _show_more(item: Showing) -> None:
    """All else that is known of it."""
    if item["helps"]:
        say(_("Does it help? {told}").format(told=item["helps"]), "    ")
    bullets(item["how"], "  -")
    if item["if_not_enough"]:
        say(_("If it does not help: {what}").format(what=item["if_not_enough"]), "    ")
    for stop in item["stop"]:
        say(_("Stop: {when}").format(when=stop), "    ")
    if item["never_with"]:
        say(_("Never together with: {names}.").format(names=", ".join(item["never_with"])), "    ")
