"""One person, fast: the program as generated Python.

Every node becomes one small whole number with a bit per level and rail: the low half says *known to be worth at
least this level*, the high half *may be*. "All" is ``&``, "any" is ``|``, a rule's level is a mask, and a decision is
a few hundred such operations in a straight line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from loosen.engine.backends.rails import at_least
from loosen.engine.conclusion import Conclusion, Fired, Open
from loosen.engine.decision import Decision
from loosen.engine.finding import NO, UNSURE, YES, Answers
from loosen.engine.program import Node, Program

Hits = list[tuple[int, int]]


class Decider:
    """A decision compiled once. Calling it with answers gives what `evaluate` gives, some fifty times sooner."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        self.program = Program.of(decision)
        self.lanes = Lanes(len(self.program.levels) - 1)
        self._hits: Callable[[Any], Hits] = _compile(self.program, self.lanes, "hits")
        self._values: Callable[[Any], tuple[list[int], list[int]]] | None = None
        levels = self.program.levels
        self._fired = [[Fired(rule, level) for level in levels] for rule, _, _ in self.program.rules]
        self._required = [q for q, question in enumerate(self.program.questions) if question[3]]
        self._ids = [question[0] for question in self.program.questions]

    def __call__(self, answers: Answers) -> Conclusion:
        """What ``answers`` lead to. Raises `IllegalAnswer` for an answer that its finding cannot have."""
        if None in answers.values():
            self._blame(answers)
        try:
            hits = self._hits(answers.get)
        except (KeyError, TypeError):
            self._blame(answers)
            raise
        width, levels = self.lanes.levels, self.program.levels
        known = self.lanes.known
        total = 0
        for _, value in hits:
            total |= value
        low, high = (total & known).bit_length(), (total >> width).bit_length()
        fired = sorted(
            [(-(value & known).bit_length(), rule) for rule, value in hits if value & known],
        )
        missing = [q for q in self._required if answers.get(self._ids[q]) is None] if low < width else []
        open_rules: tuple[Open, ...] = ()
        matter = set(missing)
        if low < high:
            open_rules = self._open(answers, hits, low, matter)
        return Conclusion(
            at_least=levels[low],
            at_most=levels[high],
            settled=low == high and not missing,
            fired=tuple([self._fired[rule][-level] for level, rule in fired]),
            open_rules=open_rules,
            open_findings=tuple([self._ids[q] for q in sorted(matter)]),
        )

    def _open(self, answers: Answers, hits: Hits, low: int, matter: set[int]) -> tuple[Open, ...]:
        """The open rules; adds the questions that decide them to ``matter``."""
        if self._values is None:
            self._values = _compile(self.program, self.lanes, "values")
        values, gates = self._values(answers.get)
        width, known = self.lanes.levels, self.lanes.known
        above = known >> low << low
        found: list[Open] = []
        for rule, value in hits:
            reach = value >> width
            undecided = reach & ~value & above
            if undecided:
                deciding: set[int] = set()
                id, _, node = self.program.rules[rule]
                self._walk(node, undecided, values, gates, False, deciding)
                matter |= deciding
                names = tuple([self._ids[q] for q in sorted(deciding)])
                found.append(Open(id, self.program.levels[reach.bit_length()], names))
        return tuple(found)

    def _walk(self, place: int, levels: int, values: list[int], gates: list[int], gate: bool, found: set[int]) -> None:
        """Collect the questions that decide ``place`` at one of ``levels`` (bits)."""
        value = gates[place] if gate else values[place]
        levels &= value >> self.lanes.levels & ~value
        if not levels:
            return
        node = self.program.nodes[place]
        if node[0] in ("all", "any", "least"):
            for part in node[-1]:
                self._walk(part, levels, values, gates, gate, found)
            return
        found.add(node[1])
        ask_if = self.program.questions[node[1]][4]
        if ask_if is not None:
            self._walk(ask_if, 1 << self.lanes.levels - 1, values, gates, True, found)

    def _blame(self, answers: Answers) -> None:
        for question in self.decision.questions:
            if question.finding.id in answers:
                question.finding.check(answers[question.finding.id])


class Lanes:
    """Where the bits lie for a scale of ``levels`` levels above the calmest."""

    def __init__(self, levels: int) -> None:
        self.levels = levels
        self.known = (1 << levels) - 1
        self.missing = self.known << levels
        self.full = self.missing | self.known

    def up_to(self, rank: int) -> int:
        """Both rails, every level up to ``rank``."""
        return (1 << rank) - 1 | (1 << rank) - 1 << self.levels


def _compile(program: Program, lanes: Lanes, name: str) -> Any:
    writer = _Writer(program, lanes)
    source = writer.hits() if name == "hits" else writer.values()
    exec(compile(source, f"<{program.id}: {name}>", "exec"), writer.names)
    return writer.names[name]


class _Writer:
    def __init__(self, program: Program, lanes: Lanes) -> None:
        self.program = program
        self.lanes = lanes
        self.names: dict[str, Any] = {"at_least": at_least}
        self.leaves: dict[int, list[int]] = {}
        self.uses = [0] * len(program.nodes)
        for place, node in enumerate(program.nodes):
            if node[0] in ("all", "any", "least"):
                for part in node[-1]:
                    self.uses[part] += 1
            else:
                self.leaves.setdefault(node[1], []).append(place)
        for _, _, place in program.rules:
            self.uses[place] += 1

    def hits(self) -> str:
        """Source of ``hits(get)``: the rules that are worth anything, as (place, value)."""
        lines = ["def hits(get):", " found = []", *self.questions()]
        for place, node in enumerate(self.program.nodes):
            if node[0] in ("all", "any", "least") and self.uses[place] > 1:
                lines.append(f" v{place} = {self.expression(node)}")
        for rule, (_, rank, place) in enumerate(self.program.rules):
            mask = self.lanes.up_to(rank)
            lines.append(f" r = {self.inline(place)}")
            if mask == self.lanes.full:
                lines.append(f" if r: found.append(({rule}, r))")
            else:
                lines.append(f" if r and (r := r & {mask}): found.append(({rule}, r))")
        return "\n".join([*lines, " return found"])

    def values(self) -> str:
        """Source of ``values(get)``: the value of every node, and of every node as an ask-if sees it."""
        self.uses = [2] * len(self.program.nodes)
        lines = ["def values(get):", *self.questions(every_gate=True)]
        for place, node in enumerate(self.program.nodes):
            if node[0] in ("all", "any", "least"):
                lines.append(f" v{place} = {self.expression(node)}")
        for rail in "vg":
            lines.append(f" {rail} = [{', '.join(f'{rail}{place}' for place in range(len(self.program.nodes)))}]")
        return "\n".join([*lines, " return v, g"])

    def questions(self, every_gate: bool = False) -> list[str]:
        """Lines that give every leaf its value ``v…``, and its value ``g…`` in an ask-if."""
        lines: list[str] = []
        in_gates = self.in_gates()
        for q, (id, kind, unsure, _, gate) in enumerate(self.program.questions):
            leaves = self.leaves.get(q, [])
            lines.append(f" a = get({id!r})")
            lines += self.number(kind, leaves) if kind[0] == "number" else self.lookups(q, unsure, kind, leaves)
            if gate is not None and leaves:
                skipped = f"not {self.inline(gate, 'g')} >> {self.lanes.levels}"
                lines.append(f" if a is None and {skipped}: {self.each(leaves)}0")
            for place in leaves:
                if every_gate or place in in_gates:
                    unsure_is_yes = f"{self.lanes.full} if a == {UNSURE!r} else " if kind[0] == "yes-no" else ""
                    lines.append(f" g{place} = {unsure_is_yes}v{place}")
        if every_gate:
            for place, node in enumerate(self.program.nodes):
                if node[0] in ("all", "any", "least"):
                    lines.append(f" g{place} = {self.expression(node, 'g')}")
        return lines

    def lookups(self, q: int, unsure: int | None, kind: Node, leaves: list[int]) -> list[str]:
        """A table per leaf; an answer that is not in it raises `KeyError`, also where no leaf wants the answer."""
        lines = []
        for name in [str(place) for place in leaves] or [f"_{q}"]:
            if kind[0] == "yes-no":
                table = {YES: self.lanes.full, NO: 0, UNSURE: self.lanes.up_to(unsure or 0)}
            else:
                chosen = self.program.nodes[int(name)][2] if leaves else ()
                table = {option: self.lanes.full if option in chosen else 0 for option in kind[1:]}
            self.names[f"T{name}"] = {**table, None: self.lanes.missing}
            lines.append(f" v{name} = T{name}[a]")
        return lines

    def number(self, kind: Node, leaves: list[int]) -> list[str]:
        # A KeyError says "illegal" here as in a table that lacks the answer.
        illegal = f"type(a) is not int or not {kind[2]} <= a <= {kind[3]}"
        lines = [f" if a is None: {self.each(leaves)}{self.lanes.missing}", f" elif {illegal}: raise KeyError(a)"]
        compared = []
        for place in leaves:
            relation, _, number = self.program.nodes[place]
            sign = ">=" if relation == "ge" else "<"
            compared.append(f"  v{place} = {self.lanes.full} if a {sign} {number} else 0")
        return [*lines, " else:", *compared] if leaves else lines

    @staticmethod
    def each(leaves: list[int]) -> str:
        return "".join(f"v{place} = " for place in leaves) or "_ = "

    def in_gates(self) -> set[int]:
        """Every node that an ask-if is made of."""
        found: set[int] = set()
        waiting = [question[4] for question in self.program.questions if question[4] is not None]
        while waiting:
            place = waiting.pop()
            found.add(place)
            node = self.program.nodes[place]
            if node[0] in ("all", "any", "least"):
                waiting += node[-1]
        return found

    def inline(self, place: int, rail: str = "v") -> str:
        node = self.program.nodes[place]
        leaf = node[0] not in ("all", "any", "least")
        if leaf or (rail == "v" and self.uses[place] > 1):
            return f"{rail}{place}"
        return f"({self.expression(node, rail)})"

    def expression(self, node: Node, rail: str = "v") -> str:
        match node:
            case ("all", parts):
                # The shortest part first: where it is nothing, as for most people, the rest is not worked out.
                first, *rest = sorted((self.inline(part, rail) for part in parts), key=len)
                return f"({first} and {' & '.join([first, *rest])})" if first.isalnum() else " & ".join([first, *rest])
            case ("any", parts):
                return " | ".join(self.inline(part, rail) for part in parts)
            case (_, n, parts):
                return f"at_least({n}, ({', '.join(self.inline(part, rail) for part in parts)}))"
        raise ValueError(f"{node!r} has no parts")
