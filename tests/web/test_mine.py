"""Reminders at a private address, and all that is kept: taken out, put back, deleted so that not a byte stays."""

import csv
import io
import json

import pytest
from icalendar import Calendar

from tests.web.pages import Form, text_of
from tests.web.test_diary import send as tell
from tests.web.test_diary import sync, telling
from tests.web.test_kept import save
from tests.web.test_today import PLAIN

CHOSEN = {"kind": ["today", "diary"], "today-at": "07:45", "today-day": ["0", "6"], "diary-at": "", "diary-day": ["2"]}


def remind(client, **given):
    form = Form(client.get("/reminders").content.decode(), "/reminders")
    return client.post("/reminders", {**form.hidden, "zone": "Europe/London", **CHOSEN, **given})


def address_in(response):
    html = response.content.decode()
    return html.split('readonly value="')[1].split('"')[0].replace("http://testserver", "")


def everything(client):
    return json.loads(b"".join(client.get("/mine/everything.json").streaming_content))


def back(client, content):
    form = Form(client.get("/mine").content.decode(), "/mine/back")
    file = io.BytesIO(content if isinstance(content, bytes) else json.dumps(content).encode())
    file.name = "loosen.json"
    return client.post("/mine/back", {**form.hidden, "file": file})


def new_client():
    from django.test import Client

    return Client(enforce_csrf_checks=True)


def test_the_file_for_a_calendar(client):
    response = remind(client, file="yes")
    assert response["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert [event["DTSTART"].dt.strftime("%H:%M") for event in events] == ["07:45", "20:30"]
    assert "loosen-person" not in client.cookies, "a file alone keeps nothing"


def test_a_private_address_works_is_renewed_and_stops(client, served):
    first = address_in(remind(client, feed="yes"))
    answer = new_client().get(first)
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    uids = [str(event["UID"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]
    second = address_in(remind(client, feed="yes"))
    assert first != second
    assert new_client().get(first).status_code == 404
    remind(client, keep="yes", plain="yes", **{"today-at": "09:10"})
    changed = Calendar.from_ical(new_client().get(second).content).walk("VEVENT")
    assert "09:10" in [event["DTSTART"].dt.strftime("%H:%M") for event in changed]
    assert "Your plan for today" in [str(event["SUMMARY"]) for event in changed]
    assert uids
    remind(client, stop="yes")
    assert new_client().get(second).status_code == 404


def test_the_secret_is_kept_nowhere(client, served, logged):
    secret = address_in(remind(client, feed="yes")).split("/")[-1].removesuffix(".ics")
    assert all(secret.encode() not in file.read_bytes() for file in served.glob("loosen.sqlite3*"))
    new_client().get(f"/calendar/{secret}x.ics")
    assert secret not in logged()


@pytest.mark.parametrize(
    ("given", "message"),
    [({"kind": []}, "at least one thing"), ({"zone": ""}, "Choose the place"), ({"today-day": []}, "at least one day")],
)
def test_what_is_missing_is_told(client, given, message):
    response = remind(client, file="yes", **given)
    assert response.status_code == 422
    assert message in text_of(response.content.decode())


def live(client, book):
    """A check, a diary, a dose and reminders."""
    save(client, PLAIN, "self-care", book.hash)
    sync(
        client, [telling("a", -2, **{"rest-pain": 6}), telling("b", -1, **{"rest-pain": 5, "note": "=1+1 zaubernuss"})]
    )
    form = Form(client.get("/diary").content.decode(), "/diary")
    dose = {"id": "d1", "event": "dose", "product": "ibuprofen-oral", "amount": 400, "unit": "mg"}
    dose |= {"at": "2026-11-23T08:00:00+00:00", "noted_at": "2026-11-23T08:00:00+00:00"}
    token = client.get("/doses/sync").json()["token"]
    headers = {"X-CSRFToken": token}
    client.post("/doses/sync", json.dumps({"events": [dose]}), content_type="application/json", headers=headers)
    remind(client, feed="yes")
    assert form.found


def test_everything_goes_out_and_comes_back_in_another_loosen_once(client, book):
    live(client, book)
    whole = everything(client)
    assert {name: len(whole[name]) for name in ("checks", "diary", "doses", "reminders")} == {
        "checks": 1,
        "diary": 2,
        "doses": 1,
        "reminders": 1,
    }
    client.post("/mine/delete", {**Form(client.get("/mine").content.decode(), "/mine/delete").hidden, "sure": "yes"})
    other = new_client()
    for _again in range(2):
        response = back(other, whole)
        assert response.status_code == 200
        assert "were put back" in text_of(response.content.decode())
        there = everything(other)
        for name in ("checks", "diary", "doses", "reminders"):
            assert there[name] == whole[name]
    assert "zaubernuss" in other.get("/progress").content.decode()


def test_what_is_here_stays_when_something_is_put_back(client, book):
    tell(client, **{"rest-pain": "3"})
    before = everything(client)["diary"]
    back(client, {"loosen": 1, "diary": [telling("x", -3, **{"rest-pain": 8})]})
    assert [one["id"] for one in everything(client)["diary"] if one["id"] != "x"] == [one["id"] for one in before]
    assert len(everything(client)["diary"]) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"not json",
        b"\xff\xfe",
        {},
        {"loosen": 2},
        {"loosen": 1, "diary": {}},
        {"loosen": 1, "diary": [7]},
        {"loosen": 1, "diary": [telling("ok"), telling("bad", **{"rest-pain": 99})]},
        {"loosen": 1, "doses": [{"event": "dose"}]},
        {"loosen": 1, "checks": [{"id": "x"}]},
        {"loosen": 1, "checks": [7]},
        {"loosen": 1, "days": [{"day": "soon"}]},
        {"loosen": 1, "reminders": [{"zone": "Mars"}]},
    ],
)
def test_a_file_that_cannot_be_read_puts_nothing_back(client, content):
    tell(client, **{"rest-pain": "3"})
    before = everything(client)
    response = back(client, content)
    assert response.status_code == 422
    assert "Nothing was put back." in text_of(response.content.decode())
    assert everything(client) == before


def test_without_a_file(client):
    form = Form(client.get("/mine").content.decode(), "/mine/back")
    assert client.post("/mine/back", form.hidden).status_code == 422


def test_nobody_can_take_over_the_check_of_another(client, book):
    save(client, PLAIN, "self-care", book.hash)
    whole = everything(client)
    other = new_client()
    back(other, whole)
    assert everything(other)["checks"] == []
    assert len(everything(client)["checks"]) == 1


def test_the_diary_as_a_table(client, book):
    live(client, book)
    text = b"".join(client.get("/mine/diary.csv").streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["rest-pain"] for row in rows] == ["6", "5"]
    assert rows[1]["note"] == "'=1+1 zaubernuss", "no spreadsheet takes it for a formula"


def test_deleted_means_that_not_a_byte_stays(client, book, served):
    live(client, book)
    sync(client, [telling("c", -1, note="hexenkraut")])
    person = client.cookies["loosen-person"].value.encode()

    def found(word):
        return [file.name for file in served.glob("loosen.sqlite3*") if word in file.read_bytes()]

    assert found(b"hexenkraut")
    form = Form(client.get("/mine").content.decode(), "/mine/delete")
    assert client.post("/mine/delete", form.hidden).status_code == 422
    assert found(b"hexenkraut"), "not without the tick"
    response = client.post("/mine/delete", {**form.hidden, "sure": "yes"})
    assert response["Location"] == "/mine/gone"
    assert found(b"hexenkraut") == []
    assert found(person) == []
    assert '"storage"' in client.get("/mine/gone")["Clear-Site-Data"]


def test_export_streams(client, book):
    live(client, book)
    assert client.get("/mine/everything.json").streaming
    assert client.get("/mine/diary.csv").streaming


def test_from_elsewhere_nothing_is_taken(client):
    for address in ("/reminders", "/mine/back", "/mine/delete"):
        assert client.post(address, {"sure": "yes"}).status_code == 403
