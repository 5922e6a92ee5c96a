"""What the browser's door costs: bytes, the time from a tap to the next screen, the API, and Lighthouse."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from http.client import HTTPConnection
from statistics import median
from time import perf_counter

from playwright.sync_api import sync_playwright

from benchmarks import machine
from benchmarks.browser import CATEGORIES, bytes_of_figures, bytes_of_first_visit, chromium, frames, lighthouse, taps
from benchmarks.diary import five_years
from benchmarks.people import make_people
from benchmarks.served import served
from benchmarks.table import aims, heading, micros, table
from loosen import load_rulebook
from loosen.book.book import Book

JSON = {"Content-Type": "application/json"}
BATCH = 200  # requests in a turn
MOVING = ["cat-cow", "bird-dog", "knee-roll", "walk-acute", "sit-stand", "thor-rot"]


def main() -> None:
    chosen = _options()
    start = perf_counter()
    book = load_rulebook()
    with served() as port:
        address = f"http://localhost:{port}"
        api = _api(book, port, chosen.rounds)
        years = five_years(port)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--headless=new", "--no-sandbox"])
            sizes = bytes_of_first_visit(browser, address)
            tapped = {slower: taps(browser, address, slower) for slower in (1, 4)}
            drawn = frames(browser, address, MOVING)
            figures = bytes_of_figures(browser, address)
            browser.close()
        scores = {} if chosen.no_lighthouse else {page: lighthouse(address + page) for page in ("/", "/check")}
    tell("First visit, bytes as transferred", table(("", "requests", "bytes"), _size_rows(sizes)))
    tell("From a tap to the next screen, drawn", table(("", "median ms", "slowest ms"), _tap_rows(tapped)))
    rows = [(exercise, f"{a_second:.0f}") for exercise, a_second in drawn.items()]
    tell("Figure of a session, pictures a second", table(("", "a second"), rows))
    tell("All thirty figures with their words, bytes as transferred", f"{figures:,}")
    rows = [(page, f"{1000 * seconds:.0f}", f"{size:,}") for page, (seconds, size) in years.items()]
    tell("Five years of daily entries, on the server", table(("", "ms", "bytes"), rows))
    tell("Requests on one connection, in turns", table(("", "us each", "a second"), _api_rows(api)))
    if scores:
        tell("Lighthouse, its mobile throttling, median of 3", _scores(scores))
    tell("Aims", *aims([*_aims(sizes, tapped, api, scores), *_aims_of_figures(drawn, figures), _aim_of_years(years)]))
    tell("Taken on", *machine.described(book, perf_counter() - start))


def tell(title: str, *lines: str) -> None:
    print(heading(title), *lines, sep="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench web", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="turns of the API and the bare view (%(default)s)")
    parser.add_argument("--no-lighthouse", action="store_true", help="leave Lighthouse out")
    return parser.parse_args()


def _api(book: Book, port: int, rounds: int) -> dict[str, list[float]]:
    """Seconds a request, turn by turn: the same bodies to the bare view and to the API."""
    people = [one.answers_all(book.triage.decision) for one in make_people(book.triage.decision, BATCH)]
    bodies = [json.dumps(answers) for answers in people]
    connection = HTTPConnection("127.0.0.1", port)
    taken: dict[str, list[float]] = {"a bare Django view": [], "POST /api/v1/assessments": []}
    addresses = dict(zip(taken, ("/bare", "/api/v1/assessments?region=UK"), strict=True))
    for turn in range(rounds + 2):
        for name, address in addresses.items():
            begun = perf_counter()
            for body in bodies:
                connection.request("POST", address, body, JSON)
                response = connection.getresponse()
                response.read()
                assert response.status == 200
            if turn > 1:  # the first turns warm up
                taken[name].append((perf_counter() - begun) / BATCH)
    return taken


def _size_rows(sizes: dict[str, list[int]]) -> list[tuple[str, str, str]]:
    rows = [(name, str(len(its)), f"{sum(its):,}") for name, its in sizes.items()]
    every = [one for its in sizes.values() for one in its]
    return [*rows, ("in all", str(len(every)), f"{sum(every):,}")]


def _tap_rows(taps: dict[int, list[float]]) -> list[tuple[str, str, str]]:
    names = {1: "as it is", 4: "processor made 4 times slower"}
    return [(names[slower], f"{median(its):.1f}", f"{max(its):.1f}") for slower, its in taps.items()]


def _api_rows(api: dict[str, list[float]]) -> list[tuple[str, str, str]]:
    return [(name, micros(median(its)), f"{1 / median(its):,.0f}") for name, its in api.items()]


def _share(api: dict[str, list[float]]) -> float:
    """The API's requests a second as a share of the bare view's, turn for turn."""
    bare, ours = api.values()
    return median(one / other for one, other in zip(bare, ours, strict=True))


def _scores(scores: dict[str, dict[str, float]]) -> str:
    return table(
        ("", *CATEGORIES), [(page, *(f"{one[name]:.0f}" for name in CATEGORIES)) for page, one in scores.items()]
    )


def _aims(
    sizes: dict[str, list[int]],
    taps: dict[int, list[float]],
    api: dict[str, list[float]],
    scores: dict[str, dict[str, float]],
) -> Iterator[tuple[str, str, bool]]:
    total = sum(sum(its) for its in sizes.values())
    yield "home and check, first visit: under 120 KB", f"{total / 1000:.0f} KB", total < 120_000
    yield "from a tap to the next screen: under 50 ms", f"{median(taps[1]):.0f} ms", median(taps[1]) < 50
    yield "the API beside a bare view: at least 70 %", f"{_share(api) * 100:.0f} %", _share(api) >= 0.7
    for page, one in scores.items():
        least = min(one.values())
        yield f"Lighthouse, {page}: at least 98 each", f"{least:.0f}", least >= 98


def _aims_of_figures(drawn: dict[str, float], figures: int) -> Iterator[tuple[str, str, bool]]:
    middle = median(drawn.values())
    yield "figure of a session: 60 pictures a second", f"{middle:.0f}", middle >= 59
    yield "all thirty figures: under 60 KB", f"{figures / 1000:.0f} KB", figures < 60_000


def _aim_of_years(years: dict[str, tuple[float, int]]) -> tuple[str, str, bool]:
    milliseconds = 1000 * years["/progress"][0]
    return "progress after five years: under 200 ms", f"{milliseconds:.0f} ms", milliseconds < 200


if __name__ == "__main__":
    main()
