"""``cases/medicines/``: told people who take something, and what each screen must say to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loosen.book.entry import Entry
from loosen.book.read_rest import read_told_answers
from loosen.book.screen_records import MedicineCase
from loosen.book.screened import LEVELS
from loosen.engine.finding import Finding
from loosen.words import _, nearest


def read_medicine_cases(
    file: Entry,
    findings: Mapping[str, Finding],
    screens: Sequence[str],
    regions: Sequence[str],
    sources: Sequence[str],
) -> dict[str, MedicineCase]:
    """Told people by id."""
    cases: dict[str, MedicineCase] = {}
    for entry in file.entries("cases"):
        id = entry.new_id(cases)
        cases[id] = MedicineCase(
            id=id,
            name=entry.text("name"),
            told=entry.text("told"),
            region=entry.one_of("region", regions),
            answers=read_told_answers(entry, findings),
            taking=entry.texts("taking", optional=True),
            confirmed=entry.texts("confirmed", optional=True),
            expect=_by_screen(entry, "expect", screens, LEVELS),
            mentions=_by_screen(entry, "mentions", screens),
            unknown=entry.texts("unknown", optional=True),
            duplicates=entry.texts("duplicates", optional=True),
            why=entry.text("why"),
            sources=entry.names("sources", sources, _("source")),
        )
        entry.done()
    file.done()
    return cases


def _by_screen(entry: Entry, key: str, screens: Sequence[str], allowed: Sequence[str] = ()) -> dict[str, str]:
    told: dict[str, str] = {}
    within = entry.child(key)
    for screen in within.plain:
        if screen not in screens:
            message = _('no screen is called "{screen}".').format(screen=screen)
            entry.problem("name", message + nearest(screen, list(screens)), key)
        told[screen] = within.one_of(screen, allowed) if allowed else within.text(screen)
    return told
