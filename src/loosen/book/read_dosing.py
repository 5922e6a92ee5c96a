"""``dosing.yaml``: the conventions and words of the dose clock."""

from __future__ import annotations

from collections.abc import Sequence

from loosen.book.dosing_records import Apart, Convention, Dosing
from loosen.book.entry import Entry
from loosen.book.read_relief import HOW_CERTAIN
from loosen.words import _

NUMBERS = ("new-course-after-days", "latest-minutes-ahead", "earliest-days-back", "most-times-a-dose")
MAY_BE_NONE = "latest-minutes-ahead"
UNITS = ("mg", "use")


def read_dosing(file: Entry, sources: Sequence[str]) -> Dosing:
    """The conventions, by which products are kept apart, and the words for too much."""
    file.text("id")
    conventions = _conventions(file, sources)
    number = {id: conventions[id].number if id in conventions else 0 for id in NUMBERS}
    dosing = Dosing(
        new_course_after_days=number["new-course-after-days"],
        latest_minutes_ahead=number["latest-minutes-ahead"],
        earliest_days_back=number["earliest-days-back"],
        most_times_a_dose=number["most-times-a-dose"],
        conventions=tuple(conventions.values()),
        one_at_a_time=tuple(_apart(entry, entry.text("group"), sources) for entry in file.entries("one-at-a-time")),
        same_substance=_apart(file.child("same-substance"), "", sources),
        overdose=_overdose(file, sources),
        ceilings=_ceilings(file, sources),
    )
    file.done()
    return dosing


def _conventions(file: Entry, sources: Sequence[str]) -> dict[str, Convention]:
    found: dict[str, Convention] = {}
    for entry in file.entries("conventions"):
        id = entry.one_of("id", NUMBERS)
        if id in found:
            entry.problem("name", _('"{id}" stands twice; keep one, or give one another id.').format(id=id), "id")
        number = entry.number("number") or 0
        if number < (0 if id == MAY_BE_NONE else 1):
            entry.problem("field", _('"number" is too small.'), "number")
        cited = entry.names("sources", sources, _("source"))
        found[id] = Convention(id, number, entry.text("why"), entry.one_of("certainty", HOW_CERTAIN), cited)
        entry.done()
    for id in NUMBERS:
        if id not in found:
            file.problem("field", _('"conventions" does not hold "{id}". Add it.').format(id=id), "conventions")
    return found


def _apart(entry: Entry, group: str, sources: Sequence[str]) -> Apart:
    hours = entry.number("hours") or 0
    if hours < 1:
        entry.problem("field", _('"{key}" must be 1 or more.').format(key="hours"), "hours")
    cited = entry.names("sources", sources, _("source"))
    apart = Apart(group, hours, entry.text("because"), entry.one_of("certainty", HOW_CERTAIN), cited)
    entry.done()
    return apart


def _overdose(file: Entry, sources: Sequence[str]) -> dict[str, str]:
    said: dict[str, str] = {}
    for entry in file.entries("too-much"):
        said[entry.one_of("unit", UNITS)] = entry.text("overdose")
        entry.names("sources", sources, _("source"))
        entry.done()
    for unit in UNITS:
        if unit not in said:
            file.problem("field", _('"too-much" says nothing for the unit "{unit}". Add it.').format(unit=unit))
    return said


def _ceilings(file: Entry, sources: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in file.entries("ceilings"):
        substance = entry.text("substance")
        found[substance] = entry.number("mg") or 0
        if found[substance] < 1:
            entry.problem("field", _('"{key}" must be 1 or more.').format(key="mg"), "mg")
        entry.names("sources", sources, _("source"))
        entry.done()
    return found
