"""The rule book as Markdown: a rule's page is its YAML, set well."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.book.book import Book
from loosen.book.records import Fear, RuleText
from loosen.formats.markdown_parts import criterion_lines, source_line
from loosen.formats.markdown_screens import screen_pages
from loosen.words import _


def pages(book: Book) -> Iterator[tuple[str, str]]:
    """(file name, text) of every page."""
    yield "index.md", index_page(book)
    yield "findings.md", findings_page(book)
    yield "promises.md", promises_page(book)
    yield "sources.md", sources_page(book)
    for fear in book.triage.fears.values():
        yield f"fears/{fear.id}.md", fear_page(book, fear)
    yield from screen_pages(book)


def index_page(book: Book) -> str:
    """What the edition is, and a list of all it fears."""
    edition = book.edition
    lines = [
        f"# {_('The rule book')}, {edition.version}",
        "",
        _("Date: {date}. Reviewed by: {who}. Licence: {licence}. Hash: `{hash}`.").format(
            date=edition.date, who=edition.reviewed_by, licence=edition.licence, hash=book.hash
        ),
        "",
        f"[{_('Findings')}](findings.md) · [{_('Promises')}](promises.md) · [{_('Sources')}](sources.md)",
        "",
        f"| {_('Fear')} | {_('Name')} | {_('Certainty')} |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| [{fear.id}](fears/{fear.id}.md) | {_(fear.name)} | {fear.certainty} |"
        for fear in book.triage.fears.values()
    ]
    return "\n".join(lines) + "\n"


def fear_page(book: Book, fear: Fear) -> str:
    """One fear and all its rules."""
    lines = [f"# {_(fear.name)}", "", _(fear.fear), "", _(fear.why), ""]
    lines += [f"- {_(one)}" for one in fear.do]
    lines += ["", f"**{_('Certainty')}:** {fear.certainty}. {fear.figures}", ""]
    if fear.notes:
        lines += [f"**{_('Notes')}:** {fear.notes}", ""]
    for rule in fear.rules:
        lines += [rule_page(book, rule)]
    lines += [f"## {_('Sources')}", "", *(source_line(book.sources[id]) for id in fear.sources)]
    return "\n".join(lines) + "\n"


def rule_page(book: Book, rule: RuleText) -> str:
    """One rule: id, when, level, because, sources."""
    logic = next(one for one in book.triage.decision.rules if one.id == rule.id)
    level = _(book.triage.levels[logic.level].name)
    lines = [f"## {rule.id}", "", f"**{_('When')}**", "", *criterion_lines(logic.when), ""]
    lines += [f"**{_('Level')}:** {level} ({logic.level})", "", f"**{_('Because')}:** {_(rule.because)}", ""]
    lines += [f"- {_(one)}" for one in rule.do]
    lines += [f"**{_('Sources')}**", "", *(source_line(book.sources[id]) for id in rule.sources)]
    return "\n".join(lines) + "\n"


def findings_page(book: Book) -> str:
    """Every finding, page by page, with its words."""
    lines = [f"# {_('Findings')}", ""]
    for page in book.screens.screened.pages:
        words = book.page_texts[page.id]
        lines += [f"## {_(words.title)}", ""]
        for id in page.findings:
            asked = book.asked[id]
            question = book.triage.decision.asks.get(id)
            unsure = question.unsure if question else None
            floor = " " + _("Unsure reaches: {level}.").format(level=unsure) if unsure else ""
            lines += [f"### {id}", "", f"{_(asked.question)} {_(asked.help)}", "", f"{asked.finding.kind}.{floor}", ""]
    return "\n".join(lines)


def promises_page(book: Book) -> str:
    """Every promise in a clinician's words."""
    lines = [
        f"# {_('Promises')}",
        "",
        _('"loosen rulebook prove" shows that each holds for every possible person.'),
        "",
    ]
    lines += [f"- **{promise.id}** {_(promise.says)}" for promise in book.promises.values()]
    return "\n".join(lines) + "\n"


def sources_page(book: Book) -> str:
    """Every source, with what it says and the rules that rest on it."""
    used: dict[str, dict[str, None]] = {}
    for rule in book.triage.rules.values():
        for id in rule.sources:
            used.setdefault(id, {})[rule.id] = None
    for screen in book.screens.screens.values():
        for caution in screen.cautions.values():
            for id in caution.sources:
                used.setdefault(id, {})[caution.rule] = None
    lines = [f"# {_('Sources')}", ""]
    for source in book.sources.values():
        lines += [source_line(source), f"  {source.says}"]
        if source.id in used:
            lines += [f"  {_('Rules')}: {', '.join(used[source.id])}"]
    return "\n".join(lines) + "\n"
