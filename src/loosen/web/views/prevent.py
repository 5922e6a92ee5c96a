"""Staying well: the programme of this week, breaks, the work place, what is known of the risk, food and water."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from loosen.book.read_prevention import HABITS, WORKPLACE
from loosen.care import prevention
from loosen.care.prevention import MOST_WALKED
from loosen.care.weekdays import weekday_names
from loosen.engine.finding import Answer
from loosen.web.book import the_book
from loosen.web.diary_store import history_of
from loosen.web.forms import answers_on_page
from loosen.web.models import KeptCheck, KeptDay
from loosen.web.person import person_of
from loosen.web.programme_kept import Kept, begin, keep, kept_of
from loosen.web.templating import page
from loosen.web.zone import day_of
from loosen.words import _

RECENT = 7  # days for which it counts how somebody was
BOTH = "both"
SESSIONS = (BOTH, "one", "none")


class Visitor(NamedTuple):
    """What is known of whoever asks. ``stage``: first (no check), ask (how it is), again (check again), or known."""

    stage: str
    answers: Mapping[str, Answer]
    phase: str


@require_http_methods(["GET", "HEAD", "POST"])
def prevent(request: HttpRequest) -> HttpResponse:
    """The page, or what one of its forms was sent for."""
    if request.method != "POST":
        return _show(request)
    day, kept = day_of(request), kept_of(request)
    if "begin" in request.POST:
        return _back(begin(day))
    if "anew" in request.POST:
        return _back(None)
    if "last-week" in request.POST and kept:
        walked, sessions = request.POST.get("walked", "").strip(), request.POST.get("sessions")
        if not (walked.isdecimal() and len(walked) <= 4 and int(walked) <= MOST_WALKED and sessions in SESSIONS):
            wrong = _("Type the minutes as a whole number up to {most}, and choose how many sessions it was.")
            return _show(request, 422, week_missed=wrong.format(most=MOST_WALKED))
        return _back(kept.tell(day, int(walked), sessions == BOTH))
    for name in (WORKPLACE, HABITS):
        if name in request.POST:
            return _judge(request, name)
    return redirect("prevent")


def _back(kept: Kept | None) -> HttpResponse:
    response = redirect("prevent")
    keep(response, kept)
    return response


def _judge(request: HttpRequest, name: str) -> HttpResponse:
    """What somebody ticked on one of the two lists; nothing of it is kept."""
    asked = next(one for one in the_book().prevention.asked.pages if one.id == name)
    answers, missed = answers_on_page(the_book(), asked, request.POST)
    if missed:
        return _show(request, 422, missed={name: " ".join(missed.values())})
    return _show(request, ticked={name: answers})


def _show(
    request: HttpRequest,
    status: int = 200,
    ticked: Mapping[str, Mapping[str, Answer]] | None = None,
    missed: Mapping[str, str] | None = None,
    week_missed: str = "",
) -> HttpResponse:
    book, day = the_book(), day_of(request)
    visitor, kept = _visitor(request, day), kept_of(request)
    known, ticked = visitor.stage == "known", ticked or {}
    place, habits = ticked.get(WORKPLACE), ticked.get(HABITS)
    week = kept.week(day) if kept else 1
    return page(
        request,
        "prevent.html",
        status,
        stage=visitor.stage,
        programme=_programme(visitor, kept, day, week) if known else None,
        began=kept is not None,
        ask_last_week=kept is not None and kept.told < week - 1,
        week_missed=week_missed,
        breaks=prevention.breaks(book, visitor.answers, visitor.phase) if known else prevention.breaks(book),
        place=prevention.workplace(book, place) if place else None,
        risks=prevention.risk_factors(book, {**visitor.answers, **(place or {}), **(habits or {})}),
        asked={one.id: one for one in book.prevention.asked.pages},
        given={WORKPLACE: place or {}, HABITS: habits or {}},
        missed=missed or {},
        weekdays=weekday_names(),
        exercises=book.exercises.exercises,
        today=day,
    )


def _programme(visitor: Visitor, kept: Kept | None, day: date, week: int) -> Any:
    done, walked = (kept.done, kept.walked) if kept else (None, None)
    return prevention.programme(
        the_book(), visitor.answers, week, day, weeks_done=done, walk_minutes=walked, phase=visitor.phase
    )


def _visitor(request: HttpRequest, day: date) -> Visitor:
    """The last check, how it was lately, and the phase of the plan that was shown then."""
    person, book = person_of(request), the_book()
    check = KeptCheck.objects.filter(person=person).first() if person else None
    if person is None or check is None:
        return Visitor("first", {}, "")
    last = KeptDay.objects.filter(person=person, day__lte=day).last()
    if last is None or not last.plan or (day - last.day).days > RECENT:
        return Visitor("ask", {}, "")
    if last.plan.get("check_again"):
        return Visitor("again", {}, "")
    answers = {**check.answers, **check.more}
    if isinstance(since := answers.get(book.plan.since), int):
        answers[book.plan.since] = since + max(0, (day - day_of(request, check.made_at)).days)
    checked = day_of(request, check.made_at)
    days = [one for one in history_of(request, person).diary if checked <= one.day <= day]
    if pains := [one.rest for one in days if one.rest is not None]:
        answers[book.plan.pain] = pains[-1]
    return Visitor("known", answers, str(last.plan.get("phase", "")))


@require_safe
def breaks(request: HttpRequest) -> HttpResponse:
    """When to be reminded of breaks. The same for everybody: what is chosen stays in their browser."""
    return page(request, "breaks.html", breaks=prevention.breaks(the_book()), weekdays=weekday_names())
