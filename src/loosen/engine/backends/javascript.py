"""The program and its pages as compact JSON for the scripts beside this file: ``decide.js`` and ``explain.js``."""

from __future__ import annotations

import json
from pathlib import Path

from loosen.engine.interview import Interview
from loosen.engine.program import Program

SCRIPTS = Path(__file__).with_name("scripts")
SCRIPT = SCRIPTS / "decide.js"
MOST_LEVELS = 16  # two rails of 15 bits are what JavaScript's 32-bit numbers hold without their sign


def write(interview: Interview) -> str:
    """One line of JSON: the program's, ``pages`` as ``{id, findings}`` in the order of the book, and ``alone_top``.

    Raises `ValueError` for a scale that is too long for the browser's whole numbers.
    """
    if len(interview.decision.scale.levels) > MOST_LEVELS:
        raise ValueError(f"decide.js holds {MOST_LEVELS} levels at most; this scale is longer")
    pages = [{"id": page.id, "findings": page.findings} for page in interview.pages]
    plain = {**Program.of(interview.decision).plain(), "pages": pages, "alone_top": sorted(interview.alone_top)}
    return json.dumps(plain, separators=(",", ":"), ensure_ascii=False)
