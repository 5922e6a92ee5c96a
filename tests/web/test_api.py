"""The API: the answers format in, the result format out, and a clear word for whatever else comes."""

import json

import pytest
from openapi_spec_validator import validate

from loosen.care.assessment import assess

ADDRESS = "/api/v1/assessments"
JSON = "application/json"


def post(client, body, address=ADDRESS, kind=JSON):
    return client.post(address, body if isinstance(body, str | bytes) else json.dumps(body), content_type=kind)


def test_it_says_what_the_command_says(client, book):
    answers = {"age": 34, "fever": "unsure"}
    response = post(client, answers, f"{ADDRESS}?region=UK&others=no")
    assert response.status_code == 200
    assert response["Content-Type"] == JSON
    assert response.json() == assess(book, answers, "UK", "no").plain()


@pytest.mark.parametrize("number", range(40))
def test_every_case(client, book, number):
    case = list(book.cases.values())[number]
    told = post(client, dict(case.answers), f"{ADDRESS}?others=no").json()
    assert told["disposition"]["at_least"] in {case.expect, *case.also_acceptable}


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        (" ", 400, "empty"),
        ("{", 400, "not JSON"),
        ("[]", 400, "JSON object"),
        ("null", 400, "JSON object"),
        (b"\xff\xfe", 400, "UTF-8"),
        ({"fevr": "no"}, 400, 'Did you mean "fever"'),
        ({"age": 999}, 400, "from 0 to 120"),
        ({"age": True}, 400, "does not fit"),
        ({"age": {"deep": []}}, 400, "does not fit"),
        ('{"age": 1, "age": 2}', 400, "more than once"),
        ('{"age": NaN}', 400, "NaN"),
        ("[" * 90_000, 400, "nested"),
        ({"a\u202eb\x00c": "no"}, 400, "no such finding"),
        ({f"key-{n}": "no" for n in range(10_000)}, 400, "longer than"),
        ({f"k{n}": "no" for n in range(5000)}, 400, "and"),
        ("x" * 5_000_000, 413, "too much"),
    ],
)
def test_hostile_input_gets_a_clear_word(client, logged, body, status, says):
    response = post(client, body)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert set(problem) == {"type", "title", "status", "detail", "problems"}
    assert says in " ".join([problem["title"], problem["detail"], *problem["problems"]])
    assert "fevr" not in logged()
    assert logged().count("\n") <= 2
    assert f"POST /api/v1/assessments: {status}" in logged() or "POST an address" in logged()


def test_the_query_is_checked(client):
    for query, says in (("region=XX", "There are"), ("others=yes", "query"), ("fever=no", "query")):
        response = post(client, {}, f"{ADDRESS}?{query}")
        assert response.status_code == 400
        assert says in response.content.decode()


def test_other_ways_of_asking(client):
    assert client.get(ADDRESS).status_code == 405
    assert client.get(ADDRESS)["Allow"] == "POST"
    assert post(client, "age=3", kind="application/x-www-form-urlencoded").status_code == 415


def test_its_description_is_valid_and_true(client, book):
    from jsonschema import Draft202012Validator

    described = client.get("/api/v1/openapi.json").json()
    validate(described)
    schemas = {"$defs": described["components"]["schemas"]}

    def check(value, name):
        text = json.dumps({**schemas, "$ref": f"#/$defs/{name}"}).replace("#/components/schemas/", "#/$defs/")
        return list(Draft202012Validator(json.loads(text)).iter_errors(value))

    for case in book.cases.values():
        told = post(client, dict(case.answers)).json()
        assert check(dict(case.answers), "Answers") == []
        assert check(told, "Assessment") == []
    assert check({"fevr": "no"}, "Answers") != []
    assert check(post(client, {"fevr": "no"}).json(), "Problem") == []
