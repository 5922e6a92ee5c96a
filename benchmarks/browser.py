"""What a browser meets: bytes, the time from a tap to the next screen, and Lighthouse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

LIGHTHOUSE = Path(__file__).parent / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices")
OPTIONS = (
    "--output=json",
    "--quiet",
    f"--only-categories={','.join(CATEGORIES)}",
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# A tap, until the next screen has been drawn.
TAP = """() => new Promise((done) => {
  const begun = performance.now();
  document.querySelector("[data-next]").click();
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
})"""


# How many pictures a second are drawn while the figure of a session moves.
FRAMES = """(seconds) => new Promise((done) => {
  let [count, begun] = [0, performance.now()];
  const next = (now) => {
    count += 1;
    if (now - begun < seconds * 1000) requestAnimationFrame(next);
    else done((count * 1000) / (now - begun));
  };
  requestAnimationFrame(next);
})"""


def chromium() -> str:
    """Where it is."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        raise SystemExit("script/bench web needs Chromium. Install it (on Debian: apt-get install chromium).")
    return found


def bytes_of_first_visit(browser: Browser, address: str) -> dict[str, list[int]]:
    """The bytes of each response of somebody who has never been here: home, then from there the check."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: dict[str, list[int]] = {"home": [], "then check": []}
    here = "home"
    session.on("Network.loadingFinished", lambda event: sizes[here].append(int(event["encodedDataLength"])))
    page.goto(address, wait_until="networkidle")
    here = "then check"
    page.goto(f"{address}/check", wait_until="networkidle")
    page.wait_for_selector("html[data-ready=check]")
    context.close()
    return {name: [one for one in its if one] for name, its in sizes.items()}


def taps(browser: Browser, address: str, slower: int) -> list[float]:
    """Milliseconds for each page of a plain check, on a processor made so many times slower."""
    taken: list[float] = []
    for _run in range(5):
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(f"{address}/check")
        page.wait_for_selector("html[data-ready=check]")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        while page.locator("[data-check]").is_visible():
            _fill(page)
            taken.append(page.evaluate(TAP))
        context.close()
    return taken


def _fill(page: Page) -> None:
    """Plain answers to whatever the page asks."""
    page.evaluate(
        """() => {
          for (const item of document.querySelectorAll("[data-stage] [data-finding]")) {
            const typed = item.querySelector("[inputmode=numeric]");
            if (typed) typed.value = item.dataset.finding === "age" ? 34 : 1;
            for (const plain of ["male", "low-back", "5", "no"]) {
              const field = item.querySelector(`[type=radio][value="${plain}"]`);
              if (field) field.checked = true;
            }
          }
          const none = document.querySelector("[name=none-of-these]");
          if (none) none.checked = true;
        }"""
    )


def lighthouse(address: str) -> dict[str, float]:
    """The median score of each category, of three runs."""
    runs = []
    for _run in range(3):
        told = subprocess.run(
            ["node_modules/.bin/lighthouse", address, *OPTIONS],
            cwd=LIGHTHOUSE,
            env={"PATH": os.environ["PATH"], "CHROME_PATH": chromium()},
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append({name: one["score"] * 100 for name, one in json.loads(told.stdout)["categories"].items()})
    return {name: median(run[name] for run in runs) for name in CATEGORIES}


def frames(browser: Browser, address: str, exercises: list[str]) -> dict[str, float]:
    """Pictures a second while a guided session shows the figure, by exercise."""
    found = {}
    for exercise in exercises:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(f"{address}/session?do={exercise}")
        page.wait_for_selector("html[data-ready=session]")
        page.click("[data-do=begin]")
        page.keyboard.press("s")
        found[exercise] = page.evaluate(FRAMES, 4)
        context.close()
    return found


def bytes_of_figures(browser: Browser, address: str) -> int:
    """The bytes of all exercises with their figures, as they come over the line."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    asked: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(f"{address}/session?do=cat-cow", wait_until="networkidle")
    context.close()
    return max(int(size) for id, size in sizes.items() if "/moves/" in asked.get(id, ""))
