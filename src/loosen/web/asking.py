"""How a question is laid out: what a template needs to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from loosen.book.records import Asked
from loosen.engine.finding import NO, UNSURE, YES, Answer, Choice, Number, YesNo
from loosen.words import _

LONGEST_SCALE = 11  # A number with so few values is picked rather than typed.


def form_of(asked: Asked) -> str:
    """``yes-no``, ``choice``, ``scale`` or ``number``."""
    kind = asked.finding.kind
    if isinstance(kind, Number):
        return "scale" if kind.most - kind.least < LONGEST_SCALE else "number"
    return "choice" if isinstance(kind, Choice) else "yes-no"


def options_of(asked: Asked) -> Iterator[tuple[str, str]]:
    """(value, label) of everything that can be picked."""
    kind = asked.finding.kind
    if isinstance(kind, Number):
        yield from ((str(number), str(number)) for number in range(kind.least, kind.most + 1))
    elif isinstance(kind, Choice):
        yield from ((option, _(asked.options[option])) for option in kind.options)
    elif isinstance(kind, YesNo):
        yield from ((YES, _("Yes")), (NO, _("No")), (UNSURE, _("Not sure")))


def all_no(findings: Sequence[str], given: Mapping[str, Answer]) -> bool:
    """Whether every one of the findings was answered no before."""
    return all(given.get(finding) == NO for finding in findings)


def steps_in_words(number: int, left: int) -> str:
    """How far somebody is; honest when what is left depends on the answers."""
    return check_words()["last_step" if left == 0 else "steps"].format(number=number, left=left)


def check_words() -> dict[str, str]:
    """What the check says by script."""
    return {
        "steps": _("Page {number}. At most {left} more."),
        "last_step": _("Page {number}. This is the last."),
        "tick_or_none": _("Tick what fits you, or “none of these”."),
        "number": _("Type a whole number from {least} to {most}."),
        "yes-no": _("Choose yes, no or not sure."),
        "choice": _("Choose the one that fits best."),
        "scale": _("Choose the number that fits best."),
        "copied": _("Copied."),
        "not_copied": _("This browser does not let us copy. Select the words and copy them."),
        "cannot_save": _("Saving needs the Loosen server, which does not answer. Your answers stay on this device."),
        "check": _("Check"),
    }


def medicine_words() -> dict[str, str | dict[str, str]]:
    """What the screening of medicines says by script."""
    timer = {
        "stop": _("Stop the timer: {time} left"),
        "skin": _("Look at your skin now. If it is blotchy, burning or numb, take it off."),
        "over": _("Time is up. Take it off, and look at your skin."),
    }
    return {**check_words(), "timer": timer}
