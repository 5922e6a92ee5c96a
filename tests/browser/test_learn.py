"""Learn in a real browser: search by itself, offline, by keyboard, without barriers; and the host reads feedback."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Server
from tests.browser.test_access import barriers, calm  # noqa: F401
from tests.browser.test_offline import install

LISTS = ["/learn", "/learn/questions", "/learn/evidence", "/learn/sources"]
READY = "html[data-ready=learn]"


@pytest.fixture
def article(book):
    return next(iter(book.learn.articles.values()))


def look_for(page, query):
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("[data-found]")).to_be_visible()


def test_search_as_it_is_typed(page):
    page.goto("/learn")
    page.get_by_role("searchbox").press_sequentially("cat cow")
    expect(page.locator(".hits li").first).to_contain_text("Exercise")
    page.locator(".hits a").first.click()
    expect(page).to_have_url(re.compile("/exercises#cat-cow$"))
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("cat cow")
    expect(page.locator(".hits li").first).to_contain_text("Exercise")


def test_the_query_goes_nowhere(page):
    page.goto("/learn")
    page.wait_for_selector(READY)
    asked = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data}"))
    look_for(page, "numb legs")
    expect(page.get_by_role("heading", name="First: is this true for you now?")).to_be_visible()
    assert any("/index/" in one for one in asked)
    assert [one for one in asked if "numb" in one or one.startswith("POST")] == []


def test_danger_words_show_the_check_before_what_was_found(page):
    page.goto("/learn")
    page.wait_for_selector(READY)
    look_for(page, "heat")
    expect(page.locator("[data-danger]")).to_be_hidden()
    look_for(page, "heat, and I can't pee")
    danger, hits = page.locator("[data-danger]").bounding_box(), page.locator("[data-found]").bounding_box()
    assert danger["y"] < hits["y"]
    page.locator("[data-danger]").get_by_role("link", name="Check it's safe").click()
    expect(page).to_have_url(re.compile("/check$"))


def test_the_number_is_that_of_the_region(page, server):
    page.context.add_cookies([{"name": "loosen-preferences", "value": "region=UK", "url": server.address}])
    page.goto("/learn")
    page.wait_for_selector(READY)
    look_for(page, "numb")
    expect(page.locator("[data-danger] [data-tel]")).to_have_attribute("href", "tel:999")


def test_offline(page, context, article, book):
    install(page)
    page.goto("/learn")
    page.wait_for_selector(READY)
    kept = f"caches.match('/learn/{list(book.learn.articles)[-1]}').then((it) => Boolean(it))"
    for _wait in range(150):
        if page.evaluate(kept):
            break
        page.wait_for_timeout(100)
    context.set_offline(True)
    page.goto("/learn")
    page.wait_for_selector(READY)
    look_for(page, article.title)
    page.locator(".hits a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(article.title)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(article.title)
    page.goto("/learn/questions")
    expect(page.get_by_role("heading", level=1)).to_have_text("Questions people ask")
    claim = next(iter(book.learn.claims.values()))
    page.goto(f"/learn/evidence/{claim.id}")
    expect(page).to_have_url(re.compile(f"/learn/evidence#{claim.id}$"))
    expect(page.locator(f"[id='{claim.id}']").get_by_text("How sure")).to_be_visible()
    page.goto("/learn/evidence?verdict=contradicted")
    shown = page.locator("[data-verdict-of]:visible")
    expect(shown).to_have_count(sum(one.verdict == "contradicted" for one in book.learn.claims.values()))
    context.set_offline(False)


def test_filter_by_keyboard(page, book):
    page.goto("/learn/evidence")
    page.wait_for_selector(READY)
    page.get_by_label("Verdict").focus()
    page.get_by_label("Verdict").select_option("weak")
    count = sum(one.verdict == "weak" for one in book.learn.claims.values())
    expect(page.locator("[data-filtered]")).to_have_text(f"{count} of {len(book.learn.claims)} claims")
    expect(page.locator("[data-verdict-of]:visible")).to_have_count(count)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("verdict=weak"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("details[open]").first).to_be_visible()


def test_search_and_read_by_keyboard_alone(page, article):
    page.goto("/learn")
    page.wait_for_selector(READY)
    for _press in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type(article.title)
    page.keyboard.press("Enter")
    expect(page.locator(".hits")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(article.title)
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    page.keyboard.press("Tab")
    assert page.evaluate(outline) != "none"


def test_a_number_leads_to_what_the_statement_rests_on(page, article):
    page.goto(f"/learn/{article.id}")
    number = page.locator(".refs a").first
    number.click()
    target = page.locator(number.get_attribute("href"))
    expect(target).to_be_in_viewport()
    assert target.get_by_role("link").count() >= 1


def test_share_and_print(page, context, article):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share; window.print = () => (window.printed = true)")
    page.goto(f"/learn/{article.id}#ref-1")
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Share this page").click()
    expect(page.locator("[data-shared]")).to_have_text("The address is copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/learn/{article.id}")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed") is True
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("heading", name="What this page rests on")).to_be_visible()
    expect(page.get_by_text("No clinician has reviewed this edition.")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_screen(page, book, width):
    page.set_viewport_size({"width": width, "height": 844})
    for address in [*LISTS, *(f"/learn/{id}" for id in book.learn.articles)]:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize("address", ["/learn", "/learn/questions", "/learn/evidence", "/learn/sources"])
def test_no_barrier_on_a_list(page, calm, address):  # noqa: F811
    page.goto(address)
    page.evaluate("[...document.querySelectorAll('details')].slice(0, 12).forEach((one) => (one.open = true))")
    assert barriers(page) == []


def test_no_barrier_on_an_article_a_claim_a_source_or_what_was_found(page, calm, book):  # noqa: F811
    """Of the articles one for each kind of thing that stands in them: a table, rules, pictures, steps, a note."""
    claim = next(one for one in book.learn.claims.values() if one.sources)
    articles = ("heat-and-ice", "when-to-get-help", "strength", "massage", "first-hour")
    for address in [*(f"/learn/{id}" for id in articles), f"/learn/evidence/{claim.id}"]:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert barriers(page) == [], address
    page.goto(f"/learn/sources/{claim.sources[0]}")
    assert barriers(page) == []
    page.goto("/learn")
    page.wait_for_selector(READY)
    look_for(page, "heat numb")
    expect(page.locator("[data-danger]")).to_be_visible()
    assert barriers(page) == []


@pytest.fixture
def host(own_cache, tmp_path, monkeypatch):
    """A server whose host wants feedback and publishes, with somebody who may read it."""
    monkeypatch.setenv("LOOSEN_FEEDBACK", "1")
    monkeypatch.setenv("LOOSEN_PUBLISH", "1")
    server = Server(tmp_path / "data")
    told = {
        "LOOSEN_DATA": str(server.data),
        "DJANGO_SETTINGS_MODULE": "loosen.web.settings",
        "DJANGO_SUPERUSER_PASSWORD": "a long pass phrase",
    }
    make = [sys.executable, "-m", "django", "createsuperuser", "--noinput", "--username", "host", "--email", ""]
    subprocess.run(make, env={**os.environ, **told}, check=True, capture_output=True)
    yield server
    server.stop()


def test_feedback_reaches_the_host_and_nothing_is_blocked(page, host, article):
    page.goto(f"{host.address}/learn/{article.id}")
    assert page.locator("script[type='application/ld+json']").count() == 1
    page.get_by_role("link", name="Helpful, wrong or unclear?").click()
    page.get_by_label("I do not understand it").check()
    page.get_by_label("In your words").fill("What is a <b>cramp</b>?")
    assert barriers(page) == []
    page.wait_for_timeout(3100)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    missing = []
    page.on("response", lambda response: missing.append(response.url) if response.status == 404 else None)
    page.goto(f"{host.address}/host/")
    page.get_by_label("Username").fill("host")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Feedback", exact=True).first.click()
    expect(page.get_by_text("What is a <b>cramp</b>?")).to_be_visible()
    page.locator("select[name=form-0-state]").select_option("done")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert [one for one in missing if not one.endswith("/favicon.ico")] == []  # Django's own pages name no icon.
    page.wrong[:] = [one for one in page.wrong if "404" not in one]
