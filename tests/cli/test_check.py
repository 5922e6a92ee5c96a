"""The command as a person meets it: in a terminal of its own, with keys pressed and the screen read."""

import json
import os
import signal
import subprocess
import sys
import time

import pexpect
import pytest

from loosen.engine.finding import Choice, YesNo
from loosen.engine.interview import no_to_the_rest

LOOSEN = [sys.executable, "-m", "loosen"]
QUIET = {**os.environ, "NO_COLOR": "1", "LOOSEN_REGION": "UK"}


PLAIN = {"age": 34, "sex-at-birth": "male", "pain-site": "low-back", "pain-severity": 7, "pain-duration-days": 0}


class Terminal:
    def __init__(self, *options, env=QUIET, command="check"):
        self.child = pexpect.spawn(LOOSEN[0], [*LOOSEN[1:], command, *options], env=env, encoding="utf-8", timeout=20)
        self.child.setwinsize(60, 78)
        self.shown = ""

    def answer(self, *lines):
        for line in lines:
            self.child.expect_exact("> ")
            self.shown += self.child.before
            self.child.sendline(line)

    def end(self):
        self.child.expect(pexpect.EOF)
        self.shown += self.child.before
        self.child.wait()  # Closing a child that is still on its way out would kill it.
        self.child.close()
        return " ".join(self.shown.split())


def run(*arguments, given="", env=QUIET):
    return subprocess.run([*LOOSEN, *arguments], input=given, capture_output=True, text=True, env=env, timeout=60)


def keys(book, person):
    """What someone types who gives ``person``'s answers and no to all else."""
    answers = no_to_the_rest(book.triage.decision, person)
    given = {}
    while True:
        conclusion = book.triage.decide(given)
        page = None if conclusion.settled else book.triage.interview.next_page(conclusion, given)
        if page is None:
            return
        kinds = [book.findings.findings[id].kind for id in page.findings]
        if len(kinds) > 1 and all(isinstance(kind, YesNo) for kind in kinds):
            yield " ".join(str(n) for n, id in enumerate(page.findings, 1) if answers[id] == "yes") or "n"
        else:
            for id, kind in zip(page.findings, kinds, strict=True):
                choice = isinstance(kind, Choice)
                yield str(kind.options.index(answers[id]) + 1 if choice else answers[id])
        given |= {id: answers[id] for id in page.findings}


def test_a_plain_spasm_is_self_care(book):
    terminal = Terminal()
    terminal.answer(*keys(book, PLAIN))
    told = terminal.end()
    assert "SAFE TO START AT HOME" in told
    assert "Call 999 at once if you get" in told
    assert told.count("Page ") <= 9


def test_a_case_with_every_kind_of_page(book):
    person = {**PLAIN, "sex-at-birth": "female", "pregnant": "yes", "leg-pain-one-side": "yes", "flank-colic": "yes"}
    terminal = Terminal()
    terminal.answer(*keys(book, person))
    assert "EMERGENCY" in terminal.end()


def test_an_emergency_ends_the_questions():
    terminal = Terminal()
    terminal.answer("1")
    told = terminal.end()
    assert "EMERGENCY" in told
    assert "call 999" in told
    assert "Page 2" not in told
    assert terminal.child.exitstatus == 0


def test_unsure_of_a_danger_sign_is_no_comfort():
    terminal = Terminal()
    terminal.answer("3?")
    assert "not sure about: Chest pain" in terminal.end()


def test_help_says_why_it_is_asked():
    terminal = Terminal()
    terminal.answer("?", "?3", "? 99", "q")
    told = terminal.end()
    assert "?3 explains line 3" in told
    assert "We ask because" in told
    assert "heart" in told


def test_nothing_typed_is_not_none_of_these():
    terminal = Terminal()
    terminal.answer("", "zzz", "77", "q")
    told = terminal.end()
    assert told.count("Type numbers from 1 to") == 3
    assert "Page 2" not in told


def test_back_and_change():
    terminal = Terminal()
    terminal.answer("b", "n", "b", "2")
    told = terminal.end()
    assert "This is the first page." in told
    assert "Enter: as before" in told
    assert "EMERGENCY" in told


def test_back_and_keep():
    terminal = Terminal()
    terminal.answer("n", "b", "", "8")
    assert "EMERGENCY" in terminal.end()


def test_interrupted_with_save_loses_nothing(tmp_path):
    file = tmp_path / "answers.json"
    terminal = Terminal("--save", str(file))
    terminal.answer("n")
    terminal.child.expect_exact("Page 2")
    terminal.child.kill(signal.SIGINT)
    told = terminal.end()
    assert "goes on from there" in told
    assert terminal.child.exitstatus == 130
    assert json.loads(file.read_text())["chest-pain"] == "no"
    again = Terminal("--save", str(file))
    again.answer("q")
    told = again.end()
    assert "which holds 9 answers" in told
    assert "Nerves" in told
    assert json.loads(file.read_text())["chest-pain"] == "no"


def test_stopped_without_save_says_so():
    terminal = Terminal()
    terminal.answer("n")
    terminal.child.sendcontrol("c")
    assert "Nothing was kept" in terminal.end()
    assert terminal.child.exitstatus == 130, f"signal {terminal.child.signalstatus}"


def test_old_answers_are_asked_again(tmp_path):
    file = tmp_path / "answers.json"
    file.write_text('{"saddle-numbness": "no", "chest-pain": "no"}')
    day_ago = time.time() - 25 * 3600
    os.utime(file, (day_ago, day_ago))
    terminal = Terminal("--save", str(file))
    terminal.answer("q")
    told = terminal.end()
    assert "more than 24 hours old" in told
    assert "[ ] Chest pain" in told


def test_a_broken_saved_file_is_left_alone(tmp_path):
    file = tmp_path / "answers.json"
    for held in ("not answers at all", '{"fevr": "no"}', ""):
        file.write_text(held)
        done = run("check", "--save", str(file))
        assert done.returncode == 2
        assert "left as it is" in done.stderr
        assert file.read_text() == held


def test_nobody_there_to_answer():
    done = run("check")
    assert done.returncode == 130
    assert "Traceback" not in done.stderr


def test_answers_for_a_program(tmp_path):
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(PLAIN))
    from_file = run("check", "--answers", str(file), "--others", "no", "--json")
    from_input = run("check", "--answers", "-", "--others", "no", "--json", given=json.dumps(PLAIN))
    assert from_file.returncode == from_input.returncode == 0
    assert from_file.stdout == from_input.stdout
    assert json.loads(from_file.stdout)["disposition"]["at_least"] == "self-care"
    assert "taken as no" in run("check", "--answers", str(file), "--others", "no").stdout


@pytest.mark.parametrize(
    ("options", "given", "says"),
    [
        (["--answers", "-"], "", "are empty"),
        (["--answers", "-"], '{"age": 999}', "age: 999 does not fit"),
        (["--answers", "-"], '{"fevr": "no"}', 'Did you mean "fever"?'),
        (["--answers", "-", "--json"], "x" * 10_000_000, "longer than"),
        (["--answers", "/nowhere/at/all"], "", "cannot be read"),
        (["--answers", "/"], "", "cannot be read"),
        (["--answers", "-", "--region", "XX"], "{}", "There are: US, UK, TW, other."),
        (["--others", "no"], "", "goes with --answers"),
        (["--answers", "-", "--save", "x"], "{}", "Leave one of them out"),
        (["--save", "/nowhere/x.json"], "", "cannot be written"),
        (["--rulebook", "/nowhere"], "", "there is no rule book here"),
        (["--nonsense"], "", "unrecognized arguments"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_bad_input_is_told_and_nothing_computed(options, given, says):
    done = run("check", *options, given=given)
    assert says in done.stderr
    assert done.returncode == (1 if "--rulebook" in options else 2)
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_reader_that_stops_is_no_trouble():
    done = subprocess.run(f"{' '.join(LOOSEN)} rulebook findings | head -1", shell=True, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
