"""Positions of ease: each says all that a person needs, in plain words, and has a picture that fits into the page."""

import re
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

import pytest

from loosen.book.check import check
from loosen.book.inspections import grounded_relief
from loosen.book.load import load_rulebook, read
from loosen.book.texts import texts
from loosen.words import RULEBOOK
from tests.book.samples import changed, changed_texts
from tests.test_words import GRADE_AT_11, grade

RELIEF = "relief.yaml"
PICTURES = Path(RULEBOOK).parent / "web" / "static" / "pictures"
BODY_MAPS = {"body-front": {"neck", "side-flank"}, "body-back": {"neck", "upper-mid", "low-back", "side-flank"}}
# White and black only say how much of a mask shows.
COLOUR = re.compile(r"none|transparent|#fff|#000|var\(--figure-[a-z]+, #[0-9a-f]{3,6}\)|url\(#[a-z-]+\)")
DRAWN = {"svg", "g", "path", "ellipse", "rect", "linearGradient", "radialGradient", "stop", "mask"}
SVG = "{http://www.w3.org/2000/svg}"


def test_every_position_says_all_that_is_needed(book):
    assert len(book.relief) == len({position.id for position in book.relief}) == 8
    for position in book.relief:
        assert 2 <= len(position.steps) <= 5
        assert all((position.why, position.how_long, position.suits_not, position.stop))
        assert any(book.sources[source].seen for source in position.sources)
        assert position.certainty in ("high", "moderate", "low", "convention")
    assert list(grounded_relief(book)) == []


def test_what_is_kept_holds_the_positions(book, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert load_rulebook().relief == load_rulebook().relief == book.relief


def test_all_its_words_can_be_translated_and_read(book):
    shown = [one for one in texts(book) if one.file == RELIEF]
    words = {one.text for one in shown}
    for position in book.relief:
        own = (position.title, position.why, position.how_long, position.stop, position.evidence)
        assert words.issuperset({*own, *position.steps, *position.suits_not})
    grades = sorted(grade(one.text) for one in shown if one.field != "title" and len(one.text.split()) >= 8)
    assert median(grades) <= GRADE_AT_11
    assert grades[int(len(grades) * 0.9)] <= GRADE_AT_11 + 3


@pytest.mark.parametrize(
    ("old", "new", "id", "message"),
    [
        (
            "[och-self-care, dahm",
            "[och-self-car, dahm",
            "name",
            'unknown source "och-self-car". Did you mean "och-self',
        ),
        ("id: pillow-under-knees", "id: calves-on-chair", "name", '"calves-on-chair" stands twice'),
        ("certainty: low", "certainty: lowish", "field", "is not one of high, moderate, low, convention"),
        ("how-long:", "howlong:", "field", '"how-long" is missing in calves-on-chair'),
        ("    suits-not:\n", "    suits-not: []\n    other:\n", "field", '"suits-not" is empty'),
        ("      - Breathe out slowly, and", "      - One.\n      - Two.\n      - And", "field", '"steps" holds 6'),
        ("why: The", "why: TODO The", "unfinished", '"why" is not finished'),
    ],
)
def test_a_broken_position_is_told_with_its_line(old, new, id, message):
    problems = check(read(changed_texts(RELIEF, old, new)))
    (found,) = [problem for problem in problems if message in problem.message]
    assert (found.file, found.check) == (RELIEF, id)
    assert found.line > 0


def test_a_position_from_memory_alone_is_refused():
    old = "sources: [nhs-exercises, acog-804]"
    problems = check(read(changed_texts(RELIEF, old, "sources: [who-cplbp-2023-drugs-herbs]")))
    assert [(problem.file, problem.check) for problem in problems] == [(RELIEF, "seen-source")]
    assert "slow-breath" in problems[0].message
    assert problems[0].line > 0


def test_weak_evidence_is_called_weak():
    book = changed(RELIEF, "Common advice with weak evidence. Resting", "Resting")
    assert list(grounded_relief(book)) == ["position calves-on-chair does not say that its evidence is weak"]


def test_every_position_has_a_picture_and_no_other_is_kept(book):
    drawn = {path.stem for path in PICTURES.iterdir()}
    assert drawn == {f"relief-{position.id}" for position in book.relief} | set(BODY_MAPS)


@pytest.mark.parametrize("path", sorted(PICTURES.iterdir()), ids=lambda path: path.stem)
def test_a_picture_fits_into_the_page(path):
    """It follows light and dark by its colours' names, says nothing to be translated, and obeys the strict CSP."""
    svg = ElementTree.fromstring(path.read_text())
    assert path.stat().st_size < 4096
    assert svg.get("viewBox") == ("0 0 200 420" if path.stem in BODY_MAPS else "0 0 320 200")
    assert svg.get("aria-hidden") == "true"
    for one in svg.iter():
        assert one.tag.removeprefix(SVG) in DRAWN
        assert not (one.text or "").strip()
        assert "style" not in one.attrib
        for attribute in ("fill", "stroke", "stop-color"):
            assert COLOUR.fullmatch(one.get(attribute, "none")), one.attrib


@pytest.mark.parametrize(("name", "options"), BODY_MAPS.items())
def test_a_body_map_names_the_places_that_are_asked_for(book, name, options):
    svg = ElementTree.parse(PICTURES / f"{name}.svg").getroot()
    assert {one.get("data-option") for one in svg.iter() if one.get("data-option")} == options
    assert options < set(book.findings.asked["pain-site"].options)
    assert [one.get("class") for one in svg.iter()].count("body") == 1
