"""No barrier that axe can find, on any page or component, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.person import PLAIN, Person

PAGES = [
    "/",
    "/check",
    "/doses",
    "/doses/kept",
    "/session?do=cat-cow",
    "/exercises",
    "/today",
    "/prevent",
    "/prevent/breaks",
    "/relief",
    "/about",
    "/preferences",
    "/checks",
    "/checks/save",
    "/offline",
    "/nothing",
    "/gallery",
]
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def barriers(page):
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]


@pytest.fixture(params=["light", "dark"])
def shade(request, page):
    page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    return request.param


@pytest.mark.parametrize("address", PAGES)
def test_page(page, shade, address):
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.wrong[:] = [one for one in page.wrong if "404" not in one]
    assert barriers(page) == []


@pytest.mark.parametrize(
    "more", [{}, {"fever": "yes"}, {"chest-pain": "yes"}], ids=["self-care", "same-day", "emergency"]
)
def test_check_and_result(page, shade, more):
    person = Person(page, {**PLAIN, **more}).open()
    while person.asked:
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert barriers(page) == []
        person.answer(1)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert barriers(page) == []


def test_what_is_missing_is_told_where_it_is(page, shade):
    person = Person(page).open()
    person.go_on()
    assert barriers(page) == []
