"""Every page, its headers, and what it must not let through."""

import re
from html.parser import HTMLParser

import pytest

from tests.web.pages import Form, text_of

PAGES = [
    *(
        "/",
        "/check",
        "/medicines",
        "/doses",
        "/doses/kept",
        "/session",
        "/exercises",
        "/today",
        "/relief",
        "/about",
        "/preferences",
    ),
    *("/checks", "/checks/save", "/offline", "/gallery"),
]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_shown_with_its_edition(client, book, address):
    response = client.get(address)
    told = text_of(response.content.decode())
    assert response.status_code == 200
    assert f"Rule book {book.edition.version} of {book.edition.date}." in told
    assert "No clinician has reviewed it yet." in told


@pytest.mark.parametrize("address", [*PAGES, "/nothing-here", "/sw.js", "/api/v1/openapi.json"])
def test_headers_keep_others_out(client, address):
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cache-Control"] in ("no-cache", "no-store")


class Outward(HTMLParser):
    """Everything that the page would run or fetch by itself."""

    def __init__(self, html):
        super().__init__()
        self.inline, self.fetched = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        its = dict(attributes)
        self.inline += [f"{tag} {name}" for name in its if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and "src" not in its and its.get("type") != "application/json"):
            self.inline.append(tag)
        if tag in ("script", "link", "img", "iframe", "source", "video", "audio"):
            self.fetched += [its[name] for name in ("src", "href", "srcset") if name in its]


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_inline_or_from_elsewhere(client, address):
    outward = Outward(client.get(address).content.decode())
    assert outward.inline == []
    assert [one for one in outward.fetched if not re.match(r"/(?!/)", one)] == []


def test_what_is_fetched_is_there_and_kept_for_ever(client):
    for address in set(Outward(client.get("/check").content.decode()).fetched):
        response = client.get(address)
        assert response.status_code == 200, address
        if address.startswith(("/static/", "/book/")):
            assert "immutable" in response.headers["Cache-Control"]
        response.close()


def test_danger_signs_stand_before_the_positions(client, book):
    told = text_of(client.get("/relief").content.decode())
    first_position = told.index(book.relief[0].title)
    for sign in book.triage.warning_signs:
        assert -1 < told.find(sign.sign) < first_position
    for position in book.relief:
        for sentence in (position.title, position.why, *position.steps, *position.suits_not, position.stop):
            assert sentence in told


def test_a_form_from_elsewhere_is_refused(client, logged):
    for address in ("/check", "/preferences", "/checks/save"):
        response = client.post(address, {"answers": '{"fever": "yes"}'})
        assert response.status_code == 403
        assert "This form has grown old" in text_of(response.content.decode())
    assert "fever" not in logged()


def test_another_host_is_refused(client, logged):
    assert client.get("/", HTTP_HOST="evil.example").status_code == 400
    assert "evil" not in logged()


def test_hostile_forms_are_refused(client, logged):
    token = Form(client.get("/check").content.decode(), "/check").hidden["csrfmiddlewaretoken"]
    many = {f"key-{n}": "fever" for n in range(10_000)}
    assert client.post("/check", {**many, "csrfmiddlewaretoken": token}).status_code in (400, 413)
    assert client.post("/check", {"walk": "x" * 5_000_000, "csrfmiddlewaretoken": token}).status_code == 413
    for trick in ("\u202e", "\x00", "𝟛𝟜", "🦴" * 200, "<script>alert(1)</script>", "../../etc/passwd"):
        response = client.post("/check", {"walk": trick, "back-to": trick, "csrfmiddlewaretoken": token})
        assert response.status_code == 400
        assert "<script>alert" not in response.content.decode()
    assert "fever" not in logged()
    assert "alert" not in logged()


def test_a_fault_of_ours_tells_no_answers(client, logged, monkeypatch):
    from loosen.web.views import api

    def fault(*_anything):
        raise KeyError("pregnant")

    monkeypatch.setattr(api, "read_json", fault)
    response = client.post("/api/v1/assessments", "{}", content_type="application/json")
    assert response.status_code == 500
    assert response.json()["title"] == "Something broke on our side"
    assert "KeyError" in logged()
    assert "api.py" in logged()
    assert "pregnant" not in logged()


def test_preferences_are_kept_and_checked(client):
    form = Form(client.get("/preferences").content.decode(), "/preferences")
    chosen = {**form.hidden, "region": "TW", "theme": "dark", "text": "9000", "language": "xx"}
    response = client.post("/preferences", {**chosen, "back-to": "https://evil.example/"})
    assert response.status_code == 302
    assert response["Location"] == "/preferences"
    html = client.get("/").content.decode()
    assert 'href="tel:119"' in html
    assert 'data-theme="dark" data-text="100"' in html
    assert client.post("/preferences", {**chosen, "back-to": "/check"})["Location"] == "/check"
    client.cookies["loosen-preferences"] = "region=%00&theme=<b>&&&=" + "x" * 4000
    assert client.get("/").status_code == 200


def test_the_book_is_served_for_its_words_only(client, book):
    address = re.search(r'data-book="(.*?)"', client.get("/check").content.decode())[1]
    assert client.get(address).json()["hash"] == book.hash
    assert client.get(address.replace(".en.", ".zh_Hant.")).status_code == 404
    assert client.get(address.replace(".en.", ".xx.")).status_code == 404
    client.cookies["loosen-preferences"] = "language=zh_Hant"
    in_chinese = re.search(r'data-book="(.*?)"', client.get("/check").content.decode())[1]
    assert client.get(in_chinese).json()["levels"]["emergency"]["name"].startswith("緊急")
