"""Articles in Markdown as plain data with its lines: a header in YAML, then blocks, each with what it rests on.

A statement ends with the ids of claims or sources in double brackets: ``Heat helps a little. [[french-2006]]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loosen.book.lines import Lines
from loosen.book.problems import Problem
from loosen.book.read_yaml import read_yaml
from loosen.words import _

FENCE = "---\n"
CITES = re.compile(r"\s*\[\[([^\]]*)\]\]\s*$")
RULES = re.compile(r"\{rules: ([a-z-]+)\}")
LISTS = {"bullet_list_open": "bullet", "ordered_list_open": "step", "blockquote_open": "note"}
ENDS = ("bullet_list_close", "ordered_list_close", "blockquote_close")


def read_markdown(file: str, text: str) -> Lines:
    """The article in ``text``; ``file`` is its name in messages."""
    start, _fence, rest = text.partition(FENCE)
    header, fence, body = rest.partition(FENCE)
    if start.strip() or not fence:
        found = Lines(file)
        found.problems.append(Problem(file, 1, "field", _("an article begins with a header between two lines of ---.")))
        return found
    found = read_yaml(file, header)
    first = 3 + header.count("\n")
    if not isinstance(found.plain, dict):
        found.plain = {}
    blocks: list[dict[str, Any]] = []
    for line, block in _blocks(MarkdownIt("commonmark").enable("table").parse(body)):
        found.lines["blocks", len(blocks)] = first + line
        blocks.append(block)
    found.plain["blocks"] = blocks
    return found


def without_cites(text: str) -> tuple[str, list[str]]:
    """``text`` and the ids at its end."""
    match = CITES.search(text)
    if match is None:
        return text.strip(), []
    return text[: match.start()].strip(), [one.strip() for one in match[1].split(",") if one.strip()]


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[int, dict[str, Any]]]:
    kinds = ["text"]
    place = 0
    while place < len(tokens):
        token = tokens[place]
        line = token.map[0] if token.map else 0
        if token.type in LISTS:
            kinds.append(LISTS[token.type])
        elif token.type in ENDS:
            kinds.pop()
        elif token.type == "table_open":
            end = next(at for at in range(place, len(tokens)) if tokens[at].type == "table_close")
            yield line, _table(tokens[place:end])
            place = end
        elif token.type == "heading_open":
            place += 1
            yield line, {"kind": "heading", "text": _content(tokens[place]), "cites": []}
        elif token.type == "inline":
            yield line, _block(token, kinds[-1])
        place += 1


def _block(token: Token, kind: str) -> dict[str, Any]:
    content = _content(token)
    children = token.children or []
    if len(children) == 1 and children[0].type == "image":
        return {"kind": "figure", "of": str(children[0].attrs.get("src", "")), "caption": children[0].content}
    if rules := RULES.fullmatch(content):
        return {"kind": "rules", "level": rules[1]}
    text, cites = without_cites(content)
    return {"kind": kind, "text": text, "cites": cites}


def _table(tokens: Sequence[Token]) -> dict[str, Any]:
    """The columns, and the rows with what the last cell of each ends with."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_content(token))
    told = []
    for cells in rows[1:]:
        last, cites = without_cites(cells[-1]) if cells else ("", [])
        told.append({"cells": [*cells[:-1], last], "cites": cites})
    return {"kind": "table", "columns": rows[0] if rows else [], "rows": told}


def _content(token: Token) -> str:
    return " ".join(token.content.split())
