"""Every small decision there is: not drawn but listed, so that nothing short can hide from chance.

Three lists: every small tree, every way to ask, and every pair of smaller rules. Each comes with everybody.
"""

from collections.abc import Iterator
from itertools import combinations_with_replacement as unordered
from itertools import product

from loosen.engine.criterion import OPERATORS, All, Any, AtLeast, Compare, Criterion, OneOf, Yes, findings_of
from loosen.engine.decision import Decision, Question, Rule, Scale
from loosen.engine.finding import Choice, Finding, Number, YesNo

LEVELS = ("low", "mid", "top")
X, Y, Z = (Finding(id, YesNo()) for id in "xyz")
N, C = Finding("n", Number("units", 0, 2)), Finding("c", Choice(("a", "b")))
FINDINGS = (X, Y, Z, N, C)
FLOORS = {X: "mid", Y: "low", Z: "top"}

COMPARISONS = [Compare(N, op, n + (op in ("<", ">="))) for op in OPERATORS for n in (0, 1)]
LEAVES = [Yes(X), Yes(Y), Compare(N, ">=", 1), Compare(N, "<=", 1), OneOf(C, frozenset("a"))]


def trees(leaves: list[Criterion]) -> list[Criterion]:
    """A leaf, or a group of two or three, one of which may be a group of two."""
    pairs = [group for parts in unordered(leaves, 2) for group in groups(parts)]
    triples = [group for parts in unordered(leaves, 3) for group in groups(parts)]
    nested = [group for leaf, pair in product(leaves, pairs) for group in groups((pair, leaf))]
    return [*leaves, *pairs, *triples, *nested]


def groups(parts: tuple[Criterion, ...]) -> Iterator[Criterion]:
    yield All(parts)
    yield Any(parts)
    yield from (AtLeast(n, parts) for n in range(1, len(parts) + 1))


def question(finding, floor=None, required=False, ask_if=None) -> Question:
    return Question(finding, (floor or FLOORS[finding]) if finding in FLOORS else None, required, ask_if)


def decision(rules, asks=()) -> Decision:
    """Asks ``asks``, and plainly whatever else the rules mention."""
    questions = {one.finding: one for one in asks}
    for finding in (finding for when, _ in rules for finding in findings_of(when)):
        questions.setdefault(finding, question(finding))
    named = tuple(Rule(f"r{place}", when, level) for place, (when, level) in enumerate(rules))
    return Decision("small", Scale(LEVELS), tuple(questions.values()), named)


def every_tree() -> Iterator[Decision]:
    for when in (*COMPARISONS, *trees(LEAVES)):
        yield decision([(when, "top")])


def every_way_to_ask() -> Iterator[Decision]:
    """Floors, required and levels for two questions of which one may open the other; then every kind of ask-if."""
    whens = [Yes(X), Yes(Y), All((Yes(X), Yes(Y))), Any((Yes(X), Yes(Y)))]
    for one, other, when, level in product(LEVELS, LEVELS, whens, LEVELS[1:]):
        for first, second in product((False, True), repeat=2):
            yield decision([(when, level)], [question(X, one, first), question(Y, other, second)])
            if not second:
                yield decision([(when, level)], [question(X, one, first), question(Y, other, ask_if=Yes(X))])
    openers = [leaf for leaf in LEAVES if leaf.finding != Y]
    for gate in (*openers, *(group for parts in unordered(openers, 2) for group in groups(parts))):
        yield decision([(Yes(Z), "top")], [*map(question, findings_of(gate)), question(Z, ask_if=gate)])
        chain = [*map(question, findings_of(gate)), question(Y, ask_if=gate), question(Z, ask_if=Yes(Y))]
        yield decision([(Yes(Z), "top"), (Yes(Y), "mid")], chain)
    for leaf in (*COMPARISONS, LEAVES[-1]):
        yield decision([(leaf, "top")], [question(X), question(leaf.finding, ask_if=Yes(X))])


def every_pair_of_rules() -> Iterator[Decision]:
    few = [Yes(X), Yes(Y), Compare(N, ">=", 1)]
    whens = [*few, *(group for parts in unordered(few, 2) for group in (All(parts), Any(parts)))]
    for (one, other), levels in product(product(whens, repeat=2), (("mid", "top"), ("top", "top"))):
        yield decision(list(zip((one, other), levels, strict=True)))
    # Where a milder rule is known to hold, parts of a tree that reach no higher no longer matter.
    for tree in trees(few):
        yield decision([(Yes(X), "mid"), (tree, "top")])


LISTS = {"trees": every_tree, "ways to ask": every_way_to_ask, "pairs of rules": every_pair_of_rules}
