"""``learn.yaml``: the topics, what means the same to somebody who searches, and words that may tell of a danger."""

from __future__ import annotations

from collections.abc import Sequence

from loosen.book.entry import Entry
from loosen.book.learn_records import DangerWords
from loosen.words import _


def read_synonyms(file: Entry) -> tuple[tuple[str, ...], ...]:
    """The groups of words."""
    groups = file.plain_of("synonyms")
    if not isinstance(groups, list):
        file.problem("field", _('"synonyms" must be a list of groups, such as - [spasm, cramp].'), "synonyms")
        return ()
    found = []
    for group in groups:
        if isinstance(group, list) and len(group) > 1 and all(isinstance(one, str) and one.strip() for one in group):
            found.append(tuple(group))
        else:
            told = _("a group of synonyms is a list of at least two words: {group}.").format(group=str(group)[:60])
            file.problem("field", told, "synonyms")
    return tuple(found)


def read_dangers(file: Entry, findings: Sequence[str]) -> tuple[DangerWords, ...]:
    """The words that may tell of a danger, and the findings that ask about it."""
    dangers = []
    for entry in file.entries("dangers"):
        words = entry.texts("words")
        dangers.append(DangerWords(words, entry.names("findings", findings, _("finding"))))
        entry.done()
    return tuple(dangers)
