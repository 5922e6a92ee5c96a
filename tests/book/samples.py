"""The real rule book with one thing changed."""

from pathlib import Path

from loosen.book.load import read
from loosen.words import RULEBOOK

FILES = (path for path in sorted(Path(RULEBOOK).rglob("*.*")) if path.suffix in (".yaml", ".md"))
TEXTS = {path.relative_to(RULEBOOK).as_posix(): path.read_text() for path in FILES}


def changed_texts(file, old, new, then=None):
    """The files of the book with ``old`` in ``file`` replaced by ``new`` once; ``then`` holds further pairs."""
    assert old in TEXTS[file], f"{file} no longer holds {old!r}"
    text = TEXTS[file].replace(old, new, 1)
    for before, after in (then or {}).items():
        text = text.replace(before, after, 1)
    return {**TEXTS, file: text}


def changed(file, old, new, then=None):
    """The book so changed, not checked."""
    return read(changed_texts(file, old, new, then))
