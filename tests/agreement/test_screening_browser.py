"""What the browser says of medicines by itself is what the server says: each sentence, and the questions left."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from loosen.care.medicines import screen_all
from loosen.care.showing_medicines import showing
from loosen.engine.backends.javascript import SCRIPTS
from loosen.engine.finding import Number
from loosen.engine.interview import no_to_the_rest
from loosen.web.bundle import bundle_of
from loosen.web.screens_bundle import screens_bundle_of
from loosen.web.visit import Visit
from tests.agreement.people import random_people
from tests.agreement.test_browser import WEB_SCRIPTS, told_numbers


@pytest.fixture(scope="module")
def scripts(book, tmp_path_factory):
    """The scripts as they are served, under node."""
    folder = tmp_path_factory.mktemp("static") / "js"
    shutil.copytree(WEB_SCRIPTS, folder)
    shutil.copytree(SCRIPTS, folder / "engine")
    (folder / "package.json").write_text('{"type": "module"}')
    server = Path(__file__).with_name("serve_screening.mjs")
    process = subprocess.Popen(["node", server, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdin.write(bundle_of(book).decode() + "\n" + screens_bundle_of(book).decode() + "\n")

    def ask(**question):
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield ask
    process.stdin.close()
    process.wait(timeout=10)
    process.stdout.close()


def people(book, count, seed=11):
    """Somebody's check, what they take, and how they would answer the rest."""
    chance = Random(seed)
    names = [brand.name for brand in book.names.brands] + [one.name for one in book.names.substances.values()]
    herbs = [one.id for one in book.screens.of_kind("herb")]
    for answers in random_people(book, count, seed):
        check = told_numbers(book, answers) if chance.random() < 0.2 else mild(book, chance)
        typed = chance.sample(names, chance.choice([0, 0, 1, 2, 3])) + chance.choice([[], [], ["Zzyxoprin"]])
        asked = chance.sample(herbs, chance.choice([0, 0, 1, 3]))
        yield check, chance.choice(list(book.regions)), typed, asked, dict(more_answers(book, chance))


def mild(book, chance):
    """A check that comes out calm, for most."""
    told = {"age": chance.randint(16, 80), "sex-at-birth": chance.choice(["female", "male", "other"])}
    return no_to_the_rest(book.triage.decision, told_numbers(book, told) | told)


def more_answers(book, chance):
    """Answers to what only screens ask."""
    ill = chance.random() ** 2
    for question in book.screens.interview.decision.questions:
        finding = question.finding
        if isinstance(finding.kind, Number):
            yield finding.id, chance.randint(finding.kind.least, min(finding.kind.most, 90))
        elif finding.kind.words == ("no", "unsure", "yes"):
            yield finding.id, chance.choice(["yes", "unsure"]) if chance.random() < ill else "no"
        else:
            yield finding.id, chance.choice(finding.kind.words)


def test_random_people(book, scripts):
    chance = Random(5)
    for check, region, typed, herbs, rest in people(book, 120):
        visit = Visit(check, tuple(typed), herbs=tuple(herbs))
        walk = visit.walk(book, region)
        while walk.page is not None and chance.random() < 0.9:
            walk = walk.answer({id: rest[id] for id in walk.page.findings})
        result = screen_all(visit.screening(book, region), walk.answers)
        told = scripts(check=check, region=region, typed=typed, herbs=herbs, given=walk.given)
        page = json.loads(json.dumps(walk.page and walk.page._asdict()))
        assert told == [showing(book, result), page, walk.pages_left, walk.answers]
