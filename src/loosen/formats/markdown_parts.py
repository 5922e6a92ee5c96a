"""Parts of Markdown pages that several of them have: criteria and sources."""

from __future__ import annotations

from loosen.book.records import Source
from loosen.engine.criterion import All, Any, AtLeast, Compare, Criterion, OneOf, Yes
from loosen.words import _


def criterion_lines(criterion: Criterion, depth: int = 0) -> list[str]:
    """The criterion as a nested list."""
    before = "  " * depth + "- "
    match criterion:
        case All(of):
            return [before + _("all of"), *(line for part in of for line in criterion_lines(part, depth + 1))]
        case Any(of):
            return [before + _("any of"), *(line for part in of for line in criterion_lines(part, depth + 1))]
        case AtLeast(n, of):
            lead = before + _("at least {n} of").format(n=n)
            return [lead, *(line for part in of for line in criterion_lines(part, depth + 1))]
        case Yes(finding):
            return [f"{before}`{finding.id}`"]
        case Compare(finding, operator, number):
            return [f"{before}`{finding.id} {operator} {number}`"]
        case OneOf(finding, options):
            return [f"{before}`{finding.id} is {' or '.join(sorted(options))}`"]


def source_line(source: Source) -> str:
    """One source as a list item."""
    where = f"https://doi.org/{source.doi}" if source.doi else source.url
    seen = "" if source.seen else " " + _("(from memory, not seen)")
    year = f", {source.year}" if source.year else ""
    return f"- `{source.id}` {source.title}. {source.organisation}{year}. {where}{seen}".rstrip()
