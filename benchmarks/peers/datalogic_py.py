"""datalogic-py: JsonLogic in Rust. Once with a dict a call, as a program has it, and once with people parsed before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version

import datalogic_py

from benchmarks.peers import PARSED, REASONS, URGENCY
from benchmarks.peers.in_python import InPython
from benchmarks.peers.two_valued import CODE, LEAST, MOST, Tree, WrittenOut


def contestants(rules: WrittenOut) -> Iterator[InPython]:
    engine = datalogic_py.Engine()
    session = engine.session()
    least, most = _ladder(rules.urgency[LEAST], 0), _ladder(rules.urgency[MOST], 0)
    urgency = engine.compile({"+": [{"*": [least, CODE]}, most]})
    reasons = engine.compile({"merge": [*(_ladder(steps, []) for steps in rules.reasons), most]})
    yield InPython(
        "datalogic-py",
        version("datalogic-py"),
        "",
        {URGENCY: urgency.evaluate, REASONS: reasons.evaluate},
        rules.person,
    )
    yield InPython(
        "datalogic-py" + PARSED,
        version("datalogic-py"),
        "each person parsed into its DataHandle beforehand",
        {
            URGENCY: lambda person: session.evaluate_int(urgency, person),
            REASONS: lambda person: session.evaluate_data(reasons, person),
        },
        lambda answers: datalogic_py.DataHandle(rules.person(answers)),
    )


def _ladder(steps: Sequence[tuple[Tree, int]], otherwise: object) -> object:
    return {"if": [*(part for tree, value in steps for part in (_tree(tree), value)), otherwise]}


def _tree(tree: Tree) -> object:
    match tree:
        case ("all" | "any" as kind, parts):
            return _joined("and" if kind == "all" else "or", [_tree(part) for part in parts])
        case ("is", variable, words):
            return _joined("or", [{"===": [{"var": variable}, word]} for word in words])
        case (relation, variable, number):
            return {">=" if relation == "ge" else "<": [{"var": variable}, number]}
    raise ValueError(f"{tree!r} is no tree")


def _joined(word: str, parts: list[object]) -> object:
    return parts[0] if len(parts) == 1 else {word: parts}
