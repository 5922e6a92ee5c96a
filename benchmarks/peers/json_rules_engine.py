"""json-rules-engine (npm): rules as JSON conditions, under node."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.peers import REASONS, URGENCY, Verdict
from benchmarks.peers.in_node import InNode, node_version
from benchmarks.peers.two_valued import CODE, LEAST, MOST, Tree, WrittenOut


def contestants(rules: WrittenOut) -> Iterator[InNode]:
    plain = {
        LEAST: _ladder(rules.urgency[LEAST]),
        MOST: _ladder(rules.urgency[MOST]),
        REASONS: [_ladder(steps) for steps in rules.reasons],
    }
    name, meant = "json-rules-engine", {URGENCY: _urgency_meant, REASONS: _reasons_meant}
    yield InNode(name, node_version(name), "", f"{name}.mjs", plain, rules.person, meant)


def _ladder(steps: Sequence[tuple[Tree, int]]) -> list[Any]:
    return [(_condition(tree), value) for tree, value in steps]


def _condition(tree: Tree) -> dict[str, Any]:
    """A condition at the root must be an "all" or "any", so a lone leaf is wrapped."""
    plain = _tree(tree)
    return plain if tree[0] in ("all", "any") else {"all": [plain]}


def _tree(tree: Tree) -> dict[str, Any]:
    match tree:
        case ("all" | "any" as kind, parts):
            return {kind: [_tree(part) for part in parts]}
        case ("is", variable, (word,)):
            return {"fact": variable, "operator": "equal", "value": word}
        case ("is", variable, words):
            return {"fact": variable, "operator": "in", "value": words}
        case (relation, variable, number):
            operator = "greaterThanInclusive" if relation == "ge" else "lessThan"
            return {"fact": variable, "operator": operator, "value": number}
    raise ValueError(f"{tree!r} is no tree")


def _urgency_meant(result: list[list[int]]) -> Verdict:
    least, most = result
    return Verdict(max(least, default=0), max(most, default=0))


def _reasons_meant(result: list[list[int]]) -> Verdict:
    codes, most = result
    ranks: dict[int, int] = {}
    for rule, rank in (divmod(code, CODE) for code in codes):
        ranks[rule] = max(rank, ranks.get(rule, 0))
    return Verdict(max(ranks.values(), default=0), max(most, default=0), tuple(sorted(ranks.items())))
