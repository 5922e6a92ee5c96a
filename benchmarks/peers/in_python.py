"""A contestant that runs in this process: functions to call, and people to call them with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import process_time
from typing import Any

from benchmarks.peers import FEW, REASONS, URGENCY, Verdict
from benchmarks.peers.infix import reasons_meant, urgency_meant
from benchmarks.people import Answered

MEANT: Mapping[str, Callable[[Any], Verdict]] = {URGENCY: urgency_meant, REASONS: reasons_meant}


class InPython:
    """``decide``: for each task what is called with a person; ``meant``: what its result says; ``ready``: a person as
    handed over."""

    def __init__(
        self,
        name: str,
        version: str,
        fed: str,
        decide: Mapping[str, Callable[[Any], Any]],
        ready: Callable[[Answered], Any],
        meant: Mapping[str, Callable[[Any], Verdict]] = MEANT,
    ) -> None:
        self.name, self.version, self.fed = name, version, fed
        self.decide, self._ready, self._meant = dict(decide), ready, meant
        self._groups: dict[str, list[Any]] = {}

    def seat(self, group: str, people: Sequence[Answered]) -> None:
        self._groups[group] = [self._ready(answers) for answers in people]

    def verdicts(self, group: str, task: str) -> list[Verdict]:
        return [self._meant[task](self.decide[task](person)) for person in self._groups[group]]

    def seconds(self, group: str, task: str, count: int) -> float:
        decide, people = self.decide[task], self._groups[group][:count]
        taken = 0.0
        for start in range(0, count, FEW):
            few = people[start : start + FEW]
            _decide_all(decide, few)
            taken += _decide_all(decide, few)
        return taken

    def close(self) -> None:
        self._groups.clear()


def _decide_all(decide: Callable[[Any], Any], people: Sequence[Any]) -> float:
    start = process_time()
    for person in people:
        decide(person)
    return process_time() - start
