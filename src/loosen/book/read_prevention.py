"""``prevention/``: breaks, work place, risks, food and drink. The programme has a reader of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from loosen.book.criteria import read_criterion
from loosen.book.entry import Entry
from loosen.book.exercise_records import FitLevel
from loosen.book.prevention_records import (
    Advice,
    Breaks,
    Factor,
    Food,
    FoodAndDrink,
    Grounds,
    Idea,
    Prevention,
    Risks,
    Workplace,
)
from loosen.book.read_findings import Findings
from loosen.book.read_plan import WEEKDAYS
from loosen.book.read_relief import HOW_CERTAIN
from loosen.engine.criterion import findings_of
from loosen.engine.decision import Decision, Question, Rule, Scale
from loosen.engine.finding import Finding, YesNo
from loosen.words import _

FOLDER = "prevention"
PAGES = WORKPLACE, HABITS = "workplace", "habits"
PARTS = ("programme", "breaks", "workplace", "risk-factors", "food-and-drink")
KEEP, TRY, FIRST = ADVISED = "keep", "try", "first"
GENERAL, YOURS = WHOSE = "general", "yours"


class Known(NamedTuple):
    """What this part may name. ``findings``: of the check and the exercises, and what is worked out from them."""

    findings: Mapping[str, Finding]
    exercises: Sequence[str]
    sources: Sequence[str]


def read_asked(files: Mapping[str, Entry]) -> Findings:
    """What only this part asks."""
    found = Findings()
    for page in PAGES:
        found.read_page(files[f"{FOLDER}/findings/{page}.yaml"], unsure=FIRST)
    return found


def read_prevention(files: Mapping[str, Entry], asked: Findings, known: Known) -> Prevention:
    """Everything in ``files`` (path to entry) about the next spell."""
    from loosen.book.read_programme import read_programme

    programme, breaks, workplace, risks, food = (files[f"{FOLDER}/{part}.yaml"] for part in PARTS)
    known = known._replace(findings={**known.findings, **asked.findings})
    return Prevention(
        asked=asked,
        weekly=read_programme(programme, known),
        breaks=_breaks(breaks, known),
        workplace=_workplace(workplace, known),
        risks=_risks(risks, known),
        food=_food(food, known),
    )


def read_grounds(entry: Entry, known: Known) -> Grounds:
    """How sure it is, and on what it rests."""
    return Grounds(
        certainty=entry.one_of("certainty", HOW_CERTAIN),
        evidence=entry.text("evidence"),
        sources=entry.names("sources", known.sources, _("source")),
    )


def read_weekdays(entry: Entry) -> tuple[int, ...]:
    """Days of the week as numbers; 0 is Monday."""
    return tuple(WEEKDAYS.index(day) for day in entry.names("weekdays", WEEKDAYS, _("weekday")))


def decision_of(id: str, levels: Sequence[str], rules: Sequence[Rule], findings: Mapping[str, Finding]) -> Decision:
    """The decision of these rules; unsure counts as yes."""
    used = {finding.id for rule in rules for finding in findings_of(rule.when)}
    asked = [one for one in findings.values() if one.id in used]
    questions = [Question(one, levels[-1] if isinstance(one.kind, YesNo) else None) for one in asked]
    return Decision(id, Scale(tuple(levels)), tuple(questions), tuple(rules))


def rule_named(entry: Entry, owner: str, level: str, known: Known) -> Iterator[Rule]:
    """The rule of ``entry``, which is called after its decision; none when its criterion cannot be read."""
    id = entry.text("id")
    if not id.startswith(f"{owner}."):
        message = _('rule "{rule}" must be called "{owner}.…".').format(rule=id, owner=owner)
        entry.problem("rule-id", message, "id")
    when = read_criterion(entry, "when", known.findings)
    if when is not None:
        yield Rule(id, when, level)


def _breaks(file: Entry, known: Known) -> Breaks:
    file.text("id")
    breaks = Breaks(
        title=file.text("title"),
        text=file.text("text"),
        intervals=_intervals(file),
        minutes=file.number("minutes") or 1,
        later=file.number("later-minutes") or 1,
        from_hour=file.number("from-hour") or 0,
        until_hour=file.number("until-hour") or 24,
        weekdays=read_weekdays(file),
        ideas=tuple(_idea(entry, known) for entry in file.entries("ideas")),
        why=file.text("why"),
        grounds=read_grounds(file, known),
    )
    if not 0 <= breaks.from_hour < breaks.until_hour <= 24:
        file.problem("field", _('"from-hour" must come before "until-hour", both from 0 to 24.'), "from-hour")
    if all(idea.exercise for idea in breaks.ideas):
        file.problem("field", _('"ideas" needs one without an exercise, which suits everybody.'), "ideas")
    file.done()
    return breaks


def _intervals(file: Entry) -> tuple[int, ...]:
    value = file.plain_of("intervals")
    if isinstance(value, list) and value and all(type(one) is int and one > 0 for one in value):
        return tuple(value)
    file.problem("field", _('"intervals" must be whole numbers of minutes, such as [30, 45].'), "intervals")
    return (30,)


def _idea(entry: Entry, known: Known) -> Idea:
    idea = Idea(entry.text("id"), entry.text("text"), entry.one_of("exercise", known.exercises, optional=True))
    entry.done()
    return idea


def _workplace(file: Entry, known: Known) -> Workplace:
    id = file.text("id")
    levels = {level.id: level for level in map(_level, file.entries("levels"))}
    if tuple(levels) != ADVISED:
        file.problem(
            "field", _('"levels" must be {levels}, in this order.').format(levels=", ".join(ADVISED)), "levels"
        )
    rules: list[Rule] = []
    advice: dict[str, Advice] = {}
    for entry in file.entries("rules"):
        rules += rule_named(entry, id, entry.one_of("level", ADVISED[1:]), known)
        advice[entry.name] = Advice(
            rule=entry.name,
            title=entry.text("title"),
            how=entry.texts("how"),
            because=entry.text("because"),
            grounds=read_grounds(entry, known),
        )
        entry.done()
    decision = decision_of(id, ADVISED, rules, known.findings)
    workplace = Workplace(file.text("title"), file.text("text"), read_grounds(file, known), levels, decision, advice)
    file.done()
    return workplace


def _level(entry: Entry) -> FitLevel:
    level = FitLevel(entry.one_of("id", ADVISED), entry.text("name"), entry.text("headline"))
    entry.done()
    return level


def _risks(file: Entry, known: Known) -> Risks:
    id = file.text("id")
    rules: list[Rule] = []
    factors: dict[str, Factor] = {}
    for entry in file.entries("factors"):
        name = entry.new_id(factors)
        if "when" in entry.plain and (when := read_criterion(entry, "when", known.findings)) is not None:
            rules.append(Rule(name, when, YOURS))
        factors[name] = Factor(
            id=name,
            title=entry.text("title"),
            size=entry.text("size"),
            lowers=entry.text("lowers"),
            tested=entry.flag("tested"),
            do=entry.text("do"),
            grounds=read_grounds(entry, known),
        )
        entry.known.append("when")
        entry.done()
    risks = Risks(file.text("title"), file.text("text"), decision_of(id, WHOSE, rules, known.findings), factors)
    file.done()
    return risks


def _food(file: Entry, known: Known) -> FoodAndDrink:
    file.text("id")
    items: dict[str, Food] = {}
    for entry in file.entries("items"):
        id = entry.new_id(items)
        items[id] = Food(id, entry.text("title"), entry.text("text"), read_grounds(entry, known))
        entry.done()
    food = FoodAndDrink(file.text("title"), file.text("text"), tuple(items.values()))
    file.done()
    return food
