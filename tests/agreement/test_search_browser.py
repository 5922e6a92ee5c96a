"""What the browser finds by itself is what the server and the command line find: same order, same dangers."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from loosen.care.learning_index import learning_index
from loosen.care.search_words import words_of
from loosen.care.searching import places, search
from loosen.words import speak
from tests.agreement.test_browser import WEB_SCRIPTS
from tests.care.searches import SEARCHES

LETTERS = "abcdefghijklmnopqrstuvwxyz' 痛腰"


@pytest.fixture(scope="module", params=["en", "zh_Hant"])
def served(request, book, tmp_path_factory):
    """(index, ask): search.js under node, over the index of one language."""
    folder = tmp_path_factory.mktemp("js")
    shutil.copytree(WEB_SCRIPTS, folder, dirs_exist_ok=True)
    (folder / "package.json").write_text('{"type": "module"}')
    speak(request.param)
    index = learning_index(book)
    speak("en")
    server = Path(__file__).with_name("serve_search.mjs")
    process = subprocess.Popen(["node", server, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdin.write(json.dumps(index) + "\n")

    def ask(query):
        process.stdin.write(json.dumps(query) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield index, ask
    process.stdin.close()
    process.wait(timeout=10)
    process.stdout.close()


def both_agree(served, query):
    index, ask = served
    words, asks, hits = ask(query)
    assert words == words_of(query[:200]) or len(query) > 200
    assert asks == list(search(index, query).asks)
    assert hits == places(index, query)


def test_told_searches_and_slips_of_the_finger(served):
    chance = Random("search")
    for one in SEARCHES:
        both_agree(served, one.query)
        for _turn in range(5):
            both_agree(served, slipped(chance, one.query))


def slipped(chance, query):
    letters = list(query)
    for _slip in range(chance.randint(1, 3)):
        place = chance.randrange(len(letters))
        letters[place] = chance.choice([letters[place] * 2, "", chance.choice(LETTERS), letters[place].upper()])
    return "".join(letters)


@given(query=some.text(max_size=60))
def test_any_text(served, query):
    both_agree(served, query)


def test_every_title(served):
    for _kind, _id, title, summary in served[0]["entries"]:
        both_agree(served, title)
        both_agree(served, summary[:100])
