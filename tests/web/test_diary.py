"""The diary and progress without JavaScript, and what the browser sends later; nobody sees another's."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from jsonschema import validate

from tests.cli.test_today import GOOD
from tests.web.pages import Form, text_of
from tests.web.test_api import post
from tests.web.test_plans_api import PLAIN, schema

DIARY, SYNC, PROGRESS = "/diary", "/diary/sync", "/progress"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def send(client, **given):
    form = Form(client.get(DIARY).content.decode(), DIARY)
    return client.post(DIARY, {**form.hidden, **given})


def telling(id, days=0, **told):
    at = NOON + timedelta(days=days)
    return {"id": id, "noted_at": at.isoformat(), "day": at.date().isoformat(), **told}


def sync(client, events):
    token = client.get(SYNC).json()["token"]
    body = events if isinstance(events, str) else json.dumps({"events": events})
    return client.post(SYNC, body, content_type="application/json", headers={"X-CSRFToken": token})


def kept(client):
    from loosen.web.models import DiaryEvent

    person = client.cookies["loosen-person"].value
    return [one.event for one in DiaryEvent.objects.filter(person=person)]


def test_a_day_in_one_form(client):
    more = {"did": ["walk", "heat"], "activity": ["Tie my shoes", ""], "activity-now": ["4", ""], "note": "better"}
    response = send(
        client, **{"rest-pain": "4", "worst-pain": "6", "sleep-night": "well", "mood-today": "fair"}, **more
    )
    assert response["Location"] == PROGRESS
    (told,) = kept(client)
    assert (told["rest-pain"], told["done"], told["activities"]) == (4, ["walk", "heat"], {"Tie my shoes": 4})
    shown = text_of(client.get(PROGRESS).content.decode())
    assert "On the usual course" in shown
    assert "better" in shown


def test_what_is_left_open_is_not_told(client):
    send(client, **{"rest-pain": "3"})
    (told,) = kept(client)
    assert not {"worst-pain", "done", "note", "activities"} & set(told)


def test_a_correction_stands_beside_what_was_told_first(client):
    send(client, **{"rest-pain": "9"})
    send(client, **{"rest-pain": "2"})
    assert [one["rest-pain"] for one in kept(client)] == [9, 2]
    assert "<td>2</td>" in client.get(PROGRESS).content.decode()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"rest-pain": "11"}, "rest-pain"),
        ({"day": "2999-01-01"}, "has not come yet"),
        ({"day": "soon"}, "must be a date"),
        ({"activity": ["Lift"], "activity-now": ["lots"]}, "whole number from 0 to 10"),
        ({"note": "x" * 1001}, "at most 1000"),
        ({"did": ["fly"]}, "is a list of these"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(client, given, message):
    response = send(client, **{"rest-pain": "5", **given})
    html = response.content.decode()
    assert response.status_code == 422
    assert message in text_of(html)
    if "rest-pain" not in given:
        assert 'id="f-rest-pain-5" name="rest-pain" value="5" checked' in html


def test_what_comes_twice_stands_once(client):
    events = [telling("a", **{"rest-pain": 6}), telling("b", 1, **{"rest-pain": 5})]
    assert sync(client, events).json() == {"kept": ["a", "b"], "refused": {}}
    assert sync(client, [*events, telling("c", 2, note="x")]).json()["kept"] == ["a", "b", "c"]
    assert [one["id"] for one in kept(client)] == ["a", "b", "c"]


@pytest.mark.parametrize("events", ["not json", "7", "[]", '{"events": 7}', [7], [{}]])
def test_what_is_no_list_of_days_is_refused(client, events):
    response = sync(client, events)
    assert response.status_code == 400
    assert response.json()["problem"]


@pytest.mark.parametrize(
    "events",
    [
        [{"id": "a"}],
        [telling("", **{"rest-pain": 1})],
        [{**telling("a"), "noted_at": "2026-11-23"}],
        [{**telling("a"), "noted_at": "2026-11-23T10:00:00"}],
        [telling("a", **{"rest-pain": 77})],
        [telling("a", unknown=1)],
    ],
)
def test_a_bad_day_is_refused_and_the_others_are_kept(client, events):
    response = sync(client, events)
    assert response.json()["kept"] == []
    assert list(response.json()["refused"]) == [events[0]["id"]]
    assert "loosen-person" not in client.cookies
    assert sync(client, [*events, telling("good")]).json()["kept"] == ["good"]


def test_from_elsewhere_nothing_is_taken(client):
    assert client.post(DIARY, {"rest-pain": "3"}).status_code == 403
    assert client.post(SYNC, "{}", content_type="application/json").status_code == 403


def test_nobody_else_sees_it(client, served):
    from django.test import Client

    send(client, **{"rest-pain": "3", "note": "mine alone"})
    assert "mine alone" not in Client().get(PROGRESS).content.decode()


def test_nothing_of_health_is_in_the_log(client, logged):
    send(client, **{"rest-pain": "77", "note": "secret"})
    assert "secret" not in logged()
    assert "77" not in logged()


def test_progress_before_anything_and_after_it_is_over(client):
    assert "Tell how a day was" in text_of(client.get(PROGRESS).content.decode())
    today = datetime.now(UTC)
    events = [
        {
            "id": f"{back}",
            "noted_at": today.isoformat(),
            "day": (today - timedelta(days=back)).date().isoformat(),
            "rest-pain": 4 if back > 8 else 0,
        }
        for back in range(12, -1, -1)
    ]
    sync(client, events)
    assert "Your last spasm is over." in text_of(client.get(PROGRESS).content.decode())


def test_missing_days_are_drawn_as_missing(client):
    today = datetime.now(UTC)
    days = [(4, 6), (3, 5), (1, 4), (0, 3)]
    events = [
        {
            "id": f"{back}",
            "noted_at": today.isoformat(),
            "day": (today - timedelta(days=back)).date().isoformat(),
            "rest-pain": pain,
        }
        for back, pain in days
    ]
    sync(client, events)
    html = client.get(PROGRESS).content.decode()
    assert html.count('class="chart-rest" d="M') == 2 + 1, "two strokes and the legend's: none across the gap"
    assert "not told" in text_of(html)


def test_the_api_tells_the_same_and_is_described(client):
    days = [{"day": f"2026-11-{23 + one}", **GOOD, "rest-pain": 7 - one} for one in range(1, 6)]
    body = {"answers": PLAIN, "checked": "2026-11-23", "day": "2026-11-28", "diary": days}
    response = post(client, body, "/api/v1/progress")
    assert response.status_code == 200
    validate(response.json(), schema(client, "Progress"))
    assert response.json()["recovery"]["level"] == "on-course"
    assert len(response.json()["points"]) == 6


def test_a_full_disk_is_told_clearly_and_loses_nothing(client):
    from django.db import connection

    send(client, **{"rest-pain": "5"})
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    try:
        response = None
        for _attempt in range(60):
            response = send(client, **{"rest-pain": "6", "note": "x" * 900})
            if response.status_code != 302:
                break
        assert response.status_code == 507
        assert "There is no room left" in text_of(response.content.decode())
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    before = len(kept(client))
    assert send(client, **{"rest-pain": "4"}).status_code == 302
    assert len(kept(client)) == before + 1


def test_an_older_store_comes_along(served):
    """What days had told before there was a diary becomes its first entries."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    def go_to(name):
        executor = MigrationExecutor(connection)
        executor.migrate([("loosen", name)])
        return executor.loader.project_state([("loosen", name)]).apps

    old = go_to("0003_days")
    try:
        day = old.get_model("loosen", "KeptDay")
        day.objects.create(person="p" * 43, day="2026-11-23", told_at=NOON, answers={"rest-pain": 6}, light="green")
        day.objects.create(person="p" * 43, day="2026-11-24", told_at=NOON, wishes={"warmth": "ice"})
    finally:
        new = go_to("0004_diary")
        latest = MigrationExecutor(connection)
        latest.migrate(latest.loader.graph.leaf_nodes())
    (event,) = new.get_model("loosen", "DiaryEvent").objects.filter(person="p" * 43)
    assert (event.event["rest-pain"], event.event["light"], event.event["day"]) == (6, "green", "2026-11-23")
    assert new.get_model("loosen", "KeptDay").objects.filter(person="p" * 43).count() == 2
    from loosen.web.diary_store import _log

    assert [one.entry.rest for one in _log("p" * 43).values()] == [6]


def test_the_store_is_whole(served):
    """Nothing above has hurt it."""
    (file,) = served.glob("*.sqlite3")
    with sqlite3.connect(file) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
