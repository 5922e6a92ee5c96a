"""Showing an assessment to a person in a terminal."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.book.records import Edition, Region
from loosen.care.answers import in_words
from loosen.care.assessment import Assessment, Reason
from loosen.cli.screen import bullets, mark, say, title
from loosen.engine.finding import NO
from loosen.words import _, n_

COLOURS = ("green", "blue", "blue", "yellow", "red")  # calmest first; the words say it all without them


MOST_OPEN = 5


def show(book: Book, region: Region, result: Assessment) -> None:
    """The level, whom to contact, what to do, why, and the signs to watch for."""
    triage = book.triage
    level = triage.levels[result.disposition.at_least]
    rank = triage.decision.scale.rank(level.id)
    if result.disposition.settled:
        title(_(level.name).upper(), COLOURS[min(rank, len(COLOURS) - 1)])
    else:
        title(_("Not finished yet").upper(), "yellow")
    say(result.headline)
    if result.contact:
        print()
        say(result.contact)
        say(mark(_("When: {within}.").format(within=result.within), "bold"))
    title(_("What to do"))
    bullets(result.what_to_do)
    if result.say:
        print()
        say(_('You can say: "{words}"').format(words=result.say))
    if result.because:
        title(_("Why"))
        for reason in result.because:
            _show_reason(book, reason)
    if result.others == NO:
        title(_("Taken as no"))
        say(_("Everything that was not answered was taken as no. If that is not so, the result does not hold."))
    if result.open:
        title(_("Still open"))
        bullets(_(book.findings.asked[id].question) for id in result.open[:MOST_OPEN])
        more = len(result.open) - MOST_OPEN
        if more > 0:
            say(n_("and {more} more question.", "and {more} more questions.", more).format(more=more), "  ")
    if result.warning_signs:
        title(_("Call {number} at once if you get").format(number=region.fill(_(region.emergency_number))))
        bullets(result.warning_signs)
    print()
    say(
        _("This holds for {hours} hours; after that, or if anything changes, check again.").format(
            hours=result.valid_for_hours
        )
    )
    say(_footer(book, result), "")


def _show_reason(book: Book, reason: Reason) -> None:
    triage = book.triage
    say(reason.because, f"  {_(triage.levels[reason.level].name)}: ", "    ", "bold")
    answers = "; ".join(in_words(book.findings.asked[id], answer) for id, answer in reason.answers.items())
    say(_("Your answers: {answers}").format(answers=answers), "    ")
    certainty = _(triage.fears[triage.rules[reason.rule].fear].certainty)
    sources = ", ".join(reason.sources)
    say(_("Certainty: {certainty}. Sources: {sources}").format(certainty=certainty, sources=sources), "    ")


def _footer(book: Book, result: Assessment) -> str:
    count = len(book.triage.rules)
    rules = n_("{count} rule", "{count} rules", count).format(count=count)
    return _("Rule book {version} ({rules}, {hash}). {reviewed} It does not replace an examination.").format(
        version=result.edition, rules=rules, hash=result.hash[:12], reviewed=reviewed(book.edition)
    )


def reviewed(edition: Edition) -> str:
    """Who has reviewed the rule book, or that nobody has."""
    if edition.reviewed_by == "none yet":
        return _("No clinician has reviewed Loosen's rule book yet.")
    return _("Loosen's rule book was reviewed by {name}.").format(name=edition.reviewed_by)
