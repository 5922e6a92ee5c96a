"""Every component with its states, to be looked at and to be tested. In development only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from loosen.care.assessment import assess
from loosen.care.showing import showing
from loosen.engine.interview import no_to_the_rest
from loosen.web.book import the_book
from loosen.web.preferences import preferences_of
from loosen.web.templating import page


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """All parts on one page; the results are those of the first told case of each level."""
    book = the_book()
    region = preferences_of(request).region
    results = []
    for level in book.triage.levels:
        case = next(case for case in book.cases.values() if case.expect == level)
        answers = no_to_the_rest(book.triage.decision, case.answers)
        results.append(showing(book, answers, assess(book, answers, region)))
    return page(request, "gallery.html", results=results)
