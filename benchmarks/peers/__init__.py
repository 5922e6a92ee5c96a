"""Other people's engines, given Loosen's rules: one file a peer, each saying how its peer was fed.

A peer does what its own documentation calls the fast way: rules are parsed and compiled beforehand, and so are
people where it knows how. It is asked two things of each person:

- `URGENCY`: the interval [at least, at most], nothing else;
- `REASONS`: the same, and every rule that fired, with the level to which it pushes.

Loosen gives the reasons each time, and names the open rules and questions besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from benchmarks.people import Answered

URGENCY = "urgency"
REASONS = "reasons"
TASKS = (URGENCY, REASONS)
PARSED = ", parsed"  # It ends the name of who is handed people that were parsed before the clock starts.
FEW = 50  # People are timed so many at a time, each decided once before: answers that have just come are in the cache.


class Verdict(NamedTuple):
    """What an engine makes of a person, as ranks. ``fired``: rule (its place in the decision) and rank, in order."""

    at_least: int
    at_most: int
    fired: tuple[tuple[int, int], ...] | None = None


class Contestant(Protocol):
    """An engine that takes part. ``fed``: what it is handed, where that differs from a plain dict of answers."""

    name: str
    version: str
    fed: str

    def seat(self, group: str, people: Sequence[Answered]) -> None:
        """Take in a group of people, as far as the engine can do so before it decides; never timed."""

    def verdicts(self, group: str, task: str) -> list[Verdict]:
        """What it makes of each of the group; never timed."""

    def seconds(self, group: str, task: str, count: int) -> float:
        """Processor time to decide the first ``count`` of the group, one person a call, `FEW` at a time."""

    def close(self) -> None: ...
