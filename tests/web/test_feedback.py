"""What somebody thinks of a piece of advice: taken when the host wants it, kept without a trace of who it was."""

import re

import pytest

from loosen.web.rate import HOUR, Rate
from tests.web.pages import Form, text_of

PIECE = "exercise:cat-cow"


@pytest.fixture
def wanted(served):
    """A host who wants feedback, and no time to wait."""
    from django.test import override_settings

    from loosen.web.models import Feedback
    from loosen.web.views import feedback

    patch = pytest.MonkeyPatch()
    patch.setattr(feedback, "SOONEST", -1)
    patch.setattr(feedback, "rate", Rate(100, 100))
    Feedback.objects.all().delete()
    with override_settings(FEEDBACK=True):
        yield feedback
    patch.undo()


def form(client):
    return Form(client.get(f"/tell?about={PIECE}").content.decode(), "/tell").hidden


def kept():
    from loosen.web.models import Feedback

    return list(Feedback.objects.all())


def test_off_unless_wanted(client):
    assert client.get(f"/tell?about={PIECE}").status_code == 404
    assert client.get("/tell/thanks").status_code == 404
    assert client.get("/host/").status_code == 404
    assert "/tell" not in client.get("/exercises").content.decode()


def test_every_piece_of_advice_leads_to_it(client, wanted, book):
    addresses = {"/exercises": "exercise", "/relief": "position", "/learn/questions": "question"}
    for address, kind in addresses.items():
        linked = re.findall(r'href="/tell\?about=([^"]+)"', client.get(address).content.decode())
        assert len(linked) == len(set(linked)) > 0
        for name in linked:
            assert name.startswith(kind)
            assert client.get(f"/tell?about={name}").status_code == 200
    assert 'href="/tell?about=check"' in client.get("/check").content.decode()
    assert 'href="/tell?about=medicines"' in client.get("/medicines").content.decode()
    assert client.get("/tell?about=check").status_code == client.get("/tell?about=medicines").status_code == 200
    for id in book.learn.articles:
        assert f'href="/tell?about=article%3A{id}"' in client.get(f"/learn/{id}").content.decode()


def test_it_is_kept_as_it_was_said_with_its_edition(client, wanted, book):
    sent = {**form(client), "verdict": "wrong", "words": " Step 2 hurts. <b>& more</b> "}
    response = client.post("/tell", sent)
    assert response.status_code == 302
    assert "Nothing is kept of who you are" in text_of(client.get(response["Location"]).content.decode())
    (one,) = kept()
    assert (one.about, one.verdict, one.words, one.state) == (PIECE, "wrong", "Step 2 hurts. <b>& more</b>", "new")
    assert (one.edition, one.hash, one.language) == (book.edition.version, book.hash, "en")


def test_nothing_tells_who_it_was(client, wanted):
    client.cookies["loosen-person"] = "p" * 43
    client.post("/tell", {**form(client), "verdict": "helpful"}, REMOTE_ADDR="203.0.113.9")
    (one,) = kept()
    told = " ".join(str(value) for value in vars(one).values())
    assert "203.0" not in told
    assert "ppp" not in told
    assert [name for name in vars(one) if "time" in name or name in ("person", "address", "at")] == []


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "Tick one of these"),
        ({"verdict": "lovely"}, "Tick one of these"),
        ({"verdict": "wrong", "words": "x" * 2001}, "That is too long"),
        ({"verdict": "wrong", "words": "kept words", "at": "form:1abc:forged"}, "send it once more"),
        ({"verdict": "wrong", "words": "kept words", "at": ""}, "send it once more"),
    ],
)
def test_what_cannot_be_taken_is_told_and_nothing_is_lost(client, wanted, more, says):
    response = client.post("/tell", {**form(client), **more})
    html = response.content.decode()
    assert response.status_code == 400
    assert says in text_of(html)
    assert more.get("words", "") in html
    assert kept() == []


def test_a_program_that_fills_every_field_is_thanked_and_not_kept(client, wanted):
    response = client.post("/tell", {**form(client), "verdict": "helpful", "website": "https://spam.example"})
    assert response.status_code == 302
    assert kept() == []


def test_too_quick(client, wanted, monkeypatch):
    monkeypatch.setattr(wanted, "SOONEST", 3)
    response = client.post("/tell", {**form(client), "verdict": "helpful"})
    assert response.status_code == 400
    assert kept() == []


def test_too_many(client, wanted, monkeypatch, logged):
    monkeypatch.setattr(wanted, "rate", Rate(2, 100))
    fields = {**form(client), "verdict": "helpful"}
    statuses = [client.post("/tell", fields).status_code for _turn in range(3)]
    assert statuses == [302, 302, 429]
    assert len(kept()) == 2
    assert client.post("/tell", fields, REMOTE_ADDR="203.0.113.9").status_code == 302
    assert "203.0" not in logged()
    assert "127.0" not in logged()


@pytest.mark.parametrize("about", ["", "check:1", "exercise:nobody", "nothing", "exercise:", "../../etc", "source:x"])
def test_of_what_there_is_not_nothing_can_be_said(client, wanted, about):
    assert client.get("/tell", {"about": about}).status_code == 404
    assert client.post("/tell", {**form(client), "about": about, "verdict": "wrong"}).status_code == 404


def test_the_rate_holds_by_the_hour_and_begins_anew_each_day():
    now = [0.0]
    rate = Rate(2, 3, lambda: now[0])
    assert [rate.allows("a") for _turn in range(3)] == [True, True, False]
    assert rate.allows("b")
    assert not rate.allows("c")
    now[0] = HOUR + 1
    assert not rate.allows("a")
    now[0] = 24 * HOUR
    assert rate.allows("a")


def test_no_address_is_in_memory():
    rate = Rate(5, 5)
    rate.allows("203.0.113.9")
    held = repr(vars(rate))
    assert "203.0" not in held
    assert all(len(name) == 16 for name in rate._times)


@pytest.mark.parametrize(
    ("https", "forwarded", "address"),
    [(False, "198.51.100.1", "127.0.0.1"), (True, "10.0.0.1, 198.51.100.1", "198.51.100.1"), (True, "", "127.0.0.1")],
)
def test_whence_it_came(served, https, forwarded, address):
    from django.test import RequestFactory, override_settings

    from loosen.web.rate import address_of

    with override_settings(HTTPS=https):
        assert address_of(RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)) == address
