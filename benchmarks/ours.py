"""Loosen as a contestant: its back ends, its door for programs and its referee."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any

from benchmarks.peers import TASKS, Contestant, Verdict
from benchmarks.peers.in_node import InNode
from benchmarks.peers.in_python import InPython
from benchmarks.people import Answered, Person
from loosen.book.book import Book
from loosen.care.assessment import Assessment, assess
from loosen.engine.backends.javascript import write
from loosen.engine.backends.python import Decider
from loosen.engine.conclusion import Conclusion
from loosen.engine.decision import Decision
from loosen.engine.evaluate import evaluate

PAGE = "page"
NUMBER = version("loosen")
WHOLE = "every reason, open rule and open question"
WORDS = "all of it in words: reasons, sources, what to do"


class Verdicts:
    """What conclusions, of whatever back end, mean as ranks."""

    def __init__(self, decision: Decision) -> None:
        self.rank = decision.scale.rank
        self.places = {rule.id: place for place, rule in enumerate(decision.rules)}

    def of(self, conclusion: Conclusion) -> Verdict:
        fired = [(one.rule, one.level) for one in conclusion.fired]
        return self._verdict(conclusion.at_least, conclusion.at_most, fired)

    def of_assessment(self, found: Assessment) -> Verdict:
        fired = [(one.rule, one.level) for one in found.because]
        return self._verdict(found.disposition.at_least, found.disposition.at_most, fired)

    def of_plain(self, conclusion: Mapping[str, Any]) -> Verdict:
        fired = [(one["rule"], one["level"]) for one in conclusion["fired"]]
        return self._verdict(conclusion["at_least"], conclusion["at_most"], fired)

    def _verdict(self, at_least: str, at_most: str, fired: list[tuple[str, str]]) -> Verdict:
        pairs = sorted((self.places[rule], self.rank(level)) for rule, level in fired)
        return Verdict(self.rank(at_least), self.rank(at_most), tuple(pairs))


def contestants(book: Book) -> list[Contestant]:
    """The `Decider` first: all others are compared with it."""
    triage = book.triage
    decide, interview, meant = Decider(triage.decision), triage.interview, Verdicts(triage.decision)

    def ours(name: str, fed: str, way: Callable[[Answered], Any], what: Callable[[Any], Verdict]) -> InPython:
        return InPython(name, NUMBER, fed, dict.fromkeys(TASKS, way), dict, dict.fromkeys(TASKS, what))

    decider = ours("Loosen", WHOLE, decide, meant.of)
    decider.decide[PAGE] = lambda answers: interview.next_page(decide(answers), answers)
    program, in_node = json.loads(write(interview)), dict.fromkeys(TASKS, meant.of_plain)
    return [
        decider,
        InNode("Loosen, decide.js (node)", NUMBER, WHOLE, "loosen.mjs", program, dict, in_node),
        ours("Loosen, assess()", WORDS, lambda answers: assess(book, answers), meant.of_assessment),
        ours("Loosen, the referee", "", lambda answers: evaluate(triage.decision, answers), meant.of),
    ]


def on_the_way(book: Book, people: list[Person]) -> list[Answered]:
    """What has been answered whenever `people` turn a page of the interview."""
    decide, interview = Decider(book.triage.decision), book.triage.interview
    met: list[Answered] = []
    for person in people:
        answers: Answered = {}
        while page := interview.next_page(decide(answers), answers):
            met.append(dict(answers))
            answers |= {id: person.truth[id] for id in page.findings}
    return met
