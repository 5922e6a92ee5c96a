"""Checking a rule book: one check a function, each with an id that docs/contributing/checks.md explains.

Reading itself finds wrong fields and names. The checks here look at what only the whole book can tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loosen.book.book import Book
from loosen.book.problems import Problem
from loosen.book.read_prevention import PAGES as PREVENTION_PAGES
from loosen.book.read_prevention import PARTS as PREVENTION
from loosen.book.read_screens import FOLDERS
from loosen.book.texts import texts
from loosen.engine.explain import why_ask
from loosen.words import _, nearest

FILES = (
    "edition.yaml",
    "triage.yaml",
    "regions.yaml",
    "relief.yaml",
    "screens.yaml",
    "names.yaml",
    "dosing.yaml",
    "exercises.yaml",
    "plan.yaml",
    "diary/findings.yaml",
    "diary/done.yaml",
    "progress/recovery.yaml",
    "progress/course.yaml",
    "reminders.yaml",
    *(f"prevention/{part}.yaml" for part in PREVENTION),
    *(f"prevention/findings/{page}.yaml" for page in PREVENTION_PAGES),
    "learn.yaml",
    "faq.yaml",
    "evidence/claims.yaml",
    "promises.yaml",
    "evidence/sources.yaml",
)
PARTS = (
    *("edition", "regions", "sources", "findings", "triage", "relief", "screens", "exercises", "names", "dosing"),
    *("today", "plan", "diary_findings", "diary", "progress", "prevention", "reminders", "records", "learn"),
    *("promises", "cases", "medicine_cases", "plan_cases"),
)
NAMED_BY = {"triage": "id", "findings": "page", "cautions": "id"} | dict.fromkeys(FOLDERS.values(), "id")
NAMED_BY |= {"exercises": "id", "exercises/cautions": "id", "exercises/findings": "page"}
NAMED_BY |= {"plan/items": "id", "plan/findings": "page", "prevention/findings": "page"}
PLACE = re.compile(r"{([^}]*)}")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|TBD)\b")


def check(book: Book) -> list[Problem]:
    """Everything that is wrong with ``book``, in the order of files and lines; empty when it may be used."""
    missing = [
        Problem(name, 0, "files", _("this file is missing. Add it.")) for name in FILES if name not in book.files
    ]
    if missing:
        return missing
    # Each may lean on the ones before having found nothing.
    found = list(_read_everything(book)) or list(file_names(book))
    if not found:
        found = [problem for one in CHECKS for problem in one(book)]
    return sorted(found)


def _read_everything(book: Book) -> Iterator[Problem]:
    """Touch every part, so that reading notes its problems."""
    try:
        for part in PARTS:
            getattr(book, part)
    except ValueError as error:
        yield Problem("triage.yaml", 0, "decision", f"{error}.")
    for lines in book.files.values():
        yield from lines.problems


def file_names(book: Book) -> Iterator[Problem]:
    """A file is called after what it holds, and every page is listed."""
    pages = {page.id for page in (*book.exercises.screened.pages, *book.today.pages, *book.prevention.asked.pages)}
    for path, lines in book.files.items():
        folder, _slash, file = path.rpartition("/")
        key = NAMED_BY.get(folder)
        if key and lines.plain.get(key) != file.removesuffix(".yaml"):
            told = lines.plain.get(key)
            yield _problem(
                book,
                path,
                (key,),
                "file-name",
                _('the file is called {file}, but "{key}" is {told}. Make them alike.').format(
                    file=file, key=key, told=told
                ),
            )
        if folder.endswith("findings") and file.removesuffix(".yaml") not in pages:
            yield _problem(
                book,
                path,
                (),
                "file-name",
                _(
                    'no page of triage.yaml, screens.yaml or exercises.yaml is called "{page}". List it under "pages".'
                ).format(page=file.removesuffix(".yaml")),
            )


def rule_ids(book: Book) -> Iterator[Problem]:
    """A rule's id begins with what it fears."""
    for fear in book.triage.fears.values():
        for place, rule in enumerate(fear.rules):
            if not rule.id.startswith(fear.id + "."):
                path = ("rules", place, "id")
                yield _problem(
                    book,
                    f"triage/{fear.id}.yaml",
                    path,
                    "rule-id",
                    _('rule "{rule}" must be called "{fear}.…".').format(rule=rule.id, fear=fear.id),
                )


def seen_sources(book: Book) -> Iterator[Problem]:
    """No advice rests on memory alone."""
    for fear in book.triage.fears.values():
        for place, rule in enumerate(fear.rules):
            if not any(book.sources[source].seen for source in rule.sources):
                path = ("rules", place, "sources")
                yield _problem(
                    book,
                    f"triage/{fear.id}.yaml",
                    path,
                    "seen-source",
                    _('nobody has seen a source of rule "{rule}". Add one with "seen: true".').format(rule=rule.id),
                )
    for place, position in enumerate(book.relief):
        if not any(book.sources[source].seen for source in position.sources):
            yield _problem(
                book,
                "relief.yaml",
                ("positions", place, "sources"),
                "seen-source",
                _('nobody has seen a source of position "{position}". Add one with "seen: true".').format(
                    position=position.id
                ),
            )


def seen_doses(book: Book) -> Iterator[Problem]:
    """No dose rests on memory alone."""
    for screen in book.screens.screens.values():
        for offer in screen.offers.values():
            if offer.limits and not any(book.sources[source].seen for source in offer.sources):
                yield _problem(
                    book,
                    f"{FOLDERS[screen.kind]}/{screen.id}.yaml",
                    ("regions",),
                    "seen-dose",
                    _("nobody has seen a source of the dose in {region}. Do not offer it there.").format(
                        region=offer.region
                    ),
                )


def known_substances(book: Book) -> Iterator[Problem]:
    """What a screen holds has a name that people can type."""
    for screen in book.screens.screens.values():
        for substance in screen.substances:
            if substance not in book.names.substances:
                message = _('names.yaml has no substance "{substance}".').format(substance=substance)
                path = f"{FOLDERS[screen.kind]}/{screen.id}.yaml"
                yield _problem(
                    book, path, ("substances",), "name", message + nearest(substance, list(book.names.substances))
                )


def bearing_findings(book: Book) -> Iterator[Problem]:
    """Every question can answer "why do you ask?". Those of today are worked up to what rules depend on."""
    late = book.prevention.decisions  # What only these use, nobody in pain is asked for.
    early = [one for one in book.decisions.values() if one not in late]
    asked_early = [(asked, early) for asked in book.exercises.screened.own.asked.values()]
    asked_late = [(asked, late) for asked in book.prevention.asked.asked.values()]
    for asked, decisions in (*asked_early, *asked_late):
        if not any(why_ask(decision, asked.finding.id) for decision in decisions):
            yield _problem(
                book,
                _page_file(book, asked.page),
                (),
                "why-ask",
                _('no rule depends on "{finding}". Use it in a rule, or do not ask for it.').format(
                    finding=asked.finding.id
                ),
            )


def _page_file(book: Book, page: str) -> str:
    path = f"findings/{page}.yaml"
    return next(one for one in (path, f"exercises/{path}", f"prevention/{path}") if one in book.files)


def danger_signs(book: Book) -> Iterator[Problem]:
    """The danger signs that go with calmer results name every finding that is an emergency by itself."""
    named = {finding for sign in book.triage.warning_signs for finding in sign.findings}
    for finding in sorted(book.triage.interview.alone_top - named):
        yield _problem(
            book,
            "triage.yaml",
            ("warning-signs",),
            "danger-sign",
            _('"{finding}" is an emergency by itself. Add a warning sign for it.').format(finding=finding),
        )


def places(book: Book) -> Iterator[Problem]:
    """Texts name only places that every region fills."""
    known = list(next(iter(book.regions.values())).places())
    for text in texts(book):
        for place in PLACE.findall(text.text):
            if place not in known:
                yield Problem(
                    text.file,
                    text.line,
                    "place",
                    _('no region fills "{place}".').format(place=place) + nearest(place, known),
                )


def unfinished(book: Book) -> Iterator[Problem]:
    """Nothing unfinished is shown."""
    for text in texts(book):
        if UNFINISHED.search(text.text):
            yield Problem(text.file, text.line, "unfinished", _('"{field}" is not finished.').format(field=text.field))


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    rule_ids,
    seen_sources,
    seen_doses,
    known_substances,
    bearing_findings,
    danger_signs,
    places,
    unfinished,
)


def _problem(book: Book, file: str, path: tuple[str | int, ...], check: str, message: str) -> Problem:
    return Problem(file, book.files[file].lines.get(path, 0), check, message)
