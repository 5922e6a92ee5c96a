"""Reminders and what is kept, in a real browser: out, back, and gone from the device too."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import barriers, calm  # noqa: F401
from tests.browser.test_diary import KEEP, open_diary, press

STORED = """new Promise((resolve) => {
  const request = indexedDB.open("loosen");
  request.onsuccess = () => {
    const names = [...request.result.objectStoreNames];
    if (!names.length) return resolve([]);
    const asked = request.result.transaction("kept").objectStore("kept").getAllKeys();
    asked.onsuccess = () => resolve(asked.result);
  };
})"""


def ready(page):
    page.goto("/mine")
    page.wait_for_selector("html[data-ready=mine]")


def take_out(page):
    with page.expect_download() as download:
        page.get_by_role("link", name="Take out everything").click()
    return json.loads(Path(download.value.path()).read_text())


def test_out_and_back_with_what_the_device_keeps(page, tmp_path):
    open_diary(page)
    page.evaluate(KEEP, ["sessions", [{"id": "s1", "session": "heat", "ended": "2026-11-23T10:00:00Z"}]])
    press(page, "rest-pain", "4")
    page.get_by_role("button", name="Keep this day").click()
    page.wait_for_url("**/progress")
    ready(page)
    whole = take_out(page)
    assert whole["diary"][0]["rest-pain"] == 4
    assert whole["device"]["sessions"][0]["id"] == "s1"
    page.get_by_label("Yes, delete all of it").check()
    page.get_by_role("button", name="Delete everything").click()
    page.wait_for_url("**/mine/gone")
    page.wait_for_selector("html[data-ready=mine]")
    expect(page.get_by_text("All of it is deleted")).to_be_visible()
    ready(page)
    assert take_out(page)["diary"] == []
    assert "sessions" not in page.evaluate(STORED)
    file = tmp_path / "loosen.json"
    file.write_text(json.dumps(whole))
    page.set_input_files("#file", file)
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("1 entry was put back.")).to_be_visible()
    ready(page)
    again = take_out(page)
    assert again["diary"] == whole["diary"]
    assert again["device"]["sessions"] == whole["device"]["sessions"]


def test_a_private_address(page):
    page.goto("/reminders")
    page.get_by_label("How was today?").check()
    page.select_option("#zone", "Europe/London")
    page.get_by_role("button", name="Make a private address").click()
    address = page.locator("#address").input_value()
    assert page.request.get(address).status == 200
    page.get_by_role("button", name="Stop the private address").click()
    expect(page.locator("#address")).to_have_count(0)
    assert page.request.get(address).status == 404


@pytest.mark.parametrize("width", [320, 1200])
def test_no_barriers(page, calm, width):  # noqa: F811
    page.set_viewport_size({"width": width, "height": 800})
    for address in ("/reminders", "/mine"):
        page.goto(address)
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
