"""What a person is shown of their assessment: every sentence of the result, ready to be laid out.

The browser works out the same by itself (`showing.js`) when nothing has been sent anywhere; both must agree word for
word. All values are text, truth, or lists and mappings of them, so that a showing travels as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loosen.book.book import Book
from loosen.book.records import Asked, Region, Source
from loosen.care.answers import in_words
from loosen.care.assessment import Assessment, Reason, region_of
from loosen.engine.explain import would_change
from loosen.engine.finding import NO, UNSURE, YES, Answer, Number
from loosen.words import _

Showing = dict[str, Any]


def showing(book: Book, answers: Mapping[str, Answer], result: Assessment) -> Showing:
    """Everything that the result of ``answers`` shows."""
    triage = book.triage
    level = result.disposition.at_least
    region = region_of(book, result.region)
    calmer, more_urgent = _changes(book, answers, level)
    return {
        "level": level,
        "name": _(triage.levels[level].name),
        "headline": result.headline,
        "contact": result.contact,
        "within": result.within,
        "number": result.number_to_call,
        "call": f"tel:{region.tel}" if region.tel else "",
        "calls": _calls(book, region),
        "say": result.say,
        "what_to_do": list(result.what_to_do),
        "because": [_reason(book, reason) for reason in result.because],
        "calmer": calmer,
        "more_urgent": more_urgent,
        "warning_signs": list(result.warning_signs),
        "answers": _answers(book, answers),
    }


def _calls(book: Book, region: Region) -> list[dict[str, str]]:
    """The number to press; without a region each of those there are, and where it is the right one."""
    if region.tel:
        return [{"where": "", "number": _(region.emergency_number), "call": f"tel:{region.tel}"}]
    return [
        {"where": _(one.name), "number": _(one.emergency_number), "call": f"tel:{one.tel}"}
        for one in book.regions.values()
        if one.tel
    ]


def _reason(book: Book, reason: Reason) -> dict[str, Any]:
    triage = book.triage
    return {
        "level": _(triage.levels[reason.level].name),
        "because": reason.because,
        "answers": [in_words(book.findings.asked[id], answer) for id, answer in reason.answers.items()],
        "certainty": certainty_in_words(triage.fears[triage.rules[reason.rule].fear].certainty),
        "sources": [source_in_words(book.sources[id]) for id in reason.sources],
    }


def certainty_in_words(certainty: str) -> str:
    """How sure the evidence is, in words of our own."""
    return {
        "high": _("The evidence for this is strong."),
        "moderate": _("The evidence for this is fairly good, but not certain."),
        "low": _("The evidence for this is weak. We act on it to be on the safe side."),
    }[certainty]


def source_in_words(source: Source) -> dict[str, str]:
    """A source as a line, and its address when there is one."""
    parts = (source.title, source.organisation, str(source.year or ""))
    return {"title": ". ".join(part.rstrip(".") for part in parts if part), "url": source.url}


def _changes(
    book: Book, answers: Mapping[str, Answer], level: str
) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """One other answer that would make it calmer; and by level, those that would make it more urgent."""
    triage = book.triage
    rank = triage.decision.scale.rank
    calmer: list[dict[str, str]] = []
    worse: dict[str, list[str]] = {}
    for change in would_change(triage.decision, answers, triage.compiled):
        asked = book.findings.asked[change.finding]
        said = in_words(asked, change.answer)
        if rank(change.at_least) < rank(level):
            calmer.append({"answer": said, "level": _(triage.levels[change.at_least].name)})
        elif change.answer not in (NO, UNSURE):
            worse.setdefault(change.at_least, []).append(said)
    more_urgent = [
        {"level": _(triage.levels[id].name), "answers": worse[id]}
        for id in reversed(list(triage.levels))
        if id in worse
    ]
    return calmer, more_urgent


def _answers(book: Book, answers: Mapping[str, Answer]) -> list[dict[str, Any]]:
    """All that was answered, page by page, to be looked over."""
    return [
        {
            "page": page.id,
            "title": _(book.findings.page_texts[page.id].title),
            "lines": [_line(book.findings.asked[id], answers[id]) for id in page.findings if id in answers],
        }
        for page in book.triage.interview.pages
        if any(id in answers for id in page.findings)
    ]


def _line(asked: Asked, answer: Answer) -> dict[str, str]:
    if asked.tick:
        words = {YES: _("Yes"), NO: _("No"), UNSURE: _("Not sure")}
        return {"question": _(asked.tick), "answer": words[str(answer)], "given": str(answer)}
    kind = asked.finding.kind
    if isinstance(kind, Number):
        return {"question": _(asked.question), "answer": str(answer), "given": "number"}
    return {"question": _(asked.question), "answer": _(asked.options[str(answer)]), "given": "choice"}
