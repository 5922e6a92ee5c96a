"""Answers as people and programs send them: a JSON object from finding to answer, checked before anything is computed.

    {"saddle-numbness": "no", "fever": "unsure", "age": 34, "pain-site": "low-back"}

A finding that is left out has not been asked. Every problem names the entry and, where there is one, the nearest
valid name; all problems of an input are told at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from loosen.book.records import Asked
from loosen.engine.finding import NO, UNSURE, Answer, Choice, Finding, Number, YesNo
from loosen.words import _, nearest

LARGEST = 100_000  # characters; a full set of answers takes about 2,000
MOST_TOLD = 20


class BadAnswers(ValueError):
    """Answers that cannot be used; ``problems`` says what is wrong, an entry a line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_answers(text: str | bytes, findings: Mapping[str, Finding]) -> dict[str, Answer]:
    """The answers in the JSON ``text``. Raises `BadAnswers`, and then nothing has been taken."""
    return check_answers(read_json(text), findings)


def check_answers(plain: object, findings: Mapping[str, Finding]) -> dict[str, Answer]:
    """``plain`` (from JSON) as answers. Raises `BadAnswers` naming every entry that is wrong."""
    if not isinstance(plain, Mapping):
        raise BadAnswers([_('The answers must be a JSON object, such as {{"fever": "no"}}.').format()])
    answers: dict[str, Answer] = {}
    wrong: list[str] = []
    for id, answer in plain.items():
        finding = findings.get(id)
        if finding is not None and finding.kind.accepts(answer):
            answers[id] = answer
        elif finding is not None and isinstance(answer, float) and finding.kind.accepts(whole := _whole(answer)):
            answers[id] = whole
        else:
            wrong.append(id)
    if wrong:
        problems = [f"{_short(id)}: {_problem(id, plain[id], findings)}" for id in wrong[:MOST_TOLD]]
        more = len(wrong) - MOST_TOLD
        raise BadAnswers(problems + ([_("… and {more} more.").format(more=more)] if more > 0 else []))
    return answers


def _whole(number: float) -> Answer:
    """3 for 3.0, which is how some programs write it; nothing for what is not whole."""
    return int(number) if number.is_integer() else ""


def in_words(asked: Asked, answer: Answer) -> str:
    """An answer as a line that can stand by itself."""
    if not asked.tick:
        return f"{_(asked.question)} {_(asked.options.get(str(answer), str(answer)))}"
    if answer == NO:
        return _("no: {finding}").format(finding=_(asked.tick))
    return _("not sure about: {finding}").format(finding=_(asked.tick)) if answer == UNSURE else _(asked.tick)


def read_json(text: str | bytes) -> object:
    """The JSON ``text``, in which no entry may stand twice. Raises `BadAnswers`."""
    if len(text) > LARGEST:
        raise BadAnswers(
            [_("The answers are longer than {most} characters. Send one person's answers.").format(most=LARGEST)]
        )
    try:
        words = text.decode() if isinstance(text, bytes) else text
    except UnicodeDecodeError:
        raise BadAnswers([_("The answers are not UTF-8 text. Save the file as UTF-8.")]) from None
    if not words.strip():
        raise BadAnswers([_('The answers are empty. Send a JSON object, such as {{"fever": "no"}}.').format()])
    try:
        return json.loads(words, object_pairs_hook=_no_entry_twice, parse_constant=_not_a_number)
    except json.JSONDecodeError as error:
        where = _("line {line}, column {column}").format(line=error.lineno, column=error.colno)
        raise BadAnswers([_("The answers are not JSON ({where}: {why}).").format(where=where, why=error.msg)]) from None
    except RecursionError:
        raise BadAnswers([_("The answers are nested too deeply. Send one flat JSON object.")]) from None


def _no_entry_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entries = dict(pairs)
    if len(entries) < len(pairs):
        ids = [id for id, _answer in pairs]
        twice = sorted({id for id in ids if ids.count(id) > 1}) if len(ids) < 1000 else [ids[0]]
        raise BadAnswers([f"{_short(id)}: " + _("stands more than once. Keep one answer.") for id in twice])
    return entries


def _not_a_number(constant: str) -> NoReturn:
    raise BadAnswers([_("{constant} is not an answer. Leave out what is not known.").format(constant=constant)])


def _problem(id: str, answer: object, findings: Mapping[str, Finding]) -> str:
    if id not in findings:
        listed = _('"loosen rulebook findings" lists them.')
        return _("there is no such finding.") + nearest(_short(id), list(findings)) + " " + listed
    kind = findings[id].kind
    told = _short(json.dumps(answer, ensure_ascii=False, default=str))
    return _("{answer} does not fit.").format(answer=told) + " " + _allowed(kind) + _hint(kind, answer)


def _allowed(kind: YesNo | Number | Choice) -> str:
    if isinstance(kind, Number):
        return _("It takes a whole number from {least} to {most}.").format(least=kind.least, most=kind.most)
    return _("It takes one of: {words}.").format(words=", ".join(f'"{word}"' for word in kind.words))


def _hint(kind: YesNo | Number | Choice, answer: object) -> str:
    if answer is None:
        return " " + _("To say that it was not asked, leave it out.")
    if answer == UNSURE and isinstance(kind, Choice):
        return " " + _("Choose the one that leaves it open, if there is one.")
    if isinstance(answer, bool):
        return " " + _("JSON's true and false are not answers.")
    if isinstance(answer, str) and kind.words:
        return nearest(_short(answer), list(kind.words))
    return ""


def _short(text: str) -> str:
    """At most 60 characters of what somebody else wrote, without control characters."""
    clean = "".join(one if one.isprintable() else "?" for one in text)
    return clean if len(clean) <= 60 else clean[:57] + "…"
