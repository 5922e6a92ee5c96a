"""Doses as people type them: ``400 mg ibuprofen at 08:10``, ``2 x 200 mg Advil``, ``1 use Voltarol gel``.

Nothing is guessed: what cannot be read for sure is refused, with a word on how to type it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import NamedTuple

from loosen.care.dose_times import BadTime, find_time
from loosen.words import _

FindProduct = Callable[[str], list[str]]

LONGEST = 200  # characters
MOST = {"mg": 200_000, "use": 1000}  # far above all that is anywhere taken
MILLIGRAMS = {"mg": 1, "milligram": 1, "milligrams": 1, "毫克": 1, "g": 1000, "gram": 1000, "grams": 1000, "公克": 1000}
USES = {"use", "uses", "patch", "patches", "application", "applications", "次"}
PIECES = r"tablets?|tabs?|pills?|caps?|capsules?|caplets?|softgels?|lozenges?|sachets?|gummies|gummy|錠|顆|粒|片"
OTHERS = (
    r"mcg|µg|μg|ug|kg|ml|cl|l|oz|drops?|spoons?|teaspoons?|tablespoons?|tsp|tbsp|drams?|grains?|iu|units?|%|cm|inch"
)
NUMBER = r"(?P<{name}>\d[\d.,]*)"
UNIT = "|".join(sorted([*MILLIGRAMS, *USES], key=len, reverse=True))
START, END = r"(?<![\w.,/⁄-])(?P<sign>[-−–+]\s?)?", r"(?!\w)(?![.,]\d)"
AMOUNT = re.compile(
    START
    + r"(?:" + NUMBER.format(name="count") + rf"\s*(?:(?:{PIECES})\s*(?:of|x|×|à|@)|x|×|\*)\s*)?"
    + NUMBER.format(name="number") + rf"\s*(?P<unit>{UNIT}){END}",
    re.IGNORECASE,
)  # fmt: skip
BY_PIECE = re.compile(
    rf"\d\s*(?:x\s*)?(?:{PIECES})(?!\w)|^\s*\d+\s+(?:x\s+)?[^\W\d]|\b(?:one|two|three|a)\s+(?:{PIECES})\b", re.I
)
# What is left beside the amount and speaks of a number could mean more of it than was read.
COUNTED = re.compile(
    r"(?<![\w/.-])\d(?![\w/%]|[.,]\d)|\d\s*[x×*]|[x×*]\s*\d|⁄|"
    r"\b(two|three|four|five|six|seven|eight|nine|ten|twice|double|quarter|couple|several|few|pair|dozen|each|both)\b",
    re.IGNORECASE,
)
OTHER_UNIT = re.compile(rf"\d\s*(?P<unit>{OTHERS})(?!\w)", re.IGNORECASE)
NEGATIVE = re.compile(r"(?<!\S)[-−–]\s?\d")
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
PLAIN = re.compile(r"\d{1,7}([.,]\d{1,2})?")


class BadDose(ValueError):
    """A dose that cannot be read, and how to type it. ``choices``: products that may be meant, to pick one of."""

    def __init__(self, message: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices


class ReadDose(NamedTuple):
    """What was typed: ``amount`` in ``unit`` (``mg`` or ``use``). ``notes`` say how it was understood."""

    product: str
    amount: int
    unit: str
    at: datetime
    notes: tuple[str, ...] = ()


def read_dose(text: str, now: datetime, zone: tzinfo, find_product: FindProduct) -> ReadDose:
    """The dose in ``text``; without a time, it was taken ``now``. Raises `BadDose`.

    ``find_product``: the ids of the products that a name may mean.
    """
    if len(text) > LONGEST:
        raise BadDose(_("That is too long. Type one dose, such as 400 mg ibuprofen at 08:10."))
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        raise BadDose(_("Type a dose, such as 400 mg ibuprofen at 08:10."))
    amount, unit, rest = _amount(plain)
    try:
        when, name = find_time(rest, now, zone)
    except BadTime as bad:
        raise BadDose(str(bad)) from None
    product = _product(name, find_product)
    return ReadDose(product, amount, unit, when.at, (when.note,) if when.note else ())


def _amount(text: str) -> tuple[int, str, str]:
    """How much, its unit, and the rest of ``text``."""
    found = list(AMOUNT.finditer(text))
    if len(found) > 1:
        raise BadDose(_("That holds two amounts. Type one dose at a time, such as 2 x 200 mg ibuprofen."))
    if not found:
        raise _no_amount(text)
    match = found[0]
    sign, unit = (match["sign"] or "").strip(), match["unit"].lower()
    if sign and sign != "+":
        raise BadDose(_("An amount cannot be below zero. Type what was taken, such as 400 mg ibuprofen."))
    number = _number(match["number"]) * (_number(match["count"]) if match["count"] else 1)
    number *= MILLIGRAMS.get(unit, 1)
    if number == 0:
        raise BadDose(_("Nothing taken needs no note. Type what was taken, such as 400 mg ibuprofen."))
    if number > MOST["mg" if unit in MILLIGRAMS else "use"]:
        raise _absurd(match[0])
    if number != int(number):
        raise BadDose(_("Type a whole number of mg or of uses, such as 400 mg ibuprofen or 1 use of a gel."))
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return int(number), "mg" if unit in MILLIGRAMS else "use", rest


def _number(text: str) -> Decimal:
    """``1,000`` is a thousand, ``0.5`` and ``0,5`` a half; ``1.000`` is neither for sure."""
    if THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    if len(text) > len("1000000"):
        raise _absurd(text)
    if not PLAIN.fullmatch(text):
        raise BadDose(_('"{number}" can be read in two ways. Type it without dots and commas.').format(number=text))
    return Decimal(text.replace(",", "."))


def _absurd(amount: str) -> BadDose:
    told = _("{amount} cannot be right. Check the number. If so much was really taken, call the emergency number now.")
    return BadDose(told.format(amount=_safe(amount)))


def _no_amount(text: str) -> BadDose:
    if NEGATIVE.search(text):
        return BadDose(_("An amount cannot be below zero. Type what was taken, such as 400 mg ibuprofen."))
    if other := OTHER_UNIT.search(text):
        told = _('"{unit}" is no unit that can be counted here. Type mg or g, or for gels and patches: 1 use.')
        return BadDose(told.format(unit=other["unit"]))
    if BY_PIECE.search(text):
        return BadDose(_("Type 2 x 200 mg with the name: the packet says how many mg one has. For gels: 1 use."))
    return BadDose(
        _("How much was it? Type the amount first, such as 400 mg ibuprofen, or 1 use for gels and patches.")
    )


def _product(name: str, find_product: FindProduct) -> str:
    name = " ".join(re.sub(r"^(?:\s|[,;.])*(?:of\b)?|[,;.\s]+$", " ", name, flags=re.IGNORECASE).split())
    if not name:
        raise BadDose(_("Which medicine was it? Type its name, such as 400 mg ibuprofen."))
    if any(unicodedata.category(sign) in ("So", "Sk", "Cs", "Co", "Cn") for sign in name):
        raise BadDose(_("Type the name in letters, without pictures, as it stands on the packet."))
    if BY_PIECE.search(name) or COUNTED.search(name):
        raise BadDose(_("Type 2 x 200 mg with the name: the packet says how many mg one has. For gels: 1 use."))
    products = list(dict.fromkeys(find_product(name)))
    if not products:
        told = _('"{name}" is not known here, so it was not noted. Type the name of its ingredient from the packet.')
        raise BadDose(told.format(name=_safe(name)))
    if len(products) > 1:
        told = _('"{name}" can be more than one product: {products}. Type which one.')
        raise BadDose(told.format(name=_safe(name), products=", ".join(products)), tuple(products))
    return products[0]


def _safe(text: str) -> str:
    """``text`` short enough to be shown, and with nothing in it that a terminal obeys."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in text)
    return shown if len(shown) <= 40 else shown[:40] + "…"
