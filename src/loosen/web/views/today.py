"""Today: what is still to be asked, then the plan of the day."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from loosen.book.course import LIGHTS
from loosen.care.answers import BadAnswers
from loosen.care.care_plan import CarePlan, Wishes, read_wishes
from loosen.care.diary import Entry
from loosen.care.plan import AT_HOME, plan
from loosen.care.session import Session
from loosen.care.suiting import Suiting
from loosen.care.walk import Walk
from loosen.engine.interview import Page
from loosen.web.book import the_book
from loosen.web.diary_store import history_of, tell
from loosen.web.forms import answers_on_page
from loosen.web.models import KeptCheck, KeptDay
from loosen.web.person import person_of
from loosen.web.preferences import preferences_of
from loosen.web.templating import page
from loosen.web.zone import day_of


class Visitor(NamedTuple):
    """Somebody with a check, on one day. ``checked``: the day of the check."""

    person: str
    check: KeptCheck
    checked: date
    day: date
    region: str

    @property
    def walk(self) -> Walk:
        """What exercises and warmth hang on, and whether that was asked."""
        return Walk(Suiting(the_book(), self.region), before={**self.check.answers, **self.check.more})


@require_http_methods(["GET", "HEAD", "POST"])
def today(request: HttpRequest) -> HttpResponse:
    """The plan, or what has to be told before there is one."""
    visitor = _visitor(request)
    if visitor is None:
        return page(request, "today.html", stage="first")
    if request.method != "POST":
        return _show(request, visitor)
    if "told" in request.POST:
        return _tell_today(request, visitor)
    if "suits" in request.POST:
        return _tell_more(request, visitor)
    if "anew" in request.POST:
        visitor.check.more = {}
        visitor.check.save(update_fields=["more"])
    elif request.POST.get("light") in LIGHTS:
        tell(visitor.person, Entry(visitor.day, {}, request.POST["light"]))
    else:
        _wish(request, visitor)
    return redirect("today")


def _visitor(request: HttpRequest) -> Visitor | None:
    person = person_of(request)
    check = KeptCheck.objects.filter(person=person).first() if person else None
    if person is None or check is None:
        return None
    return Visitor(person, check, day_of(request, check.made_at), day_of(request), preferences_of(request).region)


def _tell_today(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    asked = the_book().today.pages[0]
    answers, missed = answers_on_page(the_book(), asked, request.POST)
    if missed:
        return page(request, "today.html", 422, stage="ask", asked=asked, given=request.POST, missed=missed)
    tell(visitor.person, Entry(visitor.day, answers))
    return redirect("today")


def _tell_more(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One page of what exercises hang on."""
    asked = visitor.walk.page
    if asked is None:
        return redirect("today")
    answers, missed = answers_on_page(the_book(), asked, request.POST)
    if missed:
        return page(request, "today.html", 422, stage="suits", asked=asked, given=request.POST, missed=missed)
    visitor.check.more = {**visitor.check.more, **answers}
    visitor.check.save(update_fields=["more"])
    return redirect("today")


def _wish(request: HttpRequest, visitor: Visitor) -> None:
    wishes = _wishes(visitor)
    if "warmth" in request.POST:
        wishes = wishes._replace(warmth=request.POST["warmth"])
    if "gentler" in request.POST:
        wishes = wishes._replace(gentler=request.POST["gentler"] == "yes")
    if "without" in request.POST:
        wishes = wishes._replace(without=(*wishes.without, request.POST["without"]))
    try:
        kept = read_wishes({**wishes._asdict(), "without": list(wishes.without)})
    except BadAnswers:
        return  # It came from no form of ours.
    _keep(visitor, wishes={**kept._asdict(), "without": list(kept.without)})


def _wishes(visitor: Visitor) -> Wishes:
    kept = KeptDay.objects.filter(person=visitor.person, day=visitor.day).first()
    return read_wishes(kept.wishes) if kept else Wishes()


def _keep(visitor: Visitor, **values: object) -> None:
    KeptDay.objects.update_or_create(person=visitor.person, day=visitor.day, defaults=values)


def _show(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    book, check = the_book(), visitor.check
    history = history_of(request, visitor.person)
    known = {**check.answers, **check.more}
    made = plan(
        book,
        known,
        visitor.day,
        history.diary,
        checked=visitor.checked,
        before=history.starts[:-1],
        region=visitor.region,
        wishes=_wishes(visitor),
    )
    if made.ask:
        asked = Page(book.today.pages[0].id, made.ask)
        return page(request, "today.html", stage="ask", asked=asked, given={}, missed={})
    at_home = book.triage.decide(check.answers).at_least in AT_HOME
    walk = visitor.walk
    if at_home and not made.check_again and walk.page is not None:
        return page(request, "today.html", stage="suits", asked=walk.page, given=_before(visitor), missed={})
    _keep(visitor, plan=made.plain(), edition=made.edition, hash=made.hash)
    stage = "again" if made.check_again else "plan"
    sessions = {item.id: {**item.session.plain(), "title": item.title} for item in made.items if item.session}
    return page(request, "today.html", stage=stage, plan=made, check=check, sessions=sessions, **_words(made))


def _before(visitor: Visitor) -> dict[str, Any]:
    """What was answered after the check before this one: offered again, and counted only once it is sent."""
    earlier = (
        KeptCheck.objects.filter(person=visitor.person, made_at__lt=visitor.check.made_at).exclude(more={}).first()
    )
    return dict(earlier.more) if earlier else {}


def _words(made: CarePlan) -> dict[str, Any]:
    """What the page needs to know of exercises and positions."""
    book = the_book()
    return {
        "positions": {position.id: position for position in book.relief},
        "exercises": book.exercises.exercises,
        "routine_of": routine_of,
        "wishes_heard": [item.measure for item in made.items if item.measure],
    }


def routine_of(session: Session) -> list[str]:
    """The ids of its exercises, each once."""
    return list(dict.fromkeys(step.exercise for step in session.steps))
