"""``loosen session`` in a terminal of its own: keys pressed, and the screen read as a person sees it."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
import uuid

import pexpect
import pytest

from loosen.cli.keyboard import LEFT, RIGHT, keys_in
from tests.cli.test_check import LOOSEN, PLAIN, QUIET, run

BELL = "\x07"
FAST = """
import sys, time
from loosen.book.load import load_rulebook
from loosen.care.player import Player
from loosen.cli.playing import play
from loosen.cli.session import session_for
book = load_rulebook()
play(Player(book, session_for(book, sys.argv[1:], {})), {}, now=lambda: time.monotonic() * 25)
"""


class Playing:
    """A session in a pseudo-terminal. ``shown``: all that was written, without what moves the cursor."""

    def __init__(self, *names, size=(24, 80), env=QUIET, command=None):
        self.child = pexpect.spawn(
            LOOSEN[0],
            [*(command or [*LOOSEN[1:], "session"]), *names],
            env={**env, "TERM": "xterm-256color"},
            encoding="utf-8",
            timeout=20,
            dimensions=size,
        )
        self.child.delaybeforesend = None
        self.shown = ""

    def see(self, *texts):
        for text in texts:
            self.child.expect_exact(text)
            self.shown += self.child.before + self.child.after

    def press(self, *keys):
        for key in keys:
            self.child.send(key)

    def end(self):
        self.child.expect(pexpect.EOF)
        self.shown += self.child.before
        self.child.wait()
        self.child.close()
        return " ".join(re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", " ", self.shown).split())


def begun(*names, **options):
    playing = Playing(*names, **options)
    playing.see("begin")
    playing.press(" ")
    playing.see("Get ready")
    return playing


def test_it_waits_until_it_is_begun():
    playing = Playing("cat-cow")
    playing.see("Stop if", "space begin")
    with pytest.raises(pexpect.TIMEOUT):
        playing.child.expect_exact("Get ready", timeout=0.6)
    playing.press("q")
    assert "not finished" in playing.end()
    assert playing.child.exitstatus == 0


def test_skip_pause_back_and_end():
    playing = begun("cat-cow", "bridge")
    playing.see("Now: Round and hollow")
    playing.press("n")
    playing.see("1 of 2", "Breathe in", "pause")
    playing.press(" ")
    playing.see("Paused", "go on")
    playing.press(" ")
    playing.see("pause")
    playing.press("\x1b[C")
    playing.see("Next: Bridge")
    playing.press("s")
    playing.see("2 of 2", "Round 1 of 2")
    playing.press("\x1b[D")
    playing.see("Next: Bridge")
    playing.press("q")
    out = playing.end()
    assert "Round and hollow on hands and knees: not finished" in out
    assert playing.child.exitstatus == 0


def test_a_danger_sign_leads_to_the_check():
    playing = begun("bridge")
    playing.press("x")
    playing.see("new numbness", "y yes")
    playing.press("y")
    out = playing.end()
    assert "go through the check again now" in out
    assert "Run: loosen check" in out
    assert playing.child.exitstatus == 0


def test_a_little_soreness_shows_the_easier_form_and_goes_on():
    playing = begun("bridge")
    playing.press("n")
    playing.see("Breathe in")
    playing.press("x")
    playing.see("new numbness")
    playing.press("n")
    playing.see("further down a leg")
    playing.press("n")
    playing.see("above 5 out of 10")
    playing.press("n")
    playing.see("not the same as harm", "Easier: Lift only half as high.")
    playing.press(" ")
    playing.see("Get ready", "Easier: Lift only half as high.")
    playing.press("n")
    playing.see("Breathe in", "Easier: Lift only half as high.")
    playing.press("q")
    assert "Bridge: not finished" in playing.end()


def test_too_much_is_swapped():
    playing = begun("dead-bug")
    playing.press("x", "n", "n", "y")
    playing.see("too much today", "Next: Heel slide")
    playing.press(" ")
    playing.see("Get ready", "Heel slide with a firm belly")
    playing.press("q")
    assert "Dead bug: not finished; left out because it hurt" in playing.end()


def test_from_start_to_end_by_itself():
    playing = Playing("cat-cow", "hamstring", command=["-c", FAST])
    playing.see("begin")
    playing.press(" ")
    out = playing.end()
    assert "Next: Back of the thigh with a towel" in out
    assert "Change sides" in out
    assert "Round and hollow on hands and knees: done" in out
    assert "Back of the thigh with a towel: done" in out
    assert "Leg pain that shrinks" in out
    assert playing.shown.count(BELL) >= 5


@pytest.mark.parametrize("size", [(24, 80), (20, 40), (60, 120), (8, 20)])
def test_every_size_of_window(size):
    playing = begun("hamstring", size=size)
    playing.press("n", "n", "x", "n", "q")
    playing.end()
    assert playing.child.exitstatus == 0


@pytest.mark.parametrize("leave", ["q", "\x03", "kill"])
def test_the_terminal_comes_back_as_it_was(leave):
    """A shell goes on after it and is asked how its terminal is set."""
    shell = pexpect.spawn("bash", ["--norc"], env={**QUIET, "PS1": "$ ", "TERM": "xterm"}, encoding="utf-8", timeout=20)
    shell.sendline("stty -g | sed s/^/before=/")
    shell.expect(r"before=([0-9a-f:]+)")
    before = shell.match[1]
    shell.sendline(f"{' '.join(LOOSEN)} session bridge & echo pid=$!; fg; echo code=$?")
    shell.expect(r"pid=(\d+)")
    pid = int(shell.match[1])
    shell.expect_exact("begin")
    if leave == "kill":
        time.sleep(0.3)
        os.kill(pid, signal.SIGTERM)
    else:
        shell.send(leave)
    shell.expect_exact("What you did")
    shell.expect(r"code=(\d+)")
    assert shell.match[1] == {"q": "0", "\x03": "130", "kill": "143"}[leave]
    shell.sendline("stty -g | sed s/^/after=/")
    shell.expect(r"after=([0-9a-f:]+)")
    assert shell.match[1] == before
    shell.close()


def test_ctrl_c_is_told_by_the_exit_code():
    playing = begun("bridge")
    playing.child.sendintr()
    assert "Stopped." in playing.end()
    assert playing.child.exitstatus == 130


def test_colours_only_where_they_are_wanted():
    for env, coloured in ((QUIET, False), ({k: v for k, v in QUIET.items() if k != "NO_COLOR"}, True)):
        playing = begun("cat-cow", env=env)
        playing.press("q")
        playing.end()
        assert bool(re.search(r"\x1b\[[0-9;]*3[0-7]", playing.shown)) == coloured


def test_a_terminal_without_utf_8():
    playing = begun("cat-cow", env={**QUIET, "PYTHONIOENCODING": "ascii"})
    playing.press("n")
    playing.see("> 3")
    playing.press("q")
    assert playing.end().isascii()


def test_nothing_wrong_on_the_real_screen():
    """As tmux shows it: nothing cut off, nothing left behind from the picture before."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    name = f"loosen-{uuid.uuid4().hex[:8]}"
    tmux = ["tmux", "-L", name]
    command = f"NO_COLOR=1 {' '.join(LOOSEN)} session cat-cow bridge"
    subprocess.run([*tmux, "new-session", "-d", "-x", "40", "-y", "20", command], check=True, timeout=20)
    try:
        _wait(tmux, "Your session", "space begin")
        subprocess.run([*tmux, "send-keys", "Space"], check=True)
        _wait(tmux, "Get ready", "space pause", without="Stop if")
        subprocess.run([*tmux, "send-keys", "n"], check=True)
        screen = _wait(tmux, "Breathe in ", "▶ 3", "q end", without="Get ready")
        assert screen.rstrip().endswith("q end")
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def _wait(tmux, *texts, without="\0"):
    """The screen once it shows all of ``texts`` and nothing of what must be gone: half a picture may be caught."""
    for _try in range(100):
        screen = subprocess.run([*tmux, "capture-pane", "-p"], capture_output=True, text=True, timeout=20).stdout
        if all(text in screen for text in texts) and without not in screen:
            return screen
        time.sleep(0.1)
    raise AssertionError(f"{texts} never came: {screen}")


def test_without_a_terminal_the_steps_are_listed(book):
    done = run("session", "hamstring", "heat")
    assert (done.returncode, done.stderr) == (0, "")
    assert "  0:00  Get ready, 8 seconds" in done.stdout
    assert "Back of the thigh with a towel, first side, round 1 of 2, 20 seconds" in " ".join(done.stdout.split())
    assert "Look at your skin" in done.stdout
    times = [int(m) * 60 + int(s) for m, s in re.findall(r"^ +(\d+):(\d\d)  ", done.stdout, re.MULTILINE)]
    assert times == sorted(times)
    assert times[-1] == 112 + 12 + 15 * 60
    for step in book.exercises.exercises["hamstring"].steps:
        assert step in " ".join(done.stdout.split())


@pytest.mark.parametrize("names", [["cat-kow"], ["cat-cow", "zzz"], ["ibuprofen-oral"]])
def test_a_bad_name(names):
    done = run("session", *names)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no exercise" in done.stderr
    assert ("cat-cow" in done.stderr) == (names == ["cat-kow"])


def test_no_name_at_all():
    assert run("session").returncode == 2


def test_for_one_person(tmp_path):
    file = tmp_path / "answers.json"
    person = {**PLAIN, "pain-severity": 4, "pain-duration-days": 9, "osteoporosis": "yes"}
    file.write_text(json.dumps(person))
    given = ["--answers", str(file), "--others", "no"]
    changed = run("session", "cat-cow", *given)
    assert changed.returncode == 0
    assert "For you: Leave out the rounding." in changed.stdout
    refused = run("session", "cat-cow", "curl-up", *given)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Small curl-up: not for you now." in refused.stderr
    unknown = run("session", "heat", "cat-cow", "--answers", str(file))
    assert unknown.returncode == 1
    assert unknown.stderr.count("questions are open") == 2
    file.write_text(json.dumps({**person, "heat-numb-skin": "yes"}))
    numb = run("session", "heat", *given)
    assert (numb.returncode, numb.stdout) == (1, "")
    file.write_text(json.dumps(person))
    assert run("session", "heat", *given).returncode == 0
    assert run("session", "heat", "--others", "no").returncode == 2


def test_keys_that_a_terminal_sends():
    assert keys_in("\x1b[D\x1bOC") == [LEFT, RIGHT]
    assert keys_in("X y\x1b[15~\x1b[1;5Cq\x1b") == ["x", " ", "y", "q"]
