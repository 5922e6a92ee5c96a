"""Comparing two editions by meaning: either no person is advised differently, or here is one who is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from loosen.book.book import Book
from loosen.engine.backends.formula import Encoding, Formula, differ
from loosen.engine.conclusion import Conclusion
from loosen.engine.evaluate import evaluate
from loosen.engine.finding import Answers, Finding
from loosen.engine.program import Program


@dataclass(frozen=True)
class Difference:
    """A person whom the two editions advise differently."""

    answers: Answers
    old: Conclusion
    new: Conclusion


class NotComparable(ValueError):
    """Editions whose questions or scales differ so that no person can be put to both."""


def compare(old: Book, new: Book) -> Iterator[Difference]:
    """A person each for: more urgent, calmer, or settled differently in ``new``; nothing when the two are equal.

    A finding that only one edition asks is put to that one. Raises `NotComparable` when a finding has changed its
    kind, or the scale its levels, and `ImportError` without the extra ``prove``.
    """
    from loosen.engine.backends.smt import Z3

    before, after = old.triage.decision, new.triage.decision
    if before.scale != after.scale:
        raise NotComparable(f"{', '.join(before.scale.levels)} / {', '.join(after.scale.levels)}")
    findings = {question.finding.id: question.finding for question in before.questions}
    for question in after.questions:
        known: Finding = findings.setdefault(question.finding.id, question.finding)
        if known != question.finding:
            raise NotComparable(f"{known.id}: {known.kind} / {question.finding.kind}")
    solver = Z3()
    person = solver.person("somebody", findings.values())
    first, second = Encoding(Program.of(before), person), Encoding(Program.of(after), person)
    for wanted in _ways_to_differ(first, second, range(1, len(before.scale.levels))):
        answers = solver.find(wanted, person)
        if answers is not None:
            yield Difference(answers, evaluate(before, answers), evaluate(after, answers))


def _ways_to_differ(old: Encoding, new: Encoding, ranks: range) -> Iterator[Formula]:
    """More urgent at least, calmer at least, then other differences of what is possible or required."""
    yield reduce(or_, (new.known(rank) & ~old.known(rank) for rank in ranks))
    yield reduce(or_, (old.known(rank) & ~new.known(rank) for rank in ranks))
    same = ~reduce(or_, (differ(new.known(rank), old.known(rank)) for rank in ranks))
    yield same & reduce(or_, (differ(new.possible(rank), old.possible(rank)) for rank in ranks))
    required = differ(old.unanswered_required(), new.unanswered_required())
    below_top = ~old.known(ranks[-1]) & ~new.known(ranks[-1])
    yield same & below_top & required
