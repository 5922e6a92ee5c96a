"""The diary and progress as a person meets them: ten seconds, offline, once, by keyboard, at every width."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import barriers, calm  # noqa: F401
from tests.browser.test_offline import INSTALLED, own_server  # noqa: F401

QUEUE = """new Promise((resolve) => {
  const request = indexedDB.open("loosen", 1);
  request.onsuccess = () => {
    const asked = request.result.transaction("kept").objectStore("kept").get("diary-queue");
    asked.onsuccess = () => resolve((asked.result ?? []).length);
  };
})"""
KEEP = """([name, value]) => new Promise((resolve) => {
  const request = indexedDB.open("loosen", 1);
  request.onsuccess = () => {
    const transaction = request.result.transaction("kept", "readwrite");
    transaction.objectStore("kept").put(value, name);
    transaction.oncomplete = () => resolve(true);
  };
})"""
TELL = """async (events) => {
  const { token } = await (await fetch("/diary/sync")).json();
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  return (await fetch("/diary/sync", { method: "POST", body: JSON.stringify({ events }), headers })).status;
}"""


def open_diary(page, address=""):
    page.goto(f"{address}/diary")
    page.wait_for_selector("html[data-ready=diary]")


def press(page, finding, option):
    page.locator(f"#f-{finding}-{option}").check()


def tell(page, pain):
    press(page, "rest-pain", str(pain))
    page.get_by_role("button", name="Keep this day").click()


def weeks(page, pains):
    """Have told of days up to today."""
    last = len(pains) - 1
    events = [
        {
            "id": f"day-{place}",
            "noted_at": f"{date.today() - timedelta(days=last - place)}T09:00:00+00:00",
            "day": f"{date.today() - timedelta(days=last - place)}",
            "rest-pain": pain,
            "worst-pain": min(10, pain + 2),
        }
        for place, pain in enumerate(pains)
        if pain is not None
    ]
    page.goto("/progress")
    assert page.evaluate(TELL, events) == 200
    page.goto("/progress")


def test_a_day_in_a_few_presses(page):
    open_diary(page)
    press(page, "worst-pain", "6")
    press(page, "sleep-night", "well")
    page.get_by_label("Used heat", exact=True).check()
    tell(page, 4)
    page.wait_for_url("**/progress")
    expect(page.get_by_role("heading", name="On the usual course")).to_be_visible()
    assert page.evaluate(QUEUE) == 0


def test_what_was_done_is_filled_in_and_the_own_activity_comes_back(page):
    open_diary(page)
    ended = f"{date.today()}T12:00:00"
    sessions = [{"id": "a", "session": "heat", "ended": ended}, {"id": "b", "session": "cat-cow", "ended": ended}]
    page.evaluate(KEEP, ["sessions", sessions])
    page.evaluate(KEEP, ["doses", [{"id": "c", "event": "dose", "at": ended}]])
    open_diary(page)
    ticked = page.locator("[name=did]:checked").evaluate_all("those => those.map(({ value }) => value)")
    assert ticked == ["exercises", "heat", "medicine"]
    expect(page.get_by_text("Filled in from what Loosen led you through today")).to_be_visible()
    page.locator("#activity-0").fill("Tie my shoes")
    page.locator("#now-0").fill("4")
    tell(page, 5)
    page.wait_for_url("**/progress")
    open_diary(page)
    assert page.locator("#activity-0").input_value() == "Tie my shoes"


def test_offline_from_a_cold_start_and_sent_once(page, context, own_server):  # noqa: F811
    page.goto(own_server.address)
    page.evaluate(INSTALLED)
    page.wait_for_timeout(500)
    own_server.stop()
    open_diary(page, own_server.address)
    tell(page, 6)
    expect(page.get_by_text("Kept on this device")).to_be_visible()
    assert page.evaluate(QUEUE) == 1
    page.close()
    own_server.start()
    cold = context.new_page()
    sent = []
    cold.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    cold.goto(f"{own_server.address}/progress")
    expect(cold.get_by_text("have now been added")).to_be_visible()
    assert cold.evaluate(QUEUE) == 0
    cold.get_by_role("link", name="Show them").click()
    expect(cold.get_by_role("heading", name="On the usual course")).to_be_visible()
    cold.wait_for_timeout(300)
    assert len(sent) == 1, "what was sent is not sent again"


def test_what_the_server_refuses_is_told_and_does_not_wait_for_ever(page):
    open_diary(page)
    page.locator("#activity-0").fill("Lift my child")
    page.locator("#now-0").fill("77")
    tell(page, 5)
    expect(page.locator("[data-refused]")).to_contain_text("whole number from 0 to 10")
    assert page.evaluate(QUEUE) == 0
    assert page.locator("#activity-0").input_value() == "Lift my child"


def test_the_line_breaks_where_nothing_was_told(page):
    weeks(page, [7, 6, 6, None, 5, 5, 4])
    assert page.locator(".chart > path.chart-rest").count() == 4
    assert page.locator(".chart > .chart-dot").count() == 6
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("cell", name="not told")).to_be_visible()
    assert page.locator(".chart").get_attribute("role") == "img"


def test_a_week_without_change_leads_to_the_check(page):
    weeks(page, [7] * 9)
    page.get_by_role("link", name="Do the check again").click()
    page.wait_for_url("**/check")


def test_by_keyboard_alone(page):
    open_diary(page)
    page.locator("#f-rest-pain-0").focus()
    for _press in range(3):
        page.keyboard.press("ArrowRight")
    assert page.locator("[name=rest-pain]:checked").input_value() == "3"
    page.get_by_role("button", name="Keep this day").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/progress")


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_no_barriers(page, calm, width):  # noqa: F811
    page.set_viewport_size({"width": width, "height": 800})
    open_diary(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    weeks(page, [7, 6, 6, None, 5, 5, 4, 4, 3])
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
