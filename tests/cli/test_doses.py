"""``loosen doses``: what is noted, what is refused, and that nothing noted is ever lost."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from loosen.book.entry import Entry
from loosen.book.read_rest import read_regions
from loosen.book.read_yaml import read_yaml
from loosen.care.dose_reasons import Teller
from loosen.care.dose_words import BadDose, read_dose
from loosen.cli import doses
from loosen.cli.command import make_parser
from loosen.cli.dose_file import file_of
from loosen.cli.errors import Stop
from loosen.cli.zone import Machine, zone_of
from tests.book.samples import TEXTS
from tests.care.clocks import DOSING, PACKETS

NOW = datetime(2026, 6, 10, 11, 0, tzinfo=UTC)  # noon in London
UK = read_regions(Entry(read_yaml("regions.yaml", TEXTS["regions.yaml"])))["UK"]
DAMAGED = [
    "",
    "{",
    "[]",
    '{"format": 2, "events": []}',
    '{"format": 1}',
    '{"format": 1, "events": [{"event": "dose"}]}',
    '{"format": 1, "events": [7]}',
    "[" * 5000,
    "\x00",
]


def find(name):
    """The invented products that a name may mean: by id, name or substance."""
    wanted = name.casefold()
    exact = [one.product for one in PACKETS.values() if wanted in (one.product, one.name.casefold())]
    return exact or [one.product for one in PACKETS.values() if wanted in one.substances]


@pytest.fixture
def go(tmp_path, monkeypatch, capsys):
    """Runs the command with invented packets, at any time: the exit code, what was said, and what went wrong."""

    def desk_of(chosen, _book, now):
        teller = Teller(PACKETS, DOSING, zone_of(chosen.zone), now)
        return doses.Desk(file_of(chosen.file), UK, teller, find)

    monkeypatch.setattr(doses, "desk_of", desk_of)
    monkeypatch.setattr(doses, "load_rulebook", lambda _folder: None)
    monkeypatch.setenv("LOOSEN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NO_COLOR", "1")

    def go(name, *arguments, now=NOW, zone="Europe/London"):
        chosen = make_parser().parse_args(["doses", name, *arguments, "--zone", zone])
        try:
            code, wrong = doses.run(name, chosen, now), ""
        except Stop as stop:
            code, wrong = stop.code, stop.message
        said = capsys.readouterr().out
        return code, (json.loads(said) if "--json" in arguments and said else " ".join(said.split())), wrong

    return go


def test_a_dose_is_noted_and_listed(go, tmp_path):
    code, said, _wrong = go("add", "400 mg ibu at 08:10")
    assert (code, said) == (0, "Noted: 400 mg of Ibu at 08:10.")
    code, said, _wrong = go("list")
    assert code == 0
    assert said.endswith("400 mg of Ibu at 08:10")
    code, told, _wrong = go("list", "--json")
    (one,) = told["doses"]
    assert (one["product"], one["amount"], one["unit"], one["at"]) == ("ibu", 400, "mg", "2026-06-10T08:10:00+01:00")
    kept = tmp_path / "data" / "doses.json"
    assert kept.stat().st_mode & 0o077 == 0
    assert [path.name for path in kept.parent.iterdir()] == ["doses.json"]


def test_too_early_is_refused_with_the_time(go):
    go("add", "400 mg ibu at 08:10")
    code, said, _wrong = go("add", "400 mg ibu")
    assert code == 1
    assert "Not noted" in said
    assert "Leave 4 hours between two doses: until 12:10" in said
    assert "may be taken at 12:10" in said
    assert "--taken" in said
    code, told, _wrong = go("add", "400 mg ibu", "--json")
    assert (code, told["recorded"], told["may_at"]) == (1, False, "2026-06-10T11:10:00+00:00")
    assert [reason["kind"] for reason in told["reasons"]] == ["too-soon"]
    assert len(go("list", "--json")[1]["doses"]) == 1


def test_what_was_taken_is_noted_with_a_warning(go):
    for hour in ("02", "06", "10"):
        assert go("add", f"400 mg ibu at {hour}:00")[0] == 0
    code, said, _wrong = go("add", "400 mg ibu", "--taken")
    assert code == 0
    assert "This was not by the packet" in said
    assert "Call 999 or a poison centre now" in said
    told = go("next", "--json")[1]
    (ibu,) = [one for one in told["products"] if one["product"] == "ibu"]
    assert ibu["over"]
    assert "999" in ibu["overdose"]
    assert "Call 999" in go("next")[1]


def test_next(go):
    code, said, _wrong = go("next")
    assert code == 0
    assert "No dose has been noted." in said
    assert "it does not know your health: run loosen medicines first" in said
    go("add", "400 mg ibu at 08:10")
    code, said, _wrong = go("next")
    assert "Not now. By the packet, the next may be taken at 12:10." in said
    assert "400 mg of at most 1,200 mg; 800 mg left. Day 1 of at most 10." in said
    assert "Para" not in said
    assert "one may be taken now: at most 400 mg" in go("next", now=NOW + timedelta(minutes=10))[1]
    told = go("next", "--json")[1]
    assert told["first"]
    assert {one["product"]: one["now"] for one in told["products"]}["para"] is True


def test_without_a_packet_nobody_is_told_to_take_any(go):
    assert go("add", "50 mg diclo")[0] == 1
    assert go("add", "50 mg diclo", "--taken")[0] == 0
    assert "Diclo We could not confirm the packet for your region: ask a pharmacist" in go("next")[1]
    assert list(go("next", "--json")[1]["not_confirmed"]) == ["diclo"]


def test_a_dose_is_taken_out_and_corrected(go):
    go("add", "400 mg ibu at 08:10")
    (one,) = go("list", "--json")[1]["doses"]
    code, said, _wrong = go("remove", one["id"][:8])
    assert (code, said) == (0, "Taken out: 400 mg of Ibu at 08:10.")
    assert go("list")[1] == "No dose has been noted."
    assert go("add", "200 mg ibu at 10:00")[0] == 0
    code, _said, wrong = go("remove", one["id"])
    assert code == 2
    assert "there is no dose" in wrong
    go("add", "500 mg para at 10:00")
    code, _said, wrong = go("remove", "")
    assert code == 2
    assert "more than one dose" in wrong
    assert len(go("list", "--json")[1]["doses"]) == 2


def test_a_time_that_came_twice_is_told(go):
    now = datetime(2026, 10, 25, 6, 0, tzinfo=UTC)
    code, said, _wrong = go("add", "400 mg ibu at 01:30", now=now)
    assert code == 0
    assert "counted as 2026-10-25 01:30 (GMT)" in said


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("-400 mg ibu", "below zero"),
        ("0 mg ibu", "Nothing taken"),
        ("400 mg ibu at 23:00", "still to come"),
        ("400 mg ibu at half past", "cannot be read"),
        ("2 tablets ibu", "2 x 200 mg"),
        ("400 mg 💊", "without pictures"),
        ("400 mg nothing-known", "is not known here"),
        ("500 mg paracetamol", "more than one product: para, para-slow, both"),
        ("", "Type a dose"),
    ],
)
def test_bad_input_is_told_and_nothing_noted(go, typed, message):
    code, said, wrong = go("add", typed, "--taken")
    assert code == 2
    assert message in wrong
    assert "Nothing was noted." in wrong
    assert said == ""
    assert go("list", "--json")[1] == {"doses": []}


@pytest.mark.parametrize("typed", ["100 g ibu", "1 use ibu", "400 mg gel", "400 mg ibu 2026-01-01 08:00"])
def test_what_cannot_be_true_is_bad_input_too(go, typed):
    code, said, _wrong = go("add", typed, "--taken")
    assert code == 2
    assert "Not noted" in said
    assert "--taken" not in said
    assert go("list", "--json")[1] == {"doses": []}


@pytest.mark.parametrize("held", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_file_is_left_alone(go, tmp_path, held):
    file = tmp_path / "mine.json"
    file.write_text(held)
    for arguments in (["add", "400 mg ibu"], ["list"], ["next"], ["remove", "x"]):
        code, said, wrong = go(*arguments, "--file", str(file))
        assert code == 2
        assert "left as it is" in wrong
        assert said == ""
        assert file.read_text() == held


def test_a_file_that_cannot_be_used(go, tmp_path):
    assert "cannot be read" in go("list", "--file", str(tmp_path))[2]
    (tmp_path / "file").write_text("")
    assert "cannot be" in go("add", "400 mg ibu", "--file", str(tmp_path / "file" / "doses.json"))[2]


def test_a_write_that_fails_loses_nothing(go, tmp_path, monkeypatch):
    go("add", "400 mg ibu at 08:10")
    kept = (tmp_path / "data" / "doses.json").read_text()

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _said, wrong = go("add", "500 mg para")
    assert code == 2
    assert "No space left" in wrong
    assert (tmp_path / "data" / "doses.json").read_text() == kept
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["doses.json"]


def test_an_unknown_zone_is_refused(go):
    for zone in ("Mars/Olympus", "../etc", "Europe", "x" * 500):
        assert "there is no time zone" in go("list", zone=zone)[2]


ASK = """
from datetime import UTC, datetime
from loosen.cli.zone import Machine
from loosen.care.dose_times import BadTime, instant
for text in ("2025-10-26T01:30", "2026-03-29T01:30", "2026-07-01T12:00"):
    try:
        when = instant(datetime.fromisoformat(text), Machine(), datetime(2030, 1, 1, tzinfo=UTC))
        print(when.at.astimezone(UTC).isoformat(), "twice" in when.note)
    except BadTime as bad:
        print("skipped" if "went forward" in str(bad) else bad)
"""


def test_this_computers_own_zone_has_its_summer_time():
    environment = {**os.environ, "TZ": "Europe/London"}
    done = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == [
        "2025-10-26T01:30:00+00:00 True",
        "skipped",
        "2026-07-01T11:00:00+00:00 False",
    ]
    assert isinstance(zone_of(None), Machine)


def loosen(folder, *arguments):
    environment = {**os.environ, "NO_COLOR": "1", "LOOSEN_REGION": "UK", "LOOSEN_DATA": str(folder)}
    command = [sys.executable, "-m", "loosen", "doses", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


def test_the_command_itself(book, tmp_path):
    assert loosen(tmp_path, "add", "400 mg ibuprofen-oral 5 min ago").returncode == 0
    again = loosen(tmp_path, "add", "400 mg ibuprofen-oral")
    assert again.returncode == 1
    assert "Leave" in again.stdout
    assert loosen(tmp_path, "next", "--json").returncode == 0
    assert "Traceback" not in loosen(tmp_path, "add", "400 mg ibuprofen-oral", "--region", "XX").stderr


@pytest.mark.parametrize(
    ("typed", "product"),
    [
        ("400 mg ibuprofen", "ibuprofen-oral"),
        ("200 mg Advil", "ibuprofen-oral"),
        ("1 use Voltarol gel", "diclofenac-topical"),
        ("1 use ibuprofen gel", "ibuprofen-topical"),
        ("500 mg Panadol", "paracetamol-oral"),
        ("220 mg Aleve", "naproxen-sodium-oral"),
        ("400 mg nurofen plus", "ibuprofen-oral"),
        ("400 mg ibuprofen-oral", "ibuprofen-oral"),
    ],
)
def test_brands_are_found_among_the_products(book, typed, product):
    assert read_dose(typed, NOW, UTC, doses.finder(book)).product == product


@pytest.mark.parametrize("typed", ["400 mg ibuprofin", "400 mg Zzyx", "5 mg warfarin"])
def test_what_is_doubtful_is_not_noted(book, typed):
    with pytest.raises(BadDose):
        read_dose(typed, NOW, UTC, doses.finder(book))
