"""Reminders: a file for a calendar, or a private address at which a calendar fetches them."""

from __future__ import annotations

from datetime import UTC, datetime, time
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from loosen.care.answers import BadAnswers
from loosen.care.reminders import Reminders, read_reminders, usual_times
from loosen.formats.calendar import calendar
from loosen.web.book import the_book
from loosen.web.models import KeptReminders
from loosen.web.person import new_person, person_of, remember
from loosen.web.templating import page
from loosen.web.zone import day_of, zone_of, zones
from loosen.words import _

CALENDAR = "text/calendar; charset=utf-8"


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest) -> HttpResponse:
    """Choose; then take the file, or have, renew or stop the private address."""
    kept = _kept(person_of(request))
    if request.method != "POST":
        return _show(request, kept)
    if "stop" in request.POST:
        KeptReminders.objects.filter(person=person_of(request) or "nobody").delete()
        return redirect("reminders")
    try:
        chosen = read_reminders(the_book(), _chosen(request))
    except BadAnswers as bad:
        return _show(request, kept, 422, problems=bad.problems)
    if "file" in request.POST:
        return _file(calendar(the_book(), chosen, day_of(request), token_urlsafe(9), datetime.now(UTC)))
    person = person_of(request) or new_person()
    secret = token_urlsafe(32) if "feed" in request.POST else ""
    values: dict[str, Any] = {"reminders": chosen.as_json(), "changed_at": datetime.now(UTC)}
    if secret:
        values["feed_hash"] = _hash(secret)
    made = {**values, "first": day_of(request)}
    kept, _new = KeptReminders.objects.update_or_create(person=person, defaults=values, create_defaults=made)
    address = request.build_absolute_uri(reverse("feed", kwargs={"secret": secret})) if secret else ""
    response = _show(request, kept, address=address)
    remember(response, person)
    return response


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a private address; an address that was stopped or renewed is nowhere."""
    kept = KeptReminders.objects.filter(feed_hash=_hash(secret)).first()
    if kept is None:
        raise Http404
    owner = kept.feed_hash[:16]
    return _file(
        calendar(the_book(), read_reminders(the_book(), kept.reminders), kept.first, owner, kept.changed_at),
        attached=False,
    )


def _file(content: bytes, attached: bool = True) -> HttpResponse:
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow"}
    if attached:
        headers["Content-Disposition"] = 'attachment; filename="loosen.ics"'
    return HttpResponse(content, content_type=CALENDAR, headers=headers)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _kept(person: str | None) -> KeptReminders | None:
    return KeptReminders.objects.filter(person=person).first() if person else None


def _chosen(request: HttpRequest) -> dict[str, Any]:
    """What the form says, as reminders are kept."""
    form, book = request.POST, the_book()
    wanted = {}
    for kind in form.getlist("kind"):
        try:
            first = time.fromisoformat(form.get(f"{kind}-at", ""))
        except ValueError:
            first = None
        times = usual_times(book, kind, first) if kind in book.reminders.kinds else ()
        days = [int(day) for day in form.getlist(f"{kind}-day") if day in "0123456" and len(day) == 1]
        wanted[kind] = {"times": [f"{at:%H:%M}" for at in times], "weekdays": days}
    zone = form.get("zone") or str(zone_of(request) or "")
    return {"zone": zone, "wanted": wanted, "plain": form.get("plain") == "yes", "until": form.get("until") or None}


def _show(
    request: HttpRequest, kept: KeptReminders | None, status: int = 200, address: str = "", problems: Any = ()
) -> HttpResponse:
    book = the_book()
    chosen: Reminders | None = read_reminders(book, kept.reminders) if kept else None
    return page(
        request,
        "reminders.html",
        status,
        kinds=book.reminders.kinds.values(),
        discreet=_(book.reminders.discreet),
        chosen={one.kind: one for one in chosen.wanted} if chosen else {},
        reminders=chosen,
        has_feed=bool(kept and kept.feed_hash),
        address=address,
        problems=problems,
        zone=str(chosen.zone if chosen else zone_of(request) or ""),
        zones=zones(),
        weekdays=short_weekdays(),
    )


def short_weekdays() -> list[str]:
    """From Monday on."""
    return [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")]
