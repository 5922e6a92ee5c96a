"""What the browser says by itself is what the server says: the result format, every shown sentence, and the walk."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from loosen.care.assessment import assess
from loosen.care.showing import showing
from loosen.care.walk import Walk
from loosen.engine.backends.javascript import SCRIPTS
from loosen.engine.interview import no_to_the_rest
from loosen.web.bundle import bundle_of
from tests.agreement.people import random_people

WEB_SCRIPTS = Path(__file__).parents[2] / "src" / "loosen" / "web" / "static" / "js"


@pytest.fixture(scope="module")
def scripts(book, tmp_path_factory):
    """The scripts as they are served, under node."""
    folder = tmp_path_factory.mktemp("static") / "js"
    shutil.copytree(WEB_SCRIPTS, folder)
    shutil.copytree(SCRIPTS, folder / "engine")
    (folder / "package.json").write_text('{"type": "module"}')
    server = Path(__file__).with_name("serve_showing.mjs")
    process = subprocess.Popen(["node", server, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdin.write(bundle_of(book).decode() + "\n")

    def ask(**question):
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield ask
    process.stdin.close()
    process.wait(timeout=10)
    process.stdout.close()


def expected(book, answers, region, given):
    result = assess(book, answers, region)
    walk = Walk(book.triage, given)
    page = json.loads(json.dumps(walk.page and walk.page._asdict()))
    back = [[page, dict(its)] for page, its in walk.back().given]
    return [result.plain(), showing(book, answers, result), [walk.answers, page, walk.pages_left, back]]


def walked(book, answers, random):
    """Some first pages of the walk that gives ``answers``."""
    walk = Walk(book.triage)
    while walk.page is not None and random.random() < 0.85:
        walk = walk.answer({id: answers.get(id, "no") for id in walk.page.findings})
    return walk.given


def test_random_people(book, scripts):
    random = Random(7)
    for answers in random_people(book, 200):
        region = random.choice(list(book.regions))
        given = walked(book, no_to_the_rest(book.triage.decision, told_numbers(book, answers)), random)
        assert scripts(answers=answers, region=region, given=given) == expected(book, dict(answers), region, given)


def told_numbers(book, answers):
    """``answers`` with something for every number and choice."""
    plain = {"number": lambda kind: kind.least, "choice": lambda kind: kind.options[0]}
    kinds = {id: finding.kind for id, finding in book.findings.findings.items() if not finding.kind.accepts("yes")}
    return {
        **{id: plain["choice" if kind.words else "number"](kind) for id, kind in kinds.items()},
        **answers,
    }


def test_every_case(book, scripts):
    for case in book.cases.values():
        answers = no_to_the_rest(book.triage.decision, case.answers)
        assert scripts(answers=answers, region="UK", given=[]) == expected(book, answers, "UK", ())
