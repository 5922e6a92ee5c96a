"""The house: imports point one way, files stay small, nothing phones home."""

import ast
import re
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "loosen"
FILES = sorted(SOURCE.rglob("*.py"))
# Each room may import from those before it. `words` is the floor under all that speak; the engine does not.
ROOMS = ["words", "engine", "book", "care", "formats", "cohort", "cli", "web"]
DOORS = {"cli", "web", "cohort"}
# The command line starts the server, and runs over many people; it is all that the doors know of each other.
OPENS = {"cli/serve.py": "web", "cli/cohort.py": "cohort", "cli/cohort_report.py": "cohort"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "requests",
    "httpx",
    "aiohttp",
    "ftplib",
    "smtplib",
    "telnetlib",
    "asyncio",
}
HARMLESS = ("urllib.parse",)
LISTENS = {"web/serve.py": ("socket",)}  # to see whether the port is free


def room_of(module: str) -> str:
    room = module.split(".")[1] if module.count(".") else ""
    return "" if room.startswith("__") else room


def imports(path: Path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out in full"
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_point_one_way(path):
    name = path.relative_to(SOURCE).as_posix()
    here = name.split("/")[0].removesuffix(".py")
    if here.startswith("__"):
        return  # loosen/__init__ and __main__ open the doors
    for module in imports(path):
        there = room_of(module) if module.startswith("loosen") else ""
        if not there or there in (here, OPENS.get(name)):
            continue
        assert there in ROOMS, f"{module} is in no room"
        assert ROOMS.index(there) < ROOMS.index(here), f"{path}: {here} must not import {there}"
        assert there not in DOORS, f"{path}: nobody imports a door"
        assert here != "engine", f"{path}: the engine imports nothing of ours, not even words"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_files_and_functions_stay_small(path):
    text = path.read_text()
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, f"{path}: {node.name} is too long"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_network_no_telemetry(path):
    name = path.relative_to(SOURCE).as_posix()
    used = {module for module in imports(path) if module.split(".")[0] in NETWORK}
    assert {module for module in used if not module.startswith(LISTENS.get(name, HARMLESS))} == set()


def test_the_engine_needs_nothing_but_python():
    """But for what the extras bring: solvers, and columns of many people."""
    allowed = {"z3", "dd", "numpy", "pyarrow", "loosen"} | sys.stdlib_module_names
    for path in FILES:
        if path.relative_to(SOURCE).parts[0] == "engine":
            used = {module.split(".")[0] for module in imports(path)}
            assert used <= allowed, f"{path} imports {used - allowed}"


NAMED = {"age", "fever", "heat", "ice", "massage", "ginger"}  # short words that stand in code for other reasons


def test_no_clinical_fact_in_code():
    """No finding of the rule book is named in code: who needs one by name is putting medicine into Python."""
    from loosen.book.load import load_rulebook

    book = load_rulebook()
    names = {*book.known, *book.screens.screens, *book.names.substances} - NAMED
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            assert not (is_text and node.value in names), f"{path}:{node.lineno} names {node.value}"


SCRIPTS_AND_PAGES = sorted([*SOURCE.rglob("*.js"), *SOURCE.rglob("templates/**/*.html")])


@pytest.mark.parametrize("path", SCRIPTS_AND_PAGES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_clinical_fact_in_scripts_and_pages(path):
    from loosen.book.load import load_rulebook

    book = load_rulebook()
    cautions = [rule for screen in book.screens.screens.values() for rule in screen.cautions]
    names = {*book.known, *book.triage.fears, *book.triage.rules, *book.screens.screens, *cautions} - NAMED
    words = set(re.findall(r"[a-z][a-z0-9.-]+", path.read_text()))
    assert words & names == set()
    assert path.read_text().count("\n") <= LONGEST_FILE


def test_scripts_say_nothing_by_themselves():
    """A sentence in a script could not be translated; all stand in the pages."""
    for path in SOURCE.rglob("*.js"):
        code = re.sub(r"//.*|/\*(?:.|\n)*?\*/", "", path.read_text())
        assert re.findall(r"""["'`][A-Z][a-z]+ [a-z]+[^"'`]*["'`]""", code) == [], path
