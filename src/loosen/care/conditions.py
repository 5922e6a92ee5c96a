"""When a rule holds, in words that a person understands: its criterion as a tree of sentences."""

from __future__ import annotations

from typing import Any

from loosen.book.book import Book
from loosen.care.answers import in_words
from loosen.engine.criterion import All, AtLeast, Compare, Criterion, OneOf, Yes
from loosen.engine.criterion import Any as AnyOf
from loosen.engine.finding import YES
from loosen.words import _

Condition = dict[str, Any]


def condition(book: Book, criterion: Criterion) -> Condition:
    """``{"says": …}``, or ``{"lead": …, "of": […]}`` with the parts and how many of them must hold."""
    match criterion:
        case All(of):
            return {"lead": _("All of these together:"), "of": [condition(book, one) for one in of]}
        case AnyOf(of):
            return {"lead": _("One of these:"), "of": [condition(book, one) for one in of]}
        case AtLeast(n, of):
            lead = _("At least {n} of these:").format(n=n)
            return {"lead": lead, "of": [condition(book, one) for one in of]}
        case Yes(finding):
            return {"says": _yes(book, finding.id)}
        case Compare(finding, operator, number):
            return {"says": f"{_(book.asked[finding.id].question)} {_number(operator, number)}"}
        case OneOf(finding, options):
            asked = book.asked[finding.id]
            labels = [_(label) for option, label in asked.options.items() if option in options]
            return {"says": f"{_(asked.question)} {_(' or ').join(labels)}"}


def _yes(book: Book, finding: str) -> str:
    asked = book.asked[finding]
    return in_words(asked, YES) if asked.tick else f"{_(asked.question)} {_('Yes')}"


def _number(operator: str, number: int) -> str:
    """Whole numbers only, so that each comparison is one with a number that counts."""
    match operator:
        case ">=":
            return _("{number} or more").format(number=number)
        case ">":
            return _("{number} or more").format(number=number + 1)
        case "<=":
            return _("{number} or less").format(number=number)
        case _:
            return _("{number} or less").format(number=number - 1)
