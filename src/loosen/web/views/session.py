"""Exercises to read, and the page that leads through them. The page is the same for everybody; nothing is kept here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from loosen.book.read_exercises import POSITIONS
from loosen.web.book import the_book
from loosen.web.templating import page
from loosen.web.views.installed import session_address
from loosen.words import _


@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """The guided session; the address says which, and the browser does the rest."""
    return page(request, "session.html", session_address=session_address(), words=session_words())


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """All of them, by how the body lies, sits or stands."""
    all_of_them = the_book().exercises.exercises.values()
    by_position = {position: [one for one in all_of_them if one.position == position] for position in POSITIONS}
    return page(request, "exercises.html", groups=by_position, names=position_names())


def position_names() -> dict[str, str]:
    """What the positions are called."""
    return {
        "back": _("On your back"),
        "front": _("On your front"),
        "side": _("On your side"),
        "hands-and-knees": _("On your hands and knees"),
        "kneeling": _("Kneeling"),
        "sitting": _("Sitting"),
        "standing": _("Standing and walking"),
    }


def session_words() -> dict[str, str]:
    """What the session says by script."""
    return {
        "ready": _("Get ready"),
        "rest": _("Rest"),
        "next": _("Next: {name}"),
        "switch": _("Change sides"),
        "of": _("{number} of {of}"),
        "round": _("round {round} of {rounds}"),
        "first": _("first side"),
        "second": _("second side"),
        "in": _("Breathe in"),
        "out": _("Breathe out"),
        "pause": _("Pause"),
        "go_on": _("Go on"),
        "paused": _("Paused"),
        "minutes": _("About {count} minutes"),
        "skin": _("Look at your skin"),
        "time_over": _("Time is up. Take it off, and look at your skin."),
        "done": _("You have done it"),
        "ended": _("That was enough for now"),
        "did": _("{done} of {of} parts done. It is kept on this device."),
        "for_you": _("For you: {how}"),
        "easier": _("Easier: {how}"),
        "title": _("Guided session"),
    }
