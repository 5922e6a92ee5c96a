"""The dose clock without JavaScript, and the copy that a browser keeps here when its owner asks for it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.web.pages import Form, text_of

KEPT, SYNC, DELETE = "/doses/kept", "/doses/sync", "/doses/delete"
LONDON = {"zone": "Europe/London"}
IBUPROFEN = {"product": "ibuprofen-oral", "amount": "400", "at": ""}


def send(client, given, address=KEPT):
    form = Form(client.get(KEPT).content.decode(), address)
    return client.post(address, {**form.hidden, **given})


@pytest.fixture
def patient(client):
    """Somebody in the United Kingdom, whose clock this server knows."""
    client.cookies["loosen-preferences"] = "region=UK"
    assert "Which clock do you go by?" in text_of(client.get(KEPT).content.decode())
    assert send(client, LONDON).status_code == 302
    return client


def page(client):
    return text_of(client.get(KEPT).content.decode())


def test_a_dose_is_recorded_and_counted(patient):
    assert send(patient, IBUPROFEN)["Location"] == KEPT
    told = page(patient)
    assert "Not now. By the packet, the next may be taken at" in told
    assert "In the last 24 hours: 400 mg of at most 1,200 mg; 800 mg left. Day 1 of at most 10." in told


def test_a_dose_too_early_is_refused_and_can_be_recorded_when_it_was_taken(patient):
    send(patient, IBUPROFEN)
    refused = send(patient, IBUPROFEN)
    told = text_of(refused.content.decode())
    assert refused.status_code == 422
    assert "Not recorded: better wait." in told
    assert "Leave 6 hours between two doses" in told
    assert 'value="400"' in refused.content.decode()
    assert "400 mg of at most" in page(patient)
    taken = send(patient, {**IBUPROFEN, "taken": "yes"})
    assert "Recorded. This was not by the packet:" in text_of(taken.content.decode())
    assert "800 mg of at most" in page(patient)


def test_too_much_says_whom_to_call(patient):
    for _dose in range(4):
        answer = send(patient, {**IBUPROFEN, "taken": "yes"})
    assert "111" in text_of(answer.content.decode()) or "999" in text_of(answer.content.decode())
    assert 'role="alert"' in patient.get(KEPT).content.decode()


def test_a_dose_is_taken_out(patient):
    send(patient, IBUPROFEN)
    html = patient.get(KEPT).content.decode()
    id = html.split('name="remove"')[1].split('value="')[1].split('"')[0]
    assert send(patient, {"remove": id})["Location"] == KEPT
    assert "What you have taken" not in page(patient)
    assert send(patient, {"remove": "no such dose"})["Location"] == KEPT


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"product": ""}, "Choose what it was."),
        ({"product": "💊"}, "Choose what it was."),
        ({"amount": "-400"}, "as a whole number"),
        ({"amount": "four"}, "as a whole number"),
        ({"amount": "４００"}, "as a whole number"),
        ({"amount": "99999999"}, "as a whole number"),
        ({"amount": "0"}, "must be 1 or more"),
        ({"amount": "90000"}, "cannot be right"),
        ({"at": "soon"}, "The time cannot be read"),
        ({"at": "9999-12-31T23:59"}, "is still to come"),
        ({"at": "2000-01-01T00:00"}, "So old a dose changes nothing now"),
        ({"at": "2026-03-29T01:30"}, "did not exist that night"),
    ],
)
def test_what_cannot_be_is_told(patient, given, told):
    response = send(patient, {**IBUPROFEN, **given})
    assert response.status_code == 422
    assert told in text_of(response.content.decode())
    assert "What you have taken" not in page(patient)


def test_an_unknown_clock_is_asked_again(client):
    assert send(client, {"zone": "Mars/Olympus"}).status_code == 302
    assert "Which clock do you go by?" in page(client)
    assert "Which clock do you go by?" in text_of(send(client, IBUPROFEN).content.decode())


def event(id, hours=5, **more):
    at = (datetime.now(UTC) - timedelta(hours=hours)).isoformat()
    plain = {"event": "dose", "id": id, "product": "ibuprofen-oral", "amount": 400, "unit": "mg", "at": at}
    return {**plain, "noted_at": at, **more}


def copy(client, events):
    token = client.get(SYNC).json()["token"]
    body = events if isinstance(events, str) else json.dumps({"events": events})
    return client.post(SYNC, body, content_type="application/json", headers={"X-CSRFToken": token})


def ids(response):
    return [one["id"] for one in response.json()["events"]]


def test_copies_are_put_together_and_nothing_stands_twice(client):
    first = [event("a", 9), event("b", 5)]
    assert ids(copy(client, first)) == ["a", "b"]
    assert ids(copy(client, first)) == ["a", "b"]
    assert ids(copy(client, [*first, event("c", 7)])) == ["a", "c", "b"]
    gone = {"event": "removed", "id": "r", "dose": "a", "noted_at": datetime.now(UTC).isoformat()}
    assert ids(copy(client, [gone])) == ["a", "c", "b", "r"]
    assert ids(client.get(SYNC)) == ["a", "c", "b", "r"]


def test_nobody_else_has_them(client, served):
    from django.test import Client

    copy(client, [event("mine")])
    assert ids(client.get(SYNC)) == ["mine"]
    assert ids(Client().get(SYNC)) == []


def test_the_copy_is_what_the_page_without_javascript_shows(patient):
    copy(patient, [event("a", 1)])
    assert "400 mg of Ibuprofen tablets" in page(patient)


@pytest.mark.parametrize(
    "body",
    [
        *("", "{", "[]", "null", '{"events": 3}', '{"events": [null]}', "[" * 50_000, '{"events": [{"event": "x"}]}'),
        json.dumps({"events": [event("a", amount=-1)]}),
        json.dumps({"events": [event("a", amount=True)]}),
        json.dumps({"events": [event("a", unit="pint")]}),
        json.dumps({"events": [event("a", at="2026-01-01T00:00:00")]}),
        json.dumps({"events": [event("a", at="9999-12-31T23:59:59-12:00")]}),
        json.dumps({"events": [event("a" * 101)]}),
        json.dumps({"events": [event("a", extra=1)]}),
    ],
)
def test_what_is_no_log_of_doses_is_refused_and_nothing_is_lost(client, body, logged):
    copy(client, [event("before")])
    response = copy(client, body)
    assert response.status_code == 400
    assert response.json()["problem"]
    assert ids(client.get(SYNC)) == ["before"]
    assert "ibuprofen" not in logged()


def test_too_many_are_refused(client, monkeypatch):
    monkeypatch.setattr("loosen.web.dose_store.MOST", 3)
    assert copy(client, [event(str(number)) for number in range(3)]).status_code == 200
    refused = copy(client, [event("one more")])
    assert refused.status_code == 400
    assert "too many doses" in refused.json()["problem"]
    assert len(ids(client.get(SYNC))) == 3


def test_from_elsewhere_nothing_is_taken(client):
    assert client.post(SYNC, "{}", content_type="application/json").status_code == 403
    assert client.post(DELETE).status_code == 403


def test_all_are_deleted(patient):
    copy(patient, [event("a")])
    assert send(patient, {}, DELETE)["Location"] == KEPT
    assert ids(patient.get(SYNC)) == []
