"""Whole ways through the check, as people go."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.person import PLAIN, Person


def test_a_plain_spasm_is_self_care(page):
    person = Person(page).open()
    assert person.answer() == "self-care"
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_title("Safe to start at home · Loosen")
    expect(page.get_by_text("Danger signs to watch for")).to_be_visible()
    expect(page.get_by_text("No clinician has reviewed it yet.")).to_be_visible()


def test_an_emergency_at_the_first_page(page):
    person = Person(page, {"chest-pain": "yes"}).open()
    assert person.answer(1) == "emergency"
    expect(page.locator("a.call").first).to_have_attribute("href", re.compile("tel:"))
    expect(page.locator(".watch")).to_have_count(0)


def test_unsure_of_a_danger_sign_is_no_comfort(page):
    person = Person(page, {**PLAIN, "saddle-numbness": "unsure"}).open()
    assert person.answer() == "emergency"
    expect(page.locator(".because")).to_contain_text("not sure about:")


def test_pregnant(page):
    person = Person(page, {**PLAIN, "sex-at-birth": "female", "pregnant": "yes"}).open()
    asked = []
    while person.asked:
        asked.append(person.asked)
        person.answer(1)
    assert asked.index("pregnancy") < asked.index("pregnancy-signs")
    assert person.level == "routine"
    expect(page.get_by_text("tell your midwife or maternity team")).to_be_visible()
    person.answers = {**person.answers, "pregnancy-warning": "yes"}
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your body right now")
    assert person.answer() == "emergency"


def test_the_region_sets_the_number(page):
    page.goto("/")
    page.get_by_label("Where are you?").select_option("Taiwan")
    page.get_by_role("button", name="Choose").click()
    expect(page.get_by_label("Where are you?")).to_be_hidden()
    expect(page.locator("[data-tel]")).to_have_attribute("href", "tel:119")
    assert Person(page, {"chest-pain": "yes"}).open().answer() == "emergency"
    expect(page.locator("a.call")).to_have_attribute("href", "tel:119")


def test_back_and_change(page):
    person = Person(page).open()
    person.answer(2)
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nerves and medicines")
    expect(page.get_by_label("None of these")).to_be_checked()
    person.answers = {**PLAIN, "saddle-numbness": "yes"}
    assert person.answer(1) == "emergency"
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nerves and medicines")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your body right now")


def test_change_from_the_result(page):
    person = Person(page).open()
    person.answer()
    page.get_by_text("Your answers", exact=True).click()
    page.get_by_role("button", name="Change Your pain").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your pain")
    expect(page.get_by_label("Low back")).to_be_checked()
    expect(page.get_by_role("radio", name="7", exact=True)).to_be_checked()


def test_a_reload_loses_nothing(page):
    person = Person(page).open()
    person.answer(3)
    before = person.asked
    page.reload()
    person.wait()
    assert person.asked == before
    expect(page.get_by_text("going on from where you stopped")).to_be_visible()
    page.go_back()
    assert person.asked != before
    person.answer(1)
    assert person.answer() == "self-care"
    page.reload()
    person.wait()
    assert person.level == "self-care"


def test_start_again(page):
    person = Person(page).open()
    person.answer(3)
    page.goto("/")
    expect(page.get_by_text("a check that is not finished")).to_be_visible()
    page.get_by_role("link", name="Go on with it").click()
    person.wait()
    page.get_by_role("button", name="Start again").click()
    assert person.asked == "right-now"
    page.reload()
    person.wait()
    assert person.asked == "right-now"


def test_answers_a_day_old_are_asked_again(page):
    page.clock.install()
    person = Person(page).open()
    assert person.answer() == "self-care"
    page.clock.fast_forward("25:00:00")
    page.reload()
    person.wait()
    assert person.asked == "right-now"
    expect(page.get_by_text("no longer holds")).to_be_visible()
    expect(page.get_by_label("None of these")).to_be_checked()


def test_nothing_ticked_is_not_none_of_these(page):
    person = Person(page).open()
    person.go_on()
    expect(page.get_by_role("alert").filter(has_text="Tick what fits you")).to_be_visible()
    assert person.asked == "right-now"


def test_a_line_is_ticked_or_unsure_or_neither(page):
    Person(page).open()
    chest = page.locator("[data-finding=chest-pain]")
    tick, unsure = chest.locator("[value=yes]"), chest.locator("[value=unsure]")
    none = page.get_by_label("None of these")
    none.check()
    tick.check()
    expect(none).not_to_be_checked()
    unsure.check()
    expect(tick).not_to_be_checked()
    none.check()
    expect(unsure).not_to_be_checked()


def test_a_number_that_cannot_be(page):
    person = Person(page, {**PLAIN, "age": 999}).open()
    while person.asked != "about-you":
        person.answer(1)
    person.fill()
    person.go_on()
    expect(page.get_by_text("Type a whole number from 0 to 120.")).to_be_visible()
    expect(page.get_by_label("How old are you?")).to_be_focused()


def test_the_body_and_the_list_are_one(page):
    person = Person(page).open()
    while person.asked != "your-pain":
        person.answer(1)
    page.locator(".body-map [data-option=neck]").first.click()
    expect(page.get_by_label("Neck")).to_be_checked()
    page.get_by_label("Low back").check()
    expect(page.locator(".body-map [data-option=low-back]").first).to_have_class(re.compile("picked"))


def test_why_do_you_ask(page):
    Person(page).open()
    chest = page.locator("[data-finding=chest-pain]")
    chest.get_by_text("Why do you ask?").click()
    expect(chest.get_by_text("it can point to")).to_be_visible()


def test_pressed_before_the_script_is_there_nothing_is_sent(page):
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method != "GET" else None)
    late = []
    page.route("**/js/check.js", lambda route: late.append(route))
    page.goto("/check", wait_until="commit")
    page.get_by_label("None of these").check()
    page.locator("[data-next]").click()
    page.wait_for_timeout(200)
    assert sent == []
    late[0].continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nerves and medicines")
    assert sent == []


@pytest.mark.parametrize("broken", ["**/js/check.js", "**/js/walk.js", "**/book/*.json"])
def test_without_its_script_the_server_asks(page, broken):
    page.route(broken, lambda route: route.abort())
    page.goto("/check")
    page.get_by_label("None of these").check()
    expect(page.locator("html")).not_to_have_class(re.compile("scripted"))
    page.locator("[data-next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nerves and medicines")
    page.get_by_label("None of these").check()
    page.locator("[data-next]").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Nerves and medicines")
    page.wrong.clear()


def test_saving_is_the_only_thing_that_sends(page):
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method != "GET" else None)
    person = Person(page).open()
    person.answer()
    assert sent == []
    page.get_by_role("button", name="Save and plan my day").click()
    page.wait_for_url(re.compile("/today"))
    assert [request.url.rsplit("/", 2)[1:] for request in sent] == [["checks", "save"]]
    page.goto("/checks")
    page.get_by_role("link", name="Safe to start at home").click()
    page.get_by_role("button", name="Delete this check").click()
    expect(page.get_by_text("You have not saved a check")).to_be_visible()


def test_copy_what_to_say(page, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    Person(page).open().answer()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("[data-say]").inner_text()


def test_with_the_keyboard_only(page):
    Person(page).open()
    focused = "document.activeElement"

    def tab_to(selector):
        for _step in range(80):
            if page.evaluate(f"{focused}.matches({selector!r})"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"no way to {selector} by keyboard")

    tab_to("[name=none-of-these]")
    page.keyboard.press("Space")
    tab_to("[data-next]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nerves and medicines")
    tab_to("#f-saddle-numbness")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Emergency: get help now")
    tab_to("a.call")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("chosen", ["text=100", "text=150", "language=zh_Hant&region=TW"])
def test_nothing_runs_out_of_the_page(page, context, server, width, chosen):
    context.add_cookies([{"name": "loosen-preferences", "value": chosen, "url": server.address}])
    page.set_viewport_size({"width": width, "height": 800})

    def check():
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    for address in ("/", "/relief", "/about", "/preferences", "/checks"):
        page.goto(address)
        check()
    person = Person(page, {**PLAIN, "fever": "yes"}).open()
    while person.asked:
        check()
        person.answer(1)
    assert person.level == "same-day"
    check()
