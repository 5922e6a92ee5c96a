"""What somebody thinks of a piece of advice: helpful, wrong or unclear, and in their words if they like.

There is no account, nothing of their health is asked for, and nothing tells who it was. All of it is off unless the
host wants it.
"""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from loosen.web.book import the_book
from loosen.web.models import Feedback
from loosen.web.pieces import Piece, piece_named
from loosen.web.rate import Rate, address_of
from loosen.web.templating import page
from loosen.web.views.errors import problem
from loosen.words import _, spoken

LONGEST = 2000  # characters
SOONEST, LATEST = 3, 24 * 3600  # seconds from the form to its answer
AN_HOUR, A_DAY = 6, 500

rate = Rate(AN_HOUR, A_DAY)


def verdicts() -> dict[str, str]:
    """What can be said of a piece of advice."""
    return {
        "helpful": _("It helped me"),
        "wrong": _("Something is wrong, or it did harm"),
        "unclear": _("I do not understand it"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """The form, and what is sent with it."""
    if not settings.FEEDBACK:
        raise Http404
    sent = request.POST if request.method == "POST" else request.GET
    about = piece_named(the_book(), sent.get("about", ""))
    if about is None:
        raise Http404
    return _take(request, about) if request.method == "POST" else _form(request, about)


def _take(request: HttpRequest, about: Piece) -> HttpResponse:
    verdict, words = request.POST.get("verdict", ""), request.POST.get("words", "").strip()
    if request.POST.get("website"):  # A field that people do not see: only a program fills it in.
        return redirect("told")
    if verdict not in verdicts():
        return _form(request, about, words, _("Tick one of these, please."))
    if len(words) > LONGEST:
        return _form(request, about, words, _("That is too long. At most {most} letters.").format(most=LONGEST))
    if not _in_time(request.POST.get("at", "")):
        return _form(request, about, words, _("That was very quick, or very late. Please send it once more."))
    if not rate.allows(address_of(request)):
        told = _("Thank you. Please come back in an hour: more than this cannot be read with care.")
        return problem(request, 429, _("That is a lot in a short time"), told)
    book = the_book()
    Feedback.objects.create(
        about=about.name,
        verdict=verdict,
        words=words,
        language=spoken(),
        edition=book.edition.version,
        hash=book.hash,
        day=timezone.now().date(),
    )
    return redirect("told")


def _in_time(at: str) -> bool:
    """Whether the form was filled in by somebody who read it, today."""
    signer = TimestampSigner(salt="feedback")
    try:
        signer.unsign(at, max_age=LATEST)
    except BadSignature:
        return False
    try:
        signer.unsign(at, max_age=SOONEST)
    except BadSignature:
        return True
    return False


def _form(request: HttpRequest, about: Piece, words: str = "", wrong: str = "") -> HttpResponse:
    at = TimestampSigner(salt="feedback").sign("form")
    told = {"about": about, "verdicts": verdicts(), "words": words, "wrong": wrong, "at": at, "most": LONGEST}
    response = page(request, "tell.html", 400 if wrong else 200, **told)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """Thanks."""
    if not settings.FEEDBACK:
        raise Http404
    return page(request, "told.html")
