"""How a criterion is written in the rule book.

    saddle-numbness                          answered yes
    age >= 65                                a number, with <, <=, > or >=
    pain-site is upper-mid or neck           a choice
    all: […]    any: […]                     every part, or one part or more
    at-least: 2  with  of: […]               so many parts

A promise may also say ``saddle-numbness is unsure``; a rule may not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from loosen.book.entry import Entry
from loosen.book.lines import Plain
from loosen.engine.criterion import All, Any, AtLeast, Compare, Criterion, OneOf, Premise, Said, Yes
from loosen.engine.finding import Choice, Finding
from loosen.words import _, nearest

COMPARISON = re.compile(r"([a-z0-9-]+) *(<=|>=|<|>) *(-?[0-9]+)")
CHOICE = re.compile(r"([a-z0-9-]+) is ([A-Za-z0-9-]+(?: or [A-Za-z0-9-]+)*)")
NAME = re.compile(r"[a-z0-9-]+")


class _Unreadable(Exception):
    """Why a criterion cannot be read."""


def read_criterion(entry: Entry, key: str, findings: Mapping[str, Finding]) -> Criterion | None:
    """The criterion under ``key``, or ``None`` after noting a problem."""
    try:
        return _criterion(entry.plain_of(key), findings)
    except (_Unreadable, ValueError) as error:
        entry.problem("criterion", str(error), key)
        return None


def read_premise(plain: Plain, entry: Entry, key: str, findings: Mapping[str, Finding]) -> Premise | None:
    """As `read_criterion`, but may also say that a finding is answered with an exact word."""
    try:
        said = CHOICE.fullmatch(plain) if isinstance(plain, str) else None
        if said and not isinstance((finding := _finding(said[1], findings)).kind, Choice):
            return Said(finding, said[2])
        return _criterion(plain, findings)
    except (_Unreadable, ValueError) as error:
        entry.problem("criterion", str(error), key)
        return None


def _criterion(plain: Plain, findings: Mapping[str, Finding]) -> Criterion:
    match plain:
        case str():
            return _leaf(plain, findings)
        case {"all": list(parts), **rest} if not rest:
            return All(tuple(_criterion(part, findings) for part in parts))
        case {"any": list(parts), **rest} if not rest:
            return Any(tuple(_criterion(part, findings) for part in parts))
        case {"at-least": int(n), "of": list(parts), **rest} if not rest:
            return AtLeast(n, tuple(_criterion(part, findings) for part in parts))
        case {"not": _part} | {"none": _part}:
            raise _Unreadable(_("a rule never says not: a worse answer must not make it calmer. Turn the rule round."))
        case _:
            raise _Unreadable(_("this is not a criterion: write a finding, or all, any, or at-least with of."))


def _leaf(text: str, findings: Mapping[str, Finding]) -> Criterion:
    text = text.strip()
    if match := COMPARISON.fullmatch(text):
        return Compare(_finding(match[1], findings), match[2], int(match[3]))
    if match := CHOICE.fullmatch(text):
        return OneOf(_finding(match[1], findings), frozenset(match[2].split(" or ")))
    if NAME.fullmatch(text):
        return Yes(_finding(text, findings))
    raise _Unreadable(
        _('"{text}" is not a criterion. Write `fever`, `age >= 65` or `pain-site is neck or all-over`.').format(
            text=text
        )
    )


def _finding(id: str, findings: Mapping[str, Finding]) -> Finding:
    if id not in findings:
        more = _('"loosen rulebook findings" lists them.')
        raise _Unreadable(_('unknown finding "{id}".').format(id=id) + nearest(id, list(findings)) + " " + more)
    return findings[id]
