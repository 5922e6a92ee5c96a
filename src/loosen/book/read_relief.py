"""``relief.yaml``: positions of ease, for someone whose back hurts right now."""

from __future__ import annotations

from collections.abc import Sequence

from loosen.book.entry import Entry
from loosen.book.read_triage import CERTAINTIES
from loosen.book.records import Position
from loosen.words import _

HOW_CERTAIN = (*CERTAINTIES, "convention")
FEWEST_STEPS, MOST_STEPS = 2, 5


def read_relief(file: Entry, sources: Sequence[str]) -> tuple[Position, ...]:
    """The positions, in the order in which they are shown."""
    positions: dict[str, Position] = {}
    for entry in file.entries("positions"):
        id = entry.new_id(positions)
        positions[id] = Position(
            id=id,
            title=entry.text("title"),
            why=entry.text("why"),
            steps=_steps(entry),
            how_long=entry.text("how-long"),
            suits_not=entry.texts("suits-not"),
            stop=entry.text("stop"),
            certainty=entry.one_of("certainty", HOW_CERTAIN),
            evidence=entry.text("evidence"),
            sources=entry.names("sources", sources, _("source")),
        )
        entry.done()
    file.done()
    return tuple(positions.values())


def _steps(entry: Entry) -> tuple[str, ...]:
    """Few enough to be kept in mind by someone in pain."""
    steps = entry.texts("steps")
    if steps and not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        message = _('"steps" holds {count}. Give {fewest} to {most}.')
        entry.problem("field", message.format(count=len(steps), fewest=FEWEST_STEPS, most=MOST_STEPS), "steps")
    return steps
