"""A rule book: everything it holds, each part read when it is first wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from loosen.book.entry import Entry
from loosen.book.known_findings import KnownFindings
from loosen.book.learn_records import Learn
from loosen.book.lines import Lines
from loosen.book.read_findings import Findings
from loosen.book.read_learn import read_dangers, read_synonyms
from loosen.book.read_relief import read_relief
from loosen.book.read_rest import read_cases, read_edition, read_regions, read_sources
from loosen.book.read_triage import read_fear, read_levels, read_warning_signs
from loosen.book.records import (
    Asked,
    Case,
    Edition,
    Fear,
    PageText,
    Position,
    Promise,
    Region,
    RuleText,
    Source,
    WarningSign,
)
from loosen.book.records import Level as LevelText
from loosen.engine.conclusion import Conclusion
from loosen.engine.decision import Decision, Rule, Scale
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import Answers, Finding
from loosen.engine.interview import Interview
from loosen.words import _

if TYPE_CHECKING:
    from loosen.book.cabinet_records import Names
    from loosen.book.dosing_records import Dosing
    from loosen.book.exercises import Exercises
    from loosen.book.plan_records import PlanBook
    from loosen.book.prevention_records import Prevention
    from loosen.book.progress_records import DiaryBook, ProgressBook
    from loosen.book.read_plan_cases import PlanCase
    from loosen.book.read_records import Records
    from loosen.book.read_reminders import RemindersBook
    from loosen.book.screen_records import MedicineCase
    from loosen.book.screens import Screens
    from loosen.engine.backends.python import Decider


MEDICINE_CASES = "cases/medicines/"
PLAN_CASES = "cases/plans/"


@dataclass(frozen=True)
class Triage:
    """How urgent it is: the decision with its interview, and the words that go with it."""

    decision: Decision
    interview: Interview
    levels: Mapping[str, LevelText]
    fears: Mapping[str, Fear]
    rules: Mapping[str, RuleText]
    warning_signs: tuple[WarningSign, ...]
    valid_for_hours: int
    sources: tuple[str, ...]

    def decide(self, answers: Answers) -> Conclusion:
        """What ``answers`` lead to: by the referee for one person, by the compiled program once there are more."""
        if self._decided_before:
            return self.compiled(answers)
        self._decided_before.append(True)
        return evaluate(self.decision, answers)

    @cached_property
    def compiled(self) -> Decider:
        """The decision as generated Python."""
        from loosen.engine.backends.python import Decider

        return Decider(self.decision)

    @cached_property
    def _decided_before(self) -> list[bool]:
        return []


@dataclass(frozen=True)
class Book:
    """An edition of the rule book. ``hash`` is SHA-256 over its files."""

    files: Mapping[str, Lines]
    hash: str

    @cached_property
    def edition(self) -> Edition:
        return read_edition(self._file("edition.yaml"))

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        return read_regions(self._file("regions.yaml"))

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        return read_sources(self._file("evidence/sources.yaml"))

    @cached_property
    def findings(self) -> Findings:
        """The findings, in the order of the triage pages."""
        found = Findings()
        pages = self._triage_file.texts("pages")
        levels = tuple(self._levels)
        for page in pages:
            file = f"findings/{page}.yaml"
            if file in self.files:
                found.read_page(self._file(file), levels)
            else:
                self._triage_file.problem("name", _('there is no page "{file}".').format(file=file), "pages")
        return found

    @cached_property
    def triage(self) -> Triage:
        entry = self._triage_file
        fears: dict[str, Fear] = {}
        rules: list[Rule] = []
        for path in self.files:
            if path.startswith("triage/"):
                fear, its_rules = read_fear(
                    self._file(path), self.findings.findings, list(self._levels), self._source_ids
                )
                fears[fear.id] = fear
                rules += its_rules
        decision = Decision("triage", Scale(tuple(self._levels)), tuple(self.findings.questions), tuple(rules))
        triage = Triage(
            decision=decision,
            interview=Interview(decision, tuple(self.findings.pages)),
            levels=self._levels,
            fears=fears,
            rules={text.id: text for fear in fears.values() for text in fear.rules},
            warning_signs=read_warning_signs(entry, list(self.findings.findings)),
            valid_for_hours=entry.number("valid-for-hours") or 0,
            sources=entry.names("sources", self._source_ids, _("source")),
        )
        entry.text("id"), entry.text("title")
        entry.done()
        return triage

    @cached_property
    def screens(self) -> Screens:
        """The screens of products, herbs, measures and prescription medicines."""
        from loosen.book.screens import read_screens

        files = {path: self._file(path) for path in self.files}
        return read_screens(files, self.findings, list(self._levels), list(self.regions), self._source_ids)

    @cached_property
    def exercises(self) -> Exercises:
        """What to do, how much, and for whom."""
        from loosen.book.exercises import exercises_in

        files = {path: self._file(path) for path in self.files}
        return exercises_in(files, self.screens.screened, self._source_ids)

    @cached_property
    def today(self) -> Findings:
        """What is asked on each day of a plan."""
        from loosen.book.read_plan import read_today

        return read_today({path: self._file(path) for path in self.files})

    @cached_property
    def plan(self) -> PlanBook:
        """How far somebody has come, and what a day may hold then."""
        from loosen.book.read_plan import Known as Named
        from loosen.book.read_plan import read_plan

        named = Named(
            exercises=list(self.exercises.exercises),
            relief=[position.id for position in self.relief],
            measures=[screen.id for screen in self.screens.of_kind("measure")],
            urgencies=list(self._levels),
            sources=self._source_ids,
        )
        return read_plan({path: self._file(path) for path in self.files}, self.today, self.findings.findings, named)

    @cached_property
    def diary_findings(self) -> Findings:
        """What a day's entry asks beside what `today` asks."""
        from loosen.book.read_progress import FINDINGS, read_diary_findings

        return read_diary_findings(self._file(FINDINGS), list(self._levels)[-1])

    @cached_property
    def diary(self) -> DiaryBook:
        """What else a day's entry may hold."""
        from loosen.book.read_progress import DONE, read_diary_book

        return read_diary_book(self._file(DONE))

    @cached_property
    def of_a_day(self) -> Mapping[str, Finding]:
        """Every finding that may be told of a day."""
        return {**self.today.findings, **self.diary_findings.findings}

    @cached_property
    def progress(self) -> ProgressBook:
        """How recovery usually goes, and when it does not."""
        from loosen.book.read_progress import COURSE, RECOVERY, read_progress

        return read_progress(self._file(RECOVERY), self._file(COURSE), self.of_a_day, self._source_ids)

    @cached_property
    def prevention(self) -> Prevention:
        """What lowers the chance of the next spell: the programme, breaks, the work place, risks, food and water."""
        from loosen.book.read_prevention import Known as Named
        from loosen.book.read_prevention import read_prevention

        named = Named(self.exercises.screened.findings, list(self.exercises.exercises), self._source_ids)
        return read_prevention({path: self._file(path) for path in self.files}, self._prevention_asked, named)

    @cached_property
    def reminders(self) -> RemindersBook:
        """What somebody may be reminded of."""
        from loosen.book.read_reminders import FILE, read_reminders_book

        return read_reminders_book(self._file(FILE))

    @cached_property
    def names(self) -> Names:
        """What people call what they take."""
        from loosen.book.read_names import read_names

        return read_names(self._file("names.yaml"), list(self.screens.screened.findings), self._source_ids)

    @cached_property
    def dosing(self) -> Dosing:
        """The conventions and words of the dose clock."""
        from loosen.book.read_dosing import read_dosing

        return read_dosing(self._file("dosing.yaml"), self._source_ids)

    @cached_property
    def _of_a_course(self) -> tuple[Decision, ...]:
        """How far somebody has come, how a session went, and how recovery goes."""
        return self.plan.phase, self.plan.light, self.progress.recovery

    @cached_property
    def records(self) -> Records | None:
        """Which entries of health records answer a finding; ``None`` in an edition that does not say."""
        from loosen.book.read_records import FILE, read_records

        return read_records(self._file(FILE), self.known, self._source_ids) if FILE in self.files else None

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """Everything that is decided: the triage, each screen and each exercise by its id."""
        screens = {id: one.decision for id, one in self.screens.screens.items()}
        exercises = {id: one.decision for id, one in self.exercises.exercises.items()}
        plan = {one.id: one for one in (*self._of_a_course, *self.prevention.decisions)}
        return {self.triage.decision.id: self.triage.decision, **screens, **exercises, **plan}

    def named(self, name: str) -> list[str]:
        """The ids of the decisions that ``name`` stands for, in a promise."""
        return self.screens.named(name) or self.exercises.named(name) or [name] * (name in self.decisions)

    @cached_property
    def known(self) -> Mapping[str, Finding]:
        """Every finding that somebody may be asked for, by the check, a screen or an exercise."""
        return KnownFindings(self)

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """The words of every finding that somebody may be asked for."""
        pages = self.exercises.screened.own, self.today, self.diary_findings, self._prevention_asked
        return {id: one for page in pages for id, one in page.asked.items()}

    @cached_property
    def page_texts(self) -> Mapping[str, PageText]:
        """The words of every page, of the check, the screens, the exercises, today, the diary and prevention."""
        own = self.exercises.screened.own
        pages = self.findings, own, self.today, self.diary_findings, self._prevention_asked
        return {id: text for page in pages for id, text in page.page_texts.items()}

    @cached_property
    def relief(self) -> tuple[Position, ...]:
        """The positions of ease, in the order in which they are shown."""
        return read_relief(self._file("relief.yaml"), self._source_ids)

    @cached_property
    def learn(self) -> Learn:
        """Everything there is to read."""
        from loosen.book import read_learning as reading

        file = self._file("learn.yaml")
        dangers = read_dangers(file, list(self.findings.findings))
        topics = reading.read_topics(file)
        claims = reading.read_claims(self._file(reading.CLAIMS), list(topics), self._source_ids)
        order = file.texts("articles")
        there = {path.removeprefix(reading.ARTICLES).removesuffix(".md") for path in self.files if path.endswith(".md")}
        if there != set(order):
            told = _('"articles" must list each file of articles/ once: {ids}.').format(ids=", ".join(sorted(there)))
            file.problem("name", told, "articles")
        known = reading.Known(
            topics=list(topics),
            articles=[id for id in order if id in there],
            rests=[*claims, *self._source_ids],
            pictures=[*self.exercises.exercises, *(position.id for position in self.relief)],
            levels=list(self._levels),
        )
        articles = reading.read_articles({path: self._file(path) for path in self.files}, known)
        questions = reading.read_questions(self._file(reading.FAQ), known)
        learn = Learn(articles, questions, claims, topics, read_synonyms(file), dangers)
        file.done()
        return learn

    @cached_property
    def promises(self) -> Mapping[str, Promise]:
        from loosen.book.inspections import INSPECTIONS
        from loosen.book.read_promises import About, read_promises

        decisions = (*self._of_a_course, *self.prevention.decisions)
        asks = [ask for decision in decisions for ask in decision.asks.items()]
        of_plans = {id: question.finding for id, question in asks}
        about = About(self.decisions, self.named, {**of_plans, **self.exercises.screened.findings})
        return read_promises(self._file("promises.yaml"), about, self._source_ids, list(INSPECTIONS))

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        cases: dict[str, Case] = {}
        for path in self.files:
            if path.startswith("cases/") and not path.startswith((MEDICINE_CASES, PLAN_CASES)):
                cases |= read_cases(self._file(path), self.findings.findings, list(self._levels), self._source_ids)
        return cases

    @cached_property
    def medicine_cases(self) -> Mapping[str, MedicineCase]:
        """Told people who take something."""
        from loosen.book.read_medicine_cases import read_medicine_cases

        cases: dict[str, MedicineCase] = {}
        for path in self.files:
            if path.startswith(MEDICINE_CASES):
                screens = list(self.screens.screens)
                file = self._file(path)
                cases |= read_medicine_cases(file, self.known, screens, list(self.regions), self._source_ids)
        return cases

    @cached_property
    def plan_cases(self) -> Mapping[str, PlanCase]:
        """Told people on a day of their course."""
        from loosen.book.read_plan_cases import read_plan_cases

        positions = [position.id for position in self.relief]
        named = [*self.plan.items, *self.exercises.exercises, *positions]
        cases: dict[str, PlanCase] = {}
        for path in self.files:
            if path.startswith(PLAN_CASES):
                cases |= read_plan_cases(self._file(path), self.known, named, self._source_ids)
        return cases

    @cached_property
    def _prevention_asked(self) -> Findings:
        from loosen.book.read_prevention import read_asked

        return read_asked({path: self._file(path) for path in self.files})

    @cached_property
    def _triage_file(self) -> Entry:
        return self._file("triage.yaml")

    @cached_property
    def _levels(self) -> Mapping[str, LevelText]:
        return read_levels(self._triage_file)

    @cached_property
    def _source_ids(self) -> list[str]:
        return [str(one.get("id")) for one in self._file("evidence/sources.yaml").plain.get("sources", [])]

    def _file(self, path: str) -> Entry:
        return Entry(self.files[path])
