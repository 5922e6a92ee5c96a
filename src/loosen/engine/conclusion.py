"""A conclusion is what the answers so far allow: an interval on the scale, with its reasons kept."""

from __future__ import annotations

from typing import NamedTuple


class Fired(NamedTuple):
    """The rule ``rule`` holds and pushes to ``level`` (lower than the rule's own when an unsure answer carries it)."""

    rule: str
    level: str


class Open(NamedTuple):
    """The rule ``rule`` could still push to ``could_reach``; ``findings`` are the unanswered ones that decide it."""

    rule: str
    could_reach: str
    findings: tuple[str, ...]


class Conclusion(NamedTuple):
    """Missing answers taken as no give ``at_least``, taken as yes ``at_most``.

    ``settled``: no missing answer can change the level, and nothing required is missing (the top level settles at
    once). ``fired``: highest level first, then by id. ``open_rules``: those that could still push above
    ``at_least``, by id. ``open_findings``: what still matters, in the order of the decision's questions.
    """

    at_least: str
    at_most: str
    settled: bool
    fired: tuple[Fired, ...]
    open_rules: tuple[Open, ...]
    open_findings: tuple[str, ...]
