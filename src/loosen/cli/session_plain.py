"""A session as text: its steps with their times, and what was done in the end."""

from __future__ import annotations

from collections.abc import Mapping

from loosen.book.book import Book
from loosen.care.player import Done, Player
from loosen.care.session import READY, REST, SWITCH, WORK, Session, Step
from loosen.care.timers import LOOK
from loosen.cli.card import Card, card_of, clock, lasting, not_asked, part_of
from loosen.cli.screen import bullets, mark, say, title
from loosen.words import _, n_


def show_steps(book: Book, session: Session, adapt: Mapping[str, tuple[str, ...]]) -> None:
    """Every step with the time at which it begins; how to do each exercise before its first."""
    seconds, number = 0, 0
    total = sum(step.seconds for step in session.steps)
    say(_("This takes {time}.").format(time=lasting(total)))
    for step in session.steps:
        card = card_of(book, step.exercise, adapt)
        if step.number != number:
            number = step.number
            _show_card(card, step)
        say(_in_words(step, card), f"  {clock(seconds):>5}  ", how="bold" if step.kind == WORK else "")
        seconds += step.seconds
    say(_("The end."), f"  {clock(seconds):>5}  ")
    if not adapt:
        print()
        say(not_asked(book, session.steps))


def _show_card(card: Card, step: Step) -> None:
    place = _("{number} of {of}").format(number=step.number, of=step.of)
    title(f"{card.title} ({place})" if step.of > 1 else card.title)
    if card.start:
        say(card.start, "  ")
    for how in card.adapt:
        say(_("For you: {how}").format(how=how), "  ")
    for number, text in enumerate(card.steps, 1):
        say(text, f"  {number}. ")
    say(_("Stop if:"), "  ")
    bullets(card.stop, "  -")
    print()


def _in_words(step: Step, card: Card) -> str:
    names = {
        READY: _("Get ready"),
        REST: _("Rest"),
        SWITCH: _("Change sides"),
        LOOK: _("Look at your skin"),
        WORK: card.title,
    }
    told = [names[step.kind]]
    if step.kind == WORK:
        times = step.repetitions
        told += [part_of(step), n_("{count} time", "{count} times", times).format(count=times) if times else ""]
        told.append(_("hold {count} seconds each").format(count=step.hold) if step.hold and times else "")
    told.append(lasting(step.seconds))
    return ", ".join(one for one in told if one)


def show_done(player: Player) -> None:
    """What was done and, when it hurt, what to do now."""
    book, hurt = player.book, player.hurt
    if hurt is not None and hurt.told:
        title(_(hurt.told), "red" if hurt.then == "check" else "yellow")
    elif hurt is not None:
        title(_("Stop here. These are the signs to look out for:"), "yellow")
        bullets(card_of(book, player.step.exercise, {}).stop)
    if hurt is not None and hurt.then == "check":
        say(mark(_("Run: loosen check"), "bold"))
    title(_("What you did"))
    for done in player.done:
        say(f"{card_of(book, done.exercise, {}).title}: {_how_far(done)}", "  ")
    if not player.left_out and any(done.parts and done.exercise in book.exercises.exercises for done in player.done):
        print()
        say(_(book.exercises.words.good_sign))


def _how_far(done: Done) -> str:
    if done.parts == done.of:
        return _("done")
    told = _("not finished")
    if done.parts:
        told = _("{parts} of {of} parts").format(parts=done.parts, of=done.of)
    return _("{told}; left out because it hurt").format(told=told) if done.left_out else told
