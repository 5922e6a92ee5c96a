"""The pages of Learn: every link leads somewhere, every claim has its address, and nothing is told that is not so."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from tests.web.pages import Form, text_of
from tests.web.test_pages import Outward

LISTS = ["/learn", "/learn/questions", "/learn/evidence", "/learn/sources"]


def every_page(book):
    learn = book.learn
    yield from LISTS
    yield from (f"/learn/{id}" for id in learn.articles)
    yield from (f"/learn/evidence/{id}" for id in learn.claims)
    yield from (f"/learn/sources/{id}" for id in book.sources)


class Links(HTMLParser):
    """Where the page leads, and what can be led to on it."""

    def __init__(self, html):
        super().__init__()
        self.out, self.ids = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        its = dict(attributes)
        if tag == "a" and "href" in its:
            self.out.append(its["href"])
        if "id" in its:
            self.ids.append(its["id"])


@pytest.fixture(scope="module")
def pages(served, book):
    from django.test import Client

    client = Client()
    told = {}
    for address in every_page(book):
        response = client.get(address)
        assert response.status_code == 200, address
        told[address] = response.content.decode()
    return told


def test_every_link_leads_somewhere(pages, served):
    from django.test import Client

    client, elsewhere = Client(), {}
    ids = {address: set(Links(html).ids) for address, html in pages.items()}
    for address, html in pages.items():
        for link in Links(html).out:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "tel"):
                continue
            there = parts.path or address
            if there not in ids:
                if there not in elsewhere:
                    response = client.get(there)
                    elsewhere[there] = response.status_code, set(Links(response.content.decode()).ids)
                status, ids_there = elsewhere[there]
                assert status in (200, 302), (address, link)
            else:
                ids_there = ids[there]
            if parts.fragment and there != "/today":
                assert unquote(parts.fragment) in ids_there, (address, link)


def test_no_id_stands_twice(pages):
    for address, html in pages.items():
        ids = Links(html).ids
        assert [id for id in ids if ids.count(id) > 1] == [], address


def test_nothing_is_inline_or_from_elsewhere(pages):
    for html in pages.values():
        outward = Outward(html)
        assert outward.inline == []
        assert [one for one in outward.fetched if not re.match(r"/(?!/)", one)] == []


def test_that_nobody_reviewed_it_is_said_on_every_page_that_advises(pages, book):
    assert book.edition.reviewed_by == "none yet"
    for address, html in pages.items():
        if not address.startswith("/learn/sources"):
            assert "No clinician has reviewed this edition." in text_of(html), address


def test_every_statement_shows_what_it_rests_on(pages, book):
    for id, article in book.learn.articles.items():
        html = pages[f"/learn/{id}"]
        cited = {one for block in article.blocks for one in getattr(block, "cites", ())}
        for one in cited:
            where = f"/learn/evidence/{one}" if one in book.learn.claims else f"/learn/sources/{one}"
            assert f'href="{where}"' in html, (id, one)


def test_when_to_get_help_is_the_rules(pages, book):
    """Each rule that the check has of a level stands on the page that tells of the level, and no other."""
    told, told_texts = {}, [text_of(html) for html in pages.values() if 'class="urgency"' in html]
    for html in pages.values():
        for section in re.split(r'(?=<section class="urgency" data-level=")', html)[1:]:
            level = re.search(r'data-level="([^"]+)"', section)[1]
            told.setdefault(level, set()).update(" ".join(re.findall(r'data-rules="([^"]+)"', section)).split())
    rules = {}
    for rule in book.triage.decision.rules:
        rules.setdefault(rule.level, set()).add(rule.id)
    assert told == rules
    for rule in book.triage.rules.values():
        assert any(rule.because.split("{")[0].strip() in text for text in told_texts), rule.id


def test_a_claim_tells_verdict_reason_and_sources(pages, book):
    from loosen.care.learning import verdicts

    for id, claim in book.learn.claims.items():
        told = text_of(pages[f"/learn/evidence/{id}"])
        assert " ".join(claim.claim.split()) in told
        assert verdicts()[claim.verdict] in told
        assert " ".join(claim.why.split()) in told
        for source in claim.sources:
            assert f'href="/learn/sources/{source}"' in pages[f"/learn/evidence/{id}"]


def test_a_source_lists_what_rests_on_it(pages, book):
    claim = next(one for one in book.learn.claims.values() if one.sources)
    html = pages[f"/learn/sources/{claim.sources[0]}"]
    assert f'href="/learn/evidence/{claim.id}"' in html
    exercise = next(iter(book.exercises.exercises.values()))
    assert f'href="/exercises#{exercise.id}"' in pages[f"/learn/sources/{exercise.sources[0]}"]


def test_filter(client, book):
    verdict, topic = "contradicted", next(iter(book.learn.claims.values())).topic
    html = client.get(f"/learn/evidence?verdict={verdict}").content.decode()
    shown = re.findall(r'<li class="card" id="([^"]+)" data-topic="[^"]+" data-verdict-of="[^"]+">', html)
    assert shown == [one.id for one in book.learn.claims.values() if one.verdict == verdict] or set(shown) == {
        one.id for one in book.learn.claims.values() if one.verdict == verdict
    }
    html = client.get(f"/learn/evidence?topic={topic}&verdict=<b>").content.decode()
    shown = re.findall(r'<li class="card" id="([^"]+)" data-topic="([^"]+)" data-verdict-of="[^"]+">', html)
    assert {its for _id, its in shown} == {topic}


@pytest.mark.parametrize("address", ["/learn/nothing", "/learn/evidence/nothing", "/learn/sources/nothing"])
def test_what_there_is_not(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "There is no such page" in text_of(response.content.decode())


def look_for(client, query):
    hidden = Form(client.get("/learn").content.decode(), "/learn").hidden
    return client.post("/learn", {**hidden, "q": query}).content.decode()


def test_search_without_script(client, logged):
    html = look_for(client, "streching numb <b>")
    told = text_of(html)
    assert told.index("First: is this true for you now?") < told.index("found, the closest first")
    assert "&lt;b&gt;" in html
    assert "numb" not in logged()
    assert "Nothing fits these words" in text_of(look_for(client, "xyzzyx"))
    assert 'class="hits"' not in look_for(client, "   ").split("<template")[0]


def test_the_index_is_served_for_its_words_only(client, book):
    address = re.search(r'data-search="(.*?)"', client.get("/learn").content.decode())[1]
    index = client.get(address).json()
    assert len(index["entries"]) == len(index["addresses"])
    assert {kind for kind, *_rest in index["entries"]} <= set(index["kinds"])
    assert client.get(address.replace(".en.", ".zh_Hant.")).status_code == 404


def data_of(client, address):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(address).content.decode())
    return [json.loads(one) for one in found]


def test_structured_data_only_when_the_host_publishes(client, book):
    from django.test import override_settings

    article = next(iter(book.learn.articles.values()))
    assert data_of(client, f"/learn/{article.id}") == data_of(client, "/learn/questions") == []
    with override_settings(PUBLISH=True):
        (page,) = data_of(client, f"/learn/{article.id}")
        assert (page["@type"], page["name"]) == ("MedicalWebPage", article.title)
        assert "reviewedBy" not in page
        (asked,) = data_of(client, "/learn/questions")
        assert asked["@type"] == "FAQPage"
        assert [one["name"] for one in asked["mainEntity"]] == [one.question for one in book.learn.questions.values()]
