"""The screening of medicines without JavaScript and for programs: a step after another, and nothing kept."""

import json

import pytest

from loosen.care.medicines import medicines
from loosen.care.showing_medicines import showing
from loosen.engine.interview import no_to_the_rest
from loosen.web.visit import read_visit
from tests.web.pages import Form, text_of
from tests.web.test_check import PLAIN
from tests.web.test_check import walk as walk_check

ADDRESS = "/medicines"
API = "/api/v1/medicines"
JSON = "application/json"


def begin(client, book, answers=PLAIN):
    """The first step, after a check without JavaScript."""
    result = walk_check(client, no_to_the_rest(book.triage.decision, answers))
    check = Form(result, ADDRESS).hidden
    return client.post(ADDRESS, check).content.decode()


def send(client, html, given, **more):
    form = Form(html, ADDRESS)
    data = {**form.hidden, **more}
    for name, value, _ticked in form.fields:
        if value == str(given.get(name, "no")):
            data[name] = value
    named = [name for name, _value, _ticked in form.fields if name in given]
    if "none-of-these" in [name for name, *_rest in form.fields] and not named:
        data["none-of-these"] = "yes"
    return client.post(ADDRESS, data)


def walk(client, html, given):
    for _page in range(20):
        if "data-stage" not in html:
            return html
        response = send(client, html, given)
        assert response.status_code == 200, text_of(response.content.decode())
        html = response.content.decode()
    raise AssertionError("the questions do not end")


def test_first_the_check(client):
    html = client.get(ADDRESS).content.decode()
    assert "First the check" in text_of(html)
    assert "What do you take?" not in text_of(html)


@pytest.mark.parametrize("taking", ["", "warfarin\nAdvil, Zzyxoprin"])
@pytest.mark.parametrize("given", [{}, {"asthma": "yes"}, {"kidney-disease": "unsure"}])
def test_the_result_says_what_the_screens_say(client, book, taking, given):
    html = begin(client, book)
    assert "What do you take?" in text_of(html)
    html = client.post(ADDRESS, {**Form(html, ADDRESS).hidden, "taking": taking, "herb": "turmeric"}).content.decode()
    html = walk(client, html, given)
    told = text_of(html)
    answered = read_visit(book, Form(html, ADDRESS).hidden["visit"]).walk(book, "other").answers
    result = medicines(book, answered, "other", taking, herbs=["turmeric"])
    assert taking or given.items() <= answered.items()
    shown = showing(book, result)
    for sentence in (*shown["unknown"], *shown["duplicates"], *shown["taken"]):
        assert sentence in told
    for kind in shown["kinds"]:
        for item in kind["items"]:
            assert item["headline"] in told
            assert all(why["because"] in told for why in item["because"])
            for one in (*item["how"], *item["stop"], item["dose"], item["helps"]):
                assert one in told


def test_a_doubtful_name_is_confirmed(client, book):
    html = begin(client, book)
    html = client.post(ADDRESS, {**Form(html, ADDRESS).hidden, "taking": "warferin"}).content.decode()
    assert "Did we understand you?" in text_of(html)
    form = Form(html, ADDRESS)
    assert ("is-0", "warfarin", False) in form.fields
    missed = client.post(ADDRESS, form.hidden)
    assert missed.status_code == 422
    assert "Choose the one" in text_of(missed.content.decode())
    known = walk(client, client.post(ADDRESS, {**form.hidden, "is-0": "warfarin"}).content.decode(), {})
    assert "warfarin" in text_of(known)
    unknown = walk(client, client.post(ADDRESS, {**form.hidden, "is-0": "none"}).content.decode(), {})
    assert "We do not know “warferin”" in text_of(unknown)


def test_an_emergency_offers_nothing(client, book):
    check = json.dumps(no_to_the_rest(book.triage.decision, {**PLAIN, "saddle-numbness": "yes"}))
    form = Form(client.get("/check").content.decode(), "/check")
    html = client.post(ADDRESS, {**form.hidden, "check": check}).content.decode()
    told = text_of(client.post(ADDRESS, {**Form(html, ADDRESS).hidden, "taking": "ibuprofen"}).content.decode())
    assert book.triage.levels["emergency"].headline in told
    assert "No medicine, herb, heat or massage is offered now" in told
    assert "1,200 mg" not in told


def test_back_to_what_they_take(client, book):
    html = begin(client, book)
    html = client.post(ADDRESS, {**Form(html, ADDRESS).hidden, "taking": "Advil"}).content.decode()
    html = send(client, html, {}).content.decode()
    html = client.post(ADDRESS, {**Form(html, ADDRESS).hidden, "back": "yes"}).content.decode()
    html = client.post(ADDRESS, {**Form(html, ADDRESS).hidden, "back": "yes"}).content.decode()
    assert "What do you take?" in text_of(html)
    assert "Advil" in html


@pytest.mark.parametrize(
    "visit",
    [
        "{",
        "[]",
        "{}",
        '{"check": 3}',
        '{"check": {"age": 999}}',
        '{"check": {}, "typed": 5}',
        '{"check": {}, "typed": [5]}',
        '{"check": {}, "typed": [], "chosen": []}',
        '{"check": {}, "typed": [], "herbs": "all"}',
        '{"check": {}, "typed": [], "given": [["nowhere", {}]]}',
        '{"check": {}, "typed": [], "given": 5}',
        '{"check": {}, "more": 1}',
        "[" * 50_000,
    ],
)
def test_a_made_up_visit_is_refused(client, visit):
    response = client.post(ADDRESS, {**Form(client.get("/check").content.decode(), "/check").hidden, "visit": visit})
    assert response.status_code == 400
    assert "Nothing was worked out" in text_of(response.content.decode())


@pytest.mark.parametrize("name", ["💊💊", "\x00\x1b[31m", "x" * 5000, "<script>alert(1)</script>", "٣٤٥", "   ,,,   "])
def test_strange_names_are_unknown_and_harmless(client, book, name):
    html = begin(client, book)
    response = client.post(ADDRESS, {**Form(html, ADDRESS).hidden, "taking": name})
    assert response.status_code == 200
    assert "<script>alert(1)" not in response.content.decode()


def test_the_api_says_what_the_command_says(client, book):
    body = {"answers": PLAIN, "taking": "warfarin, Advil", "herbs": ["ginger"]}
    response = client.post(f"{API}?region=UK&others=no", json.dumps(body), content_type=JSON)
    assert response.status_code == 200
    expected = medicines(book, PLAIN, "UK", ["warfarin", "Advil"], herbs=["ginger"], others="no").plain()
    assert response.json() == json.loads(json.dumps(expected))
    bare = client.post(f"{API}?region=UK", json.dumps(PLAIN), content_type=JSON)
    assert bare.json() == json.loads(json.dumps(medicines(book, PLAIN, "UK").plain()))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"answers": PLAIN, "takes": []}, "takes"),
        ({"answers": PLAIN, "taking": [3]}, "list of at most"),
        ({"answers": PLAIN, "taking": ["x"] * 1000}, "list of at most"),
        ({"answers": PLAIN, "herbs": ["nettle soup"]}, "no herb"),
        ({"answers": 3}, "JSON object"),
        ({"warfarin": "yes"}, "no such finding"),
        ({"urgency": "self-care"}, "no such finding"),
    ],
)
def test_bad_bodies_get_a_clear_word(client, body, says):
    response = client.post(API, json.dumps(body), content_type=JSON)
    assert response.status_code == 400
    problem = response.json()
    assert says in " ".join([problem["title"], problem["detail"], *problem["problems"]])


def test_what_somebody_takes_has_no_place_in_an_address(client):
    response = client.post(f"{API}?taking=warfarin", json.dumps(PLAIN), content_type=JSON)
    assert response.status_code == 400
