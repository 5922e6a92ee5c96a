"""Exercises: each says all that a person needs, in plain words, and never suits somebody whom it may harm."""

import re
from statistics import median

import pytest

from loosen.book.inspections import FALSE_CALM
from loosen.book.read_exercises import (
    ADAPT,
    AVOID,
    FINE,
    PHASE,
    PHASES,
)
from loosen.engine.criterion import findings_of
from loosen.engine.evaluate import evaluate
from loosen.formats.figure.skin import REGIONS
from tests.book.samples import changed
from tests.test_words import GRADE_AT_11, grade

PREGNANT_LATE = {"pregnant": "yes", "pregnancy-weeks": 30}
LOADED_BENDING = {"knee-chest-single", "knee-chest-double", "childs-pose", "seated-flexion", "curl-up"}


@pytest.fixture(scope="module")
def exercises(book):
    return book.exercises.exercises


def level(exercise, answers):
    """How far these answers push, all else being no."""
    return evaluate(exercise.decision, answers).at_least


def texts_of(exercise):
    told = [exercise.title, exercise.purpose, exercise.start, *exercise.steps, exercise.dose.text]
    told += [exercise.harder.how, exercise.easier.how, *exercise.stop, exercise.evidence]
    return told + [text for fit in exercise.fits.values() for text in (fit.because, fit.adapt) if text]


def test_every_exercise_says_all_that_is_needed(book, exercises):
    assert len(exercises) == 30
    for id, exercise in exercises.items():
        assert exercise.id == id
        assert exercise.phases == tuple(phase for phase in PHASES if phase in exercise.phases)
        assert 3 <= len(exercise.steps) <= 5
        assert re.search(r"\b[Bb]reath", " ".join(exercise.steps)), f"{id} does not say how to breathe"
        assert {pose.step for pose in exercise.figure.poses} <= set(range(1, len(exercise.steps) + 1))
        assert any(book.sources[source].seen for source in exercise.sources)
    assert [problem for lines in book.files.values() for problem in lines.problems] == []


def test_the_figure_can_mark_every_region(book):
    assert book.files["exercises.yaml"].plain["regions"] == list(REGIONS)


def test_every_phase_has_exercises_enough_for_a_session(exercises):
    for phase in PHASES:
        assert sum(phase in exercise.phases for exercise in exercises.values()) >= 6


def test_weak_evidence_is_called_weak(exercises):
    for exercise in exercises.values():
        assert ("weak evidence" in exercise.evidence) == (exercise.certainty in ("low", "convention")), exercise.id


def test_every_rule_has_a_reason_and_rests_on_something(book, exercises):
    for exercise in exercises.values():
        levels = {rule.id: rule.level for rule in exercise.decision.rules}
        assert levels.keys() == exercise.fits.keys()
        for fit in exercise.fits.values():
            assert fit.because
            assert fit.convention or any(book.sources[source].seen for source in fit.sources), fit.rule
            assert bool(fit.adapt) == (levels[fit.rule] == ADAPT), fit.rule


def test_words_that_hold_for_all(book):
    words = book.exercises.words
    assert tuple(words.levels) == (FINE, ADAPT, AVOID)
    assert len(words.stop) >= 4


def test_plain_words_without_false_calm(book, exercises):
    told = [text for exercise in exercises.values() for text in texts_of(exercise)]
    grades = sorted(grade(text) for text in told if len(text.split()) >= 8)
    assert median(grades) <= GRADE_AT_11
    assert grades[int(len(grades) * 0.9)] <= GRADE_AT_11 + 3
    assert [text for text in told if FALSE_CALM.search(text)] == []


def test_whoever_has_nothing_of_this_may_do_them_all(exercises):
    calm = {"urgency": "self-care", "pain-severity": 2, "pain-duration-days": 30, "age": 40}
    assert {level(exercise, calm) for exercise in exercises.values()} == {FINE}


@pytest.mark.parametrize("answers", [{"urgency": "emergency"}, {"urgency": "same-day"}, {"recent-operation": "yes"}])
def test_no_exercise_before_help(exercises, answers):
    assert {level(exercise, answers) for exercise in exercises.values()} == {AVOID}


@pytest.mark.parametrize("finding", ["osteoporosis", "steroid-long-term", "back-fracture"])
def test_no_loaded_bending_with_thin_bones(exercises, finding):
    avoided = {id for id, exercise in exercises.items() if level(exercise, {finding: "yes"}) == AVOID}
    assert avoided >= LOADED_BENDING
    assert {"hip-hinge", "bridge", "bird-dog", "sit-stand"}.isdisjoint(avoided)


def test_nobody_lies_flat_or_on_the_front_late_in_pregnancy(exercises):
    for exercise in exercises.values():
        if exercise.position in ("back", "front"):
            assert level(exercise, PREGNANT_LATE) == AVOID, exercise.id
            assert level(exercise, {"pregnant": "possible"}) != FINE, exercise.id
    assert level(exercises["bird-dog"], PREGNANT_LATE) == FINE


@pytest.mark.parametrize(
    ("answers", "avoided", "suits"),
    [
        ({"spinal-stenosis": "yes"}, {"prone-prop", "press-up", "stand-ext", "back-ext"}, {"seated-flexion", "bridge"}),
        ({"leg-pain-worse-bending": "yes"}, {"childs-pose", "seated-flexion"}, {"press-up", "stand-ext"}),
        ({"leg-pain-worse-arching": "yes"}, {"prone-prop", "press-up", "stand-ext"}, {"childs-pose"}),
        ({"leg-pain-one-side": "yes"}, {"hamstring", "hip-hinge"}, {"walk-acute", "bird-dog"}),
        ({"high-bp-uncontrolled": "yes"}, {"side-plank", "incline-plank", "curl-up", "childs-pose"}, {"walk-build"}),
        ({"eye-operation": "yes"}, {"side-plank", "childs-pose"}, {"bird-dog"}),
        (
            {"pain-duration-days": 2},
            {"curl-up", "dead-bug", "side-plank", "incline-plank"},
            {"pelvic-tilt", "knee-roll"},
        ),
        ({"pain-severity": 7}, {"curl-up", "back-ext"}, {"breath-9090", "walk-acute"}),
        ({"heart-effort": "yes"}, {"walk-acute", "walk-build", "sit-stand"}, {"pelvic-tilt"}),
        ({"tummy-gap": "yes"}, {"curl-up"}, {"bridge"}),
    ],
)
def test_what_is_left_out_for_whom(exercises, answers, avoided, suits):
    found = {id: level(exercise, answers) for id, exercise in exercises.items()}
    assert {id for id in avoided if found[id] != AVOID} == set()
    assert {id for id in suits if found[id] != FINE} == set()


def test_sore_knees_wrists_and_hips_change_how_it_is_done(exercises):
    for finding, ids in {
        "knee-trouble": ("childs-pose", "cat-cow", "bird-dog", "hip-flexor", "sit-stand"),
        "wrist-or-shoulder-trouble": ("cat-cow", "press-up", "bird-dog", "side-plank", "wall-angel"),
        "hip-replaced": ("knee-chest-single", "knee-chest-double", "piriformis"),
        "unsteady": ("stand-ext", "hip-hinge", "side-bend", "walk-acute"),
        "breathless-lying": ("breath-9090", "bridge"),
    }.items():
        assert {level(exercises[id], {finding: "yes"}) for id in ids} == {ADAPT}, finding


def test_unsure_counts_as_yes(exercises):
    for exercise in exercises.values():
        for id, question in exercise.decision.asks.items():
            if question.unsure is not None:
                assert level(exercise, {id: "unsure"}) == level(exercise, {id: "yes"}), (exercise.id, id)


def test_every_question_about_moving_bears_on_an_exercise(book, exercises):
    screened = book.exercises.screened
    (page,) = [page for page in screened.own.pages if page.id == "moving"]
    used = {
        finding.id
        for exercise in exercises.values()
        for rule in exercise.decision.rules
        for finding in findings_of(rule.when)
    }
    assert set(page.findings) <= used
    assert PHASE in screened.findings


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "cautions: [lying-flat]",
            "cautions: [lying-flt]",
            'unknown set of cautions "lying-flt". Did you mean',
        ),
        ("phases: [subacute", "phases: [subacut", 'unknown phase "subacut". Did you mean "subacute'),
        ("targets: [buttocks]", "targets: [botocks]", 'unknown region "botocks". Did you mean "buttocks'),
        ("id: bridge.high-pressure", "id: bride.high-pressure", 'must be called "bridge.'),
        ("    adapt: Do not hold.", "    adopt: Do not hold.", '"adapt" is missing'),
        ("    convention: true", "    note: true", '"sources" is missing'),
        ("  sets: [2, 2]", "  sets: [2, 1]", "must not fall"),
        ("  sets: [2, 2]", "  sets: 2", "must be two whole numbers"),
        ("position: back", "position: bak", "is not one of back"),
        ("{step: 2, trunk", "{step: 9, trunk", "a pose shows step 9, and there are 3"),
        ("view: side", "view: syde", "is not one of side"),
        ("{foot: [40, 0]}", "{fot: [40, 0]}", 'unknown "fot" in "planted". Did you mean "foot'),
        ("{foot: [40, 0]}", "{foot: [40, up]}", '"planted" holds up, which is not a number'),
        ("points: -5, out", "points: -5, owt", 'unknown "owt" in "arms"'),
        ("steps:\n", "steps:\n  - One.\n  - Two.\n  - Three.\n", '"steps" holds 6. Give at most 5'),
    ],
)
def test_a_broken_exercise_is_told_with_its_line(old, new, message):
    book = changed("exercises/bridge.yaml", old, new)
    assert book.exercises
    problems = [problem for lines in book.files.values() for problem in lines.problems]
    assert [problem for problem in problems if message in problem.message], problems
    assert all(problem.file == "exercises/bridge.yaml" and problem.line > 0 for problem in problems)


def test_a_page_that_is_missing_is_told():
    changed_book = changed("exercises.yaml", "pages: [moving]", "pages: [mooving]")
    assert changed_book.exercises
    problems = [problem.message for lines in changed_book.files.values() for problem in lines.problems]
    assert any('there is no page "exercises/findings/mooving.yaml"' in message for message in problems)
