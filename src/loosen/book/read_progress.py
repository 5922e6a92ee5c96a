"""``diary/`` and ``progress/``: what a day's entry holds, and how recovery is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loosen.book.criteria import read_criterion
from loosen.book.entry import Entry
from loosen.book.exercise_records import Fit
from loosen.book.followed import FOLLOWED
from loosen.book.progress_records import (
    HIGHER,
    KEPT,
    LOWER,
    REACHED,
    DiaryBook,
    EpisodeRule,
    FromWeek,
    Level,
    Mean,
    Measure,
    Milestone,
    ProgressBook,
    Thing,
    UsualCourse,
)
from loosen.book.read_decision import decision_of, read_decision
from loosen.book.read_findings import Findings
from loosen.engine.decision import Rule
from loosen.engine.finding import Finding
from loosen.words import _

RECOVERY, COURSE = "progress/recovery.yaml", "progress/course.yaml"
FINDINGS, DONE = "diary/findings.yaml", "diary/done.yaml"


def read_diary_findings(file: Entry, unsure: str) -> Findings:
    """What a day's entry asks beside what today asks."""
    found = Findings()
    found.read_page(file, unsure=unsure)
    return found


def read_diary_book(file: Entry) -> DiaryBook:
    """What else a day's entry may hold."""
    done: dict[str, Thing] = {}
    for entry in file.entries("done"):
        id = entry.new_id(done)
        done[id] = Thing(id, entry.text("label"), entry.one_of("from", KEPT, optional=True))
        entry.done()
    book = DiaryBook(done, file.number("most-activities") or 1, file.text("activity-ask"), file.text("activity-scale"))
    file.done()
    return book


def read_progress(file: Entry, course: Entry, asked: Mapping[str, Finding], sources: Sequence[str]) -> ProgressBook:
    """Both files of ``progress/``. ``asked``: the findings of a day."""
    findings = {**asked, **{one.id: one for one in FOLLOWED}}
    levels = {level.id: level for level in map(_level, file.entries("levels"))}
    fits: dict[str, Fit] = {}
    episodes = course.child("episodes")
    helped = course.child("helped")
    book = ProgressBook(
        recovery=read_decision(file, file.text("id"), list(levels), findings, sources, fits),
        fits=fits,
        levels=levels,
        usual=_usual(course.child("usual-course"), sources),
        milestones=tuple(_milestone(entry, findings, sources) for entry in course.entries("milestones")),
        episodes=EpisodeRule(
            episodes.number("over-after-calm-days") or 1,
            episodes.number("begins-at") or 1,
            episodes.text("over"),
            episodes.text("often"),
            episodes.names("sources", sources, _("source")),
        ),
        least_days=helped.number("least-days") or 1,
        measures={one.id: one for one in (_measure(entry, sources) for entry in course.entries("measures"))},
    )
    for entry in (file, course, episodes, helped):
        entry.done()
    return book


def _level(entry: Entry) -> Level:
    level = Level(entry.text("id"), entry.text("name"), entry.text("do"), entry.number("within-days") or 0)
    entry.done()
    return level


def _usual(entry: Entry, sources: Sequence[str]) -> UsualCourse:
    points, told = [], []
    for one in entry.entries("points"):
        points.append(Mean(*(one.number(key) or 0 for key in Mean._fields)))
        one.done()
    for one in entry.entries("told"):
        told.append(FromWeek(one.number("week") or 0, one.text("text")))
        one.done()
    if [point.week for point in points] != sorted({point.week for point in points}) or not points or points[0].week:
        entry.problem("field", _('"points" must begin at week 0, each week once and in order.'), "points")
    known = _("source")
    usual = UsualCourse(
        tuple(points), tuple(told), entry.names("sources", sources, known), entry.names("told-sources", sources, known)
    )
    entry.done()
    return usual


def _milestone(entry: Entry, findings: Mapping[str, Finding], sources: Sequence[str]) -> Milestone:
    id, when = entry.text("id"), read_criterion(entry, "when", findings)
    rules = [Rule(id, when, REACHED[1])] if when is not None else []
    milestone = Milestone(
        entry.text("text"),
        decision_of(id, REACHED, findings.values(), rules),
        entry.names("sources", sources, _("source"), optional=True),
    )
    entry.done()
    return milestone


def _measure(entry: Entry, sources: Sequence[str]) -> Measure:
    measure = Measure(
        id=entry.text("id"),
        name=entry.text("name"),
        least=entry.number("least") or 0,
        most=entry.number("most") or 0,
        better=entry.one_of("good-is", (LOWER, HIGHER)),
        points=entry.number("points") or 0,
        percent=entry.number("percent") or 0,
        sources=entry.names("sources", sources, _("source")),
    )
    entry.done()
    return measure
