"""What a question is asked for, in words."""

from __future__ import annotations

from loosen.book.book import Book
from loosen.engine.explain import why_ask
from loosen.words import _


def bears_on(book: Book, finding: str) -> list[str]:
    """The fears of the check that hang on ``finding``; when none does, what else its answer is for."""
    triage = book.triage
    if finding in triage.decision.asks:
        fears = dict.fromkeys(triage.rules[rule.id].fear for rule in why_ask(triage.decision, finding))
        return [_(triage.fears[fear].fear) for fear in fears]
    if finding in book.today.findings:
        return [_("the plan of today")]
    screens = [_(one.name) for one in book.screens.screens.values() if why_ask(one.decision, finding)]
    return screens or [_(one.title) for one in book.exercises.exercises.values() if why_ask(one.decision, finding)]
