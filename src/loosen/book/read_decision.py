"""A decision that stands as a list of rules in a file, each with its reason and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from loosen.book.criteria import read_criterion
from loosen.book.entry import Entry
from loosen.book.exercise_records import Fit
from loosen.engine.criterion import findings_of
from loosen.engine.decision import Decision, Question, Rule, Scale
from loosen.engine.finding import Finding, YesNo
from loosen.words import _


def read_decision(
    file: Entry,
    id: str,
    levels: Sequence[str],
    findings: Mapping[str, Finding],
    sources: Sequence[str],
    fits: dict[str, Fit],
) -> Decision:
    """The decision whose rules stand under ``id``; unsure counts as yes. ``fits``: takes the reasons, by rule."""
    rules = []
    for entry in file.entries(id):
        when = read_criterion(entry, "when", findings)
        level = entry.one_of("level", levels[1:])
        fit = _fit(entry, sources)
        if not fit.rule.startswith(f"{id}."):
            message = _('rule "{rule}" must be called "{owner}.…".').format(rule=fit.rule, owner=id)
            entry.problem("rule-id", message, "id")
        fits[fit.rule] = fit
        if when is not None:
            rules.append(Rule(fit.rule, when, level))
        entry.done()
    return decision_of(id, levels, findings.values(), rules)


def decision_of(id: str, levels: Sequence[str], findings: Iterable[Finding], rules: Sequence[Rule]) -> Decision:
    """The decision by ``rules``, which asks for what they use, in the order of ``findings``."""
    used = {finding.id for rule in rules for finding in findings_of(rule.when)}
    asked = [one for one in findings if one.id in used]
    questions = [Question(one, levels[-1] if isinstance(one.kind, YesNo) else None) for one in asked]
    return Decision(id, Scale(tuple(levels)), tuple(questions), tuple(rules))


def _fit(entry: Entry, sources: Sequence[str]) -> Fit:
    convention = entry.flag("convention")
    of = entry.names("sources", sources, _("source"), optional=convention)
    return Fit(entry.text("id"), entry.text("because"), "", convention, of)
