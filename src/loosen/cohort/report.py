"""What a run found, counted: levels, rules and the answers that were missing where they mattered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from loosen.cohort.crowd import Crowd
from loosen.engine.backends.arrow import Tally


class Report:
    """``rows``: in all. ``wrong``: those with an answer that cannot be. ``passed_over``: columns of no finding."""

    def __init__(self, crowd: Crowd, passed_over: Sequence[str]) -> None:
        self.book, self.decisions = crowd.book, crowd.decisions
        self.passed_over = tuple(passed_over)
        self.rows = self.wrong = 0
        self.tallies = crowd.tallies()

    def add(self, rows: int, wrong: int, tallies: Mapping[str, Tally]) -> None:
        """Count a part as well."""
        self.rows += rows
        self.wrong += wrong
        for id, tally in tallies.items():
            _add(self.tallies[id], tally)

    def levels(self, id: str) -> list[tuple[str, int, int]]:
        """For each level of a decision, the most urgent first: how many are at least, and at most, just there."""
        tally = self.tallies[id]
        levels = self.book.decisions[id].scale.levels
        return list(zip(levels, tally.at_least, tally.at_most, strict=True))[::-1]

    def rules(self, id: str) -> list[tuple[str, int]]:
        """The rules that fired, the most frequent first."""
        return _most(self.tallies[id].fired)

    def mattered(self, id: str) -> list[tuple[str, int]]:
        """The findings whose missing answer mattered, and for how many."""
        return _most(self.tallies[id].mattered)

    def plain(self) -> dict[str, Any]:
        """As it travels in JSON."""
        return {
            "edition": self.book.edition.version,
            "hash": self.book.hash,
            "reviewed_by": self.book.edition.reviewed_by,
            "rows": self.rows,
            "wrong_rows": self.wrong,
            "columns_passed_over": list(self.passed_over),
            "decisions": {id: self._plain(id) for id in self.decisions},
        }

    def _plain(self, id: str) -> dict[str, Any]:
        return {
            "levels": {level: {"at_least": low, "at_most": high} for level, low, high in self.levels(id)},
            "rules": dict(self.rules(id)),
            "mattered": dict(self.mattered(id)),
        }

    def write(self, file: Path) -> None:
        """Keep it in ``file``."""
        file.write_text(json.dumps(self.plain(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _add(total: Tally, more: Tally) -> None:
    total.people += more.people
    for sums, counts in ((total.at_least, more.at_least), (total.at_most, more.at_most)):
        sums[:] = [one + other for one, other in zip(sums, counts, strict=True)]
    for by_name, its in ((total.fired, more.fired), (total.mattered, more.mattered)):
        for name, count in its.items():
            by_name[name] += count


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(((name, count) for name, count in counts.items() if count), key=lambda one: (-one[1], one[0]))
