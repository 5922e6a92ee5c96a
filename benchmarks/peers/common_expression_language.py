"""common-expression-language: Google's CEL in Rust. With a dict a call, and with a Context made of it before."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import cel

from benchmarks.peers import PARSED, REASONS, URGENCY
from benchmarks.peers.in_python import InPython
from benchmarks.peers.infix import Infix
from benchmarks.peers.two_valued import WrittenOut
from benchmarks.people import Answered


def contestants(rules: WrittenOut) -> Iterator[InPython]:
    source = Infix(rules, "&&", "||")
    decide = {URGENCY: cel.compile(source.urgency()).execute, REASONS: cel.compile(source.reasons()).execute}
    name, number = "common-expression-language", version("common-expression-language")

    def context(answers: Answered) -> cel.Context:
        made = cel.Context()
        made.update(rules.person(answers))
        return made

    yield InPython(name, number, "", decide, rules.person)
    yield InPython(name + PARSED, number, "each person put into its Context beforehand", decide, context)
