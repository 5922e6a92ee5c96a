"""The diary and progress: a day told in ten seconds, and what all days tell."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from loosen.care.answers import BadAnswers
from loosen.care.diary import Entry, read_entry
from loosen.care.diary_log import Telling, read_log
from loosen.care.progress import progress as progress_of
from loosen.engine.finding import Number
from loosen.formats.chart import chart_svg
from loosen.web.book import the_book
from loosen.web.diary_store import add_tellings, history_of, tell
from loosen.web.person import new_person, person_of, remember
from loosen.web.templating import page
from loosen.web.views.errors import problem
from loosen.web.zone import day_of
from loosen.words import _

ASKED = ("rest-pain", "worst-pain", "sleep-night", "mood-today")
MORE = ("walked-minutes", "usual-tasks-hard", "rmdq-score")
AT_ONCE = 500  # events in one request
AHEAD = timedelta(days=1)  # somebody east of this server may be a day ahead


@require_http_methods(["GET", "HEAD", "POST"])
def diary(request: HttpRequest) -> HttpResponse:
    """The form, the same for everybody, so that it can be kept for offline use; or, without JavaScript, a day told."""
    if request.method != "POST":
        return _form(request)
    try:
        entry = read_entry(the_book(), _told(request), _("This day"))
    except BadAnswers as bad:
        return _form(request, 422, bad.problems)
    if entry.day > day_of(request) + AHEAD:
        return _form(request, 422, [_("This day has not come yet.")])
    person = person_of(request) or new_person()
    try:
        tell(person, entry)
    except BadAnswers as bad:
        return problem(request, 413, _("This day was not kept"), " ".join(bad.problems))
    response = redirect("progress")
    remember(response, person)
    return response


def _form(request: HttpRequest, status: int = 200, problems: Any = ()) -> HttpResponse:
    book = the_book()
    given = request.POST if status != 200 else QueryDict()
    return page(request, "diary.html", status, diary=book.diary, asked=ASKED, more=MORE, given=given, problems=problems)


def _told(request: HttpRequest) -> dict[str, Any]:
    """What the form tells, as the diary takes it; what was left open is not told."""
    form, book = request.POST, the_book()
    told: dict[str, Any] = {"day": form.get("day") or day_of(request).isoformat()}
    for id in (*ASKED, *MORE):
        given = form.get(id, "").strip()
        if given:
            told[id] = _number(given) if isinstance(book.of_a_day[id].kind, Number) else given
    named = zip(form.getlist("activity"), form.getlist("activity-now"), strict=False)
    activities = {name.strip(): _number(now.strip()) for name, now in named if name.strip() and now.strip()}
    if activities:
        told["activities"] = activities
    if form.getlist("did") or "did-nothing" in form:
        told["done"] = form.getlist("did")
    if form.get("note", "").strip():
        told["note"] = form["note"].strip()
    return told


def _number(text: str) -> int | str:
    """What was typed as a number, where it is one; the diary says what is wrong with anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else text


@require_http_methods(["GET", "HEAD", "POST"])
def sync(request: HttpRequest) -> HttpResponse:
    """For the browser: take what was told while there was no network.

    What comes twice stands once. What cannot be used is told by its id, and the rest is kept all the same.
    """
    if request.method != "POST":
        return JsonResponse({"token": get_token(request)}, headers={"Cache-Control": "no-store"})
    person = person_of(request) or new_person()
    try:
        plain = json.loads(request.body)
        events = plain["events"]
        kept, refused = _kept_of(person, {str(one["id"]): one for one in events[:AT_ONCE]})
    except BadAnswers as bad:
        return JsonResponse({"problem": " ".join(bad.problems)}, status=400)
    except (ValueError, TypeError, KeyError, RecursionError):
        return JsonResponse({"problem": _("This is no list of days.")}, status=400)
    response = JsonResponse({"kept": kept, "refused": refused}, headers={"Cache-Control": "no-store"})
    if kept:
        remember(response, person)
    return response


def _kept_of(person: str, events: dict[str, Any]) -> tuple[list[str], dict[str, str]]:
    """The ids of those that are kept by now, and what is wrong with the others. Raises `BadAnswers` when it is full."""
    tellings: dict[str, Telling] = {}
    refused: dict[str, str] = {}
    for id, plain in events.items():
        try:
            tellings |= read_log(the_book(), [plain])
        except BadAnswers as bad:
            refused[id] = " ".join(bad.problems)
    if tellings:
        add_tellings(person, tellings.values())
    return list(tellings), refused


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """How it goes, for somebody who has told anything."""
    history = history_of(request, person_of(request))
    day = day_of(request)
    found = progress_of(the_book(), history.starts, history.diary, day)
    return page(
        request,
        "progress.html",
        found=found,
        chart=chart_svg(found) if found.band else "",
        rows=_rows(found.episode.began, day, history.diary) if found.episode else [],
        level=the_book().progress.levels[found.recovery.level],
    )


def _rows(began: date, day: date, entries: list[Entry]) -> list[tuple[date, Entry | None]]:
    """A row a day, the latest first, at most twelve weeks; a day that was not told stands as such."""
    told = {one.day: one for one in entries}
    days = [day - timedelta(days=back) for back in range(min((day - began).days, 83) + 1)]
    return [(one, told.get(one)) for one in days]
