"""Pages for what went wrong: where, what, why, what next; and never what was sent."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from django.conf import settings
from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse

from loosen.web.templating import page
from loosen.words import _

NO_ROOM = "full"  # as SQLite words it: "database or disk is full"


def problem(
    request: HttpRequest, status: int, title: str, what_next: str, problems: Sequence[str] = ()
) -> HttpResponse:
    """A page, or for programs a problem document (RFC 9457)."""
    if request.path.startswith("/api/"):
        told = {
            "type": "about:blank",
            "title": title,
            "status": status,
            "detail": what_next,
            "problems": list(problems),
        }
        return JsonResponse(told, status=status, content_type="application/problem+json")
    return page(request, "error.html", status, title=title, what_next=what_next, problems=problems)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be read."""
    return problem(
        request, 400, _("That could not be read"), _("Nothing was worked out or kept. Go back and try again.")
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not theirs to do."""
    return problem(request, 403, _("That is not possible from here"), _("Go to the start page and try again."))


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form did not come from one of our pages, or cookies are off."""
    return problem(
        request,
        403,
        _("This form has grown old"),
        _("Go back, load the page again and send it once more. Loosen needs its cookies for that."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page."""
    return problem(request, 404, _("There is no such page"), _("It may have moved. Begin at the start page."))


def too_large(request: HttpRequest) -> HttpResponse:
    """More than anybody could have to say."""
    most = settings.LARGEST_BODY // 1000
    return problem(
        request,
        413,
        _("That is too much"),
        _("Send at most {most} kilobytes: one person's answers.").format(most=most),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours, or no room left to keep anything."""
    if isinstance(sys.exc_info()[1], OperationalError) and NO_ROOM in str(sys.exc_info()[1]):
        return problem(
            request,
            507,
            _("There is no room left"),
            _(
                "What you sent now was not kept; all that was kept before is still there. Make room on the disk of "
                "this Loosen, go back and send it again."
            ),
        )
    return problem(
        request,
        500,
        _("Something broke on our side"),
        _("Your answers were not lost: go back and try again. If you feel worse, do not wait: get help."),
    )
