"""The assessment: how urgent this person's back is, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from loosen.book.book import Book
from loosen.book.records import Level, Region, RuleText
from loosen.care.answers import check_answers
from loosen.engine.conclusion import Conclusion
from loosen.engine.explain import because as reasons_of
from loosen.engine.finding import Answer
from loosen.engine.interview import no_to_the_rest
from loosen.words import _, nearest, spoken

ANYWHERE = "other"


class Disposition(NamedTuple):
    """How urgent: at least and at most, and whether any open question could still change it."""

    at_least: str
    at_most: str
    settled: bool


class Reason(NamedTuple):
    """A rule that fired: what is feared and why, in plain words, the answers that carry it and what it rests on."""

    rule: str
    level: str
    fear: str
    because: str
    answers: Mapping[str, Answer]
    sources: tuple[str, ...]


class Assessment(NamedTuple):
    """What `assess` finds. ``plain()`` is the result format of the command line and the API.

    ``others``: ``"no"`` when what was not answered was taken as no. ``open``: finding ids in the order to ask.
    ``warning_signs``: empty at the top level only. The result runs out after ``valid_for_hours``: then the questions
    must be asked again.
    """

    edition: str
    hash: str
    region: str
    others: str | None
    disposition: Disposition
    because: tuple[Reason, ...]
    open: tuple[str, ...]
    headline: str
    contact: str
    within: str
    what_to_do: tuple[str, ...]
    say: str
    warning_signs: tuple[str, ...]
    number_to_call: str
    valid_for_hours: int
    reviewed_by: str

    def plain(self) -> dict[str, Any]:
        """The result as it travels in JSON."""
        return {
            "edition": self.edition,
            "hash": self.hash,
            "region": self.region,
            "others": self.others,
            "disposition": {
                "at_least": self.disposition.at_least,
                "at_most": self.disposition.at_most,
                "settled": self.disposition.settled,
            },
            "because": [
                {
                    "rule": reason.rule,
                    "level": reason.level,
                    "fear": reason.fear,
                    "because": reason.because,
                    "answers": dict(reason.answers),
                    "sources": list(reason.sources),
                }
                for reason in self.because
            ],
            "open": list(self.open),
            "headline": self.headline,
            "contact": self.contact,
            "within": self.within,
            "what_to_do": list(self.what_to_do),
            "say": self.say,
            "warning_signs": list(self.warning_signs),
            "number_to_call": self.number_to_call,
            "valid_for_hours": self.valid_for_hours,
            "reviewed_by": self.reviewed_by,
        }


class UnknownRegion(ValueError):
    """A region that the rule book does not have."""


def assess(book: Book, answers: object, region: str = ANYWHERE, others: str | None = None) -> Assessment:
    """Assess one person.

    ``answers``: a mapping from finding id to answer, as in `loosen.care.answers`; ``others="no"`` takes every other
    finding that has a no as no. ``region``: ``US``, ``UK``, ``TW`` or ``other``. Raises `BadAnswers` and
    `UnknownRegion`.
    """
    place = region_of(book, region)
    known = check_answers(answers, book.known)
    if others == "no":
        known = no_to_the_rest(book.triage.decision, known)
    elif others is not None:
        raise ValueError(f'others is "no" or not given, not {others!r}')
    conclusion = book.triage.decide(known)
    return _worded(book, place, known, conclusion, others)


def region_of(book: Book, region: str) -> Region:
    """The region of that id, in capitals or not; raises `UnknownRegion` naming those there are."""
    regions = {id.lower(): one for id, one in book.regions.items()}
    if region.lower() not in regions:
        known = ", ".join(book.regions)
        message = _('there is no region "{region}". There are: {known}.').format(region=region, known=known)
        raise UnknownRegion(message + nearest(region, list(regions)))
    return regions[region.lower()]


def _worded(
    book: Book, region: Region, answers: dict[str, Answer], conclusion: Conclusion, others: str | None
) -> Assessment:
    triage = book.triage
    top = triage.decision.scale.top
    level = triage.levels[conclusion.at_least]
    reasons = [
        (triage.rules[reason.rule.id], reason.level, {id: answers[id] for id in reason.findings})
        for reason in reasons_of(triage.decision, answers, conclusion)
    ]
    earned = conclusion.settled or conclusion.at_least != triage.decision.scale.calmest
    contact, within, say = _in(region, level.who, level.within, level.say) if earned else ("", "", "")
    return Assessment(
        edition=book.edition.version,
        hash=book.hash,
        region=region.id,
        others=others,
        disposition=Disposition(conclusion.at_least, conclusion.at_most, conclusion.settled),
        because=tuple(
            Reason(text.id, at, _(triage.fears[text.fear].fear), _(text.because), carried, text.sources)
            for text, at, carried in reasons
        ),
        open=triage.interview.order(conclusion),
        headline=_headline(level, region, conclusion, triage.levels),
        contact=contact,
        within=within,
        what_to_do=_what_to_do(book, region, level, conclusion, [(text, at) for text, at, _carried in reasons]),
        say=say,
        warning_signs=() if level.id == top else _in(region, *(one.sign for one in triage.warning_signs)),
        number_to_call=_(region.emergency_number),
        valid_for_hours=triage.valid_for_hours,
        reviewed_by=book.edition.reviewed_by,
    )


def _in(region: Region, *texts: str) -> tuple[str, ...]:
    """``texts`` in the language spoken, with the region's numbers in them."""
    return _filled(spoken(), region, texts)


@lru_cache(maxsize=2000)
def _filled(_language: str, region: Region, texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(region.fill(_(text)) for text in texts)


def _headline(level: Level, region: Region, conclusion: Conclusion, levels: Mapping[str, Level]) -> str:
    if conclusion.settled:
        return _in(region, level.headline)[0]
    most = _(levels[conclusion.at_most].name)
    if conclusion.at_least == next(iter(levels)):
        return _("Not known yet: questions are still open. It could be as urgent as: {most}.").format(most=most)
    least = _(level.name)
    return _("At least: {least}. Open questions could still make it: {most}.").format(least=least, most=most)


def _what_to_do(
    book: Book, region: Region, level: Level, conclusion: Conclusion, fired: list[tuple[RuleText, str]]
) -> tuple[str, ...]:
    """The level's own steps, then what is special to the fears that carry it; none that was not earned."""
    todo: list[str] = []
    if not conclusion.settled:
        todo.append(_("Answer the questions that are still open."))
        if level.id == book.triage.decision.scale.calmest:
            return tuple(todo)
    todo += _in(region, *level.do)
    for text, at in fired:
        if at == level.id:
            todo += _in(region, *book.triage.fears[text.fear].do, *text.do)
    return tuple(dict.fromkeys(todo))
