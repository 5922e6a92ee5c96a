"""The program and its pages as compact JSON for the scripts beside this file: ``decide.js`` and ``explain.js``."""

from __future__ import annotations

import json
from pathlib import Path

from loosen.engine.interview import Interview
from loosen.engine.program import Program

SCRIPTS = Path(__file__).with_name("scripts")
SCRIPT = SCRIPTS / "decide.js"


def write(interview: Interview) -> str:
    """One line of JSON: the program's, ``pages`` as ``{id, findings}`` in the order of the book, and ``alone_top``."""
    pages = [{"id": page.id, "findings": page.findings} for page in interview.pages]
    plain = {**Program.of(interview.decision).plain(), "pages": pages, "alone_top": sorted(interview.alone_top)}
    return json.dumps(plain, separators=(",", ":"), ensure_ascii=False)
