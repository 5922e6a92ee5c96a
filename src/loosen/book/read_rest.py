"""The smaller files of the rule book: edition, regions, sources and cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loosen.book.entry import Entry
from loosen.book.records import Case, Edition, Region, Source
from loosen.engine.finding import Finding
from loosen.words import _, nearest


def read_edition(entry: Entry) -> Edition:
    """Which rule book this is."""
    edition = Edition(
        version=entry.text("version"),
        date=entry.text("date"),
        purpose=entry.text("purpose"),
        reviewed_by=entry.text("reviewed-by"),
        licence=entry.text("licence"),
    )
    entry.done()
    return edition


def read_regions(file: Entry) -> dict[str, Region]:
    """The regions by id; the last is for people elsewhere."""
    regions: dict[str, Region] = {}
    for entry in file.entries("regions"):
        entry.texts("sources", optional=True)
        entry.text("notes", optional=True)
        id = entry.new_id(regions)
        regions[id] = Region(
            id=id,
            name=entry.text("name"),
            emergency_number=entry.text("emergency-number"),
            emergency_department=entry.text("emergency-department"),
            urgent_line=entry.text("urgent-line"),
            tel=entry.text("tel", optional=True),
        )
        entry.done()
    file.done()
    return regions


def read_sources(file: Entry) -> dict[str, Source]:
    """Every source by id."""
    sources: dict[str, Source] = {}
    for entry in file.entries("sources"):
        id = entry.new_id(sources)
        sources[id] = Source(
            id=id,
            type=entry.text("type"),
            title=entry.text("title"),
            organisation=entry.text("organisation"),
            year=entry.number("year", optional=True),
            doi=entry.text("doi", optional=True),
            pmid=entry.text("pmid", optional=True),
            url=entry.text("url", optional=True),
            seen=entry.flag("seen"),
            says=entry.text("says"),
            seen_via=entry.text("seen-via", optional=True),
            not_seen=entry.text("not-seen", optional=True),
            aliases=entry.texts("aliases", optional=True),
        )
        entry.done()
    file.done()
    return sources


def read_cases(
    file: Entry, findings: Mapping[str, Finding], levels: Sequence[str], sources: Sequence[str]
) -> dict[str, Case]:
    """Told people by id. Answers to findings that this edition does not know are kept for a later one."""
    cases: dict[str, Case] = {}
    for entry in file.entries("cases"):
        answers = read_told_answers(entry, findings)
        later = entry.child("later-answers").plain
        for one in later:
            if one in findings:
                entry.problem("name", _('"{id}" is known now; move it to "answers".').format(id=one), "later-answers")
        id = entry.new_id(cases)
        cases[id] = Case(
            id=id,
            name=entry.text("name"),
            told=entry.text("told"),
            answers=answers,
            expect=entry.one_of("expect", levels),
            also_acceptable=entry.names("also-acceptable", levels, _("level"), optional=True),
            mentions=entry.texts("mentions", optional=True),
            why=entry.text("why"),
            sources=entry.names("sources", sources, _("source")),
        )
        entry.texts("later-mentions", optional=True)
        entry.done()
    file.done()
    return cases


def read_told_answers(entry: Entry, findings: Mapping[str, Finding]) -> dict[str, str | int]:
    """What a told person answers; findings that are left out are no."""
    answers: dict[str, str | int] = entry.child("answers").plain
    for one, answer in answers.items():
        if one not in findings:
            message = _('unknown finding "{id}".').format(id=one) + nearest(one, list(findings))
            entry.problem("name", message, "answers")
        elif not findings[one].kind.accepts(answer):
            entry.problem("field", f"{one}: {answer} is not {findings[one].kind}.", "answers")
    return answers
