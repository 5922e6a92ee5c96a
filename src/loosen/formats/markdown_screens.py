"""The screens as Markdown: a page for each product, herb, measure and prescription medicine."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.book.book import Book
from loosen.book.screen_records import Screen
from loosen.engine.decision import Rule
from loosen.formats.markdown_parts import criterion_lines, source_line
from loosen.words import _


def screen_pages(book: Book) -> Iterator[tuple[str, str]]:
    """(file name, text) of the list and of every page."""
    title, name, kind = _("Medicines, herbs and measures"), _("Name"), _("Kind")
    lines = [f"# {title}", "", f"| {name} | {kind} |", "| --- | --- |"]
    for screen in book.screens.screens.values():
        lines.append(f"| [{_(screen.name)}](screens/{screen.id}.md) | {_(book.screens.kinds[screen.kind].name)} |")
        yield f"screens/{screen.id}.md", screen_page(book, screen)
    yield "screens.md", "\n".join(lines) + "\n"


def screen_page(book: Book, screen: Screen) -> str:
    """What is known of one thing, what each region permits, and every caution."""
    lines = [f"# {_(screen.name)}", "", f"`{screen.id}`. {_(book.screens.kinds[screen.kind].name)}.", ""]
    if screen.helps:
        certainty = _("Certainty")
        lines += [_(screen.helps), "", f"**{certainty}:** {screen.certainty}", ""]
    for offer in screen.offers.values():
        told = _(offer.limits.text) if offer.limits else _(offer.because)
        lines.append(f"- **{offer.region}** ({offer.offered}): {told}")
    lines.append("")
    for rule in screen.decision.rules:
        lines.append(caution_page(book, screen, rule))
    sources = _("Sources")
    lines += [f"## {sources}", "", *(source_line(book.sources[id]) for id in screen.sources)]
    return "\n".join(lines) + "\n"


def caution_page(book: Book, screen: Screen, rule: Rule) -> str:
    """One caution: id, when, level, because, sources."""
    caution = screen.cautions[rule.id]
    when, level, because, sources = _("When"), _("Level"), _("Because"), _("Sources")
    named = _(book.screens.kinds[screen.kind].levels[rule.level].name)
    lines = [f"## {rule.id}", "", f"**{when}**", "", *criterion_lines(rule.when), ""]
    lines += [f"**{level}:** {named} ({rule.level})", "", f"**{because}:** {_(caution.because)}", ""]
    lines += [f"**{sources}**", "", *(source_line(book.sources[id]) for id in caution.sources)]
    return "\n".join(lines) + "\n"
