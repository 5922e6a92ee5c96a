"""What runs in the browser with somebody's answers: plain code, and no way out."""

import re

import pytest

from loosen.engine.backends.javascript import SCRIPT, SCRIPTS

FILES = sorted(SCRIPTS.glob("*.js"))

# Code made out of text would need a policy that lets any text become code.
CODE_FROM_TEXT = r"\beval\b|\bFunction\b|\bset(?:Timeout|Interval)\b|\.constructor\b|innerHTML|document\.write"
# Answers stay where they are: nothing is fetched, sent or kept.
WAYS_OUT = (
    r"\bfetch\b|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bpostMessage\b|\blocalStorage\b|\bsessionStorage\b"
    r"|indexedDB|\bcookie\b|\bdocument\b|\bwindow\b|\bglobalThis\b|\bnavigator\b|\blocation\b|\bprocess\b|https?:"
)
IMPORTS = r"\bimport\b|\brequire\b|^export\b.*\bfrom\b"


def code(path):
    """Without comments, which may speak of anything."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.S)


def test_decide_is_among_them():
    assert SCRIPT in FILES
    assert "class Decider" in code(SCRIPT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("never", [CODE_FROM_TEXT, WAYS_OUT, IMPORTS], ids=["code-from-text", "ways-out", "imports"])
def test_a_script_never(path, never):
    """It decides, and does nothing else."""
    assert re.findall(never, code(path), flags=re.M) == []


@pytest.mark.parametrize(
    ("never", "wrong"),
    [
        (CODE_FROM_TEXT, 'new Function("return 1")'),
        (CODE_FROM_TEXT, 'eval("1")'),
        (WAYS_OUT, "await fetch(url)"),
        (WAYS_OUT, "localStorage.answers = 1"),
        (IMPORTS, 'import { x } from "./x.js"'),
        (IMPORTS, 'const x = await import("./x.js")'),
        (IMPORTS, 'export { x } from "./x.js"'),
    ],
)
def test_what_is_looked_for_would_be_found(never, wrong):
    assert re.findall(never, wrong, flags=re.M)
