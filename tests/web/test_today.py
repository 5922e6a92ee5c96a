"""Today without JavaScript: from a saved check to the plan, day after day, and nobody sees another's."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from loosen.care.diary import Entry
from loosen.engine.interview import no_to_the_rest
from loosen.web.zone import day_of
from tests.cli.test_today import GOOD
from tests.web.pages import Form, text_of
from tests.web.test_kept import save

TODAY = "/today"
PLAIN = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 7, "pain-duration-days": 0}


@pytest.fixture
def patient(client, book):
    """Somebody who has saved a check."""
    response = save(client, no_to_the_rest(book.triage.decision, PLAIN), "self-care", book.hash)
    assert response["Location"] == TODAY
    return client


def read(client):
    return client.get(TODAY).content.decode()


def send(client, html, **given):
    form = Form(html, TODAY)
    return client.post(TODAY, {**form.hidden, **given})


def no_to_all(client):
    """Say no to whatever exercises hang on, and give back the plan."""
    for _page in range(12):
        html = read(client)
        if 'name="suits"' not in html:
            return html
        form = Form(html, TODAY)
        given = {name: "no" for name, value, _ticked in form.fields if value == "no"}
        given |= {name: "yes" for name, _value, _ticked in form.fields if name == "none-of-these"}
        assert send(client, html, suits="yes", **given).status_code == 302
    raise AssertionError("the questions do not end")


def days_later(monkeypatch, days):
    """It is so many days after the check."""

    def later(request, at=None):
        return day_of(request, at) + timedelta(days=0 if at else days)

    monkeypatch.setattr("loosen.web.views.today.day_of", later)


def test_first_the_check(client):
    assert "First the check" in text_of(read(client))


def test_an_emergency_is_not_led_to_a_plan(client):
    response = save(client, {**PLAIN, "chest-pain": "yes"}, "emergency")
    assert response["Location"] != TODAY
    told = text_of(read(client))
    assert "Check again first" in told
    assert "Find a position" not in told


def test_the_plan_of_the_first_day(patient, book):
    told = text_of(no_to_all(patient))
    for words in ("The first days", "Find a position that eases", "Walk a few minutes", "Warm your back", "Tonight"):
        assert words in told
    assert "Better leave for now" in told
    assert "found no study" in told


def test_what_is_missing_is_told(patient):
    html = read(patient)
    response = send(patient, html, suits="yes")
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()


def test_the_plan_is_kept_with_its_edition(patient, book):
    from loosen.web.models import KeptDay

    no_to_all(patient)
    kept = KeptDay.objects.get(person=patient.cookies["loosen-person"].value)
    assert (kept.edition, kept.hash) == (book.edition.version, book.hash)
    assert kept.plan["phase"] == "flare"
    assert kept.plan["day"] == kept.day.isoformat()


def test_a_new_day_begins_with_the_danger_signs(patient, monkeypatch):
    no_to_all(patient)
    days_later(monkeypatch, 1)
    html = read(patient)
    assert "First: is one of these new or worse?" in text_of(html)
    assert "Walk a few minutes" not in text_of(html)
    assert send(patient, html, told="yes").status_code == 422
    assert send(patient, html, told="yes", **{**GOOD, "usual-tasks-hard": "yes"}).status_code == 302
    told = text_of(read(patient))
    assert "Yesterday: The first days. Today: Getting moving." in told


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_danger_sign_leads_back_to_the_check(patient, book, monkeypatch, answer):
    no_to_all(patient)
    days_later(monkeypatch, 1)
    send(patient, read(patient), told="yes", **{**GOOD, "danger-sign-today": answer})
    told = text_of(read(patient))
    assert "Check again first" in told
    assert "Walk" not in told


def test_after_the_new_check_there_is_a_plan_again(patient, book):
    from loosen.web.diary_store import tell

    no_to_all(patient)
    tell(patient.cookies["loosen-person"].value, Entry(datetime.now(UTC).date(), {"danger-sign-today": "yes"}))
    assert "Check again first" in text_of(read(patient))
    save(patient, no_to_the_rest(book.triage.decision, PLAIN), "self-care", book.hash)
    assert "Find a position that eases" in text_of(no_to_all(patient))


def test_the_next_episode_starts_from_what_is_known(patient, book):
    """What was ticked after the last check is ticked again, and counts only once it is sent."""
    form = Form(read(patient), TODAY)
    name = next(name for name, value, _ticked in form.fields if value == "yes" and name != "none-of-these")
    send(patient, read(patient), suits="yes", **{name: "yes"})
    no_to_all(patient)
    save(patient, no_to_the_rest(book.triage.decision, PLAIN), "self-care", book.hash)
    html = read(patient)
    assert (name, "yes", True) in Form(html, TODAY).fields
    assert "Find a position that eases" not in text_of(html)


def test_wishes_are_heard_and_kept(patient):
    html = no_to_all(patient)
    assert "Warm your back" in text_of(html)
    send(patient, html, warmth="ice")
    assert "Cool your back" in text_of(read(patient))
    send(patient, html, warmth="neither")
    assert "Cool your back" not in text_of(read(patient))
    send(patient, html, without="medicine")
    assert "Before you take a medicine" not in text_of(read(patient))
    send(patient, html, warmth="lava")
    assert patient.get(TODAY).status_code == 200


def test_a_red_session_counts_once_and_only_upwards(patient):
    from loosen.web.models import DiaryEvent

    html = no_to_all(patient)
    for light in ("amber", "red", "green", "blue"):
        send(patient, html, light=light)
    told = [one.event["light"] for one in DiaryEvent.objects.filter(person=patient.cookies["loosen-person"].value)]
    assert told == ["amber", "red", "green"]


def test_nobody_else_sees_it(patient, served):
    from django.test import Client

    no_to_all(patient)
    assert "First the check" in text_of(Client().get(TODAY).content.decode())


def test_from_elsewhere_nothing_is_taken(patient):
    assert patient.post(TODAY, {"gentler": "yes"}).status_code == 403


def test_health_that_has_changed_is_asked_again(patient):
    html = no_to_all(patient)
    send(patient, html, anew="yes")
    assert 'name="suits"' in read(patient)


def test_nothing_of_health_is_in_the_log(patient, logged):
    html = no_to_all(patient)
    send(patient, html, light="red")
    assert "red" not in logged()
    assert json.dumps(PLAIN) not in logged()
