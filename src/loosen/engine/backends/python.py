"""One person, fast: the program as generated Python.

Every node becomes one small whole number with a bit per level and rail: the low half says *known to be worth at
least this level*, the high half *may be*. "All" is ``&``, "any" is ``|``, a rule's level is a mask, and a decision is
a few hundred such operations in a straight line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from loosen.engine.backends.rails import at_least
from loosen.engine.conclusion import Conclusion, Fired, Open
from loosen.engine.decision import Decision
from loosen.engine.finding import NO, UNSURE, YES, Answers
from loosen.engine.program import Node, Program

Hits = list[tuple[int, int]]
Values = Mapping[int, int] | Sequence[int]


class Decider:
    """A decision compiled once. Calling it with answers gives what `evaluate` gives, some fifty times sooner."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        self.program = Program.of(decision)
        self.lanes = Lanes(len(self.program.levels) - 1)
        self._hits: Callable[[Any], Hits] = _compile(self.program, self.lanes, "hits")
        self._values: Callable[[Any], tuple[Values, Values]] | None = None
        levels = self.program.levels
        self._fired = [[Fired(rule, level) for level in levels] for rule, _, _ in self.program.rules]
        self._ids = [question[0] for question in self.program.questions]
        self._required = [(q, self._ids[q]) for q, question in enumerate(self.program.questions) if question[3]]
        self._nodes = [
            (None, node[-1]) if node[0] in ("all", "any", "least") else (node[1], ()) for node in self.program.nodes
        ]
        self.width, self.known = self.lanes.levels, self.lanes.known

    def __call__(self, answers: Answers) -> Conclusion:
        """What ``answers`` lead to. Raises `IllegalAnswer` for an answer that its finding cannot have."""
        if None in answers.values():
            self._blame(answers)
        try:
            hits = self._hits(answers.get)
        except (KeyError, TypeError):
            self._blame(answers)
            raise
        width, known, levels = self.width, self.known, self.program.levels
        total = 0
        for _, value in hits:
            total |= value
        low, high = (total & known).bit_length(), (total >> width).bit_length()
        missing = [q for q, id in self._required if answers.get(id) is None] if low < width else []
        open_rules: tuple[Open, ...] = ()
        matter = set(missing)
        if low < high:
            open_rules = self._open(answers, hits, low, matter)
        return Conclusion(
            levels[low],
            levels[high],
            low == high and not missing,
            self._fired_in(hits) if low else (),
            open_rules,
            tuple([self._ids[q] for q in sorted(matter)]) if matter else (),
        )

    def _fired_in(self, hits: Hits) -> tuple[Fired, ...]:
        known = self.known
        fired = sorted([(-(value & known).bit_length(), rule) for rule, value in hits if value & known])
        return tuple([self._fired[rule][-level] for level, rule in fired])

    def _open(self, answers: Answers, hits: Hits, low: int, matter: set[int]) -> tuple[Open, ...]:
        """The open rules; adds the questions that decide them to ``matter``."""
        if self._values is None:
            self._values = _compile(self.program, self.lanes, "values")
        values, gates = self._values(answers.get)
        width, levels, ids = self.width, self.program.levels, self._ids
        above = self.known >> low << low
        found: list[Open] = []
        for rule, value in hits:
            reach = value >> width
            undecided = reach & ~value & above
            if undecided:
                deciding: set[int] = set()
                id, _, node = self.program.rules[rule]
                self._walk(node, undecided, values, gates, deciding)
                matter |= deciding
                names = tuple([ids[q] for q in sorted(deciding)])
                found.append(Open(id, levels[reach.bit_length()], names))
        return tuple(found)

    def _walk(self, place: int, levels: int, values: Values, gates: Values, found: set[int]) -> None:
        """Collect the questions that decide ``place`` at one of ``levels`` (bits). In an ask-if both are ``gates``."""
        value = values[place]
        levels &= value >> self.width & ~value
        if not levels:
            return
        question, parts = self._nodes[place]
        for part in parts:
            self._walk(part, levels, values, gates, found)
        if question is not None:
            found.add(question)
            ask_if = self.program.questions[question][4]
            if ask_if is not None:
                self._walk(ask_if, 1 << self.width - 1, gates, gates, found)

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
        for guard, rules in self.guarded().items():
            lines.append(f" if {guard}:")
            for rule in rules:
                _, rank, place = self.program.rules[rule]
                lines.append(f"  if r := {self.lanes.up_to(rank)} & {self.inline(place)}: found.append(({rule}, r))")
        return "\n".join([*lines, " found.sort()", " return found"])

    def guarded(self) -> dict[str, list[int]]:
        """The rules by a part without which they are worth nothing: what few people have, for as many as can be."""
        parts = {rule: self.must_hold(place) for rule, (_, _, place) in enumerate(self.program.rules)}
        often = Counter(part for names in parts.values() for part in names)
        found: dict[str, list[int]] = {}
        for rule, names in parts.items():
            found.setdefault(max(names, key=lambda name: often[name]), []).append(rule)
        return found

    def must_hold(self, place: int) -> list[str]:
        node = self.program.nodes[place]
        parts = node[-1] if node[0] == "all" and self.uses[place] == 1 else [place]
        yes = [part for part in parts if self.program.nodes[part][0] == "yes"]
        return [self.inline(part) for part in yes or parts]

    def values(self) -> str:
        """Source of ``values(get)``: the value of every node, and of every node as an ask-if sees it."""
        self.uses = [2] * len(self.program.nodes)
        lines = ["def values(get):", *self.questions()]
        for place, node in enumerate(self.program.nodes):
            if node[0] in ("all", "any", "least"):
                lines.append(f" v{place} = {self.expression(node)}")
        for place in sorted(self.in_gates()):
            node = self.program.nodes[place]
            if node[0] in ("all", "any", "least"):
                lines.append(f" g{place} = {self.expression(node, 'g')}")
        values = ", ".join(f"v{place}" for place in range(len(self.program.nodes)))
        gates = ", ".join(f"{place}: g{place}" for place in sorted(self.in_gates()))
        return "\n".join([*lines, f" return ({values},), {{{gates}}}"])

    def questions(self) -> list[str]:
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
                if place in in_gates:
                    unsure_is_yes = f"{self.lanes.full} if a == {UNSURE!r} else " if kind[0] == "yes-no" else ""
                    lines.append(f" g{place} = {unsure_is_yes}v{place}")
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
                return " & ".join(self.inline(part, rail) for part in parts)
            case ("any", parts):
                return " | ".join(self.inline(part, rail) for part in parts)
            case (_, n, parts):
                return f"at_least({n}, ({', '.join(self.inline(part, rail) for part in parts)}))"
        raise ValueError(f"{node!r} has no parts")
