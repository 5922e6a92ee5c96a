"""Staying well in a browser: the week is led, breaks are told of gently, and nothing stands in anybody's way."""

import sqlite3
from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.browser.person import PLAIN
from tests.browser.test_access import barriers, calm  # noqa: F401
from tests.browser.test_today import Planner

WELL = {**PLAIN, "pain-severity": 1, "pain-duration-days": 25}
MONDAY = datetime(2026, 11, 23, 10, 0)
SESSION = """new Promise((resolve) => { indexedDB.open("loosen", 1).onsuccess = ({ target }) => {
  const get = target.result.transaction("kept").objectStore("kept").get("session-plan");
  get.onsuccess = () => resolve(get.result);
}; })"""


def recover(page, server):
    """Somebody whose last plan was that of prevention stands before their week."""
    Planner(page, WELL).plan()
    with sqlite3.connect(server.data / "loosen.sqlite3") as database:
        database.execute("update loosen_keptday set plan = json_set(plan, '$.phase', 'prevention')")
    page.goto("/prevent")


def open_all(page):
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def test_the_week_is_begun_and_its_session_is_led(page, server):
    recover(page, server)
    page.get_by_role("button", name="Begin this week").click()
    expect(page.get_by_text("Week 1.")).to_be_visible()
    expect(page.locator(".week > li")).to_have_count(7)
    expect(page.locator(".week [aria-current=date], .week .now")).to_have_count(1)
    page.get_by_role("link", name="Do it with me").click()
    page.wait_for_selector("html[data-ready=session]")
    expect(page.get_by_role("heading", level=1).first).to_have_text("Strength")
    assert page.evaluate(SESSION)["id"] == "prevent-begin"


def at(page, address):
    page.goto(address)
    page.wait_for_selector("html[data-breaks=ready]")


def test_a_break_is_told_of_in_the_chosen_hours(page):
    page.clock.install(time=MONDAY)
    at(page, "/prevent/breaks")
    page.get_by_label("Every 45 minutes").check()
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_text("The next break is at 10:45")).to_be_visible()
    page.clock.fast_forward("44:00")
    expect(page.locator("[data-break-notice]")).to_be_empty()
    page.clock.fast_forward("01:10")
    expect(page.get_by_role("heading", name="Time to move")).to_be_visible()
    page.get_by_role("button", name="In 5 minutes").click()
    expect(page.get_by_role("heading", name="Time to move")).to_have_count(0)
    page.clock.fast_forward("05:10")
    page.get_by_role("button", name="I got up").click()
    expect(page.get_by_text("The next break is at 11:3")).to_be_visible()


def test_it_is_kept_on_this_device_alone_and_goes_on_elsewhere(page):
    page.clock.install(time=MONDAY)
    at(page, "/prevent/breaks")
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.get_by_label("Every 60 minutes").check()
    page.get_by_label("Saturday").check()
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_role("button", name="No reminders")).to_be_visible()
    assert "POST" not in sent
    page.clock.fast_forward("30:00")
    at(page, "/prevent")
    page.clock.fast_forward("31:00")
    expect(page.get_by_role("heading", name="Time to move")).to_be_visible()
    at(page, "/prevent/breaks")
    expect(page.get_by_label("Every 60 minutes")).to_be_checked()
    expect(page.get_by_label("Saturday")).to_be_checked()
    page.get_by_role("button", name="No reminders").click()
    expect(page.get_by_text("Off. You will not be reminded.")).to_be_visible()
    at(page, "/prevent/breaks")
    page.clock.fast_forward("03:00:00")
    expect(page.locator("[data-break-notice]")).to_be_empty()


def test_outside_the_hours_it_is_quiet(page):
    page.clock.install(time=datetime(2026, 11, 27, 16, 50))  # a Friday
    at(page, "/prevent/breaks")
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_text("The next break is at Monday")).to_be_visible()
    page.clock.fast_forward("20:00:00")
    expect(page.locator("[data-break-notice]")).to_be_empty()


def test_what_cannot_be_is_told(page):
    at(page, "/prevent/breaks")
    page.get_by_label("From", exact=True).select_option("18")
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_role("alert").filter(has_text="before the end")).to_be_visible()
    expect(page.get_by_role("button", name="No reminders")).to_be_hidden()


def test_the_browser_is_asked_only_when_a_person_asks(page):
    page.add_init_script(
        "window.asked = 0; Notification.requestPermission = async () => { window.asked += 1; return 'denied'; };"
    )
    at(page, "/prevent/breaks")
    expect(page.get_by_role("button", name="Show notices")).to_be_hidden()
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_text("It will ask you to allow it")).to_be_visible()
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="Show notices").click()
    assert page.evaluate("window.asked") == 1


def test_by_keyboard_alone(page):
    at(page, "/prevent/breaks")
    page.locator("#every-30").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Every 45 minutes")).to_be_checked()
    for _field in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Monday")).not_to_be_checked()
    page.get_by_role("button", name="Remind me").press("Enter")
    expect(page.get_by_role("button", name="No reminders")).to_be_visible()


def test_the_work_place_check_by_keyboard_and_without_script(new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/prevent")
    page.locator("#f-lifts-heavy").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Show what I can try").press("Enter")
    expect(page.get_by_role("heading", name="Lifting", exact=True)).to_be_visible()
    page.get_by_text("Change what you ticked").click()
    expect(page.locator("#f-lifts-heavy")).to_be_checked()
    page.goto("/prevent/breaks")
    expect(page.get_by_role("button", name="Remind me")).to_be_hidden()
    expect(page.get_by_text("A timer on your telephone")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1200])
def test_no_barriers(page, server, calm, width):  # noqa: F811
    page.set_viewport_size({"width": width, "height": 800})
    recover(page, server)
    page.get_by_role("button", name="Begin this week").click()
    page.locator("#f-chair-uncomfortable").check()
    page.get_by_role("button", name="Show what I can try").click()
    open_all(page)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".week").evaluate("(it) => it.scrollWidth <= it.clientWidth"), "nothing is cut off"
    at(page, "/prevent/breaks")
    page.get_by_role("button", name="Remind me").click()
    open_all(page)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
