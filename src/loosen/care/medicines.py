"""What is safe for one person to use: products, herbs, heat and its like, and the medicines they already take.

Nothing is called allowed before every answer that matters is known, and no dose is told before that.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from loosen.book.book import Book
from loosen.book.dosing_records import Limits
from loosen.book.screen_records import Screen, Timer
from loosen.book.screened import LEVELS, URGENCY, WORKED_OUT
from loosen.care.answers import check_answers
from loosen.care.assessment import ANYWHERE, Disposition, region_of
from loosen.care.cabinet import Cabinet, Duplicate, duplicates, look_through
from loosen.care.screening import Screening
from loosen.engine.conclusion import Conclusion
from loosen.engine.explain import because as reasons_of
from loosen.engine.finding import Answer
from loosen.engine.interview import no_to_the_rest
from loosen.words import _, nearest


class Why(NamedTuple):
    """A caution that applies: in plain words, with the answers that carry it, and what they take that gives them."""

    rule: str
    level: str
    because: str
    answers: Mapping[str, Answer]
    taken: tuple[str, ...]
    sources: tuple[str, ...]
    from_memory: bool


class Advice(NamedTuple):
    """What is said of one screen. ``level`` is never allowed while an answer that matters is missing.

    ``open``: findings still to be answered. ``dose`` only when allowed. ``never_with``: ids of products and herbs
    that hold the same.
    """

    id: str
    kind: str
    name: str
    level: str
    settled: bool
    headline: str
    because: tuple[Why, ...]
    open: tuple[str, ...]
    dose: Limits | None
    helps: str
    certainty: str
    how: tuple[str, ...]
    stop: tuple[str, ...]
    if_not_enough: str
    timer: Timer | None
    never_with: tuple[str, ...]
    sources: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON."""
        told = {**self._asdict(), "because": [one._asdict() for one in self.because]}
        told["dose"] = self.dose._asdict() if self.dose else None
        told["timer"] = self.timer._asdict() if self.timer else None
        return told


class Medicines(NamedTuple):
    """What `medicines` finds; ``plain()`` is the result format of the command line and the API.

    ``answers``: those that they gave themselves.
    """

    edition: str
    hash: str
    region: str
    urgency: Disposition
    products: tuple[Advice, ...]
    herbs: tuple[Advice, ...]
    measures: tuple[Advice, ...]
    prescription: tuple[Advice, ...]
    answers: Mapping[str, Answer]
    cabinet: Cabinet
    duplicates: tuple[Duplicate, ...]
    number_to_call: str
    reviewed_by: str

    def plain(self) -> dict[str, Any]:
        """The result as it travels in JSON."""
        lists = {kind: [one.plain() for one in getattr(self, kind)] for kind in LISTS.values()}
        return {
            "edition": self.edition,
            "hash": self.hash,
            "region": self.region,
            "urgency": self.urgency._asdict(),
            **lists,
            "recognised": [one._asdict() for one in self.cabinet.taken],
            "unknown": list(self.cabinet.unknown),
            "duplicates": [one._asdict() for one in self.duplicates],
            "number_to_call": self.number_to_call,
            "reviewed_by": self.reviewed_by,
        }


LISTS = {"product": "products", "herb": "herbs", "measure": "measures", "prescription": "prescription"}


class UnknownHerb(ValueError):
    """A herb that the rule book does not have."""


def medicines(
    book: Book,
    answers: object,
    region: str = ANYWHERE,
    taking: str | Sequence[str] = (),
    *,
    confirmed: Collection[str] = (),
    herbs: Sequence[str] = (),
    others: str | None = None,
) -> Medicines:
    """Screen everything for one person.

    ``answers``: as for `assess`, of the check and of the screens. ``taking``: what they take or have at home, as they
    would say it; ``confirmed``: those of these words whose likeness they have confirmed. ``herbs``: those that they
    ask about, or ``all``. ``others="no"`` takes every finding that has a no and is left out as no. Raises
    `BadAnswers`, `UnknownRegion` and `UnknownHerb`.
    """
    place = region_of(book, region)
    known = check_answers(answers, book.known)
    screening = Screening(book, place.id, look_through(book.names, taking, confirmed), asked_herbs(book, herbs))
    if others == "no":
        known = no_to_the_rest(book.screens.interview.decision, no_to_the_rest(book.triage.decision, known))
    elif others is not None:
        raise ValueError(f'others is "no" or not given, not {others!r}')
    return screen_all(screening, known)


def asked_herbs(book: Book, herbs: Sequence[str]) -> tuple[str, ...]:
    """The ids of the herbs that were asked about by id or name; ``all`` stands for each of them."""
    known = {screen.id: screen for screen in book.screens.of_kind("herb")}
    if "all" in herbs:
        return tuple(known)
    found = []
    for name in herbs:
        taken = look_through(book.names, [name]).screens(book.names, book.screens.on_skin)
        its = [name] if name in known else sorted(taken & set(known))
        if not its:
            message = _('there is no herb "{name}" here. There are: {known}.')
            raise UnknownHerb(message.format(name=name, known=", ".join(known)) + nearest(name, list(known)))
        found += its
    return tuple(dict.fromkeys(found))


def screen_all(screening: Screening, answers: Mapping[str, Answer]) -> Medicines:
    """What every screen that concerns this person says."""
    book = screening.book
    check = book.triage.decide(answers)
    advice: dict[str, list[Advice]] = {name: [] for name in LISTS.values()}
    for screen in screening.screens:
        advice[LISTS[screen.kind]].append(_advice(screening, screen, answers, check))
    return Medicines(
        edition=book.edition.version,
        hash=book.hash,
        region=screening.region,
        urgency=Disposition(check.at_least, check.at_most, check.settled),
        **{name: tuple(some) for name, some in advice.items()},
        answers=answers,
        cabinet=screening.cabinet,
        duplicates=duplicates(book.names, screening.cabinet, book.screens.same),
        number_to_call=_(region_of(book, screening.region).emergency_number),
        reviewed_by=book.edition.reviewed_by,
    )


def _advice(screening: Screening, screen: Screen, answers: Mapping[str, Answer], check: Conclusion) -> Advice:
    book = screening.book
    told = screening.told(screen, answers)
    conclusion = screening.conclude(screen, answers)
    # Until it has settled, nothing is allowed: ask, or answer what is open.
    level = conclusion.at_least if conclusion.settled else max(conclusion.at_least, LEVELS[1], key=LEVELS.index)
    words = book.screens.kinds[screen.kind].levels[level]
    offer = screen.offers.get(screening.region)
    return Advice(
        id=screen.id,
        kind=screen.kind,
        name=_(screen.name),
        level=level,
        settled=conclusion.settled,
        headline=_(words.headline) if conclusion.settled else still_open(),
        because=_because(screening, screen, told, conclusion),
        open=_open(book, conclusion, check),
        dose=offer.limits if offer is not None and level == LEVELS[0] else None,
        helps=_(screen.helps) if screen.helps else "",
        certainty=screen.certainty,
        how=tuple(map(_, screen.how)),
        stop=tuple(map(_, screen.stop)),
        if_not_enough=_(screen.if_not_enough) if screen.if_not_enough else "",
        timer=screen.timer if level != LEVELS[-1] else None,
        never_with=never_with(book, screen),
        sources=screen.sources,
    )


def still_open() -> str:
    """What stands in place of a headline while questions are open."""
    return _("Questions are still open. Until they are answered, ask a pharmacist first.")


def _because(
    screening: Screening, screen: Screen, told: Mapping[str, Answer], conclusion: Conclusion
) -> tuple[Why, ...]:
    found = []
    for reason in reasons_of(screen.decision, told, conclusion):
        caution = screen.cautions[reason.rule.id]
        carried = {id: told[id] for id in reason.findings}
        taken = screening.taken_for(screen, reason.findings)
        from_memory = not any(screening.book.sources[source].seen for source in caution.sources)
        found.append(Why(caution.rule, reason.level, _(caution.because), carried, taken, caution.sources, from_memory))
    return tuple(found)


def _open(book: Book, conclusion: Conclusion, check: Conclusion) -> tuple[str, ...]:
    """What is still to be answered; while the check is open, its questions stand for its result."""
    asked = [id for id in conclusion.open_findings if id not in WORKED_OUT]
    if URGENCY in conclusion.open_findings:
        asked = [*book.triage.interview.order(check), *asked]
    return tuple(dict.fromkeys(asked))


def never_with(book: Book, screen: Screen) -> tuple[str, ...]:
    """The other products and herbs that hold a substance of this one, or count as the same."""
    same = set(book.screens.same)
    mine = {*screen.substances, *same.intersection(screen.groups)}
    return tuple(
        other.id
        for other in book.screens.screens.values()
        if other.id != screen.id
        and other.kind in ("product", "herb")
        and mine.intersection((*other.substances, *other.groups))
    )
