"""From a folder of YAML to a `Book`, checked.

Reading YAML takes a second, so a book that has once been found whole is kept as plain JSON under its content hash, in
the user's cache folder. The hash is worked out from the files each time, so what is kept can never be stale.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator

from loosen.book.book import Book
from loosen.book.lines import Lines
from loosen.book.problems import BrokenRuleBook, Problem
from loosen.words import RULEBOOK, _

# `loosen check --answers` runs once a person and waits for every import: pathlib and tempfile stay out of its way.

Folder = str | os.PathLike[str]
LAYOUT = 2  # Change it when what is kept in the cache is no longer understood.


def load_rulebook(folder: Folder | None = None) -> Book:
    """The rule book in ``folder``, or the one that comes with Loosen.

    Raises `BrokenRuleBook` with all its problems when there are any, also when there is no such folder.
    """
    texts = _texts(RULEBOOK if folder is None else folder)
    hash = content_hash(texts)
    kept = _kept(hash)
    if kept is not None:
        return Book(kept, hash)
    from loosen.book.check import check

    book = read(texts)
    problems = check(book)
    if problems:
        raise BrokenRuleBook(problems)
    _keep(book)
    return book


def read(texts: dict[str, str]) -> Book:
    """The book in ``texts`` (path to text), not yet checked."""
    from loosen.book.read_markdown import read_markdown
    from loosen.book.read_yaml import read_yaml

    readers = {path: read_markdown if path.endswith(".md") else read_yaml for path in texts}
    return Book({path: readers[path](path, text) for path, text in texts.items()}, content_hash(texts))


def read_folder(folder: Folder | None = None) -> Book:
    """The book in ``folder``, not yet checked."""
    return read(_texts(RULEBOOK if folder is None else folder))


def _texts(folder: Folder) -> dict[str, str]:
    names = sorted(_files_in(folder))
    if "triage.yaml" not in names:
        message = _("there is no rule book here: triage.yaml is missing. Give the folder that holds it.")
        raise BrokenRuleBook([Problem(str(folder), 0, "files", message)])
    texts = {}
    for name in names:
        try:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                texts[name] = file.read()
        except UnicodeDecodeError as error:
            message = _("this is not UTF-8 text. Save it as UTF-8.")
            raise BrokenRuleBook([Problem(name, 0, "yaml", message)]) from error
    return texts


def _files_in(folder: Folder) -> Iterator[str]:
    """The names of the YAML files and articles in ``folder``, with ``/`` between their parts."""
    for path, _folders, files in os.walk(folder):
        inside = os.path.relpath(path, folder).replace(os.sep, "/")
        yield from (file if inside == "." else f"{inside}/{file}" for file in files if file.endswith((".yaml", ".md")))


def content_hash(texts: dict[str, str]) -> str:
    """Of all files, with their names."""
    digest = hashlib.sha256()
    for name, text in sorted(texts.items()):
        body = text.encode()
        digest.update(f"{name}\n{len(body)}\n".encode() + body)
    return digest.hexdigest()


def _cache(hash: str) -> str:
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "loosen", f"rulebook-{LAYOUT}-{hash}.json")


def _kept(hash: str) -> dict[str, Lines] | None:
    try:
        with open(_cache(hash), "rb") as file:
            seal, _line, body = file.read().partition(b"\n")
    except OSError:
        return None
    if seal != hashlib.sha256(body).hexdigest().encode():
        return None  # Damaged: read the YAML again.
    return {name: Lines(name, plain) for name, plain in json.loads(body).items()}


def _keep(book: Book) -> None:
    import tempfile

    body = json.dumps({name: lines.plain for name, lines in book.files.items()}, separators=(",", ":")).encode()
    path = _cache(book.hash)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        # Written beside and moved into place, so that nobody ever reads half of it.
        with tempfile.NamedTemporaryFile(dir=os.path.dirname(path), suffix=".json", delete=False) as file:
            file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        os.replace(file.name, path)
    except OSError:
        pass  # A cache is a convenience: a read-only home must not stop anyone.
