"""The dose clock. A browser keeps the doses by itself; this server keeps them only when it is asked to."""

from __future__ import annotations

import json
from datetime import UTC, datetime, tzinfo
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from loosen.care.assessment import region_of
from loosen.care.dose_log import BadLog, Dose, Removed, from_plain, standing, to_plain
from loosen.care.dose_reasons import Teller
from loosen.care.dose_times import BadTime, instant
from loosen.care.doses import Noted, Refused, note
from loosen.care.packets import packets_of, unit_of
from loosen.care.showing_doses import showing_doses, showing_note
from loosen.web.book import the_book
from loosen.web.dose_store import add_doses, delete_doses, doses_of
from loosen.web.person import new_person, person_of, remember
from loosen.web.preferences import preferences_of
from loosen.web.templating import page
from loosen.web.views.errors import problem
from loosen.web.views.installed import doses_address
from loosen.web.zone import keep_zone, zone_of, zones
from loosen.words import _

LONGEST_AMOUNT = 7  # digits


@require_safe
def doses(request: HttpRequest) -> HttpResponse:
    """The page on which the browser keeps count; the same for everybody, so that it can be kept for offline use."""
    return page(request, "doses.html", doses_address=doses_address())


@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: HttpRequest) -> HttpResponse:
    """Without JavaScript: the doses that this server keeps, and a form for another."""
    if request.method != "POST":
        return _show(request)
    if request.POST.get("zone"):
        return _choose_zone(request, request.POST["zone"])
    if zone_of(request) is None:
        return _show(request)
    if request.POST.get("remove"):
        return _remove(request, request.POST["remove"])
    return _add(request)


def _choose_zone(request: HttpRequest, name: str) -> HttpResponse:
    response = redirect("kept-doses")
    if name in zones():
        keep_zone(response, name)
    return response


def _remove(request: HttpRequest, id: str) -> HttpResponse:
    person = person_of(request)
    if person is not None and id in doses_of(person):
        add_doses(person, [Removed(id=str(uuid4()), dose=id, noted_at=datetime.now(UTC))])
    return redirect("kept-doses")


def _add(request: HttpRequest) -> HttpResponse:
    """Record a dose, or say why not; what was filled in stays."""
    now, zone = datetime.now(UTC).replace(microsecond=0), zone_of(request)
    assert zone is not None
    screens = the_book().screens.screens
    product, amount = request.POST.get("product", ""), request.POST.get("amount", "").strip()
    if product not in screens:
        return _show(request, wrong=_("Choose what it was."))
    if not (amount.isascii() and amount.isdecimal() and len(amount) <= LONGEST_AMOUNT):
        return _show(request, wrong=_("Give how much it was as a whole number, such as 400."))
    try:
        at = _instant(request.POST.get("at", "").strip(), zone, now)
    except BadTime as bad:
        return _show(request, wrong=str(bad))
    dose = Dose(
        id=str(uuid4()), product=product, amount=int(amount), unit=unit_of(screens[product]), at=at, noted_at=now
    )
    person = person_of(request)
    teller = _teller(request, zone, now)
    before = standing(doses_of(person).values())
    result = note(teller.packets, teller.dosing, before, dose, taken="taken" in request.POST)
    if isinstance(result, Refused):
        return _show(request, refused=result)
    return _record(person or new_person(), result, request, teller)


def _record(person: str, result: Noted, request: HttpRequest, teller: Teller) -> HttpResponse:
    try:
        add_doses(person, [result.dose])
    except BadLog as bad:
        return problem(request, 413, _("This dose was not recorded"), str(bad))
    response = _show(request, noted=result, person=person) if result.against else redirect("kept-doses")
    remember(response, person)
    return response


def _instant(text: str, zone: tzinfo, now: datetime) -> datetime:
    if not text:
        return now
    try:
        return instant(datetime.fromisoformat(text).replace(tzinfo=None), zone, now).at
    except BadTime:
        raise
    except (ValueError, OverflowError):
        raise BadTime(_("The time cannot be read. Choose it anew, or leave it empty for now.")) from None


def _show(
    request: HttpRequest,
    wrong: str = "",
    refused: Refused | None = None,
    noted: Noted | None = None,
    person: str | None = None,
) -> HttpResponse:
    zone = zone_of(request)
    if zone is None:
        return page(request, "doses-zone.html", zones=zones())
    teller = _teller(request, zone, datetime.now(UTC))
    region = region_of(the_book(), preferences_of(request).region)
    result = refused or noted
    return page(
        request,
        "doses-kept.html",
        422 if wrong or refused else 200,
        shown=showing_doses(region, teller, doses_of(person or person_of(request)).values()),
        told=showing_note(region, teller, result) if result else None,
        wrong=wrong,
        given=request.POST if wrong or refused else {},
        zone=str(zone),
    )


def _teller(request: HttpRequest, zone: tzinfo, now: datetime) -> Teller:
    book = the_book()
    packets = packets_of(book.screens.screens.values(), preferences_of(request).region)
    return Teller(packets, book.dosing, zone, now)


@require_http_methods(["GET", "HEAD", "POST"])
def sync(request: HttpRequest) -> HttpResponse:
    """For the browser, once its owner has asked for it: the events that are here, after those that it sends."""
    person = person_of(request)
    if request.method != "POST":
        return _told(request, person)
    person = person or new_person()
    try:
        plain = json.loads(request.body)
        events = from_plain(plain.get("events") if isinstance(plain, dict) else None)
        add_doses(person, events.values())
    except BadLog as bad:
        return JsonResponse({"problem": str(bad)}, status=400)
    except (ValueError, RecursionError):
        return JsonResponse({"problem": _("This is not JSON.")}, status=400)
    response = _told(request, person)
    remember(response, person)
    return response


def _told(request: HttpRequest, person: str | None) -> HttpResponse:
    events = to_plain(doses_of(person).values())
    return JsonResponse({"events": events, "token": get_token(request)}, headers={"Cache-Control": "no-store"})


@require_POST
def delete(request: HttpRequest) -> HttpResponse:
    """Delete every dose that this server keeps of this browser."""
    person = person_of(request)
    if person is not None:
        delete_doses(person)
    return redirect("kept-doses")
