"""Promises that are looked up in the book rather than proved: its shape, its words, its safety net.

Each inspection returns what breaks it, in words; nothing when it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loosen.book.book import Book
from loosen.book.inspections_of_prevention import OF_PREVENTION
from loosen.book.inspections_of_screens import OF_SCREENS
from loosen.book.texts import texts
from loosen.engine.criterion import findings_of
from loosen.engine.program import Program

CALM_NODES = {"yes", "ge", "lt", "in", "all", "any", "least"}
# "You do not have …", "nothing serious", "it is only a strain": each tells a person what nobody has examined.
FALSE_CALM = re.compile(
    r"you (?:do not|don't|cannot|can't) have|nothing (?:serious|wrong|to worry)|not serious|rules? out|"
    r"no need to worry|do(?: not|n't) worry|you(?:'re| are) (?:fine|safe|healthy|ok)|(?:it is|it's) (?:only|just) a",
    re.IGNORECASE,
)


def no_negation(book: Book) -> Iterator[str]:
    """Rules are built of yes, comparison, choice, all, any and at least: nothing that a worse answer could undo."""
    for decision in book.decisions.values():
        for node in Program.of(decision).nodes:
            if node[0] not in CALM_NODES:
                yield f"a rule of {decision.id} holds {node[0]!r}"


def danger_first(book: Book) -> Iterator[str]:
    """Every finding that is an emergency by itself is asked before any other."""
    first = book.triage.interview.alone_top
    other_before = ""
    for question in book.triage.decision.questions:
        if question.finding.id not in first:
            other_before = other_before or question.finding.id
        elif other_before:
            yield f"{other_before} is asked before {question.finding.id}"
    for page in book.triage.interview.pages:
        if first.intersection(page.findings) and not first.issuperset(page.findings):
            yield f"the page {page.id} mixes danger signs with other questions"


def skip_safety(book: Book) -> Iterator[str]:
    """No danger sign can be skipped, and none decides whether something else is asked."""
    first = book.triage.interview.alone_top
    for question in book.triage.decision.questions:
        if question.ask_if is None:
            continue
        if question.finding.id in first:
            yield f"{question.finding.id} can be skipped"
        for finding in findings_of(question.ask_if):
            if finding.id in first:
                yield f"whether {question.finding.id} is asked hangs on the danger sign {finding.id}"


def reasons_and_times(book: Book) -> Iterator[str]:
    """Every rule says why and on what; every level says whom to contact and by when; every result runs out."""
    cautions = [one for screen in book.screens.screens.values() for one in screen.cautions.values()]
    for rule, because, sources in [(one.id, one.because, one.sources) for one in book.triage.rules.values()] + cautions:
        if not because or not sources:
            yield f"rule {rule} has no reason or no source"
    for level in book.triage.levels.values():
        if not level.within or not level.who:
            yield f"level {level.id} has no time target"
    if not 1 <= book.triage.valid_for_hours <= 24:
        yield "a result does not run out within 24 hours"


def safety_net(book: Book) -> Iterator[str]:
    """Results below emergency carry the danger signs, and every region has a number to call."""
    named = {finding for sign in book.triage.warning_signs for finding in sign.findings}
    for finding in sorted(book.triage.interview.alone_top - named):
        yield f"no warning sign names {finding}"
    for region in book.regions.values():
        if not re.search(r"[0-9]{3}", region.emergency_number):
            yield f"region {region.id} has no emergency number"


def no_false_calm(book: Book) -> Iterator[str]:
    """No text says that this person does not have a condition, or has nothing serious."""
    for text in texts(book):
        if found := FALSE_CALM.search(text.text):
            yield f"{text.file}:{text.line} says {found[0]!r}"


def grounded_relief(book: Book) -> Iterator[str]:
    """Every position of ease says whom it does not suit, when to stop, how sure it is and on what that rests."""
    for position in book.relief:
        if not (position.suits_not and position.stop):
            yield f"position {position.id} does not say whom it does not suit, or when to stop"
        if not (position.certainty and position.evidence and position.sources):
            yield f"position {position.id} does not say how sure it is, or on what it rests"
        if position.certainty in ("low", "convention") and "weak evidence" not in position.evidence:
            yield f"position {position.id} does not say that its evidence is weak"


INSPECTIONS: dict[str, Callable[[Book], Iterator[str]]] = {
    "no-negation": no_negation,
    "danger-first": danger_first,
    "skip-safety": skip_safety,
    "reasons-and-times": reasons_and_times,
    "safety-net": safety_net,
    "no-false-calm": no_false_calm,
    "grounded-relief": grounded_relief,
    **OF_SCREENS,
    **OF_PREVENTION,
}
