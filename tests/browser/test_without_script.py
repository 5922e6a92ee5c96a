"""Without JavaScript the same questions come as pages of the server, and say the same."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.person import PLAIN, Person


@pytest.fixture
def plain_page(new_context):
    return new_context(java_script_enabled=False).new_page()


@pytest.mark.parametrize("more", [{}, {"saddle-numbness": "unsure"}, {"fever": "yes"}, {"pain-duration-days": 60}])
def test_the_result_says_the_same(page, plain_page, more):
    answers = {**PLAIN, **more}
    with_script = Person(page, answers).open()
    without = Person(plain_page, answers)
    plain_page.goto("/check")
    assert without.answer() == with_script.answer()
    assert texts(plain_page) == texts(page)


def texts(page):
    """What the result says, section by section, with everything opened that can be."""
    said = "h1, h2, h3, h4, p:not(.row), li, dt, dd, blockquote"
    shown = page.locator(".result").locator(said).and_(page.locator(":not(.with-script)"))
    return [" ".join(text.split()) for text in shown.all_text_contents()]


def test_back_errors_and_saving(plain_page):
    person = Person(plain_page)
    plain_page.goto("/check")
    person.go_on()
    expect(plain_page.get_by_role("alert").filter(has_text="Tick what fits")).to_be_visible()
    person.answer(2)
    plain_page.get_by_role("button", name="Back").click()
    expect(plain_page.get_by_label("None of these")).to_be_checked()
    assert person.answer() == "self-care"
    plain_page.get_by_role("button", name="Save and plan my day").click()
    expect(plain_page).to_have_url(re.compile("/today"))


def test_preferences(plain_page):
    plain_page.goto("/preferences")
    plain_page.get_by_label("United States").check()
    plain_page.get_by_label("Dark", exact=True).check()
    plain_page.get_by_role("button", name="Keep these").click()
    expect(plain_page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(plain_page.locator("[data-tel]")).to_have_attribute("href", "tel:911")
