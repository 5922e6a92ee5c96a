"""zen-engine: GoRules' expression language in Rust, one compiled expression a task."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import zen

from benchmarks.peers import REASONS, URGENCY
from benchmarks.peers.in_python import InPython
from benchmarks.peers.infix import Infix
from benchmarks.peers.two_valued import WrittenOut


def contestants(rules: WrittenOut) -> Iterator[InPython]:
    source = Infix(rules, "and", "or")
    urgency, reasons = zen.compile_expression(source.urgency()), zen.compile_expression(source.reasons())
    decide = {URGENCY: urgency.evaluate, REASONS: reasons.evaluate}
    yield InPython("zen-engine", version("zen-engine"), "", decide, rules.person)
