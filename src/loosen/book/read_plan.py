"""``plan.yaml`` and ``plan/``: how far somebody has come, and what a day may hold then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loosen.book.course import AFTER, COURSE, LIGHTS, PHASES
from loosen.book.entry import Entry
from loosen.book.exercise_records import Fit
from loosen.book.plan_records import Avoid, Item, Phase, PlanBook, Routine, Times
from loosen.book.read_decision import read_decision
from loosen.book.read_findings import Findings
from loosen.book.read_relief import HOW_CERTAIN
from loosen.engine.finding import Finding
from loosen.words import _

FILE, FOLDER, TODAY = "plan.yaml", "plan", "today"
KINDS = (
    *("be-seen", "ease", "get-up", "walk", "heat-or-ice", "exercises", "medicine", "break", "sleep", "morning", "work"),
    "learn",
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Known(dict[str, Sequence[str]]):
    """The ids of what an item may name, by kind of thing."""


def read_today(files: Mapping[str, Entry]) -> Findings:
    """What is asked each day."""
    found = Findings()
    found.read_page(files[f"{FOLDER}/findings/{TODAY}.yaml"], unsure=LIGHTS[-1])
    return found


def read_plan(files: Mapping[str, Entry], today: Findings, check: Mapping[str, Finding], known: Known) -> PlanBook:
    """The plan in ``files`` (path to entry). ``check``: the findings of the check."""
    file = files[FILE]
    file.text("id"), file.texts("pages")
    fits: dict[str, Fit] = {}
    course = {**{one.id: one for one in (*COURSE, *AFTER)}, **today.findings, **check}
    phase = read_decision(file, "phase", PHASES, course, known["sources"], fits)
    light = read_decision(file, "light", LIGHTS, course, known["sources"], fits)
    phases: dict[str, Phase] = {}
    for entry in file.entries("phases"):
        one = _phase(entry, known)
        phases[one.id] = one
    if tuple(phases) != PHASES[::-1]:
        file.problem("field", _('"phases" must be {phases}, in this order.').format(phases=", ".join(PHASES[::-1])))
    avoid = tuple(_avoid(entry, known) for entry in file.entries("avoid"))
    items = [_item(entry, known) for path, entry in files.items() if path.startswith(f"{FOLDER}/items/")]
    first = file.child("from-the-check")
    plan = PlanBook(
        phase=phase,
        light=light,
        fits=fits,
        phases=phases,
        items={item.id: item for item in sorted(items, key=lambda item: (item.slot, item.id))},
        positions_like=_positions_like(file.child("positions-like"), known),
        avoid=avoid,
        pain=first.one_of("pain", list(check)),
        since=first.one_of("since", list(check)),
        most_items=file.number("most-items") or 1,
        raise_after=file.number("raise-after-green-days") or 1,
        drop_after=file.number("drop-after-missing-days") or 1,
    )
    first.done()
    file.done()
    return plan


def _positions_like(entry: Entry, known: Known) -> dict[str, str]:
    found = {
        position: entry.one_of(position, known["exercises"]) for position in known["relief"] if position in entry.plain
    }
    entry.done()
    return found


def _phase(entry: Entry, known: Known) -> Phase:
    phase = Phase(
        id=entry.one_of("id", PHASES),
        name=entry.text("name"),
        headline=entry.text("headline"),
        routine=_routine(entry.child("routine"), known["exercises"]),
        minutes_a_day=entry.number("minutes-a-day") or 1,
        better=entry.text("better"),
        tomorrow=entry.text("tomorrow"),
    )
    entry.done()
    return phase


def _routine(entry: Entry, exercises: Sequence[str]) -> Routine:
    days = entry.names("weekdays", WEEKDAYS, _("weekday"), optional=True)
    routine = Routine(
        title=entry.text("title"),
        exercises=entry.names("exercises", exercises, _("exercise")),
        instead=entry.names("instead", exercises, _("exercise")),
        most=entry.number("most") or 1,
        times=_times(entry),
        weekdays=tuple(WEEKDAYS.index(day) for day in days),
    )
    entry.done()
    return routine


def _item(entry: Entry, known: Known) -> Item:
    kind = entry.one_of("kind", KINDS)
    item = Item(
        id=entry.text("id"),
        kind=kind,
        title=entry.text("title"),
        phases=entry.names("phases", PHASES, _("phase")),
        slot=entry.number("slot") or 0,
        rank=entry.number("rank") or 0,
        at=entry.text("at"),
        minutes=entry.number("minutes") or 0 if "minutes" in entry.plain else 0,
        times=_times(entry),
        why=entry.text("why"),
        how=entry.texts("how", optional=True),
        relief=entry.names("relief", known["relief"], _("position"), optional=True),
        measure=entry.one_of("measure", known["measures"], optional=True),
        exercise=entry.one_of("exercise", known["exercises"], optional=True),
        urgency=entry.names("urgency", known["urgencies"], _("level"), optional=True),
        certainty=entry.one_of("certainty", HOW_CERTAIN),
        evidence=entry.text("evidence"),
        sources=entry.names("sources", known["sources"], _("source")),
    )
    entry.done()
    return item


def _times(entry: Entry) -> Times:
    value = entry.plain_of("times", optional=True)
    if value is None:
        return 1, 1
    if (
        isinstance(value, list)
        and len(value) == 2
        and all(type(one) is int for one in value)
        and 0 < value[0] <= value[1]
    ):
        return value[0], value[1]
    entry.problem("field", _('"{key}" must be two whole numbers, such as [5, 15].').format(key="times"), "times")
    return 1, 1


def _avoid(entry: Entry, known: Known) -> Avoid:
    convention = entry.flag("convention")
    avoid = Avoid(
        id=entry.text("id"),
        phases=entry.names("phases", PHASES, _("phase")),
        text=entry.text("text"),
        why=entry.text("why"),
        convention=convention,
        sources=entry.names("sources", known["sources"], _("source"), optional=convention),
    )
    entry.done()
    return avoid
