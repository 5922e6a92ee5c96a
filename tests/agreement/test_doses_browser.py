"""What the browser says of doses by itself is what the server says: every sentence, for random logs and clocks."""

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from loosen.care.dose_log import Dose, Removed, merge, standing, to_plain
from loosen.care.dose_reasons import Teller
from loosen.care.doses import note
from loosen.care.packets import packets_of
from loosen.care.showing_doses import showing_doses, showing_note
from loosen.engine.backends.javascript import SCRIPTS
from loosen.web.doses_bundle import doses_bundle_of
from tests.agreement.test_browser import WEB_SCRIPTS

ZONES = ["UTC", "Europe/London", "Asia/Taipei"]
STARTS = [datetime(2026, 6, 10, 7, 0, tzinfo=UTC), datetime(2026, 10, 24, 18, 0, tzinfo=UTC)]


@pytest.fixture(params=ZONES)
def served(request, book, tmp_path):
    """(zone, ask): the scripts as they are served, under node, by the clock of one zone."""
    folder = tmp_path / "js"
    shutil.copytree(WEB_SCRIPTS, folder)
    shutil.copytree(SCRIPTS, folder / "engine")
    (folder / "package.json").write_text('{"type": "module"}')
    server = Path(__file__).with_name("serve_doses.mjs")
    process = subprocess.Popen(
        ["node", server, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TZ": request.param},
    )
    process.stdin.write(doses_bundle_of(book).decode() + "\n")

    def ask(**question):
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield ZoneInfo(request.param), ask
    process.stdin.close()
    process.wait(timeout=10)
    process.stdout.close()


def log(chance, packets, start):
    """Doses of a few products, some wrong, some late, some removed, some by a clock that was set forward."""
    products = [*chance.sample([*packets, "nobody-knows"], 3), "ibuprofen-oral"]
    events = []
    for number in range(chance.randrange(9)):
        product = chance.choice(products)
        limits = packets[product].limits if product in packets else None
        unit = limits.unit if limits else chance.choice(["mg", "use"])
        amount = chance.choice([limits.least, limits.most_at_once, 1]) if limits else chance.randint(1, 500)
        at = start + timedelta(minutes=chance.randrange(0, 20 * 24 * 60 if chance.random() < 0.2 else 40 * 60))
        late = timedelta(minutes=chance.choice([0, 0, 0, 300]))
        events.append(Dose(id=f"d{number}", product=product, amount=amount, unit=unit, at=at, noted_at=at + late))
    if events and chance.random() < 0.3:
        gone = chance.choice(events)
        events.append(Removed(id="r", dose=gone.id, noted_at=gone.noted_at))
    return events


def test_random_logs(book, served):
    zone, ask = served
    chance = Random(f"doses {zone.key}")
    for turn in range(120):
        region = chance.choice(list(book.regions))
        packets = packets_of(book.screens.screens.values(), region)
        start = STARTS[turn % 2]
        events = log(chance, packets, start)
        now = start + timedelta(minutes=chance.randrange(0, 50 * 60))
        teller = Teller(packets, book.dosing, zone, now)
        product = chance.choice(["ibuprofen-oral", "paracetamol-oral", "diclofenac-topical", "naproxen-sodium-oral"])
        limits = packets[product].limits
        unit = chance.choice(["mg", "use"]) if limits is None or chance.random() < 0.1 else limits.unit
        amount = chance.choice([1, 200, 400, 500, 100_000, 0])
        at = now - timedelta(minutes=chance.choice([0, 0, 90, 500, 50_000, -10]))
        new = Dose(id="new", product=product, amount=amount, unit=unit, at=at, noted_at=now)
        taken = chance.random() < 0.5
        told = ask(events=to_plain(events), region=region, now=now.isoformat(), dose=to_plain([new])[0], taken=taken)
        result = note(packets, book.dosing, standing(events), new, taken)
        place = book.regions[region]
        assert told[0] == showing_doses(place, teller, events)
        assert told[1] == showing_note(place, teller, result)
        assert told[2] == list(merge(events))
