"""``loosen rulebook``: read, check and prove the rules behind the advice."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from loosen.book.book import Book
from loosen.book.load import load_rulebook, read_folder
from loosen.cli.errors import WRONG, bad_input
from loosen.cli.person import told
from loosen.cli.screen import say, title
from loosen.engine.evaluate import evaluate
from loosen.engine.explain import why_ask
from loosen.engine.program import Program
from loosen.words import _, n_, nearest


def check(chosen: argparse.Namespace) -> int:
    """List everything that is wrong with a rule book."""
    from loosen.book.check import check as problems_of
    from loosen.book.unnamed_sources import unnamed, without_address

    book = read_folder(chosen.rulebook)
    problems = problems_of(book)
    for problem in problems:
        print(problem)
    if problems:
        print(n_("{count} problem.", "{count} problems.", len(problems)).format(count=len(problems)))
        return WRONG
    say(
        _(
            "Whole: {findings} findings, {fears} fears, {rules} rules, {screens} screens, {positions} positions, "
            "{sources} sources, {promises} promises, {cases} cases."
        ).format(
            findings=len(book.known),
            fears=len(book.triage.fears),
            rules=len(book.triage.rules),
            screens=len(book.screens.screens),
            positions=len(book.relief),
            sources=len(book.sources),
            promises=len(book.promises),
            cases=len(book.cases) + len(book.medicine_cases) + len(book.plan_cases),
        )
    )
    say(_("Edition {version}, {hash}.").format(version=book.edition.version, hash=book.hash))
    if lonely := unnamed(book):
        say(_("Nothing names these sources: {ids}.").format(ids=", ".join(lonely)))
    if lost := without_address(book):
        say(_("No address leads to these sources: {ids}.").format(ids=", ".join(lost)))
    return 0


def prove(chosen: argparse.Namespace) -> int:
    """Prove every promise with two solvers; show a person for each one that is broken."""
    from loosen.book.prove import prove as verdicts

    book = load_rulebook(chosen.rulebook)
    for wanted in chosen.promises:
        if wanted not in book.promises:
            message = _('there is no promise "{id}".').format(id=wanted)
            raise bad_input(message + nearest(wanted, list(book.promises)))
    started = time.perf_counter()
    broken = 0
    for verdict in verdicts(book, chosen.promises):
        broken += bool(verdict.broken)
        word = _("BROKEN") if verdict.broken else _("holds")
        took = f"({_(verdict.solver)}, {verdict.seconds * 1000:.0f} ms)"
        say(f"{_(verdict.promise.says)} {took}", f"{verdict.promise.id}  {word}  ", how="red" if verdict.broken else "")
        for how in verdict.broken:
            if how.answers is None:
                say(how.words, "       ")
            else:
                say(_("Broken by a person who answers: {answers}").format(answers=told(book, how.answers)), "       ")
                result = evaluate(book.decisions[how.claim.decision if how.claim else "triage"], how.answers)
                levels = _("at least {low}, at most {high}").format(low=result.at_least, high=result.at_most)
                say(_("They come out at: {levels}.").format(levels=levels), "       ")
    seconds = time.perf_counter() - started
    print()
    if broken:
        say(_("{broken} of the verdicts above say broken ({seconds:.1f} s).").format(broken=broken, seconds=seconds))
        return WRONG
    count = len(chosen.promises) or len(book.promises)
    say(
        n_(
            "{count} promise holds for every possible person",
            "All {count} promises hold for every possible person",
            count,
        ).format(count=count)
        + " "
        + _("({seconds:.1f} s).").format(seconds=seconds)
    )
    return 0


def compare(chosen: argparse.Namespace) -> int:
    """Show whether two editions advise anybody differently."""
    from loosen.book.compare import NotComparable
    from loosen.book.compare import compare as differences

    old, new = load_rulebook(chosen.old), load_rulebook(chosen.new)
    if Program.of(old.triage.decision).hash == Program.of(new.triage.decision).hash:
        say(_("Equal: the two editions hold the same program."))
        return 0
    try:
        found = list(differences(old, new))
    except NotComparable as error:
        raise bad_input(_("The two editions cannot be put to the same person: {why}.").format(why=error)) from None
    if not found:
        say(_("Equal: no possible person is advised differently, though the rules are written otherwise."))
        return 0
    for one in found:
        title(_("Advised differently: a person who answers"))
        say(told(new if set(one.answers) <= set(new.findings.findings) else old, one.answers), "  ")
        for name, result in ((_("old"), one.old), (_("new"), one.new)):
            say(
                _("{edition}: at least {low}, at most {high}, {settled}; because of {rules}").format(
                    edition=name,
                    low=result.at_least,
                    high=result.at_most,
                    settled=_("settled") if result.settled else _("not settled"),
                    rules=", ".join(fired.rule for fired in result.fired) or _("nothing yet"),
                ),
                "  ",
            )
    return WRONG


def findings(chosen: argparse.Namespace) -> int:
    """List the findings and what each takes."""
    book = load_rulebook(chosen.rulebook)
    shown = 0
    for page in book.screens.screened.pages:
        for id in page.findings:
            asked = book.asked[id]
            line = f"{id} {_(asked.question)} {asked.tick}".lower()
            if all(word.lower() in line for word in chosen.words):
                say(f"{_(asked.question)} ({asked.finding.kind})", f"{id}  ", "    ", "bold")
                shown += 1
    if not shown:
        known = list(book.known)
        raise bad_input(
            _('no finding holds "{words}".').format(words=" ".join(chosen.words)) + nearest(chosen.words[0], known)
        )
    return 0


def explain(chosen: argparse.Namespace) -> int:
    """Show one rule, fear or finding."""
    book = load_rulebook(chosen.rulebook)
    triage = book.triage
    if chosen.id in triage.rules:
        from loosen.formats.markdown import rule_page

        print(rule_page(book, triage.rules[chosen.id]).rstrip())
    elif chosen.id in triage.fears:
        from loosen.formats.markdown import fear_page

        print(fear_page(book, triage.fears[chosen.id]).rstrip())
    elif chosen.id in book.known:
        asked = book.asked[chosen.id]
        say(_(asked.question))
        say(_(asked.help))
        decisions = book.decisions.values()
        rules = ", ".join(dict.fromkeys(rule.id for decision in decisions for rule in why_ask(decision, chosen.id)))
        say(_("Rules that depend on it: {rules}").format(rules=rules))
    else:
        _explain_screen(book, chosen.id)
    return 0


def _explain_screen(book: Book, id: str) -> None:
    """Show a screen, or one of its cautions."""
    from loosen.formats.markdown_screens import caution_page, screen_page

    screens = book.screens.screens
    if id in screens:
        print(screen_page(book, screens[id]).rstrip())
        return
    for screen in screens.values():
        for rule in screen.decision.rules:
            if rule.id == id:
                print(caution_page(book, screen, rule).rstrip())
                return
    cautions = [rule for screen in screens.values() for rule in screen.cautions]
    known = [*book.triage.rules, *book.triage.fears, *screens, *book.known, *cautions]
    raise bad_input(_('there is no rule, fear, medicine or finding "{id}".').format(id=id) + nearest(id, known))


def docs(chosen: argparse.Namespace) -> int:
    """Write the rule book as Markdown pages."""
    from loosen.formats.markdown import pages

    folder = Path(chosen.to)
    written = 0
    try:
        for name, text in pages(load_rulebook(chosen.rulebook)):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written += 1
    except OSError as error:
        raise bad_input(_("{folder} cannot be written: {why}.").format(folder=folder, why=error.strerror)) from None
    say(_("{count} pages written to {folder}.").format(count=written, folder=folder))
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": check,
    "prove": prove,
    "compare": compare,
    "findings": findings,
    "explain": explain,
    "docs": docs,
}
