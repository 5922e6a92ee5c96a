"""Which medicines and measures are safe: after the check, what they take, then a page of questions at a time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from loosen.care.answers import BadAnswers, read_answers
from loosen.care.medicines import screen_all
from loosen.care.showing_medicines import showing
from loosen.web.asking import check_words, medicine_words
from loosen.web.book import the_book
from loosen.web.forms import answers_on_page
from loosen.web.preferences import preferences_of
from loosen.web.templating import page
from loosen.web.views.errors import problem
from loosen.web.views.installed import book_address, screens_address
from loosen.web.visit import Visit, names_in, read_visit, write_visit
from loosen.words import _


@require_http_methods(["GET", "HEAD", "POST"])
def medicines(request: HttpRequest) -> HttpResponse:
    """The next step, or the result. What was told so far travels in the form; nothing is kept."""
    if request.method != "POST":
        return _show(request, None)
    book = the_book()
    try:
        if "visit" not in request.POST:
            return _show(request, Visit(read_answers(request.POST.get("check", ""), book.known)))
        visit = read_visit(book, request.POST["visit"])
    except BadAnswers as bad:
        next_step = _("Nothing was worked out or kept. Start again from the check.")
        return problem(request, 400, _("These answers could not be read"), next_step, bad.problems)
    if "back" in request.POST:
        return _show(request, _back(visit, request))
    if visit.typed is None:
        herbs = tuple(one.id for one in book.screens.of_kind("herb") if one.id in request.POST.getlist("herb"))
        return _show(request, visit._replace(typed=names_in(request.POST.get("taking", "")), herbs=herbs))
    doubtful = visit.to_confirm(book)
    if doubtful:
        return _confirm(request, visit)
    walk = visit.walk(book, preferences_of(request).region)
    if walk.page is None:
        return _show(request, visit)
    answers, missed = answers_on_page(book, walk.page, request.POST)
    return _show(request, visit if missed else visit.at(walk.answer(answers)), missed)


def _confirm(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take what each doubtful name stands for; one that was passed over is asked again."""
    chosen = dict(visit.chosen)
    missed: dict[str, str] = {}
    for place, one in enumerate(visit.to_confirm(the_book())):
        answer = request.POST.get(f"is-{place}")
        if answer == "none" or answer in (one.name, *one.others):
            chosen[one.typed] = "" if answer == "none" else answer
        else:
            missed[f"is-{place}"] = check_words()["choice"]
    return _show(request, visit if missed else visit._replace(chosen=chosen), missed)


def _back(visit: Visit, request: HttpRequest) -> Visit:
    if visit.given:
        return visit.at(visit.walk(the_book(), preferences_of(request).region).back())
    return visit._replace(typed=None, before=visit.typed or (), chosen={}, drafts={})


def _show(request: HttpRequest, visit: Visit | None, missed: dict[str, str] | None = None) -> HttpResponse:
    book, region = the_book(), preferences_of(request).region
    shared = {"screens_address": screens_address(), "book_address": book_address(), "alone": request.method == "POST"}
    status = 422 if missed else 200
    if visit is None or visit.typed is None or (doubtful := visit.to_confirm(book)):
        stage = "first" if visit is None else "taking" if visit.typed is None else "confirm"
        return page(
            request,
            "medicines.html",
            status,
            stage=stage,
            visit=visit,
            visit_json=write_visit(visit) if visit else "",
            doubtful=doubtful if stage == "confirm" else [],
            missed=missed or {},
            walk=None,
            check_words=medicine_words(),
            **shared,
        )
    walk = visit.walk(book, region)
    if walk.page is not None:
        return page(
            request,
            "medicines.html",
            status,
            stage="page",
            visit=visit,
            visit_json=write_visit(visit),
            doubtful=[],
            missed=missed or {},
            walk=walk,
            check_words=medicine_words(),
            **shared,
        )
    result = screen_all(visit.screening(book, region), walk.answers)
    return page(request, "medicines-result.html", shown=showing(book, result), visit_json=write_visit(visit))
