"""For programs: answers in, the result format out. Nothing is kept."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from loosen.care.answers import BadAnswers, read_json
from loosen.care.assessment import ANYWHERE, UnknownRegion, assess
from loosen.web.book import the_book
from loosen.web.openapi import document
from loosen.web.views.errors import problem
from loosen.words import _

JSON = "application/json"
QUERY = {"region", "others"}


@csrf_exempt  # It knows nobody and keeps nothing, so there is nothing to forge.
def assessments(request: HttpRequest) -> HttpResponse:
    """Assess one person, as ``loosen check --json`` does; ``region`` and ``others`` are query parameters."""
    if request.method != "POST":
        response = problem(request, 405, _("Send answers with POST"), _("/api/v1/openapi.json tells how."))
        response["Allow"] = "POST"
        return response
    if request.content_type != JSON:
        return problem(request, 415, _("Send JSON"), _("Set Content-Type to application/json."))
    unknown = sorted(set(request.GET) - QUERY)
    others = request.GET.get("others")
    if unknown or others not in (None, "no"):
        told = _('There are two query parameters: region, and others, which can be "no".')
        return problem(request, 400, _("The query could not be read"), told)
    book = the_book()
    try:
        result = assess(book, read_json(request.body), request.GET.get("region", ANYWHERE), others)
    except BadAnswers as bad:
        told = _("Nothing was worked out. Mend what is listed and send it again.")
        return problem(request, 400, _("The answers cannot be used"), told, bad.problems)
    except UnknownRegion as unknown_region:
        return problem(request, 400, _("The region is not known"), str(unknown_region))
    return HttpResponse(json.dumps(result.plain()), content_type=JSON)


def openapi(request: HttpRequest) -> HttpResponse:
    """What there is for programs, in OpenAPI 3.1."""
    return JsonResponse(document(the_book()))
