"""The pages of exercises and sessions, and what the browser is sent for them."""

import gzip
import json

from loosen.care.session import alone
from tests.web.pages import text_of


def bundle(client):
    html = client.get("/session").content.decode()
    address = html.split('data-moves="')[1].split('"')[0]
    response = client.get(address)
    assert "immutable" in response.headers["Cache-Control"]
    return json.loads(response.content), response.content


def test_the_bundle_leads_through_every_exercise(client, book):
    told, _raw = bundle(client)
    assert told["hash"] == book.hash
    assert set(told["exercises"]) == set(book.exercises.exercises)
    for id, exercise in book.exercises.exercises.items():
        assert told["exercises"][id]["session"] == [step._asdict() for step in alone(book, exercise).steps]
        assert 'data-figure="' in told["exercises"][id]["svg"]
    assert [one["then"] for one in told["hurts"]] == ["check", "stop", "swap", "ease"]
    assert told["timers"]["ice"]["checks"] == [5, 10]


def test_all_figures_together_are_small(client):
    """Aim: under 60 KB gzipped, with their words."""
    _told, raw = bundle(client)
    assert len(gzip.compress(raw)) < 60_000


def test_an_old_address_is_gone(client):
    assert client.get("/moves/0123.en.json").status_code == 404


def test_every_exercise_can_be_read_without_javascript(client, book):
    html = client.get("/exercises").content.decode()
    told = text_of(html)
    for exercise in book.exercises.exercises.values():
        for text in (exercise.title, exercise.start, *exercise.steps, exercise.dose.text, exercise.evidence):
            assert " ".join(text.split()) in told
    for stop in book.exercises.words.stop:
        assert stop in told
