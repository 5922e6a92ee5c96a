"""Numbers large enough to be read from the floor."""

from __future__ import annotations

ROWS = 5
SHAPES = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "/": ("  #", "  #", " # ", "#  ", "#  "),
}


def big(text: str, ink: str, size: int = 1) -> list[str]:
    """``text`` (digits, colons and slashes) as rows drawn with ``ink``."""
    rows = ["  ".join("".join(one * 2 for one in SHAPES[sign][row]) for sign in text) for row in range(ROWS)]
    return ["".join(one * size for one in row).replace("#", ink) for row in rows for _again in range(size)]
