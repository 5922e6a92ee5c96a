"""How much of an exercise: where a dose begins, and one step up or down from there."""

from __future__ import annotations

from typing import NamedTuple

from loosen.book.exercise_records import Dose


class Amount(NamedTuple):
    """How much is done in one go. ``hold``: seconds; ``breaths``: how many slow breaths instead. 0: does not count."""

    sets: int
    repetitions: int
    hold: int
    breaths: int
    minutes: int


RAISED = ("minutes", "repetitions", "breaths", "hold", "sets")  # what is raised first, and lowered last


def begin(dose: Dose) -> Amount:
    """The least of everything."""
    return Amount(max(1, dose.sets[0]), *(getattr(dose, name)[0] for name in Amount._fields[1:]))


def up(amount: Amount, dose: Dose) -> Amount:
    """One more of one thing; the same when all are at their most."""
    for name in RAISED:
        now, most = getattr(amount, name), getattr(dose, name)[1]
        if now and now < most:
            return amount._replace(**{name: now + 1})
    return amount


def down(amount: Amount) -> Amount:
    """A third less of what is done most, and at least 1 of everything that counts."""
    counted = next(name for name in ("minutes", "repetitions", "hold", "breaths") if getattr(amount, name))
    now = getattr(amount, counted)
    return amount._replace(**{counted: max(1, now - max(1, round(now / 3)))})
