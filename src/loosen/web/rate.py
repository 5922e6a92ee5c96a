"""How often one address has sent something, without keeping any address.

An address is counted under a keyed hash. The key is made anew each day and kept in memory alone, so that nobody can
find the address again, not even with the database and the program in hand.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from hashlib import blake2b
from secrets import token_bytes
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

HOUR, DAY = 3600, 24 * 3600


class Rate:
    """At most ``an_hour`` from one address, and ``a_day`` from all together."""

    def __init__(self, an_hour: int, a_day: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._an_hour, self._a_day, self._clock = an_hour, a_day, clock
        self._lock = Lock()
        self._begin(clock())

    def allows(self, address: str) -> bool:
        """Whether one more may come from there; it is counted."""
        with self._lock:
            now = self._clock()
            if now - self._began >= DAY:
                self._begin(now)
            name = blake2b(address.encode(), key=self._key, digest_size=16).digest()
            recent = [at for at in self._times.get(name, ()) if now - at < HOUR]
            if len(recent) >= self._an_hour or self._all >= self._a_day:
                return False
            self._times[name] = [*recent, now]
            self._all += 1
            return True

    def _begin(self, now: float) -> None:
        self._began, self._key, self._all = now, token_bytes(32), 0
        self._times: dict[bytes, list[float]] = {}


def address_of(request: HttpRequest) -> str:
    """Whence a request came: behind HTTPS the web server in front says so, and its word is the last in the list."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
