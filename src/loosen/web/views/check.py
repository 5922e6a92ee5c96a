"""The check, a page at a time. With JavaScript the browser goes on by itself from the first page."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from loosen.care.answers import BadAnswers
from loosen.care.assessment import assess
from loosen.care.showing import showing
from loosen.care.walk import Walk
from loosen.web.asking import check_words
from loosen.web.book import the_book
from loosen.web.forms import answers_on_page, read_walk, write_walk
from loosen.web.preferences import preferences_of
from loosen.web.templating import page
from loosen.web.views.errors import problem
from loosen.web.views.installed import book_address
from loosen.words import _


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The next page, or the result. The answers so far travel in the form; nothing is kept."""
    if request.method != "POST":
        return _show(request, Walk(the_book().triage))
    try:
        walk = read_walk(the_book(), request.POST.get("walk", ""))
    except BadAnswers as bad:
        next_step = _("Nothing was worked out or kept. Start the check again.")
        return problem(request, 400, _("These answers could not be read"), next_step, bad.problems)
    if "back-to" in request.POST:
        return _show(request, walk.back_to(request.POST["back-to"]))
    if "back" in request.POST:
        return _show(request, walk.back())
    if walk.page is None:
        return _show(request, walk)
    answers, missed = answers_on_page(the_book(), walk.page, request.POST)
    if missed:
        return _show(request, walk, missed)
    return _show(request, walk.answer(answers))


def _show(request: HttpRequest, walk: Walk, missed: dict[str, str] | None = None) -> HttpResponse:
    if walk.page is not None:
        return page(
            request,
            "check.html",
            422 if missed else 200,
            walk=walk,
            walk_json=write_walk(walk),
            missed=missed or {},
            alone=request.method == "POST",
            check_words=check_words(),
            book_address=book_address(),
        )
    result = assess(the_book(), walk.answers, preferences_of(request).region)
    shown = showing(the_book(), walk.answers, result)
    return page(request, "result.html", shown=shown, walk_json=write_walk(walk), answers_json=json.dumps(walk.answers))
