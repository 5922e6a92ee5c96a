"""A guided session from start to finish, by a clock of our own: what is counted, what hurts, what is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import barriers, calm  # noqa: F401
from tests.browser.test_offline import INSTALLED, own_server  # noqa: F401

SESSIONS = """() => new Promise((resolve) => {
  const opening = indexedDB.open("loosen", 1);
  opening.onsuccess = () => {
    const asked = opening.result.transaction("kept").objectStore("kept").get("sessions");
    asked.onsuccess = () => resolve(asked.result ?? []);
  };
})"""


BEGINS = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Mover:
    """Somebody who is led through exercises."""

    def __init__(self, page):
        self.page = page

    def open(self, what="do=pelvic-tilt,bird-dog"):
        self.page.clock.install(time=BEGINS)
        self.page.goto(f"/session?{what}")
        self.page.wait_for_selector("html[data-ready=session]")
        self.page.clock.pause_at(BEGINS + timedelta(minutes=1))
        return self

    def begin(self):
        self.page.get_by_role("button", name="Start", exact=True).click()
        return self

    def wait(self, seconds):
        self.page.clock.run_for(seconds * 1000)

    @property
    def stage(self):
        return self.page.get_attribute("[data-session]", "data-stage")

    @property
    def name(self):
        return self.page.inner_text("[data-name]")

    @property
    def count(self):
        return self.page.inner_text("[data-count]")

    def kept(self):
        return self.page.evaluate(SESSIONS)


@pytest.fixture
def mover(page):
    return Mover(page).open()


def seconds_of(book, *ids):
    from loosen.care.session import alone

    pace = book.exercises.words.pace
    whole = sum(step.seconds for id in ids for step in alone(book, book.exercises.exercises[id]).steps)
    return whole + (len(ids) - 1) * (pace.rest - pace.ready)


def test_from_start_to_finish_without_a_touch(mover, book):
    mover.begin()
    assert mover.name == book.exercises.exercises["pelvic-tilt"].title
    expect(mover.page.locator("[data-kind]")).to_contain_text("Get ready")
    mover.wait(9)
    assert mover.count == "1 / 5"
    mover.wait(7)
    assert mover.count == "2 / 5"
    mover.wait(30)
    assert mover.name == "Next: Bird dog"
    mover.wait(14)
    expect(mover.page.locator("[data-kind]")).to_contain_text("first side")
    mover.wait(60)
    expect(mover.page.locator("[data-kind]")).to_contain_text("Change sides")
    mover.wait(8)
    expect(mover.page.locator("[data-kind]")).to_contain_text("second side")
    expect(mover.page.locator(".session-figure")).to_have_class("session-figure mirrored")
    mover.wait(seconds_of(book, "pelvic-tilt", "bird-dog"))
    expect(mover.page.get_by_role("heading", name="You have done it")).to_be_visible()
    (kept,) = mover.kept()
    assert (kept["outcome"], kept["done"], kept["of"]) == ("finished", 3, 3)
    mover.page.get_by_role("button", name="As before, or better").click()
    expect(mover.page.get_by_text("The plan goes on from here")).to_be_visible()
    assert [one["light"] for one in mover.kept()] == ["green"]


def test_pause_back_and_skip_by_keys(mover):
    page = mover.page
    mover.begin().wait(10)
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    before = mover.count
    mover.wait(60)
    assert mover.count == before
    page.keyboard.press(" ")
    mover.wait(8)
    assert mover.count == "2 / 5"
    page.keyboard.press("ArrowLeft")
    mover.wait(1)
    assert mover.count == "1 / 5"
    page.keyboard.press("s")
    mover.wait(1)
    assert mover.name == "Next: Bird dog"
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="That was enough for now")).to_be_visible()
    (kept,) = mover.kept()
    assert (kept["outcome"], kept["done"]) == ("ended", 1)


def test_hurts_and_a_danger_sign_leads_to_the_check(mover):
    page = mover.page
    mover.begin().wait(10)
    page.keyboard.press("x")
    expect(page.get_by_text("new numbness")).to_be_visible()
    mover.wait(120)
    assert mover.stage == "hurt"
    page.get_by_role("button", name="Not sure").click()
    expect(page.get_by_role("link", name="Check my back")).to_be_visible()
    expect(page.get_by_role("button", name="Go on")).to_be_hidden()
    (kept,) = mover.kept()
    assert (kept["outcome"], kept["light"], kept["hurts"][0]["answer"]) == ("hurt", "red", "numb-or-weak")


def test_hurts_too_much_and_something_easier_comes(page, book):
    mover = Mover(page).open("do=press-up,bird-dog").begin()
    mover.wait(10)
    mover.page.get_by_role("button", name="This hurts").click()
    for answer in ("No", "No", "Yes"):
        mover.page.get_by_role("button", name=answer, exact=True).click()
    mover.page.get_by_role("button", name="Go on").click()
    mover.wait(1)
    assert mover.name == book.exercises.exercises["prone-prop"].title
    mover.page.keyboard.press("x")
    for answer in ("No", "Yes"):
        mover.page.get_by_role("button", name=answer, exact=True).click()
    mover.page.get_by_role("button", name="Go on").click()
    mover.wait(1)
    assert mover.name == "Next: Bird dog"


def test_hurts_a_little_and_the_same_is_made_smaller(mover):
    mover.begin().wait(10)
    mover.page.keyboard.press("x")
    for _question in range(3):
        mover.page.get_by_role("button", name="No", exact=True).click()
    expect(mover.page.get_by_text("not the same as harm")).to_be_visible()
    mover.page.get_by_role("button", name="Go on").click()
    mover.wait(1)
    assert mover.count == "1 / 5"


def test_a_reload_in_the_middle_goes_on_and_is_recorded_once(mover):
    page = mover.page
    mover.begin().wait(60)
    place = mover.name
    page.reload()
    page.wait_for_selector("html[data-ready=session]")
    expect(page.get_by_role("heading", name="You were in the middle")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    mover.wait(1)
    assert mover.name == place
    mover.wait(600)
    assert mover.stage == "end"
    page.reload()
    page.wait_for_selector("html[data-ready=session]")
    assert mover.stage == "start"
    assert len(mover.kept()) == 1


def test_a_session_that_broke_off_is_recorded_when_it_is_left(mover):
    page = mover.page
    mover.begin().wait(60)
    page.goto("/")
    page.goto("/session?do=cat-cow")
    page.wait_for_selector("html[data-ready=session]")
    page.get_by_role("button", name="End here").first.click()
    (kept,) = mover.kept()
    assert (kept["outcome"], kept["session"]) == ("broken-off", "pelvic-tilt,bird-dog")


def test_heat_is_a_session_that_looks_at_the_skin(page, book):
    mover = Mover(page).open("timer=heat").begin()
    assert mover.count.startswith("15:")
    mover.wait(5 * 60 + 1)
    expect(page.locator("[data-kind]")).to_have_text("Look at your skin")
    mover.wait(10 * 60)
    expect(page.get_by_role("heading", name="Time is up")).to_be_visible()


def test_every_exercise_can_be_led_through(page, book):
    page.clock.install()
    for id, exercise in book.exercises.exercises.items():
        page.goto(f"/session?do={id}")
        page.wait_for_selector("html[data-ready=session]")
        page.get_by_role("button", name="Start", exact=True).click()
        page.clock.run_for(12_000)
        assert page.inner_text("[data-name]") == exercise.title
        assert page.locator(".session-figure svg").count() == 1
        page.keyboard.press("Escape")
        expect(page.locator("[data-end-title]")).to_be_visible()


def test_offline_from_a_cold_start(page, context, own_server):  # noqa: F811
    page.goto(own_server.address)
    page.evaluate(INSTALLED)
    page.wait_for_timeout(500)
    page.close()
    own_server.stop()
    cold = context.new_page()
    cold.clock.install()
    cold.goto(f"{own_server.address}/session?do=cat-cow")
    cold.wait_for_selector("html[data-ready=session]")
    cold.get_by_role("button", name="Start", exact=True).click()
    cold.clock.run_for(100_000)
    expect(cold.get_by_role("heading", name="You have done it")).to_be_visible()
    own_server.start()


def test_nothing_shifts_while_the_figure_moves(page):
    page.goto("/session?do=cat-cow")
    page.wait_for_selector("html[data-ready=session]")
    page.get_by_role("button", name="Start", exact=True).click()
    page.keyboard.press("s")
    page.evaluate(
        "window.shifts = 0; new PerformanceObserver((list) => {"
        " for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts += one.value;"
        "}).observe({ type: 'layout-shift' })"
    )
    page.wait_for_timeout(5000)
    assert page.evaluate("window.shifts") == 0


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_no_barriers(page, calm, width):  # noqa: F811
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/session?do=pelvic-tilt")  # by the real clock, which axe needs to go on
    page.wait_for_selector("html[data-ready=session]")
    assert barriers(page) == []
    page.get_by_role("button", name="Start", exact=True).click()
    page.keyboard.press("s")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("x")
    assert barriers(page) == []
    page.get_by_role("button", name="Yes", exact=True).click()
    page.locator("[data-for=hurt] [data-do=end]").click()
    expect(page.get_by_role("heading", name="That was enough for now")).to_be_visible()
    assert barriers(page) == []
