"""The check without JavaScript: a page of the server after another."""

import json

import pytest

from loosen.care.assessment import assess
from loosen.care.showing import showing
from loosen.engine.interview import no_to_the_rest
from tests.web.pages import Form, text_of

PLAIN = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 7, "pain-duration-days": 0}


def first_page(client):
    return client.get("/check").content.decode()


def send(client, html, given, **more):
    """Send the page's form with what ``given`` says of its questions, or ``none of these``."""
    form = Form(html, "/check")
    data = {**form.hidden, **more}
    for name, value, _ticked in form.fields:
        if value in (str(given.get(name)), ""):
            data[name] = str(given[name])
    if not any(name in data for name, _value, _ticked in form.fields) and not more:
        data["none-of-these"] = "yes"
    return client.post("/check", data)


def walk(client, answers):
    html = first_page(client)
    for _page in range(30):
        if "data-stage" not in html:
            return html
        response = send(client, html, answers)
        assert response.status_code == 200, text_of(response.content.decode())
        html = response.content.decode()
    raise AssertionError("the questions do not end")


@pytest.mark.parametrize("number", range(40))
def test_every_case_comes_out_as_the_engine_says(client, book, number):
    case = list(book.cases.values())[number]
    answers = no_to_the_rest(book.triage.decision, case.answers)
    told = text_of(walk(client, answers))
    level = book.triage.decide(answers).at_least
    assert level in {case.expect, *case.also_acceptable}
    assert book.triage.levels[level].name in told


def test_every_sentence_of_the_result_is_shown(client, book):
    answers = no_to_the_rest(book.triage.decision, {**PLAIN, "saddle-numbness": "unsure"})
    html = walk(client, answers)
    told = text_of(html)
    given = json.loads(Form(html, "/checks/save").hidden["answers"])
    shown = showing(book, given, assess(book, given, "other"))
    for sentence in (shown["headline"], shown["contact"], shown["say"], *shown["what_to_do"]):
        assert sentence in told
    for reason in shown["because"]:
        assert reason["because"] in told
        assert reason["certainty"] in told
        assert all(source["title"] in told for source in reason["sources"])


def test_an_emergency_ends_the_questions(client, book):
    html = send(client, first_page(client), {"chest-pain": "yes"}).content.decode()
    assert book.triage.levels["emergency"].headline in text_of(html)


def test_nothing_ticked_is_not_none_of_these(client):
    html = first_page(client)
    response = client.post("/check", Form(html, "/check").hidden)
    assert response.status_code == 422
    assert "Tick what fits you" in text_of(response.content.decode())
    both = {**Form(html, "/check").hidden, "chest-pain": "yes", "none-of-these": "yes"}
    assert client.post("/check", both).status_code == 422


def test_back_offers_what_was_answered(client):
    html = send(client, first_page(client), {}).content.decode()
    assert "Nerves" in text_of(html)
    html = send(client, html, {}, back="yes").content.decode()
    assert "Your body right now" in text_of(html)
    assert ("none-of-these", "yes", True) in Form(html, "/check").fields


def test_a_number_out_of_range_is_told(client):
    html = first_page(client)
    while 'data-stage data-page="about-you"' not in html:
        html = send(client, html, PLAIN).content.decode()
    for wrong in ("999", "-1", "many", "", "٣"):
        response = send(client, html, {**PLAIN, "age": wrong})
        if wrong == "٣":
            assert response.status_code == 200  # A three all the same.
        else:
            assert response.status_code == 422
            assert "whole number from 0 to 120" in text_of(response.content.decode())


def test_back_to_a_page_from_the_result(client, book):
    html = walk(client, no_to_the_rest(book.triage.decision, PLAIN))
    html = send(client, html, {}, **{"back-to": "about-you"}).content.decode()
    assert ("age", "34", False) in Form(html, "/check").fields


@pytest.mark.parametrize(
    "walk",
    [
        "{",
        "[]",
        '{"given": 3}',
        '{"given": [["no-such-page", {}]]}',
        '{"given": [["about-you", {"age": 999}]]}',
        '{"given": [["about-you", 3]]}',
        '{"given": [], "drafts": {"fevr": "no"}}',
        '{"given": [["about-you"]]}',
        "[" * 50_000,
        '{"given": [[["a"], {}]]}',
    ],
)
def test_a_made_up_walk_is_refused(client, walk):
    form = Form(first_page(client), "/check")
    response = client.post("/check", {**form.hidden, "walk": walk})
    assert response.status_code == 400
    assert "Nothing was worked out" in text_of(response.content.decode())
