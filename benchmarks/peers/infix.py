"""The decision as one expression for the languages that write ``a and b ? c : d``, in whatever words for and and or."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.peers import Verdict
from benchmarks.peers.two_valued import CODE, LEAST, MOST, Tree, WrittenOut


class Infix:
    """Source of the expression for each task, and what its results mean."""

    def __init__(self, rules: WrittenOut, and_: str, or_: str) -> None:
        self.rules, self.and_, self.or_ = rules, and_, or_

    def urgency(self) -> str:
        """A number of two digits: at least, at most."""
        return f"{CODE} * {self._ladder(self.rules.urgency[LEAST])} + {self._ladder(self.rules.urgency[MOST])}"

    def reasons(self) -> str:
        """A list: for each rule its code or 0, then at most."""
        ladders = [*self.rules.reasons, self.rules.urgency[MOST]]
        return f"[{', '.join(self._ladder(ladder) for ladder in ladders)}]"

    def _ladder(self, steps: Sequence[tuple[Tree, int]]) -> str:
        return "(" + " : ".join(f"{self._tree(tree)} ? {value}" for tree, value in steps) + " : 0)"

    def _tree(self, tree: Tree) -> str:
        match tree:
            case ("all", parts):
                return self._joined(self.and_, [self._tree(part) for part in parts])
            case ("any", parts):
                return self._joined(self.or_, [self._tree(part) for part in parts])
            case ("is", variable, words):
                return self._joined(self.or_, [f"{variable} == '{word}'" for word in words])
            case (relation, variable, number):
                return f"{variable} {'>=' if relation == 'ge' else '<'} {number}"
        raise ValueError(f"{tree!r} is no tree")

    @staticmethod
    def _joined(word: str, parts: list[str]) -> str:
        return f"({f' {word} '.join(parts)})"


def urgency_meant(number: int) -> Verdict:
    return Verdict(*divmod(int(number), CODE))


def reasons_meant(codes: Sequence[int]) -> Verdict:
    """``codes``: for each rule its code or 0 (or nothing where it did not fire), then at most."""
    *fired, at_most = map(int, codes)
    pairs = tuple(divmod(code, CODE) for code in fired if code)
    return Verdict(max((rank for _, rank in pairs), default=0), at_most, pairs)
