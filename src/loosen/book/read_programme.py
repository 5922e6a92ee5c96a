"""``prevention/programme.yaml``: who begins, how the walks grow, and the stages of the strength sessions."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.book.entry import Entry
from loosen.book.exercise_records import Fit
from loosen.book.prevention_records import Stage, Strength, Walking, WalkingWeek, Weekly
from loosen.book.read_prevention import Known, decision_of, read_grounds, read_weekdays, rule_named
from loosen.engine.decision import Rule
from loosen.words import _

STARTS = BEGIN, WAIT = "begin", "wait"


def read_programme(file: Entry, known: Known) -> Weekly:
    """The programme."""
    id = file.text("id")
    rules: list[Rule] = []
    fits: dict[str, Fit] = {}
    for entry in file.entries("start"):
        rules += rule_named(entry, id, entry.one_of("level", STARTS[1:]), known)
        convention = entry.flag("convention")
        cited = entry.names("sources", known.sources, _("source"), optional=convention)
        fits[entry.name] = Fit(entry.name, entry.text("because"), "", convention, cited)
        entry.done()
    weekly = Weekly(
        title=file.text("title"),
        headline=file.text("headline"),
        start=decision_of(id, STARTS, rules, known.findings),
        fits=fits,
        walking=_walking(file.child("walking"), known),
        strength=_strength(file.child("strength"), known),
        rest=file.text("rest"),
        missed=file.text("missed"),
    )
    file.done()
    return weekly


def _walking(entry: Entry, known: Known) -> Walking:
    weekdays = read_weekdays(entry)
    walking = Walking(
        exercise=entry.one_of("exercise", known.exercises),
        title=entry.text("title"),
        weekdays=weekdays,
        least_minutes=entry.number("least-minutes") or 1,
        most_growth=entry.number("most-growth-percent") or 1,
        weeks=tuple(_weeks(entry, len(weekdays))),
        why=entry.text("why"),
        grounds=read_grounds(entry, known),
    )
    _in_order(entry, "weeks", [one.week for one in walking.weeks])
    for before, after in zip(walking.weeks, walking.weeks[1:], strict=False):
        if after.total > before.total * (100 + walking.most_growth) / 100 or after.total < before.total:
            message = _("week {week} must be at most {percent} percent more than the weeks before it, and no less.")
            entry.problem("field", message.format(week=after.week, percent=walking.most_growth), "weeks")
    entry.done()
    return walking


def _weeks(entry: Entry, most: int) -> Iterator[WalkingWeek]:
    for one in entry.entries("weeks"):
        week = WalkingWeek(*(one.number(name) or 1 for name in WalkingWeek._fields))
        if not 1 <= week.days <= most:
            one.problem("field", _('"days" must be from 1 to {most}: there are no more weekdays.').format(most=most))
        one.done()
        yield week


def _strength(entry: Entry, known: Known) -> Strength:
    strength = Strength(
        title=entry.text("title"),
        weekdays=read_weekdays(entry),
        stages=tuple(_stage(one, known) for one in entry.entries("stages")),
        why=entry.text("why"),
        grounds=read_grounds(entry, known),
    )
    _in_order(entry, "stages", [one.from_week for one in strength.stages])
    entry.done()
    return strength


def _stage(entry: Entry, known: Known) -> Stage:
    stage = Stage(
        id=entry.text("id"),
        from_week=entry.number("from-week") or 1,
        name=entry.text("name"),
        headline=entry.text("headline"),
        exercises=entry.names("exercises", known.exercises, _("exercise")),
        instead=entry.names("instead", known.exercises, _("exercise")),
        most=entry.number("most") or 1,
    )
    entry.done()
    return stage


def _in_order(entry: Entry, key: str, weeks: list[int]) -> None:
    if not weeks or weeks[0] != 1 or weeks != sorted(set(weeks)):
        entry.problem(
            "field", _('"{key}" must begin with week 1, each later than the one before.').format(key=key), key
        )
