"""The clock on the wall of whoever asks: their browser tells it, or they choose it."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.http import HttpRequest, HttpResponse

COOKIE = "loosen-zone"
KEPT_FOR = 365 * 24 * 3600


@cache
def zones() -> tuple[str, ...]:
    """Places whose clocks people go by."""
    found = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return tuple(found) or ("UTC",)


def zone_of(request: HttpRequest) -> tzinfo | None:
    """Theirs, when it is known."""
    name = request.COOKIES.get(COOKIE, "")
    return ZoneInfo(name) if name in zones() else None


def day_of(request: HttpRequest, at: datetime | None = None) -> date:
    """The day on their wall at ``at``, or now; by the clock of UTC while theirs is not known."""
    return (at or datetime.now(UTC)).astimezone(zone_of(request) or UTC).date()


def keep_zone(response: HttpResponse, name: str) -> None:
    """Set the cookie; `app.js` sets the same."""
    response.set_cookie(COOKIE, name, max_age=KEPT_FOR, samesite="Lax")
