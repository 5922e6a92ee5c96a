"""Everybody decides about the same people, in turns; who disagrees with the referee is not timed."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.peers import REASONS, TASKS, Contestant, Verdict
from benchmarks.people import Answered

TURN = 0.1  # seconds: who is slow decides about fewer of the people in a turn

Groups = Mapping[str, Sequence[Answered]]
Key = tuple[str, str, str]  # name, group, task


@dataclass
class Contest:
    """``seconds``: a person, for each turn of each (name, group, task). ``wrong``: why somebody was not timed."""

    groups: Groups
    rounds: int
    seconds: dict[Key, list[float]] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def check(self, contestants: Iterable[Contestant], expected: Mapping[str, Sequence[Verdict]]) -> list[Contestant]:
        """Those who agree with the referee's ``expected`` verdicts about everyone, in both tasks."""
        return [one for one in contestants if self._agrees(one, expected)]

    def _agrees(self, contestant: Contestant, expected: Mapping[str, Sequence[Verdict]]) -> bool:
        for group, verdicts in expected.items():
            contestant.seat(group, self.groups[group])
            for task in TASKS:
                said = contestant.verdicts(group, task)
                for person, (one, right) in enumerate(zip(said, verdicts, strict=True)):
                    if one != (right if one.fired is not None else right._replace(fired=None)):
                        self.wrong[contestant.name] = f"{group}, person {person}, {task}: {one}, but it is {right}"
                        return False
        return True

    def run(self, contestants: Sequence[Contestant], tasks: Sequence[str], groups: Sequence[str]) -> None:
        """Time each in turn, round after round, so that a slow minute of the machine meets all of them."""
        gc.collect()
        gc.freeze()  # The people of everybody else are not the business of whoever is being timed.
        counts = {one.name: self._count(one, tasks[-1], groups[0]) for one in contestants}
        for _ in range(self.rounds):
            for one in contestants:
                for group in groups:
                    count = min(counts[one.name], len(self.groups[group]))
                    for task in tasks:
                        taken = one.seconds(group, task, count) / count
                        self.seconds.setdefault((one.name, group, task), []).append(taken)

    def _count(self, contestant: Contestant, task: str, group: str) -> int:
        few = min(30, len(self.groups[group]))
        contestant.seconds(group, task, few)  # To warm up.
        each = contestant.seconds(group, task, few) / few
        return max(few, min(len(self.groups[group]), int(TURN / each)))

    def median(self, name: str, group: str, task: str) -> float:
        return median(self.seconds[name, group, task])

    def times(self, name: str, other: str, group: str, task: str = REASONS) -> float:
        """How many times as long as ``other`` it took ``name``, turn for turn; the median."""
        pairs = zip(self.seconds[name, group, task], self.seconds[other, group, task], strict=True)
        return median(one / another for one, another in pairs)
