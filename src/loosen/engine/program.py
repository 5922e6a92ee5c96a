"""A program is a decision in one canonical form: a shared graph from which every back end is made.

Two decisions that say the same thing in another order, or nest it otherwise, have the same program and so the same
hash. The form is plain data (lists, strings, whole numbers), which travels as JSON and comes back unchanged::

    levels     ["self-care", …]                    calmest first
    questions  [id, kind, unsure, required, gate]  unsure: rank or null; gate: node of its ask-if or null;
               kind: ["yes-no"] · ["number", unit, least, most] · ["choice", options…]
    nodes      ["yes", q] · ["ge", q, n] · ["lt", q, n] · ["in", q, [options]]
               ["all", [nodes]] · ["any", [nodes]] · ["least", n, [nodes]]
    rules      [id, rank, node]                    by id

``q`` is a place in ``questions``; a node mentions only nodes before it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any as Json
from typing import NoReturn

from loosen.engine.criterion import All, Any, AtLeast, Compare, Criterion, OneOf, Yes
from loosen.engine.decision import Decision, Question, Rule, Scale
from loosen.engine.finding import Choice, Finding, Number, YesNo

Node = tuple[Json, ...]


@dataclass(frozen=True)
class Program:
    """The canonical form of a decision. ``id`` is the decision's."""

    id: str
    levels: tuple[str, ...]
    questions: tuple[tuple[Json, ...], ...]
    nodes: tuple[Node, ...]
    rules: tuple[tuple[str, int, int], ...]

    @classmethod
    def of(cls, decision: Decision) -> Program:
        graph = _Graph({question.finding: place for place, question in enumerate(decision.questions)})
        rules = tuple((rule.id, decision.scale.rank(rule.level), graph.add(rule.when)) for rule in decision.rules)
        questions = tuple(
            (
                question.finding.id,
                _kind(question.finding),
                None if question.unsure is None else decision.scale.rank(question.unsure),
                question.required,
                None if question.ask_if is None else graph.add(question.ask_if),
            )
            for question in decision.questions
        )
        return cls(decision.id, decision.scale.levels, questions, tuple(graph.nodes), rules)

    @cached_property
    def json(self) -> str:
        """One line of JSON, the same for equal programs."""
        return json.dumps(self.plain(), separators=(",", ":"), ensure_ascii=False)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON, in hexadecimal."""
        return hashlib.sha256(self.json.encode()).hexdigest()

    def plain(self) -> dict[str, Json]:
        return {
            "id": self.id,
            "levels": self.levels,
            "questions": self.questions,
            "nodes": self.nodes,
            "rules": self.rules,
        }

    @classmethod
    def from_json(cls, text: str) -> Program:
        """The program that wrote ``text``; raises `ValueError` when no program did."""
        plain = json.loads(text, parse_float=_no_such_number)
        try:
            _check_types(plain)
            parts = {key: _frozen(plain[key]) for key in ("levels", "questions", "nodes", "rules")}
            program = cls(id=plain["id"], **parts)
            if cls.of(program.decision()) != program:
                raise ValueError("not in canonical form")
        except (KeyError, IndexError, TypeError) as error:
            raise ValueError(f"not a program: {error!r}") from error
        return program

    def decision(self) -> Decision:
        """A decision of which this is the program."""
        findings = [Finding(id, _kind_back(kind)) for id, kind, *_ in self.questions]
        criteria: list[Criterion] = []
        for node in self.nodes:
            criteria.append(_criterion(node, findings, criteria))
        questions = tuple(
            Question(
                finding,
                None if unsure is None else self.levels[unsure],
                required,
                None if gate is None else criteria[gate],
            )
            for finding, (_, _, unsure, required, gate) in zip(findings, self.questions, strict=True)
        )
        rules = tuple(Rule(id, criteria[node], self.levels[rank]) for id, rank, node in self.rules)
        return Decision(self.id, Scale(self.levels), questions, rules)


@dataclass
class _Graph:
    """Nodes as they are first met, each once."""

    places: dict[Finding, int]
    nodes: list[Node] = field(default_factory=list)
    known: dict[Node, int] = field(default_factory=dict)

    def add(self, criterion: Criterion) -> int:
        return self.enter(_normal(criterion, self.places))

    def enter(self, normal: Node) -> int:
        """The place of a node in normal form, whose parts are nodes and not yet places."""
        match normal:
            case ("all" | "any" as kind, parts):
                node: Node = (kind, tuple(sorted(self.enter(part) for part in parts)))
            case ("least", n, parts):
                node = ("least", n, tuple(sorted(self.enter(part) for part in parts)))
            case _:
                node = normal
        if node not in self.known:
            self.known[node] = len(self.nodes)
            self.nodes.append(node)
        return self.known[node]


def _normal(criterion: Criterion, places: dict[Finding, int]) -> Node:
    """The criterion as nested tuples, flattened, sorted, without repeats, and with two comparisons only."""
    match criterion:
        case Yes(finding):
            return ("yes", places[finding])
        case Compare(finding, operator, number):
            # Whole numbers: x > n is x >= n + 1, and x <= n is x < n + 1.
            above = number + 1 if operator in (">", "<=") else number
            return ("ge" if operator in (">", ">=") else "lt", places[finding], above)
        case OneOf(finding, options):
            return ("in", places[finding], tuple(sorted(options)))
        case All(of):
            return _flat("all", [_normal(part, places) for part in of])
        case Any(of):
            return _flat("any", [_normal(part, places) for part in of])
        case AtLeast(n, of):
            parts = [_normal(part, places) for part in of]
            if n == 1:
                return _flat("any", parts)
            if n == len(of):
                return _flat("all", parts)
            # A part named twice counts twice here, so repeats stay.
            return ("least", n, tuple(sorted(parts, key=repr)))


def _flat(kind: str, parts: list[Node]) -> Node:
    flat: set[Node] = set()
    for part in parts:
        flat.update(part[1] if part[0] == kind else [part])
    return flat.pop() if len(flat) == 1 else (kind, tuple(sorted(flat, key=repr)))


def _kind(finding: Finding) -> Node:
    match finding.kind:
        case YesNo():
            return ("yes-no",)
        case Number(unit, least, most):
            return ("number", unit, least, most)
        case Choice(options):
            return ("choice", *options)


def _kind_back(kind: Node) -> YesNo | Number | Choice:
    match kind:
        case ("yes-no",):
            return YesNo()
        case ("number", unit, least, most):
            return Number(unit, least, most)
        case ("choice", *options):
            return Choice(tuple(options))
        case _:
            raise ValueError(f"unknown kind {kind!r}")


def _criterion(node: Node, findings: list[Finding], earlier: list[Criterion]) -> Criterion:
    match node:
        case ("yes", place):
            return Yes(findings[place])
        case ("ge", place, number):
            return Compare(findings[place], ">=", number)
        case ("lt", place, number):
            return Compare(findings[place], "<", number)
        case ("in", place, options):
            return OneOf(findings[place], frozenset(options))
        case ("all", parts):
            return All(tuple(earlier[part] for part in parts))
        case ("any", parts):
            return Any(tuple(earlier[part] for part in parts))
        case ("least", n, parts):
            return AtLeast(n, tuple(earlier[part] for part in parts))
        case _:
            raise ValueError(f"unknown node {node!r}")


def _no_such_number(text: str) -> NoReturn:
    raise ValueError(f"not a program: {text} is not a whole number")


def _check_types(plain: dict[str, Json]) -> None:
    """Refuse what compares equal to a program's parts and is not the same, such as 0 for false."""
    if not (isinstance(plain["id"], str) and isinstance(plain["levels"], list)):
        raise TypeError("an id is text, and levels are a list")
    if any(type(required) is not bool for _id, _kind, _unsure, required, _gate in plain["questions"]):
        raise TypeError("whether a question is required is true or false")
    places = [part for node in plain["nodes"] for part in node if not isinstance(part, list)]
    if any(isinstance(place, bool) for place in (*places, *(part for rule in plain["rules"] for part in rule))):
        raise TypeError("places are numbers")


def _frozen(plain: Json) -> Json:
    return tuple(_frozen(part) for part in plain) if isinstance(plain, list) else plain
