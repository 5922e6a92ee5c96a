"""What the README shows is what happens."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = [block for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) if "curl" not in block]


@pytest.mark.parametrize("session", SESSIONS)
def test_a_session(session):
    command, _newline, shown = session.removeprefix("$ ").partition("\n")
    bin = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{bin}:{os.environ['PATH']}", "NO_COLOR": "1", "COLUMNS": "80"}
    told = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, timeout=60)
    assert told.stderr == ""
    assert told.stdout == shown


def test_the_lines_of_python(capsys):
    code, shown = re.search(r"```python\n(.*?)```\n\n```\n(.*?)```", README, re.DOTALL).groups()
    assert len([line for line in code.splitlines() if line.strip()]) <= 5
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out == shown


def test_every_link_leads_somewhere():
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"
