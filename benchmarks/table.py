"""Tables in plain text, to be read in a terminal and pasted into a README."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns under their heads; the first is aligned to the left, the others to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [_line(head, widths), "-" * (sum(widths) + 2 * (len(widths) - 1)), *(_line(row, widths) for row in rows)]
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.rjust(width) if column else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join([first, *others]).rstrip()


def micros(seconds: float) -> str:
    """Microseconds, to a tenth while they are few."""
    many = seconds * 1e6
    return f"{many:.1f}" if many < 100 else f"{many:,.0f}"


def millis(seconds: float) -> str:
    return f"{seconds * 1e3:.1f}"


def heading(text: str) -> str:
    return f"\n{text}\n{'=' * len(text)}"


def aims(lines: Sequence[tuple[str, str, bool]]) -> Iterator[str]:
    """Each aim with what was measured, and whether that meets it."""
    rows = [(aim, measured, "met" if met else "MISSED") for aim, measured, met in lines]
    yield table(("aim", "measured", ""), rows)
