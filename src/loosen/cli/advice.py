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


def show(book: Book, result: Medicines) -> None:
    """First what they take, then everything that was screened, the safest first."""
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
    print()
    say(_("The leaflet in the packet wins whenever it is stricter."))
    say(reviewed(book.edition) + " " + _("It does not replace a pharmacist's advice."))


def _show(item: Showing) -> None:
    print()
    say(item["headline"], f"{item['name']}: {item['level_name']}. ", "  ", COLOURS[item["level"]])
    for why in item["because"]:
        _show_why(why)
    if item["open"]:
        say(_("Still to be answered:"), "  ")
        bullets(item["open"], "  -")
    if item["level"] == LEVELS[-1]:
        return
    for text in (item["dose"], item["helps"]):
        if text:
            say(text, "  ")
    bullets(item["how"])
    if item["if_not_enough"]:
        say(_("If it does not help: {what}").format(what=item["if_not_enough"]), "  ")
    if item["level"] == LEVELS[0]:
        for stop in item["stop"]:
            say(_("Stop: {when}").format(when=stop), "  ")
    if item["never_with"]:
        say(_("Never together with: {names}.").format(names=", ".join(item["never_with"])), "  ")


def _show_why(why: Showing) -> None:
    say(why["because"], "  - ")
    if why["answers"]:
        say(_("Your answers: {answers}").format(answers="; ".join(why["answers"])), "    ")
    if why["taken"]:
        say(_("You take: {names}").format(names=why["taken"]), "    ")
    if why["memory"]:
        say(why["memory"], "    ")
