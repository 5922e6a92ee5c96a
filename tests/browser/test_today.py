"""From the check to the plan of the day, into a session and back, as a person goes."""

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.test_access import barriers, calm  # noqa: F401
from tests.browser.test_session import SESSIONS


class Planner(Person):
    """Somebody with a plain spasm who wants to know what to do."""

    def plan(self):
        """Do the check, save it, say no to all that is asked besides, and stand before the plan."""
        self.open()
        assert self.answer() == "self-care"
        self.page.get_by_role("button", name="Save and plan my day").click()
        self.page.wait_for_url("**/today")
        for _page in range(12):
            if not self.page.locator("button[name=suits]").count():
                break
            for box in self.page.locator("input[name=none-of-these]").all():
                box.check()
            for question in self.page.locator("fieldset.question").all():
                question.locator("input[value=no]").check()
            with self.page.expect_navigation():
                self.page.get_by_role("button", name="Continue").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Today")
        return self


def test_the_day_opens_in_place(page):
    Planner(page).plan()
    assert page.locator(".planned").count() == 7
    assert page.locator(".planned h2").first.inner_text() == "Find a position that eases"
    expect(page.get_by_text("longer than you breathe in")).to_be_hidden()
    page.locator(".planned summary").first.click()
    expect(page.get_by_text("longer than you breathe in")).to_be_visible()
    page.locator("#ease-now").get_by_text("On your side, pillow between your knees").click()
    page.wait_for_url("**/relief#side-with-pillow")


def test_a_session_of_the_plan_is_led_and_its_light_comes_back(page):
    Planner(page).plan()
    page.locator("#routine > details > summary").click()
    page.locator("#routine").get_by_role("link", name="Do it with me").click()
    page.wait_for_selector("html[data-ready=session]")
    expect(page.get_by_role("heading", level=1).first).to_have_text("A few gentle moves")
    page.get_by_role("button", name="Start", exact=True).click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Much more pain").click()
    expect(page.get_by_text("Leave the exercises for today")).to_be_visible()
    with page.expect_request(lambda request: request.method == "POST") as told:
        page.get_by_role("link", name="Back to today").click()
    assert "red" in told.value.post_data
    assert [one["light"] for one in page.evaluate(SESSIONS)] == ["red"]


def test_it_asks_less_when_it_asks_too_much(page):
    Planner(page).plan()
    page.get_by_role("button", name="I would rather have ice").click()
    expect(page.get_by_role("heading", name="Cool your back")).to_be_visible()
    page.get_by_role("button", name="Neither heat nor ice").click()
    expect(page.get_by_role("heading", name="Cool your back")).to_have_count(0)


def test_by_keyboard_alone(page):
    Planner(page).plan()
    page.locator(".planned summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("longer than you breathe in")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#ease-now') !== null")


@pytest.mark.parametrize("width", [320, 1200])
def test_no_barriers(page, calm, width):  # noqa: F811
    page.set_viewport_size({"width": width, "height": 800})
    Planner(page).plan()
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
