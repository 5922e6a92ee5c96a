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
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = {"type": "rule", "values": ["color-contrast"]}


def barriers(page, dark=True):
    """What axe finds, in the light and, where asked for, in the dark: between the two only colours differ."""
    found = []
    for shade, rules in (("dark", OF_COLOURS), ("light", ALL))[not dark :]:
        page.emulate_media(color_scheme=shade, reduced_motion="reduce")
        violations = Axe().run(page, options={"runOnly": rules}).response["violations"]
        found += [(shade, one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in violations]
    return found


@pytest.fixture
def calm(page):
    """Nothing moves, from the first picture on."""
    page.emulate_media(reduced_motion="reduce")


@pytest.mark.parametrize("address", PAGES)
def test_page(page, calm, address):
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.wrong[:] = [one for one in page.wrong if "404" not in one]
    assert barriers(page) == []


@pytest.mark.parametrize(
    "more", [{}, {"fever": "yes"}, {"chest-pain": "yes"}], ids=["self-care", "same-day", "emergency"]
)
def test_check_and_result(page, calm, more):
    person = Person(page, {**PLAIN, **more}).open()
    while person.asked:
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert barriers(page, dark=False) == []
        person.answer(1)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert barriers(page) == []


def test_what_is_missing_is_told_where_it_is(page, calm):
    person = Person(page).open()
    person.go_on()
    assert barriers(page) == []
