"""Each check, shown by the real book with one thing broken: the message says where, what, nearest and what next."""

import re
from pathlib import Path

import pytest

from loosen.book.check import CHECKS, check
from loosen.book.load import read
from tests.book.samples import TEXTS, changed_texts

EQUINA = "triage/cauda-equina.yaml"
NERVES = "findings/nerves.yaml"
IBUPROFEN = "medicines/ibuprofen-oral.yaml"

# (check, file, what stands there, what is put instead, what the message must hold)
SAMPLES = [
    ("yaml", EQUINA, "id: cauda-equina\n", "id: [cauda\n", "this is not YAML"),
    ("yaml", EQUINA, "certainty: moderate\n", "certainty: moderate\ncertainty: low\n", '"certainty" stands twice'),
    ("field", EQUINA, "    because:", "    becuase:", 'unknown field "becuase". Did you mean "because"?'),
    ("field", EQUINA, "    because:", "    becuase:", '"because" is missing in cauda-equina.new-saddle'),
    ("field", EQUINA, "certainty: moderate", "certainty: moderat", "is not one of high, moderate, low. Did you mean"),
    ("field", EQUINA, "level: emergency", "level: emergancy", 'Did you mean "emergency"?'),
    ("field", EQUINA, "level: emergency", "level: self-care", "is not one of routine, soon"),
    ("field", NERVES, "kind: yes-no", "kind: yesno", 'Did you mean "yes-no"?'),
    ("field", "findings/your-pain.yaml", "max: 10\n", "max: ten\n", '"max" must be a whole number'),
    ("field", "findings/your-pain.yaml", "required: true", "required: yes", '"required" must be true or false'),
    ("field", "findings/your-pain.yaml", "max: 10\n", "max: 0\n", "leaves nothing to ask"),
    (
        "name",
        EQUINA,
        "ces-334-audit]",
        "ces-335-audit]",
        'unknown source "ces-335-audit". Did you mean "ces-334-audit"?',
    ),
    ("name", "triage.yaml", "pages: [right-now,", "pages: [right-now, nowhere,", 'no page "findings/nowhere.yaml"'),
    ("name", NERVES, "- id: urinary-retention-new", "- id: saddle-numbness", '"saddle-numbness" stands twice'),
    ("name", "promises.yaml", "- id: P02", "- id: P01", '"P01" stands twice'),
    ("name", "regions.yaml", "- id: UK", "- id: US", '"US" stands twice'),
    ("name", "cases/emergency.yaml", "- id: V02", "- id: V01", '"V01" stands twice'),
    ("name", "cases/emergency.yaml", "saddle-numbness:", "sadle-numbness:", 'Did you mean "saddle-numbness"?'),
    ("criterion", EQUINA, "when: saddle-numbness", "when: sadle-numbness", 'Did you mean "saddle-numbness"?'),
    ("criterion", EQUINA, "when: saddle-numbness", "when: {not: [saddle-numbness]}", "a rule never says not"),
    ("criterion", EQUINA, "when: saddle-numbness", "when: age >= 200", "is true of everybody or of nobody"),
    ("criterion", EQUINA, "when: saddle-numbness", "when: pain-site is nek", "has no option 'nek'"),
    ("criterion", EQUINA, "when: saddle-numbness", "when: saddle-numbness is unsure", "is not a choice"),
    ("criterion", EQUINA, "when: saddle-numbness", "when: {at-least: 3, of: [fever, foot-drop]}", "makes no sense"),
    ("criterion", EQUINA, "when: saddle-numbness", "when: Is it numb?", "Write `fever`"),
    ("criterion", "promises.yaml", "when: saddle-numbness", "when: saddle-numbness is maybe", "is not yes"),
    (
        "decision",
        EQUINA,
        "id: cauda-equina.new-bladder-change",
        "id: cauda-equina.both-legs-weak",
        "two rules are called",
    ),
    ("promise", "promises.yaml", "    inspect: [no-false-calm]\n", "", "this promise claims nothing"),
    ("file-name", EQUINA, "id: cauda-equina\n", "id: cauda\n", "Make them alike"),
    ("file-name", "triage.yaml", ", stiffness]", "]", "unknown finding"),
    (
        "rule-id",
        EQUINA,
        "id: cauda-equina.new-bladder-change",
        "id: new-bladder-change",
        'must be called "cauda-equina.…"',
    ),
    ("seen-source", "evidence/sources.yaml", "id: asas-ibp\n", "id: asas-ibp\n", ""),
    (
        "why-ask",
        "triage/fracture-fragility.yaml",
        "when: shape-change",
        "when: pain-severity >= 9",
        "no rule depends on",
    ),
    (
        "danger-sign",
        "triage.yaml",
        "findings: [sepsis-signs]",
        "findings: [fever]",
        '"sepsis-signs" is an emergency by itself',
    ),
    ("field", IBUPROFEN, "most-in-24-hours: 1200", "most-in-24-hours: 300", "must grow from one to the next"),
    ("field", IBUPROFEN, "hours-between: 4", "hours-between: 0", "must be 1 or more"),
    ("field", IBUPROFEN, "  - region: TW", "  - region: other", "does not say what TW permits"),
    ("field", IBUPROFEN, "offered: pharmacist-first", "offered: allowed", '"dose" is missing'),
    ("field", "measures/heat.yaml", "check-skin-at: [5]", "check-skin-at: [50]", "minutes before the end"),
    ("name", IBUPROFEN, "cautions: [oral-nsaid]", "cautions: [oral-nsaids]", 'Did you mean "oral-nsaid"?'),
    ("name", IBUPROFEN, "substances: [ibuprofen]", "substances: [ibuprophen]", 'Did you mean "ibuprofen"?'),
    ("name", "promises.yaml", "- for: [oral-nsaid]", "- for: [oral-nsaids]", "no screen, kind or group is called"),
    ("name", "names.yaml", "name: Motrin", "name: advil", '"advil" stands twice'),
    ("rule-id", "cautions/skin.yaml", "id: skin.", "id: skn.", 'must be called "skin.…"'),
    ("file-name", IBUPROFEN, "kind: product", "kind: herb", "what is in medicines/ is a product"),
    ("place", "triage.yaml", "{urgent-line}", "{urgent-lines}", 'Did you mean "urgent-line"?'),
    ("unfinished", EQUINA, "fear: The", "fear: TODO The", '"fear" is not finished'),
]
# Broken in a way that one replacement does not show; see the tests below.
ELSEWHERE = {"seen-source", "seen-dose", "files"}


@pytest.mark.parametrize(("id", "file", "old", "new", "message"), [one for one in SAMPLES if one[0] not in ELSEWHERE])
def test_broken_sample(id, file, old, new, message):
    problems = check(read(changed_texts(file, old, new)))
    told = [str(problem) for problem in problems]
    assert any(message in one for one in told), told[:5]
    found = [problem for problem in problems if message in problem.message]
    if id != "file-name" or "unknown" not in message:
        assert found[0].check == id
    if id not in ("decision", "why-ask"):
        assert found[0].line > 0


def test_advice_from_memory_alone_is_refused():
    texts = dict(TEXTS)
    text = texts["evidence/sources.yaml"]
    for source in ("shingles-pharmnet", "shingles-woolwich"):
        start = text.index(f"id: {source}")
        text = text[:start] + text[start:].replace("seen: true", "seen: false", 1)
    problems = check(read({**texts, "evidence/sources.yaml": text}))
    assert [problem.check for problem in problems] == ["seen-source"]
    assert problems[0].file == "triage/shingles.yaml"


def test_a_dose_from_memory_is_refused():
    text = TEXTS["evidence/sources.yaml"]
    for source in ("ndc-ibuprofen", "dm-ibuprofen", "dm-ibuprofen-2"):
        start = text.index(f"id: {source},")
        text = text[:start] + text[start:].replace("seen: true", "seen: false", 1)
    problems = [one for one in check(read({**TEXTS, "evidence/sources.yaml": text})) if one.check == "seen-dose"]
    assert [problem.file for problem in problems] == [IBUPROFEN]


def test_a_missing_file_is_named():
    texts = {name: text for name, text in TEXTS.items() if name != "promises.yaml"}
    (problem,) = check(read(texts))
    assert (problem.file, problem.check) == ("promises.yaml", "files")


def test_all_problems_are_told_at_once():
    texts = changed_texts(EQUINA, "    because:", "    becuase:")
    texts["regions.yaml"] = texts["regions.yaml"].replace("name: Taiwan", "nam: Taiwan")
    problems = check(read(texts))
    assert {problem.file for problem in problems} == {EQUINA, "regions.yaml"}
    assert problems == sorted(problems)


def test_every_check_is_explained_and_has_a_sample():
    page = Path(__file__).parents[2] / "docs" / "contributing" / "checks.md"
    explained = set(re.findall(r"^## (\S+)$", page.read_text(), re.MULTILINE))
    assert {id for id, *_ in SAMPLES} | ELSEWHERE == explained
    assert len(CHECKS) == 8
