"""Mine: take out all that is kept, put it into another Loosen, or delete it, really."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from loosen.care.answers import BadAnswers
from loosen.care.diary_table import columns, row_of
from loosen.web import mine as kept
from loosen.web.book import the_book
from loosen.web.diary_store import history_of
from loosen.web.person import COOKIE, new_person, person_of, remember
from loosen.web.templating import page
from loosen.words import _

NOBODY = "nobody"
ALL_OF_IT = '"cache", "cookies", "storage"'


@require_http_methods(["GET", "HEAD"])
def mine(request: HttpRequest) -> HttpResponse:
    """What may be done with it."""
    return _show(request)


def _show(request: HttpRequest, status: int = 200, **told: object) -> HttpResponse:
    return page(request, "mine.html", status, **{"problems": (), "done": None, "gone": False, **told})


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Everything that this server keeps of them, as JSON."""
    return _stream(kept.export(person_of(request) or NOBODY), "application/json", "loosen.json")


@require_safe
def diary_table(request: HttpRequest) -> StreamingHttpResponse:
    """The diary, a line a day."""
    days = history_of(request, person_of(request)).diary
    book = the_book()

    def lines() -> Iterator[str]:
        line = io.StringIO()
        writer = csv.writer(line)
        rows: list[list[object]] = [[*columns(book)], *(row_of(book, day) for day in days)]
        for row in rows:
            writer.writerow(row)
            yield line.getvalue()
            line.seek(0)
            line.truncate()

    return _stream(lines(), "text/csv; charset=utf-8", "loosen-diary.csv")


def _stream(pieces: Iterator[str], kind: str, name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingHttpResponse((piece.encode() for piece in pieces), content_type=kind, headers=headers)


@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    """Put an exported file with what is here."""
    file = request.FILES.get("file")
    if file is None or isinstance(file, list):
        return _show(request, 422, problems=[_("Choose the file that Loosen wrote, then try again.")])
    if (file.size or 0) > settings.LARGEST_FILE:
        return _show(request, 413, problems=[_("The file is too large.")])
    person = person_of(request) or new_person()
    try:
        done = kept.put_back(person, json.loads(file.read().decode()))
    except BadAnswers as bad:
        return _show(request, 422, problems=[*bad.problems, _("Nothing was put back.")])
    except (ValueError, RecursionError):
        return _show(
            request, 422, problems=[_("This is no file that Loosen has exported."), _("Nothing was put back.")]
        )
    response = _show(request, done=sum(done.values()))
    remember(response, person)
    return response


@require_POST
def delete(request: HttpRequest) -> HttpResponse:
    """Delete everything here, and tell the browser to forget the rest."""
    if request.POST.get("sure") != "yes":
        return _show(request, 422, problems=[_("Tick the line first: what is deleted does not come back.")])
    person = person_of(request)
    if person is not None:
        kept.delete(person)
    response = redirect("mine-gone")
    response.delete_cookie(COOKIE)
    return response


@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """That it is done. The browser forgets what it has kept of this address."""
    response = _show(request, gone=True)
    response["Clear-Site-Data"] = ALL_OF_IT
    return response
