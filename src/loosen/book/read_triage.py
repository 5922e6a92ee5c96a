"""``triage.yaml``, the decision, and ``triage/<fear>.yaml``, one dangerous condition a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loosen.book.criteria import read_criterion
from loosen.book.entry import Entry
from loosen.book.records import Fear, Level, RuleText, WarningSign
from loosen.engine.decision import Rule
from loosen.engine.finding import Finding
from loosen.words import _

CERTAINTIES = ("high", "moderate", "low")


def read_levels(triage: Entry) -> dict[str, Level]:
    """The levels, calmest first."""
    levels: dict[str, Level] = {}
    for entry in triage.entries("levels"):
        id = entry.new_id(levels)
        levels[id] = Level(
            id=id,
            name=entry.text("name"),
            headline=entry.text("headline"),
            who=entry.text("who"),
            within=entry.text("within"),
            do=entry.texts("do"),
            say=entry.text("say"),
        )
        entry.done()
    return levels


def read_warning_signs(triage: Entry, findings: Sequence[str]) -> tuple[WarningSign, ...]:
    """The danger signs that go with every result below the top."""
    signs = []
    for entry in triage.entries("warning-signs"):
        signs.append(WarningSign(entry.text("sign"), entry.names("findings", findings, _("finding"))))
        entry.done()
    return tuple(signs)


def read_fear(
    entry: Entry, findings: Mapping[str, Finding], levels: Sequence[str], sources: Sequence[str]
) -> tuple[Fear, list[Rule]]:
    """One condition: its words, and its rules for the engine."""
    id = entry.text("id")
    rules: list[Rule] = []
    texts: list[RuleText] = []
    fields = {key: entry.text(key) for key in ("name", "fear", "why", "figures")}
    do = entry.texts("do")
    cited = entry.names("sources", sources, _("source"))
    for one in entry.entries("rules"):
        when = read_criterion(one, "when", findings)
        level = one.one_of("level", levels[1:])
        texts.append(
            RuleText(
                id=one.text("id"),
                fear=id,
                because=one.text("because"),
                do=one.texts("do", optional=True),
                sources=one.names("sources", sources, _("source")),
            )
        )
        if when is not None:
            rules.append(Rule(one.name, when, level))
        one.done()
    fear = Fear(
        id,
        **fields,
        do=do,
        certainty=entry.one_of("certainty", CERTAINTIES),
        sources=cited,
        notes=entry.text("notes", optional=True),
        rules=tuple(texts),
    )
    entry.done()
    return fear, rules
