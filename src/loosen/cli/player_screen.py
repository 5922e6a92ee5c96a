"""What a session looks like in a terminal: the same in a small window with less around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rich.console import Console, Group
from rich.text import Text

from loosen.book.book import Book
from loosen.care.moment import FREE, IN, ON, OUT, Moment, moment_of
from loosen.care.player import Player
from loosen.care.session import READY, SWITCH, WORK, Step
from loosen.care.timers import LOOK
from loosen.cli.big import big
from loosen.cli.card import Card, card_of, clock, lasting, not_asked, part_of
from loosen.words import _

Lines = list[Text]
WIDEST = 76
BREATH_BAR = 24
LARGE = (100, 40)  # columns and rows from which numbers are drawn twice as large
MOSTLY, LESS, LEAST = 1, 2, 3  # how much is left out where there is too little room


@dataclass(frozen=True)
class Signs:
    """What bars and marks are drawn with."""

    ink: str = "█"
    full: str = "━"
    empty: str = "─"
    mark: str = "▶"
    between: str = " · "
    more: str = "…"
    arrows: tuple[str, str] = ("←", "→")


PLAIN = Signs(ink="#", full="=", empty="-", mark=">", between=" | ", more="...", arrows=("b", "n"))


class Screen:
    """Draws a player. ``adapt``: how exercises are changed for this person, by exercise."""

    def __init__(self, console: Console, player: Player, adapt: Mapping[str, tuple[str, ...]]) -> None:
        self.console = console
        self.player = player
        self.adapt = adapt
        self.book: Book = player.book
        self.signs = PLAIN if console.options.ascii_only else Signs()

    def draw(self) -> Group:
        """All of it, as it is now; whatever fits."""
        columns, rows = self.console.size
        self.width = max(20, min(columns - 2, WIDEST))
        self.size = 2 if (columns, rows) >= LARGE and rows >= LARGE[1] else 1
        keys = self._wrapped(self.signs.between.join(self._keys()), "dim")
        room = rows - len(keys) - 1
        for less in (0, MOSTLY, LESS, LEAST):
            lines = self._body()(less)
            if len(lines) <= room:
                break
        if len(lines) > room:
            lines = [*lines[: room - 1], Text(self.signs.more)]
        blank = [Text("")] * (rows - len(keys) - len(lines))
        left = " " * ((columns - self.width) // 2)
        return Group(*(Text(left).append_text(line) for line in (*lines, *blank, *keys)))

    def _body(self) -> Callable[[int], Lines]:
        player = self.player
        if player.asked is not None:
            return self._asked
        if player.hurt is not None:
            return self._told
        if not player.begun:
            return self._welcome
        return self._working if player.step.kind == WORK else self._between

    def _keys(self) -> list[str]:
        player, (left, right) = self.player, self.signs.arrows
        end = _("q end")
        if player.asked is not None:
            return [_("y yes"), _("n no"), end]
        if player.hurt is not None:
            return [_("space go on"), end]
        if not player.begun:
            return [_("space begin"), end]
        space = _("space go on") if player.paused else _("space pause")
        return [space, f"{left} " + _("back"), f"{right} " + _("skip"), _("x this hurts"), end]

    # What stands on the screen, from the top down

    def _welcome(self, less: int) -> Lines:
        steps = self.player.steps
        card = self._card(steps[0])
        total = lasting(sum(step.seconds for step in steps))
        stop = card.stop
        if steps[0].of == 1:
            lines = self._header(card.title, total)
        else:
            lines = self._header(_("Your session"), total)
            for number, id in dict.fromkeys((step.number, step.exercise) for step in steps):
                lines += self._item(f"{number}", card_of(self.book, id, self.adapt).title)
            stop = tuple(map(_, self.book.exercises.words.stop))
        if card.start:
            lines += [*self._gap(less), *self._wrapped(_("Start: {how}").format(how=card.start))]
        lines += self._changes(card)
        if not self.adapt:
            lines += [*self._gap(less), *self._wrapped(not_asked(self.book, steps), "yellow")]
        lines += self._titled(_("Stop if"), stop, less)
        return lines + (self._titled(_("How"), card.steps, less) if card.exercise is None else [])

    def _between(self, less: int) -> Lines:
        """Getting ready, changing sides, resting, or looking at the skin."""
        step, card = self.player.step, self._card(self.player.step)
        names = {READY: _("Get ready"), SWITCH: _("Change sides"), LOOK: _("Look at your skin")}
        lines = self._header(names.get(step.kind, _("Rest")), self._place())
        lines += self._number(clock(self.player.left), "cyan", less, small=less >= LESS) + self._bar("cyan")
        if step.kind == LOOK:
            return lines + self._titled(_("Stop if"), card.stop, less)
        follows = _("Now: {name}") if step.kind in (READY, SWITCH) else _("Next: {name}")
        part = f" ({part_of(step)})" if part_of(step) else ""
        lines += [Text(""), *self._wrapped(follows.format(name=card.title) + part, "bold")]
        if step.kind != SWITCH:
            lines += self._wrapped(card.start)
        return lines + self._changes(card) + (self._steps(card, 0, less) if less < LEAST else [])

    def _working(self, less: int) -> Lines:
        player, step = self.player, self.player.step
        card = self._card(step)
        lines = self._header(card.title, self._place())
        if card.exercise is None:
            lines += self._number(clock(player.left), "green", less, small=less >= LESS) + self._bar("green")
            return lines + self._titled(_("Stop if"), card.stop, less)
        lines += self._wrapped(part_of(step).capitalize(), "bold") if part_of(step) else []
        moment = moment_of(card.exercise, step, player.spent, self.book.exercises.words.pace)
        counted = moment.repetition > 0
        number = f"{moment.repetition}/{step.repetitions}" if counted else clock(player.left)
        # The step that is on is worth more than a large number, and a large number more than the other steps.
        only = less >= LESS and moment.step > 0
        lines += self._number(number, "green", less, small=less >= (LEAST if only else LESS))
        lines += self._bar("green", counted) + self._breath(moment) + self._changes(card)
        return lines + (self._steps(card, moment.step, less, only) if only or less < LEAST else [])

    def _asked(self, less: int) -> Lines:
        question = self.player.question
        assert question is not None
        lines = self._header(_("This hurts"), "", "red")
        return [*lines, *self._gap(less), *self._wrapped(_(question.ask), "bold")]

    def _told(self, less: int) -> Lines:
        player, hurt = self.player, self.player.hurt
        assert hurt is not None
        lines = [*self._header(_("This hurts"), "", "yellow"), *self._gap(less), *self._wrapped(_(hurt.told), "bold")]
        exercise = self.book.exercises.exercises[player.step.exercise]
        if hurt.then == "ease":
            return [*lines, *self._gap(less), *self._wrapped(_("Easier: {how}").format(how=_(exercise.easier.how)))]
        if player.instead:
            name = _(self.book.exercises.exercises[player.instead].title)
        else:
            name = self._card(player.after).title if player.after else _("that was the last one")
        return [*lines, *self._gap(less), *self._wrapped(_("Next: {name}").format(name=name))]

    # Its parts

    def _header(self, title: str, place: str, style: str = "") -> Lines:
        rule = Text(self.signs.empty * self.width, "dim")
        there = Text(place, "dim")
        *first, last = self._wrapped(title, f"bold {style}".strip(), self.width - there.cell_len - 2)
        last.append(" " * (self.width - last.cell_len - there.cell_len)).append_text(there)
        return [*first, last, rule]

    def _number(self, text: str, style: str, less: int, *, small: bool) -> Lines:
        if small:
            return [Text(text, f"bold {style}")]
        rows = [Text(row, style) for row in big(text, self.signs.ink, self.size)]
        return [*self._gap(less), *rows, *self._gap(less)]

    def _bar(self, style: str, counted: bool = False) -> Lines:
        """How much of the step is over and, if ``counted``, the time left."""
        time = f" {clock(self.player.left)}" if counted else ""
        return [self._filled(self.player.spent / self.player.step.seconds, self.width - len(time), style).append(time)]

    def _filled(self, part: float, width: int, style: str) -> Text:
        full = round(width * min(1.0, max(0.0, part)))
        return Text(self.signs.full * full, style).append(self.signs.empty * (width - full), "dim")

    def _breath(self, moment: Moment) -> Lines:
        cue = {
            IN: _("Breathe in"),
            OUT: _("Breathe out"),
            ON: _("Hold, and breathe on"),
            FREE: _("Breathe as you like"),
        }[moment.breath]
        line = Text(cue, "bold" if moment.breath != FREE else "")
        if moment.breath != FREE:
            room = min(BREATH_BAR, self.width - 22)
            line.append(" " * max(1, 22 - line.cell_len)).append_text(self._filled(moment.filled, room, "blue"))
        return [line]

    def _steps(self, card: Card, now: int, less: int, only: bool = False) -> Lines:
        """The steps, with the one that is on marked; ``only`` that one where there is no room."""
        lines = self._gap(less)
        for number, step in enumerate(card.steps, 1):
            if number == now or not only:
                mark = self.signs.mark if number == now else " "
                lines += self._item(f"{mark} {number}", step, "bold" if number == now else "")
        return lines

    def _changes(self, card: Card) -> Lines:
        """How this person does it otherwise."""
        told = [_("For you: {how}").format(how=how) for how in card.adapt]
        if card.exercise is not None and card.exercise.id in self.player.eased:
            told.append(_("Easier: {how}").format(how=card.easier))
        return [line for one in told for line in self._wrapped(one, "yellow")]

    def _titled(self, title: str, texts: tuple[str, ...], less: int) -> Lines:
        items = [line for text in texts for line in self._item("-", text)]
        return [*self._gap(less), Text(title, "bold"), *items]

    def _item(self, sign: str, text: str, style: str = "") -> Lines:
        wide = len(sign) + 2
        lines = self._wrapped(text, style, self.width - wide)
        return [
            Text(f" {sign} " if not place else " " * wide, style).append_text(line) for place, line in enumerate(lines)
        ]

    def _gap(self, less: int) -> Lines:
        return [Text("")] if less < MOSTLY else []

    def _wrapped(self, text: str, style: str = "", width: int | None = None) -> Lines:
        return list(Text(text, style).wrap(self.console, width or self.width))

    def _card(self, step: Step) -> Card:
        return card_of(self.book, step.exercise, self.adapt)

    def _place(self) -> str:
        step = self.player.step
        place = _("{number} of {of}").format(number=step.number, of=step.of) if step.of > 1 else ""
        return self.signs.between.join(one for one in (_("Paused") if self.player.paused else "", place) if one)
