"""Where somebody stands in the programme: in a cookie of their browser, sent to the pages about prevention only."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from loosen.care.prevention import LAST_WEEK, MOST_WALKED

COOKIE = "loosen-programme"
WRITTEN = re.compile(r"(\d{4}-\d\d-\d\d)\.(\d{1,3})\.(\d{1,4}|x)\.(\d{1,3})")
KEPT_FOR = 365 * 24 * 3600


class Kept(NamedTuple):
    """``began``: the Monday of the first week. ``done``: weeks managed. ``walked``: minutes in the last week told.

    ``told``: the last week that was told of.
    """

    began: date
    done: int = 0
    walked: int | None = None
    told: int = 0

    def week(self, day: date) -> int:
        """Which week ``day`` lies in; the first when the clock was set back."""
        return min(LAST_WEEK, max(1, (day - self.began).days // 7 + 1))

    def tell(self, day: date, walked: int, both: bool) -> Kept:
        """After the week before was told: it counts as managed when both sessions were done."""
        last = self.week(day) - 1
        if last <= self.told:
            return self
        return self._replace(done=min(last, self.done + both), walked=walked, told=last)


def begin(day: date) -> Kept:
    """The programme begins in the week of ``day``."""
    return Kept(day - timedelta(days=day.weekday()))


def kept_of(request: HttpRequest) -> Kept | None:
    """What the cookie says; nothing when it is not one of ours."""
    found = WRITTEN.fullmatch(request.COOKIES.get(COOKIE, ""))
    if not found:
        return None
    began, done, walked, told = found.groups()
    try:
        kept = Kept(date.fromisoformat(began), int(done), None if walked == "x" else int(walked), int(told))
    except ValueError:
        return None
    within = kept.done <= LAST_WEEK and (kept.walked or 0) <= MOST_WALKED
    return kept if within else None


def keep(response: HttpResponse, kept: Kept | None) -> None:
    """Set the cookie, or take it away; no script may read it."""
    path = reverse("prevent")
    if kept is None:
        response.delete_cookie(COOKIE, path=path, samesite="Lax")
        return
    walked = "x" if kept.walked is None else kept.walked
    value = f"{kept.began.isoformat()}.{kept.done}.{walked}.{kept.told}"
    response.set_cookie(
        COOKIE, value, max_age=KEPT_FOR, path=path, httponly=True, samesite="Lax", secure=settings.HTTPS
    )
