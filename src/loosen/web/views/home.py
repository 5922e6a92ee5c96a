"""Pages to read: the start, positions of ease, and what Loosen is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from loosen.web.templating import page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The start: one thing to do, and one for relief right now."""
    return page(request, "home.html")


@require_safe
def relief(request: HttpRequest) -> HttpResponse:
    """Positions of ease, danger signs first."""
    return page(request, "relief.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Loosen is and is not, the edition, who has reviewed it, and on what it rests."""
    return page(request, "about.html")
