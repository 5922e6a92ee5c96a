"""What is known of a person when their screens are decided, and what is still to be asked.

`Screening` can be walked through as the check can: a page at a time, only what still matters to some screen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from loosen.book.book import Book
from loosen.book.screen_records import Screen
from loosen.book.screened import LEVELS, REGION, SAME, UNKNOWN, URGENCY
from loosen.care.cabinet import Cabinet, shares
from loosen.engine.conclusion import Conclusion
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import NO, UNSURE, YES, Answer
from loosen.engine.interview import Interview

HARM = {NO: 0, UNSURE: 1, YES: 2}


@dataclass(frozen=True)
class Screening:
    """``region``: id of theirs. ``cabinet``: what they take. ``herbs``: ids of those that they asked about."""

    book: Book
    region: str
    cabinet: Cabinet
    herbs: tuple[str, ...] = ()

    @property
    def interview(self) -> Interview:
        """Every question that a screen may ask, in order."""
        return self.book.screens.interview

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """Those that concern this person: herbs only when asked about, prescription medicines only when taken."""
        taken = self.cabinet.screens(self.book.names, self.book.screens.on_skin)
        wanted = {"herb": {*self.herbs, *taken}, "prescription": taken}
        return tuple(
            screen
            for screen in self.book.screens.screens.values()
            if screen.kind not in wanted or screen.id in wanted[screen.kind]
        )

    def told(self, screen: Screen, answers: Mapping[str, Answer]) -> dict[str, Answer]:
        """All that the decision of ``screen`` goes by: answers, what they take, and what is worked out from both.

        What somebody takes outweighs a milder answer. What is screened is not held against itself, unless it is a
        product: there, more of the same is the danger.
        """
        cabinet = self.beside(screen)
        known = dict(answers)
        for id, answer in cabinet.findings(self.book.names).items():
            if HARM[answer] > HARM.get(str(known.get(id)), -1):
                known[id] = answer
        known[REGION] = self.region
        known[UNKNOWN] = YES if cabinet.unknown else UNSURE if cabinet.unconfirmed else NO
        known[SAME] = self._shares(cabinet, screen)
        check = self.book.triage.decide(answers)
        if check.settled:
            known[URGENCY] = check.at_least
        return known

    def beside(self, screen: Screen) -> Cabinet:
        """What they take beside what is screened."""
        return self.cabinet if screen.kind == "product" else self.cabinet.without(self.book.names, screen.id)

    def taken_for(self, screen: Screen, findings: Collection[str]) -> tuple[str, ...]:
        """The names of what they take that answers one of ``findings``."""
        cabinet = self.beside(screen)
        found = []
        for one in cabinet.taken:
            alone = Cabinet((one,))
            same = SAME in findings and self._shares(alone, screen) != NO
            if same or not set(findings).isdisjoint(alone.findings(self.book.names)):
                found.append(one.name)
        if UNKNOWN in findings:
            found += [*cabinet.unknown, *(one.typed for one in cabinet.unconfirmed)]
        return tuple(dict.fromkeys(found))

    def _shares(self, cabinet: Cabinet, screen: Screen) -> str:
        groups = [group for group in screen.groups if group in self.book.screens.same]
        return shares(self.book.names, cabinet, screen.substances, groups)

    def conclude(self, screen: Screen, answers: Mapping[str, Answer]) -> Conclusion:
        """What ``screen`` says of them."""
        return evaluate(screen.decision, self.told(screen, answers))

    def decide(self, answers: Mapping[str, Answer]) -> Conclusion:
        """What still matters to any screen. The levels say nothing: each screen has one of its own."""
        still = {one for screen in self.screens for one in self.conclude(screen, answers).open_findings}
        matter = tuple(id for id in self.interview.decision.asks if id in still)
        return Conclusion(LEVELS[0], LEVELS[-1], not matter, (), (), matter)
