"""On what the figures were taken."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from loosen.book.book import Book


def described(book: Book, seconds: float) -> Iterator[str]:
    """The machine, the languages, the rule book and how long the run took."""
    load = os.getloadavg()
    busy = ": others were at work too, so read ratios first" if load[0] > 1.5 else ""
    decision = book.triage.decision
    yield f"machine    {_processor()}, {os.cpu_count()} cores; load {load[0]:.1f}{busy}"
    yield f"system     {_system()}"
    yield f"languages  Python {platform.python_version()}, node {_node()}"
    yield (
        f"Loosen     {version('loosen')}, rule book {book.edition.version} ({book.hash[:12]}): "
        f"{len(decision.questions)} questions, {len(decision.rules)} rules"
    )
    yield f"this run   {seconds:.0f} s"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = platform.system()
    return f"{name}, {platform.system()} {platform.release()}, {platform.machine()}"


def _node() -> str:
    node = shutil.which("node")
    if node is None:
        return "not installed"
    return subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip().lstrip("v")
