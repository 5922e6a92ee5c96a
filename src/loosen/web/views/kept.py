"""Checks that a person has kept: save one, look at it again, delete it."""

from __future__ import annotations

import logging
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from loosen.care.answers import BadAnswers, read_answers
from loosen.care.assessment import assess
from loosen.care.plan import AT_HOME
from loosen.care.showing import showing
from loosen.web.book import the_book
from loosen.web.models import KeptCheck
from loosen.web.person import new_person, person_of, remember
from loosen.web.preferences import preferences_of
from loosen.web.templating import page
from loosen.web.views.errors import problem
from loosen.words import _

log = logging.getLogger(__name__)


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """All that this browser has kept."""
    return page(request, "checks.html", checks=KeptCheck.objects.filter(person=person_of(request) or "nobody"))


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Keep a check. The level is worked out anew; should the browser have found another, the higher one is kept."""
    if request.method != "POST":
        return page(request, "save.html")
    book = the_book()
    try:
        answers = read_answers(request.POST.get("answers", ""), book.known)
    except BadAnswers as bad:
        return problem(request, 400, _("This check could not be kept"), _("Check again, then save."), bad.problems)
    result = assess(book, answers, preferences_of(request).region)
    person = person_of(request) or new_person()
    kept = KeptCheck.objects.create(
        person=person,
        made_at=timezone.now(),
        edition=result.edition,
        hash=result.hash,
        region=result.region,
        level=_higher(request.POST.get("level", ""), request.POST.get("hash", ""), result.disposition.at_least),
        answers=answers,
        result=result.plain(),
    )
    at_home = result.disposition.settled and kept.level in AT_HOME
    response = redirect("today") if at_home else redirect("kept", id=kept.id)
    remember(response, person)
    return response


def _higher(theirs: str, their_hash: str, ours: str) -> str:
    """The higher of the levels that browser and server found; it is told in the log when they differ."""
    book = the_book()
    if theirs not in book.triage.levels or theirs == ours:
        return ours
    log.error(
        "the browser found %s (rule book %s) and the server %s (%s)",
        theirs,
        their_hash[:12] if their_hash.isalnum() else "unknown",
        ours,
        book.hash[:12],
    )
    return max(theirs, ours, key=book.triage.decision.scale.rank)


@require_safe
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """A kept check, as it was found then, and whether it still holds."""
    kept = _theirs(request, id)
    book = the_book()
    holds_until = kept.made_at + timedelta(hours=kept.result["valid_for_hours"])
    shown = None
    if kept.hash == book.hash:
        shown = showing(book, kept.answers, assess(book, kept.answers, kept.region))
    return page(
        request,
        "kept.html",
        kept=kept,
        level=book.triage.levels[kept.level],
        result=kept.result,
        shown=shown,
        higher=kept.level != kept.result["disposition"]["at_least"],
        holds=timezone.now() < holds_until,
        holds_until=holds_until,
    )


@require_POST
def delete(request: HttpRequest, id: UUID) -> HttpResponse:
    """Delete it, for good."""
    _theirs(request, id).delete()
    return redirect("checks")


def _theirs(request: HttpRequest, id: UUID) -> KeptCheck:
    kept = KeptCheck.objects.filter(id=id, person=person_of(request) or "nobody").first()
    if kept is None:
        raise Http404
    return kept
