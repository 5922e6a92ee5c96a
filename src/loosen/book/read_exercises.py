"""``exercises.yaml`` and ``exercises/``: what to do, how much, for whom, and the key poses of its figure.

Each exercise is a decision on the scale fine, adapt, avoid. Its rules are those of the sets of cautions that it names,
those of the sets that every exercise has, and its own. Unsure counts as yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from loosen.book.criteria import read_criterion
from loosen.book.entry import Entry
from loosen.book.exercise_records import Dose, Exercise, ExerciseWords, Figure, Fit, FitLevel, Hurt, Other, Pace, Span
from loosen.book.read_figure import read_figure
from loosen.book.read_findings import Findings
from loosen.book.read_relief import HOW_CERTAIN
from loosen.book.screened import Screened
from loosen.engine.decision import Decision, Rule, Scale
from loosen.engine.finding import Choice, Finding
from loosen.words import _

FILE, FOLDER = "exercises.yaml", "exercises"
FITS = FINE, ADAPT, AVOID = "fine", "adapt", "avoid"
PHASES = ("acute", "subacute", "recovery", "prevention")
POSITIONS = ("back", "front", "side", "hands-and-knees", "kneeling", "sitting", "standing")
PHASE = "phase"  # worked out from the diary, never asked
MOST_STEPS = 5
HURTS = ("check", "stop", "swap", "ease")

Rules = list[tuple[Rule, Fit]]


class Known(NamedTuple):
    """What an exercise may name. ``always``: the rules that every exercise has."""

    screened: Screened
    cautions: Mapping[str, Rules]
    always: Rules
    ids: Sequence[str]
    regions: Sequence[str]
    sources: Sequence[str]


def read_exercises(files: Mapping[str, Entry], screened: Screened, sources: Sequence[str]) -> dict[str, Exercise]:
    """The exercises in ``files`` (path to entry), by id. ``screened``: as `with_moving` gives it."""
    cautions = {entry.name: _cautions(entry, screened, sources) for entry in _in(files, f"{FOLDER}/cautions")}
    shared = files[FILE].names("cautions", list(cautions), _("set of cautions"))
    regions = files[FILE].texts("regions")
    entries = _in(files, FOLDER)
    always = [rule for one in shared for rule in cautions[one]]
    known = Known(screened, cautions, always, [entry.name for entry in entries], regions, sources)
    return {entry.name: exercise for entry in entries if (exercise := _exercise(entry, known)) is not None}


def with_moving(files: Mapping[str, Entry], screened: Screened) -> Screened:
    """``screened`` with the pages that only exercises ask, and the phase of recovery."""
    own = Findings(dict(screened.own.findings), dict(screened.own.asked), list(screened.own.questions))
    own.pages, own.page_texts = list(screened.own.pages), dict(screened.own.page_texts)
    for page in files[FILE].texts("pages"):
        path = f"{FOLDER}/findings/{page}.yaml"
        if path in files:
            own.read_page(files[path], unsure=AVOID)
        else:
            files[FILE].problem("name", _('there is no page "{file}".').format(file=path), "pages")
    given = (*screened.given, Finding(PHASE, Choice(PHASES)))
    return Screened(screened.check, own, given, screened.always_asked)


def read_exercise_words(file: Entry, sources: Sequence[str]) -> ExerciseWords:
    """What holds for all of them."""
    levels: dict[str, FitLevel] = {}
    for entry in file.entries("levels"):
        id = entry.one_of("id", FITS)
        levels[id] = FitLevel(id, entry.text("name"), entry.text("headline"))
        entry.done()
    if tuple(levels) != FITS:
        file.problem("field", _('"levels" must be {levels}, in this order.').format(levels=", ".join(FITS)), "levels")
    cited = file.names("sources", sources, _("source"))
    pace = _pace(file.child("pace"))
    hurts = tuple(_hurts(file, sources))
    words = ExerciseWords(levels, file.texts("stop"), file.text("good-sign"), pace, hurts, cited)
    file.text("id"), file.texts("pages"), file.texts("cautions"), file.texts("regions")
    file.done()
    return words


def _pace(entry: Entry) -> Pace:
    pace = Pace(**{name: entry.number(name.replace("_", "-")) or 1 for name in Pace._fields})
    entry.done()
    return pace


def _hurts(file: Entry, sources: Sequence[str]) -> Iterator[Hurt]:
    """In the order to ask; the last holds for whoever said no to all others."""
    entries = list(file.entries("hurts"))
    for place, entry in enumerate(entries, 1):
        convention = entry.flag("convention")
        yield Hurt(
            id=entry.text("id"),
            ask=entry.text("ask", optional=place == len(entries)),
            then=entry.one_of("then", HURTS),
            told=entry.text("told"),
            convention=convention,
            sources=entry.names("sources", sources, _("source"), optional=convention),
        )
        entry.done()


def _in(files: Mapping[str, Entry], folder: str) -> list[Entry]:
    """The files that lie in ``folder`` itself."""
    return [entry for path, entry in files.items() if path.rpartition("/")[0] == folder]


def _cautions(file: Entry, screened: Screened, sources: Sequence[str]) -> Rules:
    file.text("id")
    rules = list(_rules(file, screened.findings, sources))
    file.done()
    return rules


def _rules(file: Entry, findings: Mapping[str, Finding], sources: Sequence[str]) -> Iterator[tuple[Rule, Fit]]:
    for entry in file.entries("rules", optional=True):
        if not entry.name.startswith(f"{file.name}."):
            message = _('rule "{rule}" must be called "{owner}.…".').format(rule=entry.name, owner=file.name)
            entry.problem("rule-id", message, "id")
        when = read_criterion(entry, "when", findings)
        level = entry.one_of("level", FITS[1:])
        convention = entry.flag("convention")
        fit = Fit(
            rule=entry.text("id"),
            because=entry.text("because"),
            adapt=entry.text("adapt", optional=level != ADAPT),
            convention=convention,
            sources=entry.names("sources", sources, _("source"), optional=convention),
        )
        if when is not None:
            yield Rule(fit.rule, when, level), fit
        entry.done()


def _exercise(entry: Entry, known: Known) -> Exercise | None:
    id = entry.text("id")
    named = entry.names("cautions", list(known.cautions), _("set of cautions"), optional=True)
    rules = [*known.always, *(rule for one in named for rule in known.cautions[one])]
    rules += _rules(entry, known.screened.findings, known.sources)
    exercise = Exercise(
        id=id,
        title=entry.text("title"),
        purpose=entry.text("purpose"),
        phases=entry.names("phases", PHASES, _("phase")),
        position=entry.one_of("position", POSITIONS),
        cautions=named,
        start=entry.text("start"),
        steps=_steps(entry),
        dose=_dose(entry.child("dose")),
        harder=_other(entry.child("harder"), known.ids),
        easier=_other(entry.child("easier"), known.ids),
        stop=entry.texts("stop", optional=True),
        targets=entry.names("targets", known.regions, _("region")),
        decision=_decision(id, known.screened, [rule for rule, _fit in rules]),
        fits={fit.rule: fit for _rule, fit in rules},
        certainty=entry.one_of("certainty", HOW_CERTAIN),
        evidence=entry.text("evidence"),
        sources=entry.names("sources", known.sources, _("source")),
        figure=_figure(entry),
    )
    entry.done()
    return exercise if exercise.figure.poses else None


def _steps(entry: Entry) -> tuple[str, ...]:
    """Few enough to be kept in mind by someone in pain."""
    steps = entry.texts("steps")
    if len(steps) > MOST_STEPS:
        message = _('"steps" holds {count}. Give at most {most}.')
        entry.problem("field", message.format(count=len(steps), most=MOST_STEPS), "steps")
    return steps


def _dose(entry: Entry) -> Dose:
    spans = ("sets", "repetitions", "hold", "breaths", "minutes", "times-a-day", "days-a-week")
    dose = Dose(
        **{name.replace("-", "_"): _span(entry, name) for name in spans},
        side=entry.flag("side"),
        alternating=entry.flag("alternating"),
        text=entry.text("text"),
    )
    entry.done()
    if not any(max(span) for span in (dose.repetitions, dose.hold, dose.minutes)):
        entry.problem("field", _('a dose needs "repetitions", "hold" or "minutes".'))
    return dose


def _span(entry: Entry, key: str) -> Span:
    """What to begin with and the most later, such as [5, 15]."""
    value = entry.plain_of(key, optional=True)
    if value is None:
        return 0, 0
    if not (isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)):
        entry.problem("field", _('"{key}" must be two whole numbers, such as [5, 15].').format(key=key), key)
        return 0, 0
    if not 0 < value[0] <= value[1]:
        entry.problem("field", _('"{key}" must not fall, and must begin above 0.').format(key=key), key)
    return value[0], value[1]


def _other(entry: Entry, ids: Sequence[str]) -> Other:
    other = Other(entry.one_of("exercise", ids, optional=True), entry.text("how"))
    entry.done()
    return other


def _decision(id: str, screened: Screened, rules: Sequence[Rule]) -> Decision:
    """As a screen asks, on a scale of its own: both scales end in avoid."""
    asked = screened.decision(id, [Rule(rule.id, rule.when, AVOID) for rule in rules])
    return Decision(id, Scale(FITS), asked.questions, tuple(rules))


def _figure(entry: Entry) -> Figure:
    figure = read_figure(entry.child("figure"))
    steps = entry.plain.get("steps")
    last = len(steps) if isinstance(steps, list) else 0
    for pose in figure.poses:
        if not 1 <= pose.step <= last:
            message = _("a pose shows step {step}, and there are {last}.")
            entry.problem("field", message.format(step=pose.step, last=last), "figure")
    if len(figure.poses) < 2:
        entry.problem(
            "field", _('"figure" needs two poses or more, each with what differs from the one before.'), "figure"
        )
    return figure
