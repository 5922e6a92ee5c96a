"""What a person may choose: language, region, text size, theme, motion and sound."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from loosen.web.book import the_book
from loosen.web.preferences import choices, chosen_from, keep, preferences_of
from loosen.web.templating import page
from loosen.words import _


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Show them, or keep what was chosen and go back to where it was chosen."""
    if request.method != "POST":
        return page(request, "preferences.html", choices=choices(), region_names=_region_names())
    before = preferences_of(request)._asdict()
    response = redirect(_back_to(request))
    keep(response, chosen_from({**before, **request.POST.dict()}))
    return response


def _region_names() -> dict[str, str]:
    return {id: _(region.name) for id, region in the_book().regions.items()}


def _back_to(request: HttpRequest) -> str:
    there = request.POST.get("back-to", "")
    return there if url_has_allowed_host_and_scheme(there, allowed_hosts=None) else request.path
