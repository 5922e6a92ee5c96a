"""The colours of a figure: names that light and dark fill in, or fixed ones for paper."""

from __future__ import annotations

from collections.abc import Callable

Paint = Callable[[str], str]

COLOURS = {
    "near": "#2f5d62",
    "far": "#8fb3aa",
    "skin": "#cf9a78",
    "shade": "#b08265",
    "hair": "#84492f",
    "ground": "#dccfb8",
    "prop": "#e6c9a8",
    "glow": "#e9a173",
}


def named(colour: str) -> str:
    """The page says which colour that is; where it does not, it is that of the light page."""
    return f"var(--figure-{colour}, {COLOURS[colour]})"


def fixed(colour: str) -> str:
    """For what knows no variables, such as a printed page."""
    return COLOURS[colour]
