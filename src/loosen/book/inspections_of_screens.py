"""Promises about medicines that are looked up in the book: what is shown of a dose, and what is never shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from loosen.book.book import Book
from loosen.book.read_screens import FOLDERS
from loosen.book.screened import LEVELS, REGION, SAME
from loosen.book.texts import texts
from loosen.engine.criterion import findings_of
from loosen.engine.decision import Rule
from loosen.engine.evaluate import evaluate

AMOUNT = re.compile(r"\b[0-9][0-9,.]*\s*(?:mg|g|ml|micrograms?|milligrams?|tablets?|capsules?)\b", re.IGNORECASE)


def same_twice(book: Book) -> Iterator[str]:
    """Whatever holds a substance of another, or counts as the same, is avoided beside it."""
    names = book.names
    for screen in book.screens.screens.values():
        if screen.kind not in ("product", "herb"):
            continue
        if SAME not in screen.decision.asks:
            yield f"{screen.id} does not ask what is taken already"
        for substance in screen.substances:
            missing = set(names.substances[substance].groups).intersection(book.screens.same).difference(screen.groups)
            if missing:
                yield f"{screen.id} holds {substance} and is not in the group {', '.join(sorted(missing))}"


def warned_by_name(book: Book) -> Iterator[str]:
    """What a regulator warns of is named in every caution of its group, whether or not more is known."""
    for must in book.screens.must_mention:
        for id in book.screens.named(must.group):
            screen = book.screens.screens[id]
            on_it = [rule for rule in screen.decision.rules if _hangs_on(rule, must.findings)]
            if must.words not in " ".join(screen.cautions[rule.id].because for rule in on_it):
                yield f"{id} does not say {must.words!r}"


def _hangs_on(rule: Rule, findings: Sequence[str]) -> bool:
    return any(finding.id in findings for finding in findings_of(rule.when))


def confirmed_doses(book: Book) -> Iterator[str]:
    """A dose stands only where a source of it was seen, and nothing is allowed where none stands."""
    for screen in book.screens.of_kind("product"):
        for region in book.regions:
            offer = screen.offers.get(region)
            dosed = offer is not None and offer.limits is not None
            at_least = evaluate(screen.decision, {REGION: region}).at_least
            if not dosed and at_least == LEVELS[0]:
                yield f"{screen.id} may be allowed in {region}, where no dose is known"
            if offer and offer.limits and not any(book.sources[source].seen for source in offer.sources):
                yield f"nobody has seen a source of the dose of {screen.id} in {region}"


def doses_within_limits(book: Book) -> Iterator[str]:
    """What is shown keeps its own limits and those that hold everywhere."""
    for screen in book.screens.screens.values():
        for offer in screen.offers.values():
            if (one := offer.limits) is None:
                continue
            where = f"{screen.id} in {offer.region}"
            if one.most_at_once * (24 // one.hours_between or 1) < one.most_in_24_hours:
                yield f"{where}: the most in 24 hours can only be reached by doses too close together"
            for substance in one.substances:
                ceiling = book.dosing.ceilings.get(substance)
                if ceiling is not None and one.unit == "mg" and one.most_in_24_hours > ceiling:
                    yield f"{where}: more {substance} in 24 hours than {ceiling} mg"


def prescription_only_known(book: Book) -> Iterator[str]:
    """Nothing about a prescription medicine can be read as an offer."""
    for screen in book.screens.of_kind("prescription"):
        if screen.offers or screen.helps or screen.certainty:
            yield f"{screen.id} is judged or offered"
    for text in texts(book):
        if text.file.startswith(FOLDERS["prescription"] + "/") and (found := AMOUNT.search(text.text)):
            yield f"{text.file}:{text.line} names an amount: {found[0]}"


def herbs_only_when_asked(book: Book) -> Iterator[str]:
    """No herb has a dose, and every one of them is screened."""
    for screen in book.screens.of_kind("herb"):
        if any(offer.limits for offer in screen.offers.values()):
            yield f"{screen.id} has a dose"
        if not screen.decision.rules:
            yield f"{screen.id} is not screened"


OF_SCREENS: dict[str, Callable[[Book], Iterator[str]]] = {
    "same-twice": same_twice,
    "warned-by-name": warned_by_name,
    "confirmed-doses": confirmed_doses,
    "doses-within-limits": doses_within_limits,
    "prescription-only-known": prescription_only_known,
    "herbs-only-when-asked": herbs_only_when_asked,
}
