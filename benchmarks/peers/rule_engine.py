"""rule-engine: an expression language in plain Python, one compiled rule a task."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import rule_engine

from benchmarks.peers import REASONS, URGENCY
from benchmarks.peers.in_python import InPython
from benchmarks.peers.infix import Infix
from benchmarks.peers.two_valued import WrittenOut


def contestants(rules: WrittenOut) -> Iterator[InPython]:
    source = Infix(rules, "and", "or")
    urgency, reasons = rule_engine.Rule(source.urgency()), rule_engine.Rule(source.reasons())
    decide = {URGENCY: urgency.evaluate, REASONS: reasons.evaluate}
    yield InPython("rule-engine", version("rule-engine"), "", decide, rules.person)
