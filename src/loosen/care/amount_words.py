"""How much of an exercise, in words."""

from __future__ import annotations

from loosen.book.exercise_records import Exercise
from loosen.care.amount import Amount
from loosen.words import _, n_


def amount_in_words(exercise: Exercise, amount: Amount) -> str:
    """Such as: 2 rounds · 8 times · 3 seconds each · on each side."""
    parts = []
    if amount.sets > 1:
        parts.append(n_("{count} round", "{count} rounds", amount.sets).format(count=amount.sets))
    if amount.repetitions:
        parts.append(n_("{count} time", "{count} times", amount.repetitions).format(count=amount.repetitions))
    if amount.hold:
        parts.append(n_("hold {count} second", "hold {count} seconds", amount.hold).format(count=amount.hold))
    if amount.breaths:
        parts.append(n_("{count} slow breath", "{count} slow breaths", amount.breaths).format(count=amount.breaths))
    if amount.minutes:
        parts.append(n_("{count} minute", "{count} minutes", amount.minutes).format(count=amount.minutes))
    if exercise.dose.side:
        parts.append(_("on each side"))
    return " · ".join(parts)
