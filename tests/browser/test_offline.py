"""Installed, it works without a network, and a new edition never comes in the middle of a check."""

import shutil

import pytest
from playwright.sync_api import expect

from loosen.words import RULEBOOK
from tests.browser.conftest import Server
from tests.browser.person import PLAIN, Person

IN_TIME = "new Promise((_, fail) => setTimeout(() => fail(new Error('not in time')), 30000))"
INSTALLED = f"Promise.race([navigator.serviceWorker.ready.then(({{ active }}) => active.state), {IN_TIME}])"
UPDATE = "navigator.serviceWorker.getRegistration().then((it) => it.update()).then(() => true)"
UPDATED = f"Promise.race([{UPDATE}, {IN_TIME}])"


def install(page):
    page.goto("/")
    page.evaluate(INSTALLED)
    for _wait in range(100):
        if page.evaluate("navigator.serviceWorker.controller?.state") == "activated":
            return
        page.wait_for_timeout(50)
    raise AssertionError("the copy is not installed")


@pytest.fixture
def own_server(own_cache, tmp_path):
    server = Server(tmp_path / "data")
    yield server
    server.stop()


def test_offline_from_a_cold_start(page, context, own_server):
    page.goto(own_server.address)
    page.evaluate(INSTALLED)
    page.wait_for_timeout(300)
    page.close()
    own_server.stop()
    cold = context.new_page()
    cold.goto(own_server.address)
    cold.get_by_role("link", name="Check it's safe").click()
    person = Person(cold, {**PLAIN, "fever": "yes"})
    person.wait()
    assert person.answer() == "same-day"
    cold.reload()
    person.wait()
    assert person.level == "same-day"
    cold.get_by_role("link", name="Ease it now").click()
    expect(cold.get_by_role("heading", level=1)).to_have_text("Ease it now")
    cold.get_by_role("link", name="Progress").click()
    expect(cold.get_by_role("heading", level=1)).to_have_text("This page needs the Loosen server")
    own_server.start()


def test_going_offline_in_the_middle(page, context):
    install(page)
    person = Person(page).open()
    person.answer(2)
    context.set_offline(True)
    assert person.answer() == "self-care"
    page.get_by_role("button", name="Save and plan my day").click()
    expect(page.get_by_text("Saving needs the Loosen server")).to_be_visible()
    context.set_offline(False)


def test_preferences_offline(page, context):
    install(page)
    context.set_offline(True)
    page.goto("/preferences")
    page.get_by_label("Dark", exact=True).check()
    page.get_by_label("United Kingdom").check()
    page.get_by_role("button", name="Keep these").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("[data-tel]")).to_have_attribute("href", "tel:999")
    page.goto("/")
    expect(page.locator("[data-tel]")).to_have_attribute("href", "tel:999")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    context.set_offline(False)


def test_a_new_edition_comes_at_next_contact_and_never_mid_check(page, own_server, tmp_path):
    page.goto(own_server.address)
    page.evaluate(INSTALLED)
    page.wait_for_timeout(300)
    page.goto(f"{own_server.address}/check")
    person = Person(page)
    person.wait()
    person.answer(2)
    before = page.locator("[data-check]").get_attribute("data-hash")
    own_server.stop()
    own_server.start("--rulebook", str(another_edition(tmp_path)))
    page.reload()
    person.wait()
    page.evaluate(UPDATED)
    page.wait_for_timeout(1500)
    assert page.locator("[data-check]").get_attribute("data-hash") == before
    assert person.answer() == "self-care"
    page.goto(own_server.address)
    expect(page.get_by_text("Rule book 2099.9")).to_be_visible(timeout=30_000)
    page.goto(f"{own_server.address}/check", timeout=60_000)  # The old worker may just be giving way.
    person.wait()
    assert page.locator("[data-check]").get_attribute("data-hash") != before
    expect(page.get_by_text("rule book has been updated")).to_be_visible()
    assert person.asked == "right-now"


def another_edition(folder):
    book = folder / "book"
    shutil.copytree(RULEBOOK, book)
    edition = book / "edition.yaml"
    edition.write_text(edition.read_text().replace("2026.1", "2099.9"))
    return book


def test_it_can_be_installed(page):
    page.goto("/")
    address = page.locator("link[rel=manifest]").get_attribute("href")
    manifest = page.evaluate("(address) => fetch(address).then((it) => it.json())", address)
    assert manifest["start_url"] == "/"
    assert manifest["display"] == "standalone"
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}
    for icon in manifest["icons"]:
        assert page.evaluate("(address) => fetch(address).then((it) => it.status)", icon["src"]) == 200
