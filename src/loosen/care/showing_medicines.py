"""What a person is shown of their screens: every sentence, ready to be laid out.

The browser works out the same by itself (`screening-shown.js`); both must agree word for word. All values are text,
truth, or lists and mappings of them, so that a showing travels as JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from loosen.book.book import Book
from loosen.book.screened import LEVELS
from loosen.care.answers import in_words
from loosen.care.assessment import region_of
from loosen.care.medicines import LISTS, Advice, Medicines, Why, still_open
from loosen.care.showing import source_in_words
from loosen.engine.finding import Answer
from loosen.words import _

Showing = dict[str, Any]
MOST_OPEN = 5


def showing(book: Book, result: Medicines) -> Showing:
    """Everything that ``result`` shows. In an emergency that is where to call, and nothing to use."""
    triage = book.triage
    urgency = triage.levels[result.urgency.at_least]
    region = region_of(book, result.region)
    words = sentences()
    emergency = urgency.id == triage.decision.scale.top
    return {
        "emergency": emergency,
        "urgency": urgency.id,
        "headline": region.fill(_(urgency.headline)) if emergency else "",
        "who": region.fill(_(urgency.who)) if emergency else "",
        "unconfirmed": [
            words["unconfirmed"].format(typed=one.typed, name=one.name) for one in result.cabinet.unconfirmed
        ],
        "unknown": [words["unknown"].format(typed=typed) for typed in result.cabinet.unknown],
        "duplicates": [words["duplicate"].format(names=", ".join(one.typed)) for one in result.duplicates],
        "taken": [one.name for one in result.cabinet.taken],
        "kinds": [] if emergency else list(_kinds(book, result)),
    }


def _kinds(book: Book, result: Medicines) -> Iterator[Showing]:
    """All that was screened, kind by kind, the safest first."""
    for id, name in LISTS.items():
        advice: tuple[Advice, ...] = getattr(result, name)
        if advice:
            in_order = sorted(advice, key=lambda one: LEVELS.index(one.level))
            items = [_item(book, one, result.answers) for one in in_order]
            yield {"id": id, "name": _(book.screens.kinds[id].name), "items": items}


def _item(book: Book, one: Advice, given: Mapping[str, Answer]) -> Showing:
    allowed = one.level == LEVELS[0]
    may = one.level != LEVELS[-1]
    words = book.screens.kinds[one.kind].levels[one.level]
    return {
        "id": one.id,
        "name": one.name,
        "level": one.level,
        "level_name": _(words.name) if one.settled else sentences()["not_known"],
        "headline": one.headline,
        "first": one.because[0].because if one.because else "",
        "because": [_why(book, why, given) for why in one.because],
        "open": _open(book, one),
        "dose": one.dose.text if one.dose else "",
        "dose_sources": [source_in_words(book.sources[id]) for id in one.dose.sources] if one.dose else [],
        "helps": f"{one.helps} {certainty_of_help(one.certainty)}" if one.helps else "",
        "how": list(one.how) if (allowed or one.kind in ("prescription", "herb")) and may else [],
        "stop": list(one.stop) if may else [],
        "if_not_enough": one.if_not_enough if allowed else "",
        "never_with": [_(book.screens.screens[id].name) for id in one.never_with] if may else [],
        "timer": one.timer.minutes if one.timer else 0,
        "check_skin_at": list(one.timer.check_skin_at) if one.timer else [],
        "sources": [source_in_words(book.sources[id]) for id in one.sources],
    }


def _why(book: Book, why: Why, given: Mapping[str, Answer]) -> Showing:
    return {
        "because": why.because,
        "answers": [in_words(book.asked[id], answer) for id, answer in why.answers.items() if given.get(id) == answer],
        "taken": ", ".join(why.taken),
        "memory": sentences()["memory"] if why.from_memory else "",
        "sources": [source_in_words(book.sources[id]) for id in why.sources],
    }


def _open(book: Book, one: Advice) -> list[str]:
    """The first of what is still open, and how many more."""
    more = len(one.open) - MOST_OPEN
    told = [_(book.asked[id].question) for id in one.open[:MOST_OPEN]]
    if more > 0:
        told.append(sentences()["one_more" if more == 1 else "more"].format(more=more))
    return told


def certainty_of_help(certainty: str) -> str:
    """How sure it is that something helps."""
    return {
        "high": _("The evidence for this is strong."),
        "moderate": _("The evidence for this is fairly good, but not certain."),
        "low": _("The evidence for this is weak."),
        "very-low": _("The evidence for this is very weak."),
        "none": _("There is no good evidence for this."),
        "convention": _("This is common advice, with weak evidence."),
    }[certainty]


def sentences() -> dict[str, str]:
    """What is said beside the words of the rule book."""
    return {
        "not_known": _("Not known yet"),
        "still_open": still_open(),
        "unconfirmed": _(
            "“{typed}” may be {name}. Until you confirm it, we count it as if it were, and as something unknown."
        ),
        "unknown": _("We do not know “{typed}”. Until a pharmacist has seen it, nothing is called safe beside it."),
        "duplicate": _(
            "{names}: these hold the same kind of medicine. Do not use them together; ask a pharmacist which to leave."
        ),
        "memory": _("This caution is from memory: we have not seen its source, and keep it to be on the safe side."),
        "one_more": _("and one more question."),
        "more": _("and {more} more questions."),
    }
