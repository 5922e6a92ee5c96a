"""Words for people: all can be translated, and a child of 11 can read them."""

import re
from statistics import median

import pyphen
import pytest

from loosen import words
from loosen.book.texts import texts
from tests.words import TEMPLATE, template

SYLLABLES = pyphen.Pyphen(lang="en_GB")
GRADE_AT_11 = 6  # the school year in which most are 11


def test_catalogue_template_is_fresh():
    assert template() == TEMPLATE.read_text(), "run script/words"


def grade(text):
    """The school year that the text asks for, after Flesch and Kincaid."""
    sentences = [one for one in re.split(r"[.!?:;]+(?:\s|$)", text) if one.strip()]
    spoken = re.findall(r"[A-Za-z']+", text)
    syllables = sum(len(SYLLABLES.positions(word)) + 1 for word in spoken)
    return 0.39 * len(spoken) / len(sentences) + 11.8 * syllables / len(spoken) - 15.59


@pytest.mark.parametrize("folder", ["findings/", "triage/", "triage.yaml"])
def test_reading_age(book, folder):
    """Half of the texts are well below the mark, and nine in ten at most three school years above."""
    shown = [one for one in texts(book) if one.file.startswith(folder) and one.field not in ("title", "label", "name")]
    grades = sorted(grade(one.text) for one in shown if len(one.text.split()) >= 8)
    assert len(grades) > 10
    assert median(grades) <= GRADE_AT_11
    assert grades[int(len(grades) * 0.9)] <= GRADE_AT_11 + 3


def test_a_missing_translation_stays_english():
    try:
        words.speak("xx")
        assert words._("Get seen today") == "Get seen today"
        assert words.n_("{count} rule", "{count} rules", 2) == "{count} rules"
    finally:
        words.speak("en")


def test_translations_are_used(tmp_path, monkeypatch):
    """A catalogue made here, so that the path from text to screen is walked whole."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    catalogue = Catalog(locale="fr")
    catalogue.add("Get seen today", "À voir aujourd'hui")
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "loosen.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(words, "CATALOGUES", tmp_path)
    words._catalogue.cache_clear()
    try:
        words.speak("fr")
        assert words._("Get seen today") == "À voir aujourd'hui"
    finally:
        words.speak("en")
        words._catalogue.cache_clear()
