"""``screens.yaml``, ``cautions/`` and one file for each product, herb, measure and prescription medicine.

A screen's rules are those of its cautions, its own, and one for each region that does not permit it as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from loosen.book.criteria import read_criterion
from loosen.book.dosing_records import Limits
from loosen.book.entry import Entry
from loosen.book.read_relief import HOW_CERTAIN
from loosen.book.screen_records import Caution, Kind, MustMention, Offer, Screen, ScreenLevel, Timer
from loosen.book.screened import LEVELS, REGION, Screened
from loosen.engine.criterion import OneOf
from loosen.engine.decision import Rule
from loosen.engine.finding import Finding
from loosen.words import _

CERTAINTIES = (*HOW_CERTAIN, "very-low", "none")
ROUTES = ("mouth", "skin", "device", "none")
FOLDERS = {"product": "medicines", "herb": "herbs", "measure": "measures", "prescription": "prescription"}

Rules = list[tuple[Rule, Caution]]


class Known(NamedTuple):
    """What a screen may name."""

    screened: Screened
    kinds: Mapping[str, Kind]
    cautions: Mapping[str, Rules]
    regions: Sequence[str]
    sources: Sequence[str]


def read_kinds(file: Entry, cautions: Sequence[str], screens: Sequence[str]) -> dict[str, Kind]:
    """The kinds, with their words for the levels."""
    kinds: dict[str, Kind] = {}
    for entry in file.entries("kinds"):
        levels: dict[str, ScreenLevel] = {}
        for level in entry.entries("levels"):
            id = level.one_of("id", LEVELS)
            levels[id] = ScreenLevel(id, level.text("name"), level.text("headline"))
            level.done()
        if tuple(levels) != LEVELS:
            entry.problem("field", _('"levels" must be {levels}, in this order.').format(levels=", ".join(LEVELS)))
        id = entry.new_id(kinds)
        its = entry.names("cautions", cautions, _("set of cautions"), optional=True)
        order = entry.names("order", screens, _("screen"), optional=True)
        kinds[id] = Kind(id, entry.text("name"), levels, its, order)
        entry.done()
    return kinds


def read_cautions(file: Entry, findings: Mapping[str, Finding], sources: Sequence[str]) -> Rules:
    """One set of rules that several screens share."""
    file.text("id")
    rules = list(_rules(file, findings, sources))
    file.done()
    return rules


def read_must_mention(file: Entry, findings: Sequence[str]) -> tuple[MustMention, ...]:
    """Words that the cautions of a group must hold."""
    found = []
    for entry in file.entries("must-mention", optional=True):
        named = entry.names("findings", findings, _("finding"))
        found.append(MustMention(entry.text("group"), named, entry.text("words")))
        entry.done()
    return tuple(found)


def read_screen(entry: Entry, known: Known) -> Screen:
    """One screen: its words, and its decision."""
    id = entry.text("id")
    kind = entry.one_of("kind", list(known.kinds))
    sets = (*known.kinds[kind].cautions, *entry.names("cautions", list(known.cautions), _("set of cautions"), True))
    rules: Rules = [rule for one in sets for rule in known.cautions[one]]
    rules += _rules(entry, known.screened.findings, known.sources)
    offers = {offer.region: offer for offer in _offers(entry, kind, id, known)}
    rules += [_in_region(id, offer, known) for offer in offers.values() if offer.offered != LEVELS[0]]
    screen = Screen(
        id=id,
        kind=kind,
        name=entry.text("name"),
        substances=entry.texts("substances", optional=True),
        groups=entry.texts("groups", optional=True),
        route=entry.one_of("route", ROUTES),
        decision=known.screened.decision(id, [rule for rule, _caution in rules]),
        cautions={rule.id: caution for rule, caution in rules},
        helps=entry.text("helps", optional=kind == "prescription"),
        certainty=entry.one_of("certainty", CERTAINTIES, optional=kind == "prescription"),
        if_not_enough=entry.text("if-not-enough", optional=kind != "product"),
        stop=entry.texts("stop", optional=kind == "prescription"),
        how=entry.texts("how", optional=True),
        offers=offers,
        timer=_timer(entry),
        sources=entry.names("sources", known.sources, _("source")),
    )
    entry.text("note", optional=True)
    entry.done()
    return screen


def _rules(file: Entry, findings: Mapping[str, Finding], sources: Sequence[str]) -> Iterator[tuple[Rule, Caution]]:
    for entry in file.entries("rules", optional=True):
        if not entry.name.startswith(f"{file.name}."):
            message = _('rule "{rule}" must be called "{owner}.…".').format(rule=entry.name, owner=file.name)
            entry.problem("rule-id", message, "id")
        when = read_criterion(entry, "when", findings)
        level = entry.one_of("level", LEVELS[1:])
        cited = entry.names("sources", sources, _("source"))
        caution = Caution(entry.text("id"), entry.text("because"), cited)
        if when is not None:
            yield Rule(caution.rule, when, level), caution
        entry.done()


def _offers(entry: Entry, kind: str, id: str, known: Known) -> Iterator[Offer]:
    """What each region permits; a herb that is never offered is avoided in each of them."""
    if never := entry.text("never", optional=True):
        cited = entry.names("sources", known.sources, _("source"))
        yield from (Offer(region, LEVELS[-1], never, None, cited) for region in known.regions)
    told = set()
    for one in entry.entries("regions", optional=True):
        region = one.one_of("region", known.regions)
        told.add(region)
        offered = one.one_of("offered", LEVELS)
        because = one.text("because", optional=offered == LEVELS[0])
        cited = one.names("sources", known.sources, _("source"))
        limits = _limits(one.child("dose"), id, entry, cited)
        if offered == LEVELS[0] and limits is None:
            one.problem("field", _('"dose" is missing: nothing is offered without one. Add it, or do not offer.'))
        yield Offer(region, offered, because, limits, cited)
        one.done()
    for region in known.regions[:-1] if kind == "product" else ():
        if region not in told:
            entry.problem("field", _('"regions" does not say what {region} permits. Add it.').format(region=region))


def _limits(dose: Entry, id: str, screen: Entry, sources: tuple[str, ...]) -> Limits | None:
    if not dose.plain:
        return None
    limits = Limits(
        product=id,
        substances=screen.texts("substances", optional=True),
        groups=screen.texts("groups", optional=True),
        unit=dose.one_of("unit", ("mg", "use")),
        least=dose.number("least") or 0,
        most_at_once=dose.number("most-at-once") or 0,
        hours_between=dose.number("hours-between") or 0,
        most_in_24_hours=dose.number("most-in-24-hours") or 0,
        days=dose.number("days") or 0,
        text=dose.text("text"),
        sources=sources,
    )
    dose.done()
    if not 0 < limits.least <= limits.most_at_once <= limits.most_in_24_hours:
        dose.problem("field", _('"least", "most-at-once" and "most-in-24-hours" must grow from one to the next.'))
    if limits.hours_between < 1 or limits.days < 1:
        dose.problem("field", _('"hours-between" and "days" must be 1 or more.'))
    return limits


def _in_region(id: str, offer: Offer, known: Known) -> tuple[Rule, Caution]:
    rule = f"{id}.in-{offer.region.lower()}"
    when = OneOf(known.screened.findings[REGION], frozenset({offer.region}))
    return Rule(rule, when, offer.offered), Caution(rule, offer.because, offer.sources)


def _timer(entry: Entry) -> Timer | None:
    timer = entry.child("timer")
    if not timer.plain:
        return None
    minutes = timer.number("minutes") or 0
    checks = timer.plain_of("check-skin-at")
    timer.done()
    fits = isinstance(checks, list) and all(type(one) is int and 0 < one <= minutes for one in checks)
    if not fits:
        timer.problem("field", _('"check-skin-at" must be a list of minutes before the end.'), "check-skin-at")
    return Timer(minutes, tuple(checks) if fits else ())
