"""Plans for programs: the same plan as everywhere, described exactly, and nothing kept."""

import json
from datetime import date

import pytest
from jsonschema import validate

from loosen.care.diary import read_diary
from loosen.care.plan import plan
from tests.cli.test_today import GOOD
from tests.web.test_api import post

ADDRESS = "/api/v1/plans"
PLAIN = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 7, "pain-duration-days": 0}
DAYS = [{"day": f"2026-11-{23 + one}", "light": "green", **GOOD} for one in range(1, 6)]


def schema(client, name):
    document = client.get("/api/v1/openapi.json").json()
    return {"$ref": f"#/components/schemas/{name}", "components": document["components"]}


def test_it_is_the_plan_of_everywhere(client, book):
    body = {"answers": PLAIN, "day": "2026-11-28", "checked": "2026-11-23", "diary": DAYS}
    validate(body, schema(client, "Course"))
    response = post(client, body, f"{ADDRESS}?region=UK&others=no")
    made = plan(
        book,
        PLAIN,
        date(2026, 11, 28),
        read_diary(book, DAYS),
        checked=date(2026, 11, 23),
        region="UK",
        others="no",
    )
    assert response.status_code == 200
    assert response.json() == json.loads(json.dumps(made.plain()))
    assert made.items
    validate(response.json(), schema(client, "Plan"))


def test_answers_alone_plan_today(client):
    made = post(client, PLAIN, f"{ADDRESS}?others=no").json()
    assert made["phase"] == "flare"
    validate(made, schema(client, "Plan"))


def test_an_emergency_has_no_plan(client):
    made = post(client, {**PLAIN, "chest-pain": "yes"}, ADDRESS).json()
    assert made["check_again"]
    assert made["items"] == []
    validate(made, schema(client, "Plan"))


def test_wishes(client):
    body = {"answers": PLAIN, "wishes": {"warmth": "ice", "gentler": True, "without": ["medicine"]}}
    ids = [item["id"] for item in post(client, body, f"{ADDRESS}?others=no").json()["items"]]
    assert "cool" in ids
    assert not {"warm", "medicine"} & set(ids)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"answers": PLAIN, "day": "soon"}, '"day" must be a date'),
        ({"answers": PLAIN, "checked": 3}, '"checked" must be a date'),
        ({"answers": PLAIN, "diary": {}}, "must be a list"),
        ({"answers": PLAIN, "diary": [{"day": "2026-11-24", "rest-pain": 99}]}, "rest-pain"),
        ({"answers": PLAIN, "wishes": 3}, '"wishes" is an object'),
        ({"answers": PLAIN, "wishes": {"warmth": "lava"}}, '"warmth" is one of'),
        ({"answers": PLAIN, "wishes": {"gentler": "very"}}, '"gentler" is true or false'),
        ({"answers": PLAIN, "wishes": {"without": "all"}}, '"without" is a list'),
        ({"answers": PLAIN, "more": 1}, "beside the answers there are"),
        ({"answers": []}, "JSON object"),
    ],
)
def test_hostile_input_gets_a_clear_word(client, body, says):
    response = post(client, body, ADDRESS)
    assert response.status_code == 400
    assert says in json.dumps(response.json(), ensure_ascii=False).replace('\\"', '"')
