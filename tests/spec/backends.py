"""Everyone who can say what a decision means, behind one face: a decision and people in, what they lead to out.

Four tell a whole conclusion. Kleene's logic and the two kinds of formulas tell only the bounds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loosen.engine.backends.arrow import ArrowDecider
from loosen.engine.backends.bdd import Diagrams
from loosen.engine.backends.columns import WrongColumn
from loosen.engine.backends.formula import Encoding
from loosen.engine.backends.python import Decider
from loosen.engine.backends.smt import Z3
from loosen.engine.conclusion import Conclusion, Fired, Open
from loosen.engine.decision import Decision, Scale
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import IllegalAnswer
from loosen.engine.interview import Interview, pages_of
from loosen.engine.program import Program
from tests.agreement.columns import plainly
from tests.agreement.kleene import Kleene
from tests.agreement.node import Node
from tests.agreement.test_formulas import is_this_person
from tests.spec.tables import DETAILS, detail, interval, read

Bounds = tuple[str, str]
Told = Conclusion | Bounds


@dataclass(frozen=True)
class BackEnd:
    name: str
    conclude: Callable[[Decision, list], list[Told]]

    def bounds(self, decision: Decision, people: list) -> list[Bounds]:
        """(at least, at most) for each of ``people``, from back ends that tell more as well."""
        return [_bounds(told) for told in self.conclude(decision, people)]

    def tells(self, table: str, **meant: Decision) -> None:
        """Every row of ``table`` comes out as it says; all rows that do not are shown."""
        rows = read(table)
        assert rows
        wrong = []
        for name, decision in meant.items():
            columns = [name, *DETAILS] if len(meant) == 1 else [name]
            told = self.conclude(decision, [row.answers for row in rows])
            for row, one in zip(rows, told, strict=True):
                assert set(row.expected) <= {*meant, *DETAILS}, "a column that nobody tells"
                wrong += _differences(row, [column for column in columns if column in row.expected], one)
        assert not wrong, "\n".join([f"{self.name} tells otherwise", *wrong])


def _differences(row, columns, told) -> Iterator[str]:
    for column in columns:
        said = _say(column, told)
        if said not in (None, row.expected[column]):
            yield f"{row.answers}: {column} is {said}, and not {row.expected[column]}"


def _bounds(told: Told) -> Bounds:
    return (told.at_least, told.at_most) if isinstance(told, Conclusion) else told


def _say(column: str, told: Told) -> str | None:
    if column not in DETAILS:
        return interval(*_bounds(told))
    return detail(column, told) if isinstance(told, Conclusion) else None


def by_referee(decision, people):
    return [evaluate(decision, answers) for answers in people]


def by_decider(decision, people):
    return list(map(Decider(decision), people))


def by_arrow(decision, people):
    try:
        told, wrong = ArrowDecider(decision).conclusions(plainly(decision, people))
    except WrongColumn as error:
        raise IllegalAnswer(error.column, error.type, error.allowed) from error
    for one in wrong:
        raise IllegalAnswer(one.finding, one.answer, one.allowed)
    return told


def by_kleene(decision, people):
    return [Kleene(decision, answers).bounds() for answers in people]


def by_z3(decision, people):
    return list(_by_formulas(Z3(), decision, people))


def by_diagrams(decision, people):
    return list(_by_formulas(Diagrams(), decision, people))


def _by_formulas(solver, decision, people) -> Iterator[Bounds]:
    """Of all possible persons, is the one who answers just so among those who reach the level?"""
    somebody = solver.person("somebody", [question.finding for question in decision.questions])
    encoding = Encoding(Program.of(decision), somebody)
    levels = decision.scale.levels
    for answers in people:
        same = is_this_person(somebody, decision, answers)
        reached = [
            [solver.find(same & bound(rank), somebody) is not None for rank in range(1, len(levels))]
            for bound in (encoding.known, encoding.possible)
        ]
        yield levels[sum(reached[0])], levels[sum(reached[1])]


class ByNode:
    """decide.js, in the one node process of the whole run."""

    def __init__(self, node: Node) -> None:
        self.node = node

    def __call__(self, decision, people):
        return [self.conclusion(told) for told in self.node.ask(Interview(decision, pages_of(decision)), people)]

    @staticmethod
    def conclusion(told) -> Conclusion:
        if told is None:
            raise IllegalAnswer("somewhere", "something", "legal")
        plain = told[0]
        return Conclusion(
            at_least=plain["at_least"],
            at_most=plain["at_most"],
            settled=plain["settled"],
            fired=tuple(Fired(**one) for one in plain["fired"]),
            open_rules=tuple(
                Open(one["rule"], one["could_reach"], tuple(one["findings"])) for one in plain["open_rules"]
            ),
            open_findings=tuple(plain["open_findings"]),
        )


IN_PYTHON = {
    "referee": by_referee,
    "decider": by_decider,
    "arrow": by_arrow,
    "kleene": by_kleene,
    "z3": by_z3,
    "bdd": by_diagrams,
}
WHOLE = ["referee", "decider", "decide.js", "arrow"]
EVERY = [*WHOLE, "kleene", "z3", "bdd"]


def never_calmer(scale: Scale, before: list[Bounds], after: list[Bounds]) -> bool:
    """Whether neither bound of anybody falls."""
    assert len(before) == len(after)
    pairs = ((was, now) for one, other in zip(before, after, strict=True) for was, now in zip(one, other, strict=True))
    return all(scale.rank(was) <= scale.rank(now) for was, now in pairs)
