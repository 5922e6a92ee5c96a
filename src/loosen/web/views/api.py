"""For programs: answers in, the result format out. Nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from loosen.care.answers import BadAnswers, check_answers, read_json
from loosen.care.assessment import ANYWHERE, UnknownRegion, assess
from loosen.care.care_plan import read_wishes
from loosen.care.course import Start
from loosen.care.diary import read_diary
from loosen.care.medicines import UnknownHerb, medicines
from loosen.care.plan import plan
from loosen.care.progress import progress
from loosen.web.book import the_book
from loosen.web.openapi import document
from loosen.web.views.errors import problem
from loosen.words import _

JSON = "application/json"
QUERY = {"region", "others"}
ENVELOPE = ("answers", "taking", "confirmed", "herbs")
OF_PLANS = ("answers", "day", "checked", "diary", "wishes", "taking")
OF_PROGRESS = ("answers", "day", "checked", "diary")
MOST_NAMES = 100

Work = Callable[[object, str, str | None], dict[str, Any]]


@csrf_exempt  # It knows nobody and keeps nothing, so there is nothing to forge.
def assessments(request: HttpRequest) -> HttpResponse:
    """Assess one person, as ``loosen check --json`` does; ``region`` and ``others`` are query parameters."""

    def work(plain: object, region: str, others: str | None) -> dict[str, Any]:
        return assess(the_book(), plain, region, others).plain()

    return _answer(request, work)


@csrf_exempt
def screenings(request: HttpRequest) -> HttpResponse:
    """Screen everything for one person, as ``loosen medicines --json`` does.

    The body is the answers, or an object that holds them under ``answers`` beside ``taking``, ``confirmed`` and
    ``herbs``: what somebody takes has no place in an address, which servers write down.
    """

    def work(plain: object, region: str, others: str | None) -> dict[str, Any]:
        told = _enveloped(plain, ENVELOPE)
        return medicines(
            the_book(),
            told["answers"],
            region,
            _names(told, "taking"),
            confirmed=_names(told, "confirmed"),
            herbs=_names(told, "herbs"),
            others=others,
        ).plain()

    return _answer(request, work)


@csrf_exempt
def plans(request: HttpRequest) -> HttpResponse:
    """The plan of a day, as ``loosen today --json`` makes it.

    The body is the answers, or an object that holds them under ``answers`` beside ``day`` (today in UTC unless given),
    ``checked``, ``diary``, ``wishes`` and ``taking``.
    """

    def work(plain: object, region: str, others: str | None) -> dict[str, Any]:
        told = _enveloped(plain, OF_PLANS)
        day = _day(told, "day") or datetime.now(UTC).date()
        diary = read_diary(the_book(), told.get("diary", []))
        return plan(
            the_book(),
            told["answers"],
            day,
            diary,
            checked=_day(told, "checked"),
            region=region,
            taking=_names(told, "taking"),
            wishes=read_wishes(told.get("wishes", {})),
            others=others,
        ).plain()

    return _answer(request, work)


@csrf_exempt
def courses(request: HttpRequest) -> HttpResponse:
    """How it goes, as ``loosen progress --json`` tells it.

    The body holds the answers to the check under ``answers`` beside ``day``, ``checked`` and ``diary``, as for plans.
    """

    def work(plain: object, _region: str, _others: str | None) -> dict[str, Any]:
        told = _enveloped(plain, OF_PROGRESS)
        book, day = the_book(), _day(told, "day") or datetime.now(UTC).date()
        check = Start(_day(told, "checked") or day, check_answers(told["answers"], book.known))
        return progress(book, [check], read_diary(book, told.get("diary", [])), day).plain()

    return _answer(request, work)


def _enveloped(plain: object, fields: Sequence[str]) -> Mapping[str, Any]:
    """What was sent by its fields; answers alone are what stands under the first of them."""
    told = plain if isinstance(plain, Mapping) and fields[0] in plain else {fields[0]: plain}
    if unknown := sorted(set(told) - set(fields)):
        message = _("{field}: beside the answers there are: {known}.")
        raise BadAnswers([message.format(field=unknown[0][:60], known=", ".join(fields[1:]))])
    return told


def _day(told: Mapping[str, Any], field: str) -> date | None:
    if field not in told:
        return None
    try:
        return date.fromisoformat(told[field])
    except (TypeError, ValueError):
        raise BadAnswers([_('"{field}" must be a date, such as 2026-11-23.').format(field=field)]) from None


def _names(told: Mapping[str, object], field: str) -> list[str]:
    """A list of names, or names with commas between them."""
    names = told.get(field, [])
    if isinstance(names, str):
        names = [one.strip() for one in names.split(",") if one.strip()]
    if not isinstance(names, list) or len(names) > MOST_NAMES or not all(isinstance(one, str) for one in names):
        raise BadAnswers(
            [
                _('{field}: give a list of at most {most} names, such as ["warfarin", "Advil"].').format(
                    field=field, most=MOST_NAMES
                )
            ]
        )
    return names


def _answer(request: HttpRequest, work: Work) -> HttpResponse:
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
    try:
        result = work(read_json(request.body), request.GET.get("region", ANYWHERE), others)
    except BadAnswers as bad:
        told = _("Nothing was worked out. Mend what is listed and send it again.")
        return problem(request, 400, _("The answers cannot be used"), told, bad.problems)
    except UnknownRegion as unknown_region:
        return problem(request, 400, _("The region is not known"), str(unknown_region))
    except UnknownHerb as unknown_herb:
        return problem(request, 400, _("The herb is not known"), str(unknown_herb))
    return HttpResponse(json.dumps(result), content_type=JSON)


def openapi(request: HttpRequest) -> HttpResponse:
    """What there is for programs, in OpenAPI 3.1."""
    return JsonResponse(document(the_book()))
