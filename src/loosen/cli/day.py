"""Showing a plan in a terminal: the next thing whole, the rest in a line or two each."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.care.care_plan import CarePlan, Planned
from loosen.cli.result import reviewed
from loosen.cli.screen import bullets, mark, say, title
from loosen.words import _, n_


def show(book: Book, plan: CarePlan, full: bool) -> None:
    """The day from top to bottom; if ``full``, how to do everything and what it rests on."""
    if plan.check_again or plan.ask:
        title(plan.headline, "red" if plan.check_again else "bold")
        _show_signs(plan)
        say(_('Run "loosen check", or "loosen today" without --answers to be asked.'))
        return
    title(_("Today, {day}: {phase}").format(day=plan.day.isoformat(), phase=plan.name))
    say(plan.headline)
    if plan.recovery and plan.recovery.because:
        say(
            _("{how}: {why} {do}").format(
                how=plan.recovery.name, why=plan.recovery.because[0].text, do=plan.recovery.do
            )
        )
    for told in plan.changed:
        say(told.text + (" " + told.why if told.why else ""), f"  {_('New')}: ", "    ", "green")
    for number, item in enumerate(plan.items, 1):
        _show(book, item, number, full or number == 1)
    title(_("Better leave for now"))
    bullets(f"{one.text} {one.why}" for one in plan.avoid)
    title(_("You are further when"))
    say(plan.better)
    say(plan.tomorrow)
    if plan.because:
        say(_("Why this plan: {reasons}").format(reasons=" ".join(one.text for one in plan.because)))
    print()
    if not full:
        say(_("With --full it tells how to do each of these, and what it rests on. Too much? Add --gentler."))
    danger = _("If a danger sign appears, call {number} or run loosen check.")
    say(mark(danger.format(number=plan.number_to_call), "bold"))
    say(reviewed(book.edition))


def _show(book: Book, item: Planned, number: int, whole: bool) -> None:
    print()
    say(mark(item.title, "bold"), f"{number}. ", "   ")
    say(_how_long(item), "   ")
    say(item.why, "   ")
    if not whole:
        return
    positions = {position.id: _(position.title) for position in book.relief}
    bullets([positions[id] for id in item.relief], "  *")
    bullets(item.how, "  -")
    if item.session:
        exercises = book.exercises.exercises
        names = dict.fromkeys(_(exercises[step.exercise].title) for step in item.session.steps)
        say(_("Exercises: {names}.").format(names=", ".join(names)), "   ")
        adapt = dict.fromkeys(one for some in item.session.adapt.values() for one in some)
        bullets(adapt, "  !")
    say(_("How sure that is: {evidence}").format(evidence=item.evidence), "   ")
    say(_("Sources: {sources}").format(sources=", ".join(item.sources)), "   ")


def _how_long(item: Planned) -> str:
    if not item.minutes:
        return item.when
    minutes = n_("{count} minute", "{count} minutes", item.minutes).format(count=item.minutes)
    least, most = item.times
    if most == 1:
        return f"{item.when} · {minutes}"
    times = f"{least}-{most}" if most > least else str(least)
    return f"{item.when} · {minutes} · " + _("{times} times").format(times=times)


def _show_signs(plan: CarePlan) -> None:
    if plan.danger_signs:
        title(_("Call {number} at once if you get").format(number=plan.number_to_call))
        bullets(plan.danger_signs)
        print()
