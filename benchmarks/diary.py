"""Five years of a diary on a served Loosen: how long the page of progress and the export take."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from http.client import HTTPConnection
from statistics import median
from time import perf_counter

DAYS = 5 * 365
AT_ONCE = 500
ROUNDS = 15
PAGES = ("/progress", "/mine/everything.json")


def five_years(port: int) -> dict[str, tuple[float, int]]:
    """Median seconds and bytes of each page for somebody who told of every day for five years."""
    connection = HTTPConnection("localhost", port)
    cookies: dict[str, str] = {}

    def ask(method: str, address: str, body: str = "", token: str = "") -> bytes:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        if token:
            headers |= {"Content-Type": "application/json", "X-CSRFToken": token}
        connection.request(method, address, body or None, headers)
        response = connection.getresponse()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _equals, value = cookie.partition(";")[0].partition("=")
            cookies[name] = value
        content = response.read()
        assert response.status == 200, (address, response.status)
        return content

    token = json.loads(ask("GET", "/diary/sync"))["token"]
    events = [_day(back) for back in range(DAYS)]
    for start in range(0, DAYS, AT_ONCE):
        ask("POST", "/diary/sync", json.dumps({"events": events[start : start + AT_ONCE]}), token)
    found = {}
    for address in PAGES:
        taken = []
        for _round in range(ROUNDS):
            start_at = perf_counter()
            size = len(ask("GET", address))
            taken.append(perf_counter() - start_at)
        found[address] = median(taken), size
    return found


def _day(back: int) -> dict[str, object]:
    """A day of somebody who has it again every two months."""
    day = date.today() - timedelta(days=back)
    pain = max(0, 7 - (DAYS - back) % 60 // 4)
    noted = datetime.combine(day, time(9), UTC).isoformat()
    told = {"rest-pain": pain, "worst-pain": min(10, pain + 1), "usual-tasks-hard": "no", "danger-sign-today": "no"}
    done = ["walk"] if back % 3 else ["heat"]
    return {"id": f"day-{back}", "noted_at": noted, "day": day.isoformat(), **told, "done": done, "note": "as usual"}
