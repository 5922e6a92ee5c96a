"""Keeping a check: only when asked, worked out anew, seen by nobody else, and gone when deleted."""

import json

from tests.web.pages import Form, text_of

ANSWERS = {"age": 34, "fever": "yes"}


def save(client, answers=ANSWERS, level="same-day", hash="x"):
    form = Form(client.get("/checks/save").content.decode(), "/checks/save")
    return client.post("/checks/save", {**form.hidden, "answers": json.dumps(answers), "level": level, "hash": hash})


def test_a_check_is_kept_shown_and_deleted(client, book, served):
    response = save(client)
    assert response.status_code == 302
    shown = client.get(response["Location"])
    assert book.triage.levels["same-day"].name in text_of(shown.content.decode())
    assert response["Location"] in client.get("/checks").content.decode()
    form = Form(shown.content.decode(), response["Location"] + "/delete")
    assert client.post(response["Location"] + "/delete", form.hidden)["Location"] == "/checks"
    assert client.get(response["Location"]).status_code == 404
    assert response["Location"] not in client.get("/checks").content.decode()


def test_nobody_else_sees_it(client, served):
    from django.test import Client

    mine = save(client)["Location"]
    assert client.get(mine).status_code == 200
    stranger = Client()
    assert stranger.get(mine).status_code == 404
    save(stranger)
    assert stranger.get(mine).status_code == 404
    assert mine not in stranger.get("/checks").content.decode()
    stranger.cookies["loosen-person"] = "nobody"
    assert stranger.get("/checks").status_code == 200


def test_cookies_are_safe(client):
    cookie = save(client).cookies["loosen-person"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert len(cookie.value) == 43


def test_a_disagreement_is_logged_and_the_higher_level_shown(client, book, logged):
    above = text_of(client.get(save(client, level="emergency")["Location"]).content.decode())
    assert "did not agree" in above
    assert book.triage.levels["emergency"].name in above
    assert "the browser found emergency" in logged()
    assert "fever" not in logged()
    below = text_of(client.get(save(client, level="self-care")["Location"]).content.decode())
    assert book.triage.levels["same-day"].name in below
    agreed = text_of(client.get(save(client)["Location"]).content.decode())
    assert "did not agree" not in agreed


def test_bad_answers_are_not_kept(client):
    response = save(client, {"fevr": "no"})
    assert response.status_code == 400
    assert "fever" in text_of(response.content.decode())
    assert "You have not saved a check" in text_of(client.get("/checks").content.decode())


def test_an_old_check_no_longer_holds(client):
    from loosen.web.models import KeptCheck

    where = save(client)["Location"]
    kept = KeptCheck.objects.get(id=where.rsplit("/", 1)[1])
    kept.made_at = kept.made_at.replace(year=kept.made_at.year - 1)
    kept.save()
    assert "It no longer holds: check again." in text_of(client.get(where).content.decode())


def test_a_check_of_an_older_edition_is_shown_as_it_was(client):
    from loosen.web.models import KeptCheck

    where = save(client)["Location"]
    kept = KeptCheck.objects.get(id=where.rsplit("/", 1)[1])
    kept.hash, kept.result["headline"] = "0" * 64, "What was advised then."
    kept.save()
    told = text_of(client.get(where).content.decode())
    assert "made with an older rule book" in told
    assert "What was advised then." in told


def test_the_data_folder_is_private(served):
    assert (served / "secret-key").stat().st_mode & 0o077 == 0
    assert (served / "loosen.sqlite3").exists()
