"""Going through a session: what is on now, what a press of a key changes, and what was done in the end.

It knows no screen and no clock: whoever shows it says how many seconds have gone by.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from loosen.book.book import Book
from loosen.book.exercise_records import Hurt
from loosen.care.session import READY, WORK, Session, Step, alone

AGAIN_AFTER = 3  # seconds into a step after which "back" begins it again


class Part(NamedTuple):
    """One set of an exercise on one side."""

    exercise: str
    side: str
    round: int


class Done(NamedTuple):
    """How many of its parts were finished. ``left_out``: it hurt."""

    exercise: str
    parts: int
    of: int
    left_out: bool


@dataclass
class Player:
    """``avoid``: exercises that are never offered in place of one that hurts.

    ``asked``: which question about the hurt is put; ``hurt``: what came of it. Time stands still meanwhile.
    """

    book: Book
    session: Session
    avoid: Collection[str] = ()
    steps: list[Step] = field(init=False)
    place: int = 0
    spent: float = 0.0
    begun: bool = False
    paused: bool = False
    ended: bool = False
    asked: int | None = None
    hurt: Hurt | None = None
    eased: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    finished: set[Part] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.steps = list(self.session.steps)

    @property
    def step(self) -> Step:
        """The step that is on."""
        return self.steps[self.place]

    @property
    def left(self) -> float:
        """Seconds left of it."""
        return max(0.0, self.step.seconds - self.spent)

    @property
    def stands(self) -> bool:
        """Whether time stands still."""
        return not self.begun or self.paused or self.ended or self.asked is not None or self.hurt is not None

    def advance(self, seconds: float) -> bool:
        """Let time go by; whether another step has begun, or the end has come."""
        before = self.place
        while seconds > 0 and not self.stands:
            if seconds < self.left:
                self.spent += seconds
                break
            seconds -= self.left
            if self.step.kind == WORK:
                self.finished.add(_part(self.step))
            self.skip()
        return self.place != before or self.ended

    def skip(self) -> None:
        """Go on to the next step, or to the end."""
        self._go(self.place + 1)

    def back(self) -> None:
        """To the beginning of this step or, when it has hardly begun, of the one before."""
        self._go(self.place if self.spent > AGAIN_AFTER else max(0, self.place - 1))

    def pause(self) -> None:
        """Hold the time, or let it go on; at first: begin."""
        if not self.begun:
            self.begun = True
        else:
            self.paused = not self.paused

    def end(self) -> None:
        """Leave it at that."""
        self.ended = True

    def hurts(self) -> None:
        """Something hurts: stop at once, and ask."""
        self.asked = 0
        if self.step.exercise not in self.book.exercises.exercises:
            self._answered(Hurt("", "", "stop", "", True, ()))

    @property
    def question(self) -> Hurt | None:
        """What is asked about the hurt."""
        return None if self.asked is None else self.book.exercises.words.hurts[self.asked]

    def answer(self, yes: bool) -> None:
        """The answer to that. The first yes decides; the last holds for whoever says no to all."""
        assert self.asked is not None
        hurts = self.book.exercises.words.hurts
        if yes:
            self._answered(hurts[self.asked])
        elif not hurts[self.asked + 1].ask:
            self._answered(hurts[self.asked + 1])
        else:
            self.asked += 1

    def _answered(self, hurt: Hurt) -> None:
        self.asked, self.hurt = None, hurt
        if hurt.then == "ease":
            self.eased.add(self.step.exercise)
        else:
            self.left_out.add(self.step.exercise)
        if hurt.then in ("check", "stop"):
            self.end()

    @property
    def instead(self) -> str:
        """The exercise that would stand in for this one; empty when there is none."""
        easier = self.book.exercises.exercises[self.step.exercise].easier.exercise
        here = {step.exercise for step in self.steps}
        return "" if easier in here | self.left_out or easier in self.avoid else easier

    @property
    def after(self) -> Step | None:
        """The first step of the next exercise; `None` when this one is the last."""
        rest = self.steps[self.place :]
        return next((step for step in rest if step.number != self.step.number), None)

    def go_on(self) -> None:
        """After what was told about the hurt: the easier form, another exercise, or the next."""
        assert self.hurt is not None
        eases, self.hurt, self.paused = self.hurt.then == "ease", None, False
        if eases:
            self._ready_again()
        elif self.instead or self.after:
            self._swap(self.instead)
        else:
            self.end()

    def _ready_again(self) -> None:
        """Time to get back into place, then the rest of what was on."""
        step = self.step
        if step.kind != WORK:
            return
        whole = int(self.spent / step.seconds * step.repetitions)
        seconds = step.seconds * (step.repetitions - whole) // step.repetitions if step.repetitions else self.left
        rest = step._replace(seconds=max(1, round(seconds)), repetitions=step.repetitions - whole)
        ready = step._replace(kind=READY, seconds=self.book.exercises.words.pace.ready, repetitions=0, hold=0)
        self.steps[self.place : self.place + 1] = [ready, rest]
        self.spent = 0.0

    def _swap(self, exercise: str) -> None:
        """Put ``exercise``, if any, in the place of the one that is on, so that nobody goes back to what hurt."""
        number, of = self.step.number, self.step.of
        places = [place for place, step in enumerate(self.steps) if step.number == number]
        easier = alone(self.book, self.book.exercises.exercises[exercise]).steps if exercise else ()
        self.steps[places[0] : places[-1] + 1] = [step._replace(number=number, of=of) for step in easier]
        self._go(places[0])

    def _go(self, place: int) -> None:
        self.spent = 0.0
        if place < len(self.steps):
            self.place = place
        else:
            self.ended = True

    @property
    def done(self) -> list[Done]:
        """What was done of each exercise, in the order of the session."""
        steps = (*self.session.steps, *self.steps)
        parts = {_part(step) for step in steps if step.kind == WORK}
        of = dict.fromkeys(step.exercise for step in steps)
        return [
            Done(
                one,
                sum(part.exercise == one for part in self.finished),
                sum(part.exercise == one for part in parts),
                one in self.left_out,
            )
            for one in of
        ]


def _part(step: Step) -> Part:
    return Part(step.exercise, step.side, step.round)
