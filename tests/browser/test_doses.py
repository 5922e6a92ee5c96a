"""The dose clock in the browser: recording, waiting, offline, and one copy on the server."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import barriers, calm  # noqa: F401
from tests.browser.test_offline import INSTALLED, own_server  # noqa: F401


class Patient:
    """Somebody in the United Kingdom who counts doses."""

    def __init__(self, page, address):
        self.page = page
        page.context.add_cookies([{"name": "loosen-preferences", "value": "region=UK", "url": address}])

    def open(self):
        self.page.goto("/doses")
        self.page.wait_for_selector("html[data-ready=doses]")
        return self

    def record(self, amount="400", product="ibuprofen-oral", at=""):
        self.page.select_option("#product", product)
        self.page.fill("#amount", amount)
        self.page.fill("#at", at)
        self.page.get_by_role("button", name="Record it", exact=True).click()

    @property
    def log(self):
        return self.page.locator(".dose-log li")

    @property
    def card(self):
        return self.page.locator("[data-shown=now] .dose-card")


@pytest.fixture
def patient(page, server):
    return Patient(page, server.address).open()


def test_a_dose_is_counted_and_the_next_waits(patient):
    page = patient.page
    patient.record()
    expect(patient.card).to_contain_text("Not now. By the packet, the next may be taken at")
    expect(patient.card).to_contain_text("400 mg of at most 1,200 mg; 800 mg left")
    patient.record()
    expect(page.get_by_text("Not recorded: better wait.")).to_be_visible()
    expect(patient.log).to_have_count(1)
    page.get_by_role("button", name="I have taken it already: record it").click()
    expect(page.get_by_text("Recorded. This was not by the packet:")).to_be_visible()
    expect(patient.log).to_have_count(2)
    page.reload()
    expect(patient.log).to_have_count(2)
    patient.log.first.get_by_role("button").click()
    expect(patient.log).to_have_count(1)
    expect(page.locator("#product")).to_be_focused()


def test_the_clock_goes_on_by_itself(page, server):
    page.clock.install()
    patient = Patient(page, server.address).open()
    patient.record()
    expect(patient.card).to_contain_text("Not now")
    page.clock.fast_forward("06:01:00")
    expect(patient.card).to_contain_text("By the packet, one may be taken now: at most 400 mg.")
    page.clock.fast_forward("20:00:00")
    expect(patient.card).to_contain_text("0 mg of at most 1,200 mg")


def test_bad_input_is_told_and_kept(patient):
    page = patient.page
    page.get_by_role("button", name="Record it", exact=True).click()
    expect(page.get_by_text("Choose what it was.")).to_be_visible()
    for amount in ("", "-400", "lots", "💊"):
        patient.record(amount)
        expect(page.get_by_text("Give how much it was as a whole number")).to_be_visible()
        assert page.input_value("#amount") == amount
        expect(page.locator("#amount")).to_be_focused()
    patient.record("90000")
    expect(page.get_by_text("cannot be right")).to_be_visible()
    expect(page.get_by_role("button", name="I have taken it already")).to_have_count(0)
    patient.record("400", at="2050-01-01T08:00")
    expect(page.get_by_text("is still to come")).to_be_visible()
    expect(patient.log).to_have_count(0)


def test_nothing_is_sent_unless_asked(patient):
    page = patient.page
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    patient.record()
    expect(patient.log).to_have_count(1)
    page.wait_for_timeout(300)
    assert [url for url in asked if "/doses/" in url] == []


def test_offline_doses_come_to_the_server_once(page, context, own_server):  # noqa: F811
    page.goto(own_server.address)
    page.evaluate(INSTALLED)
    page.wait_for_timeout(500)
    patient = Patient(page, own_server.address)
    page.goto(own_server.address + "/doses")
    page.wait_for_selector("html[data-ready=doses]")
    page.get_by_role("button", name="Keep them on this server too").click()
    expect(page.get_by_text("Your doses are on this server too.")).to_be_visible()
    own_server.stop()
    patient.record()
    expect(patient.log).to_have_count(1)
    expect(page.get_by_text("There is no connection to the server just now.")).to_be_visible()
    page.reload()
    page.wait_for_selector("html[data-ready=doses]")
    expect(patient.log).to_have_count(1)
    own_server.start()
    held = "fetch('/doses/sync').then((one) => one.json()).then(({ events }) => events.length)"
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_text("Your doses are on this server too.")).to_be_visible()
    assert page.evaluate(held) == 1
    page.reload()
    page.wait_for_selector("html[data-ready=doses]")
    expect(page.get_by_text("Your doses are on this server too.")).to_be_visible()
    assert page.evaluate(held) == 1
    page.get_by_role("button", name="Delete all my doses").click()
    page.get_by_role("button", name="Yes, delete them").click()
    expect(page.get_by_text("All doses are deleted.")).to_be_visible()
    assert page.evaluate(held) == 0
    expect(patient.log).to_have_count(0)


def test_by_keyboard_alone(patient):
    page = patient.page
    page.locator("#product").focus()
    page.keyboard.type("Ibuprofen t")
    page.keyboard.press("Tab")
    page.keyboard.type("400")
    page.keyboard.press("Enter")
    expect(patient.log).to_have_count(1)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "at"


@pytest.mark.parametrize("width", [320, 1200])
def test_no_barriers(page, server, calm, width):  # noqa: F811
    page.set_viewport_size({"width": width, "height": 800})
    patient = Patient(page, server.address).open()
    patient.record()
    patient.record()
    expect(page.get_by_text("Not recorded")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_the_server_keeps_them(browser, server):
    context = browser.new_context(java_script_enabled=False, base_url=server.address)
    context.add_cookies([{"name": "loosen-preferences", "value": "region=UK", "url": server.address}])
    page = context.new_page()
    page.goto("/doses")
    page.get_by_role("link", name="To the doses kept here").click()
    page.select_option("#zone", "Europe/London")
    page.get_by_role("button", name="Continue").click()
    page.select_option("#product", "ibuprofen-oral")
    page.fill("#amount", "400")
    page.get_by_role("button", name="Record it", exact=True).click()
    expect(page.locator(".dose-log li")).to_have_count(1)
    page.locator(".dose-log button").click()
    expect(page.locator(".dose-log li")).to_have_count(0)
    context.close()
