"""What stands in the rule book about products, herbs, measures and prescription medicines: one screen each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from loosen.book.dosing_records import Limits
from loosen.engine.decision import Decision


class ScreenLevel(NamedTuple):
    """What a level of a screen is called for one kind of thing."""

    id: str
    name: str
    headline: str


class Kind(NamedTuple):
    """One kind of thing that is screened, such as products, and the cautions that all of its screens share.

    ``order``: the screens (ids) that are shown first, in this order; the others follow.
    """

    id: str
    name: str
    levels: Mapping[str, ScreenLevel]
    cautions: tuple[str, ...]
    order: tuple[str, ...]


class Caution(NamedTuple):
    """Why a screen says ask first or avoid, and on what that rests."""

    rule: str
    because: str
    sources: tuple[str, ...]


class MustMention(NamedTuple):
    """``words`` that the cautions on ``findings`` must hold, in every screen of ``group``."""

    group: str
    findings: tuple[str, ...]
    words: str


class Offer(NamedTuple):
    """What one region permits: at best ``offered``. ``limits`` only where the dose was seen in a source."""

    region: str
    offered: str
    because: str
    limits: Limits | None
    sources: tuple[str, ...]


class Timer(NamedTuple):
    """How long a measure lasts, and after how many minutes to look at the skin."""

    minutes: int
    check_skin_at: tuple[int, ...]


class Screen(NamedTuple):
    """One product, herb, measure or prescription medicine: may this person use it, and what is known of it.

    ``substances``: ids in ``names.yaml``. ``groups``: what counts as the same thing twice. ``certainty`` is empty for
    prescription medicines, which are never judged.
    """

    id: str
    kind: str
    name: str
    substances: tuple[str, ...]
    groups: tuple[str, ...]
    route: str
    decision: Decision
    cautions: Mapping[str, Caution]
    helps: str
    certainty: str
    if_not_enough: str
    stop: tuple[str, ...]
    how: tuple[str, ...]
    offers: Mapping[str, Offer]
    timer: Timer | None
    sources: tuple[str, ...]


class MedicineCase(NamedTuple):
    """A told person, what they take, and the level at which screens must come out. Findings left out are no.

    ``confirmed``: names, as typed, whose likeness the person has confirmed. ``mentions``: words, by screen.
    """

    id: str
    name: str
    told: str
    region: str
    answers: Mapping[str, str | int]
    taking: tuple[str, ...]
    confirmed: tuple[str, ...]
    expect: Mapping[str, str]
    mentions: Mapping[str, str]
    unknown: tuple[str, ...]
    duplicates: tuple[str, ...]
    why: str
    sources: tuple[str, ...]
