"""Showing prevention in a terminal: the week, the work place, risks, breaks, food and water."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.book.prevention_records import Grounds
from loosen.care.prevention_records import BreaksFound, Programme, ProgrammeDay, RisksFound, WorkplaceFound
from loosen.care.weekdays import weekday_names
from loosen.cli.result import MOST_OPEN, reviewed
from loosen.cli.screen import bullets, mark, say, title
from loosen.words import _, n_


def week(book: Book, made: Programme) -> None:
    """The programme, day by day, and why."""
    title(_("Week {week}: {title}").format(week=made.week, title=made.title) if made.begins else made.headline)
    if not made.begins:
        bullets(one.text for one in made.because)
        if made.open:
            say(_("Still to be answered:"))
            bullets(_(book.asked[id].question) for id in made.open[:MOST_OPEN])
            more = len(made.open) - MOST_OPEN
            if more > 0:
                say(n_("and {more} more question.", "and {more} more questions.", more).format(more=more), "  ")
        say(_("loosen today plans the day until then."))
        say(reviewed(book.edition))
        return
    say(made.headline)
    if made.counts < made.week:
        say(made.missed)
    print()
    widest = max(map(len, weekday_names()))
    for name, one in zip(weekday_names(), made.days, strict=True):
        say(_of_day(made, one), f"  {name:<{widest}}  ")
    _walks(made)
    _strength(book, made)
    print()
    say(_("If a danger sign appears, stop and run loosen check."))
    say(reviewed(book.edition))


def _of_day(made: Programme, day: ProgrammeDay) -> str:
    if day.strength and made.strength:
        return f"{made.strength.title} · {_minutes(made.strength.session.minutes)}"
    if day.walk and made.walks:
        return f"{made.walks.title} · {_minutes(day.walk)}"
    return made.rest


def _minutes(count: int) -> str:
    return n_("{count} minute", "{count} minutes", count).format(count=count)


def _walks(made: Programme) -> None:
    for told in made.without:
        title(_("Without: {exercise}.").format(exercise=told.text))
        say(told.why)
    if made.walks:
        title(made.walks.title)
        total = made.walks.total
        all_in_all = n_("{count} minute in all this week.", "{count} minutes in all this week.", total)
        say(f"{all_in_all.format(count=total)} {made.walks.from_last}".rstrip())
        say(made.walks.why)
        bullets((_("For you: {how}").format(how=how) for how in made.walks.adapt), "!")
        _sure(made.walks.grounds)


def _strength(book: Book, made: Programme) -> None:
    strength = made.strength
    if strength is None:
        return
    title(f"{strength.title}: {strength.name}")
    say(strength.headline)
    for number, (id, adapt) in enumerate(strength.session.adapt.items(), 1):
        more = f" ({_('A little more this week')})" if id == strength.grown else ""
        say(mark(_(book.exercises.exercises[id].title), "bold") + more, f"  {number}. ", "     ")
        say(strength.amounts[id], "     ")
        bullets((_("For you: {how}").format(how=how) for how in adapt), "   !")
    for told in strength.left_out:
        say(_("Left out for you: {exercise}. {why}").format(exercise=told.text, why=told.why), "  - ", "    ")
    names = " ".join(strength.session.adapt)
    say(_("loosen session {names} leads you through them, as for a beginner.").format(names=names))
    say(strength.why)
    _sure(strength.grounds)


def _sure(grounds: Grounds, indent: str = "") -> None:
    say(_("How sure that is: {evidence}").format(evidence=_(grounds.evidence)), indent)
    say(_("Sources: {sources}").format(sources=", ".join(grounds.sources)), indent)


def workplace(book: Book, found: WorkplaceFound) -> None:
    """Advice, what is most worth trying first."""
    title(_(book.prevention.workplace.title))
    say(found.text)
    _sure(found.grounds)
    if not found.advice:
        title(found.name)
        say(found.headline)
    for level in reversed(list(book.prevention.workplace.levels.values())):
        of_level = [one for one in found.advice if one.level == level.id]
        if of_level:
            title(_(level.name))
            say(_(level.headline))
        for one in of_level:
            print()
            say(mark(one.title, "bold"), "  ")
            bullets(one.how, "  -")
            say(one.because, "  ")
            _sure(one.grounds, "  ")
    if found.open:
        print()
        say(_("Still to be answered:"))
        bullets(_(book.asked[id].question) for id in found.open)
    say(reviewed(book.edition))


def risks(book: Book, found: RisksFound) -> None:
    """What goes along with the next spell; theirs first."""
    title(found.title)
    say(found.text)
    for one in found.factors:
        print()
        say(mark(one.title, "bold") + (f" ({_('May be yours')})" if one.yours else ""))
        say(one.size, "  " + _("How much") + ": ", "    ")
        say(one.lowers, "  " + _("What lowers it") + ": ", "    ")
        say(one.do, "  " + _("What you can do") + ": ", "    ")
        _sure(one.grounds, "  ")
    print()
    say(reviewed(book.edition))


def breaks(book: Book, found: BreaksFound) -> None:
    """What to do in a break, and why."""
    title(found.title)
    say(f"{found.text} {found.why}")
    bullets(found.ideas)
    if found.held_back:
        say(_("More ideas depend on what suits you. Give --answers to see them."))
    _sure(found.grounds)
    say(reviewed(book.edition))


def food(book: Book) -> None:
    """What is known of food and water."""
    told = book.prevention.food
    title(_(told.title))
    say(_(told.text))
    for one in told.items:
        print()
        say(mark(_(one.title), "bold"))
        say(_(one.text), "  ")
        _sure(one.grounds, "  ")
    print()
    say(reviewed(book.edition))
