"""What is safe: from the check to the result, as a person goes through it."""

import pytest
from playwright.sync_api import expect

from tests.browser.person import PLAIN, Person
from tests.browser.test_access import barriers, calm  # noqa: F401
from tests.browser.test_offline import INSTALLED, install, own_server  # noqa: F401


class Taker(Person):
    """Somebody who has done the check, and takes ``taking``."""

    def __init__(self, page, answers=PLAIN, taking=(), herbs=()):
        super().__init__(page, answers)
        self.taking, self.herbs = taking, herbs

    def check(self):
        self.open()
        return self.answer()

    def begin(self):
        self.page.goto("/medicines")
        self.page.wait_for_selector("html[data-ready=medicines]")
        return self

    @property
    def done(self):
        return self.page.locator("[data-result] .screened").count() > 0

    def step(self):
        """Answer what is shown and go on."""
        page = self.page
        if page.locator("#taking").count():
            page.fill("#taking", "\n".join(self.taking))
            for herb in self.herbs:
                page.locator(".herb-list").evaluate("(one) => (one.open = true)")
                page.locator(f"#herb-{herb}").check()
        elif page.locator("[data-doubtful]").count():
            for question in page.locator("[data-doubtful]").all():
                question.locator("input").first.check()
        else:
            self.fill()
        self.go_on()

    def go_through(self, steps=20):
        for _step in range(steps):
            if self.done:
                break
            self.step()
        return self

    def screened(self, name):
        card = self.page.locator(".screen").filter(has=self.page.get_by_role("heading", name=name, exact=True))
        return card.get_attribute("data-screen")


def test_a_plain_adult(page):
    person = Taker(page)
    assert person.check() == "self-care"
    page.get_by_role("link", name="Which medicines are safe for me?").click()
    page.wait_for_selector("html[data-ready=medicines]")
    person.go_through()
    assert person.screened("Ibuprofen tablets") == "pharmacist-first"  # No region is chosen: no packet is known.
    assert person.screened("Heat (warm pack or hot-water bottle)") == "allowed"


def test_a_blood_thinner_and_a_region(page, context, server):
    context.add_cookies([{"name": "loosen-preferences", "value": "region=UK", "url": server.address}])
    person = Taker(page, taking=["warferin", "Zzyxoprin"])
    person.check()
    person.begin().step()
    expect(page.get_by_role("heading", level=1)).to_have_text("Did we understand you?")
    person.go_through()
    assert person.screened("Ibuprofen tablets") == "avoid"
    expect(page.get_by_text("We do not know “Zzyxoprin”")).to_be_visible()
    page.get_by_role("heading", name="Ibuprofen tablets", exact=True).click()
    card = page.locator(".screen").filter(has=page.get_by_role("heading", name="Ibuprofen tablets", exact=True))
    expect(card.locator(".reasons")).to_contain_text("blood thinner")


def test_the_dose_of_the_region(page, context, server):
    context.add_cookies([{"name": "loosen-preferences", "value": "region=UK", "url": server.address}])
    person = Taker(page)
    person.check()
    person.begin().go_through()
    assert person.screened("Ibuprofen tablets") == "allowed"
    assert person.screened("Naproxen sodium tablets") == "avoid"
    page.get_by_role("heading", name="Ibuprofen tablets", exact=True).click()
    expect(page.get_by_text("Never more than 1,200 mg")).to_be_visible()


def test_without_a_check_there_is_nothing_to_screen(page):
    Taker(page).begin()
    expect(page.get_by_role("link", name="Check my back first")).to_be_visible()
    expect(page.locator("#taking")).to_have_count(0)


def test_an_emergency_has_no_way_to_medicines(page):
    person = Taker(page, {**PLAIN, "chest-pain": "yes"})
    assert person.check() == "emergency"
    expect(page.get_by_role("link", name="Which medicines are safe for me?")).to_be_hidden()
    person.begin().step()
    expect(page.get_by_text("No medicine, herb, heat or massage is offered now.")).to_be_visible()
    assert page.locator(".screen").count() == 0


def test_a_reload_and_going_back_lose_nothing(page):
    person = Taker(page, {**PLAIN, "asthma": "yes"}, taking=["Advil"], herbs=["ginger"])
    person.check()
    person.begin().go_through(3)
    heading = page.locator("[data-stage] h1").inner_text()
    page.reload()
    page.wait_for_selector("html[data-ready=medicines]")
    assert page.locator("[data-stage] h1").inner_text() == heading
    page.go_back()
    expect(page.locator("[data-stage] h1")).not_to_have_text(heading)
    while not page.locator("#taking").count():
        page.get_by_role("button", name="Back").click()
        page.wait_for_timeout(50)
    assert page.locator("#taking").input_value() == "Advil"
    person.go_through()
    expect(page.locator(".screen").filter(has_text="Ginger")).to_be_visible()


def test_nothing_is_sent(page):
    person = Taker(page, taking=["lithium"])
    person.check()
    sent = []
    page.on("request", lambda request: sent.append(request.method) if request.method != "GET" else None)
    person.begin().go_through()
    assert person.done
    assert sent == []


def test_offline_from_a_cold_start(page, context, own_server):  # noqa: F811
    page.goto(own_server.address)
    page.evaluate(INSTALLED)
    page.wait_for_timeout(500)
    page.close()
    own_server.stop()
    cold = context.new_page()
    cold.goto(f"{own_server.address}/check")
    person = Taker(cold, taking=["warfarin"])
    person.wait()
    assert person.answer() == "self-care"
    cold.get_by_role("link", name="Which medicines are safe for me?").click()
    cold.wait_for_selector("html[data-ready=medicines]")
    person.go_through()
    assert person.screened("Ibuprofen tablets") == "avoid"
    own_server.start()


def test_with_the_keyboard_alone(page):
    person = Taker(page)
    person.check()
    person.begin()
    page.keyboard.press("Tab")
    page.locator("#taking").focus()
    page.keyboard.type("Advil")
    for _step in range(20):
        if person.done:
            break
        if page.locator("[name=none-of-these]").count():
            page.locator("[name=none-of-these]").focus()
            page.keyboard.press("Space")
        else:
            for item in page.locator("[data-stage] [data-finding]").all():
                item.locator('input[value="no"]').focus()
                page.keyboard.press("Space")
        page.locator("[data-next]").focus()
        page.keyboard.press("Enter")
        page.wait_for_timeout(60)
    assert person.done
    summary = page.locator(".screen summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".screen .told").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1100])
def test_no_barrier_and_nothing_beside_the_page(page, calm, width):  # noqa: F811
    page.set_viewport_size({"width": width, "height": 800})
    person = Taker(page, taking=["warferin", "Zzyx", "turmeric", "diazepam", "Advil"])
    person.check()
    person.begin()
    for _step in range(20):
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert barriers(page, dark=person.done) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if person.done:
            break
        person.step()
    assert person.done


def test_the_timer_tells_to_look_at_the_skin(page):
    person = Taker(page)
    person.check()
    page.clock.install()
    person.begin().go_through()
    page.get_by_role("heading", name="Heat (warm pack or hot-water bottle)").click()
    card = page.locator(".screen").filter(has_text="Heat (warm pack")
    card.get_by_role("button", name="Start a timer").click()
    expect(card.get_by_role("button", name="15:00 left")).to_be_visible()
    page.clock.run_for(5 * 60_000 + 1000)
    expect(card.get_by_role("status")).to_contain_text("Look at your skin")
    page.clock.run_for(10 * 60_000)
    expect(card.get_by_role("status")).to_contain_text("Time is up")
    expect(card.get_by_role("button", name="Start a timer")).to_be_visible()


@pytest.mark.parametrize("taking", [(), ("warfarin", "Voltarol gel", "Zzyx")])
def test_without_javascript_it_says_the_same(page, new_context, taking):
    person = Taker(page, taking=taking)
    person.check()
    person.begin().go_through()
    plain = new_context(java_script_enabled=False).new_page()
    without = Taker(plain, taking=taking)
    plain.goto("/check")
    assert without.answer() == "self-care"
    plain.get_by_role("button", name="Which medicines are safe for me?").click()
    for _step in range(20):
        if plain.locator(".screened").count():
            break
        without.step()
    assert texts(plain) == texts(page)


def texts(page):
    shown = page.locator(".screened").locator("h1, h2, h3, h4, p:not(.with-script), li:not(.screen), .chip, .first")
    return [" ".join(text.split()) for text in shown.all_text_contents() if text.strip()]


def test_installing_brings_the_screens(page):
    install(page)
    keys = "caches.keys().then((names) => caches.open(names[0])).then((copy) => copy.keys())"
    kept = page.evaluate(f"{keys}.then((all) => all.map((one) => one.url))")
    assert any("/screens/" in url for url in kept)
    assert any(url.endswith("/medicines") for url in kept)
