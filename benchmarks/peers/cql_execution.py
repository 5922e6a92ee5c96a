"""cql-execution (npm): HL7's Clinical Quality Language under node, from ELM that is written here.

CQL is three-valued by itself, so each rule is written once, for what is known: a missing answer is a null parameter,
"at least" takes a rule that is true, "at most" one that is not false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.peers import REASONS, URGENCY, Verdict
from benchmarks.peers.in_node import InNode, node_version
from benchmarks.peers.infix import reasons_meant
from benchmarks.peers.two_valued import BOUNDS, LEAST, MISSING, Tree, WrittenOut, variable
from benchmarks.people import Answered
from loosen.engine.finding import Number

Elm = dict[str, Any]


def contestants(rules: WrittenOut) -> Iterator[InNode]:
    yield InNode(
        "cql-execution",
        node_version("cql-execution"),
        "null for a missing answer, as CQL is three-valued by itself",
        "cql-execution.mjs",
        _library(rules),
        lambda answers: _person(rules, answers),
        {URGENCY: lambda both: Verdict(*both), REASONS: reasons_meant},
    )


def _person(rules: WrittenOut, answers: Answered) -> dict[str, str | int | None]:
    said: dict[str, str | int | None] = {
        name: None if value == MISSING else value for name, value in rules.person(answers).items()
    }
    for finding in rules.questions:
        if isinstance(finding.kind, Number) and finding.id not in answers:
            said |= {variable(finding, bound): None for bound in BOUNDS}
    return said


def _library(rules: WrittenOut) -> Elm:
    urgency = rules.urgency[LEAST]
    at_least, at_most = _ladder(urgency, _tree), _ladder(urgency, _not_false)
    fired = [_ladder(steps, _tree) for steps in rules.reasons]
    parameters = [
        {"name": name, "parameterTypeSpecifier": {"type": "NamedTypeSpecifier", "name": _type(value)}}
        for name, value in rules.person({}).items()
    ]
    return {
        "library": {
            "identifier": {"id": "Triage", "version": "1"},
            "schemaIdentifier": {"id": "urn:hl7-org:elm", "version": "r1"},
            "parameters": {"def": parameters},
            "statements": {"def": [_list(URGENCY, [at_least, at_most]), _list(REASONS, [*fired, at_most])]},
        }
    }


def _list(name: str, elements: list[Elm]) -> Elm:
    return {"name": name, "context": "Patient", "expression": {"type": "List", "element": elements}}


def _ladder(steps: Sequence[tuple[Tree, int]], when: Callable[[Tree], Elm]) -> Elm:
    items = [{"when": when(tree), "then": _literal(value)} for tree, value in steps]
    return {"type": "Case", "caseItem": items, "else": _literal(0)}


def _not_false(tree: Tree) -> Elm:
    return {"type": "Not", "operand": {"type": "IsFalse", "operand": _tree(tree)}}


def _tree(tree: Tree) -> Elm:
    match tree:
        case ("all" | "any" as kind, parts):
            return _joined("And" if kind == "all" else "Or", [_tree(part) for part in parts])
        case ("is", variable, words):
            return _joined("Or", [_compared("Equal", variable, word) for word in words])
        case (relation, variable, number):
            return _compared("GreaterOrEqual" if relation == "ge" else "Less", variable, number)
    raise ValueError(f"{tree!r} is no tree")


def _joined(kind: str, parts: list[Elm]) -> Elm:
    return parts[0] if len(parts) == 1 else {"type": kind, "operand": parts}


def _compared(relation: str, variable: str, value: str | int) -> Elm:
    return {"type": relation, "operand": [{"type": "ParameterRef", "name": variable}, _literal(value)]}


def _literal(value: str | int) -> Elm:
    return {"type": "Literal", "valueType": _type(value), "value": str(value)}


def _type(value: str | int) -> str:
    return "{urn:hl7-org:elm-types:r1}" + ("Integer" if isinstance(value, int) else "String")
