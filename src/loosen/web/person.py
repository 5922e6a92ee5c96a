"""Whose browser it is: a long random name in a cookie, made when there is something to keep. There are no accounts."""

from __future__ import annotations

import re
from secrets import token_urlsafe

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "loosen-person"
NAME = re.compile(r"[\w-]{43}")
KEPT_FOR = 2 * 365 * 24 * 3600


def person_of(request: HttpRequest) -> str | None:
    """The name in the cookie, or ``None``."""
    name = request.COOKIES.get(COOKIE, "")
    return name if NAME.fullmatch(name) else None


def new_person() -> str:
    """A name that nobody can guess."""
    return token_urlsafe(32)


def remember(response: HttpResponse, person: str) -> None:
    """Set the cookie; no script may read it."""
    response.set_cookie(COOKIE, person, max_age=KEPT_FOR, httponly=True, samesite="Lax", secure=settings.HTTPS)
