"""All that is kept of somebody: their checks and their diary. What a check has asked about, the diary need not say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from loosen.care.course import Start
from loosen.care.diary import Entry
from loosen.care.diary_log import Telling, days_of
from loosen.engine.finding import Answer


class Checked(NamedTuple):
    """A check: when it was made, an instant, and on which day by the clock on their wall."""

    at: datetime
    day: date
    answers: Mapping[str, Answer]


class History(NamedTuple):
    """``checks``: in order."""

    checks: tuple[Checked, ...] = ()
    log: Mapping[str, Telling] = {}

    @property
    def last(self) -> Checked | None:
        """The last check."""
        return self.checks[-1] if self.checks else None

    @property
    def starts(self) -> list[Start]:
        """The checks, each with its day."""
        return [Start(one.day, one.answers) for one in self.checks]

    @property
    def diary(self) -> list[Entry]:
        """The days. What was told of the day of a check before the check was made has been asked anew by it."""
        counted = {id: one for id, one in self.log.items() if not any(_before(one, check) for check in self.checks)}
        return days_of(counted)


def _before(told: Telling, check: Checked) -> bool:
    return told.entry.day == check.day and told.noted_at <= check.at
