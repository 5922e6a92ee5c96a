"""Showing in a terminal what there is to read, and what a search found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from loosen.book.records import Region
from loosen.care.searching import Found
from loosen.cli.screen import bullets, mark, say, title
from loosen.words import _

EMPHASIS = re.compile(r"\*+")
Shown = dict[str, Any]


def found(result: Found) -> None:
    """What was found, the closest first; a danger that the words may tell of before everything else."""
    if result.asks:
        title(_("First: is this true for you now?"), "red")
        bullets(result.asks)
        say(_('If so, do not read on. Run "loosen check" now, or call for help.'))
    if not result.hits:
        say(_("Nothing fits these words. Try fewer or other words."))
        return
    print()
    for hit in result.hits:
        say(mark(hit.title, "bold"), f"  {hit.kind} {hit.id}: ", "    ")
        say(hit.summary, "    ")
    print()
    say(_("loosen learn show ID shows an article, a question, a claim or a source whole."))


def shown(region: Region, piece: Shown) -> None:
    """One piece whole."""
    title(_plain(piece["title"]))
    {"article": _article, "question": _question, "claim": _claim, "source": _source}[piece["kind"]](region, piece)
    print()
    if not piece["reviewed"]:
        say(_("No clinician has reviewed this edition.") + " " + _("It does not replace an examination."))


def _article(region: Region, piece: Shown) -> None:
    say(_plain(piece["summary"]))
    print()
    _blocks(region, piece["blocks"])
    _cited(piece["cited"])
    _read_on(piece["see"])


def _question(region: Region, piece: Shown) -> None:
    say(" ".join(_numbered(region, part) for part in piece["short"]))
    print()
    _blocks(region, piece["more"])
    _cited(piece["cited"])
    _read_on(piece["see"])


def _claim(_region: Region, piece: Shown) -> None:
    say(mark(piece["verdict_name"], "bold"))
    say(piece["why"])
    say(piece["certainty"], _("How sure") + ": ", "  ")
    if piece["advice"]:
        say(piece["advice"], _("What we advise") + ": ", "  ")
    title(_("Sources"))
    bullets(_source_line(one) for one in piece["sources"])
    _pieces(_("Where we use it"), piece["used_in"])


def _source(_region: Region, piece: Shown) -> None:
    if piece["url"]:
        say(piece["url"])
    say(piece["says"])
    say(piece["seen_in_words"])
    _pieces(_("What rests on it"), piece["rests"])


def _blocks(region: Region, blocks: Iterable[Shown]) -> None:
    for block in blocks:
        match block["kind"]:
            case "heading":
                title(_plain(block["text"]))
            case "bullets":
                bullets(_numbered(region, one) for one in block["items"])
            case "steps":
                for number, one in enumerate(block["items"], 1):
                    say(_numbered(region, one), f"  {number}. ")
            case "table":
                _table(block)
            case "figure":
                say(_plain(block["caption"]), f"  [{block['id']}] ", "  ")
            case "rules":
                _rules(region, block)
            case _:
                say(_numbered(region, block))
                print()


def _table(block: Shown) -> None:
    title(block["title"])
    for row in block["rows"]:
        first, *rest = (_plain(cell) for cell in row["cells"])
        say(mark(first, "bold"), "  ")
        for column, cell in zip(block["columns"][1:], rest, strict=True):
            say(cell, f"    {column}: ", "      ")


def _rules(region: Region, block: Shown) -> None:
    title(block["name"])
    say(region.fill(block["who"]))
    for sign in (*block["signs"], *block["together"]):
        _condition(sign["when"], 2)


def _condition(when: Shown, depth: int) -> None:
    say(when.get("says") or when["lead"], " " * depth + "- ")
    for one in when.get("of", ()):
        _condition(one, depth + 2)


def _cited(cited: Iterable[Shown]) -> None:
    entries = list(cited)
    if entries:
        title(_("What this rests on"))
    for one in entries:
        line = _source_line(one) if one["kind"] == "source" else f"{one['title']} ({one['verdict_name']}, {one['id']})"
        say(line, f"  [{one['number']}] ")


def _read_on(articles: Iterable[Shown]) -> None:
    names = [f"{one['title']} ({one['id']})" for one in articles]
    if names:
        title(_("Read on"))
        bullets(names)


def _pieces(lead: str, pieces: Iterable[Shown]) -> None:
    names = [f"{one['title']} ({one['kind']} {one['id']})" for one in pieces]
    if names:
        title(lead)
        bullets(names)


def _source_line(one: Shown) -> str:
    seen = "" if one["seen"] else " " + _("(from memory, not seen)")
    return f"{one['title']}{seen}" + (f" {one['url']}" if one["url"] else "")


def _numbered(region: Region, part: Shown) -> str:
    numbers = "".join(f" [{number}]" for number in part["cites"])
    return _plain(region.fill(part["text"])) + numbers


def _plain(text: str) -> str:
    return EMPHASIS.sub("", text)
