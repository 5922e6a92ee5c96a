"""The moving figure: a body that could be a person's, drawn alike by Python and by the browser, and small to send."""

import gzip
import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from loosen.book.entry import Entry
from loosen.book.lines import Lines
from loosen.book.read_figure import read_figure
from loosen.formats.figure import body, shipped
from loosen.formats.figure.camera import FACINGS, SHIPPED, seen
from loosen.formats.figure.drawing import eye_of, still_svg
from loosen.formats.figure.held import HELD, line
from loosen.formats.figure.lint import angles, lint
from loosen.formats.figure.outline import broad_foot, path, region, seam
from loosen.formats.figure.paint import fixed
from loosen.formats.figure.pictures import in_words, moving_svg, stills
from loosen.formats.figure.skin import REGIONS, groups
from loosen.formats.figure.timeline import sequence, still, stretches
from loosen.formats.figure.vectors import apart, minus, size
from loosen.words import RULEBOOK

SCRIPT = Path(RULEBOOK).parent / "web" / "static" / "js" / "figure.js"
MOST_BYTES = 60 * 1024
MOMENTS = 16
COLOUR = re.compile(r"none|var\(--figure-[a-z]+, #[0-9a-f]{6}\)|url\(#[a-z0-9-]+-glow\)")
DRAWN = {"svg", "g", "path", "ellipse", "rect", "clipPath", "radialGradient", "stop"}
SVG = "{http://www.w3.org/2000/svg}"
STANDING = {"pelvis": [0, 88], "trunk": 90, "arms": [0, 5], "move": 2, "hold": 1}


@pytest.fixture(scope="module")
def exercises(book):
    return book.exercises.exercises


def figure(*poses, **rest):
    """A figure made for a test: two poses or more, the first of them standing."""
    first, *others = poses
    plain = {"view": "side", "loop": "back", "planted": {"foot": [0, 0]}, **rest}
    lines = Lines("test.yaml", {**plain, "poses": [{**STANDING, **first}, *others]})
    read = read_figure(Entry(lines))
    assert lines.problems == []
    return read


def test_every_figure_moves_as_a_person_can(exercises):
    assert len(exercises) == 30
    assert {id: found for id, exercise in exercises.items() if (found := lint(exercise.figure))} == {}


@pytest.mark.parametrize(
    ("pose", "wrong"),
    [
        ({"pelvis": [0, 60], "legs": [0, 0]}, "is in the floor"),
        ({"pelvis": [0, 120]}, "the near foot slips"),
        ({"arms": [0, 170]}, "near elbow goes beyond"),
        ({"legs": [0, 175]}, "far knee goes beyond"),
        ({"low": 80, "upper": 40}, "low and upper back goes beyond"),
        ({"head": 80}, "neck goes beyond"),
        ({"twist": 70}, "twist goes beyond"),
    ],
)
def test_lint_finds_what_no_person_can_do(pose, wrong):
    assert lint(figure({}, {})) == []
    assert any(wrong in found for found in lint(figure({}, pose)))


def test_lint_finds_a_bone_that_is_stretched():
    stretched = figure({"arms": "planted"}, {"pelvis": [10, 88]}, planted={"foot": [0, 0], "elbow": [20, 100]})
    assert any("near upper arm changes its length" in found for found in lint(stretched))


def test_angles_are_those_that_one_would_measure():
    bent = angles(still(figure({"legs": [90, 90], "arms": [45, 30], "head": 20}, {}), 0))
    assert {name: round(bent[name]) for name in ("near hip", "near knee", "near elbow", "neck", "near ankle")} == {
        "near hip": 90,
        "near knee": 90,
        "near elbow": 30,
        "neck": 20,
        "near ankle": 0,
    }


def test_what_is_planted_stays(exercises):
    """Hands of cat and child's pose, feet of the bridge: not a hair's breadth, at any moment."""
    for id, joint in (("cat-cow", "near-wrist"), ("childs-pose", "far-wrist"), ("bridge", "near-ankle")):
        places = {
            tuple(round(one, 6) for one in moment.joints[joint])
            for stretch in stretches(exercises[id].figure, MOMENTS)
            for moment in stretch.bodies
        }
        assert len(places) == 1, id


def test_bones_keep_their_length(exercises):
    for exercise in exercises.values():
        for stretch in stretches(exercise.figure):
            for moment in stretch.bodies:
                for a, b, length in body.BONES.values():
                    for side in ("near", "far"):
                        bone = minus(moment.joints[f"{side}-{b}"], moment.joints[f"{side}-{a}"])
                        assert size(bone) == pytest.approx(length, abs=0.05), exercise.id


def test_the_order_of_poses():
    assert list(sequence(figure({}, {}, {}))) == [0, 1, 2, 1]
    assert list(sequence(figure({}, {}, {}, loop="round"))) == [0, 1, 2]


def test_all_together_are_small(exercises):
    """The table of shapes, the script, and every figure, each compressed by itself."""
    sent = [shipped.shapes().encode(), SCRIPT.read_bytes()]
    sent += [shipped.moving(exercise.figure).encode() for exercise in exercises.values()]
    assert sum(len(gzip.compress(one)) for one in sent) < MOST_BYTES


def test_a_picture_fits_into_the_page(exercises):
    """It follows light and dark by its colours' names, obeys the strict CSP, and shares no id with another."""
    ids = []
    for exercise in exercises.values():
        told = moving_svg(exercise)
        svg = ElementTree.fromstring(told)
        assert len(told) < 24_000
        assert svg.get("role") == "img"
        assert svg.get("aria-label") == in_words(exercise)
        assert json.loads(svg.get("data-figure"))["m"]
        ids += [one.get("id") for one in svg.iter() if one.get("id")]
        for one in svg.iter():
            assert one.tag.removeprefix(SVG) in DRAWN
            assert "style" not in one.attrib
            for attribute in ("fill", "stroke", "stop-color"):
                assert COLOUR.fullmatch(one.get(attribute, "none")), one.attrib
    assert len(ids) == len(set(ids)) == 2 * len(exercises)


def test_stills_for_paper_know_no_variables_and_no_gradients(exercises):
    for exercise in exercises.values():
        pictures = stills(exercise)
        assert len(pictures) == len(exercise.figure.poses)
        assert {one.caption for one in pictures} <= set(exercise.steps)
        steps = [exercise.steps.index(one.caption) for one in pictures]
        assert steps == sorted(steps)
        assert all("var(" not in one.svg and "-glow)" not in one.svg for one in pictures)
        assert all("stroke-dasharray" in one.svg for one in pictures)  # the region has a cue besides its colour


def test_words_say_what_the_figure_shows(exercises):
    told = in_words(exercises["bridge"])
    assert told.startswith("Bridge. Lie on your back with your knees bent")
    assert all(f"{number}. {step}" in told for number, step in enumerate(exercises["bridge"].steps, 1))


def test_every_region_can_be_drawn(exercises):
    drawn = still_svg(exercises["bridge"].figure, list(REGIONS), 0, "all", fixed)
    assert all(f'data-region="{name}"' in drawn for name in REGIONS)


# The script in the browser draws what Python draws.


@pytest.fixture(scope="module")
def script(exercises):
    """What figure.js makes of every figure, under node."""
    asked = {
        "shapes": json.loads(shipped.shapes()),
        "figures": {id: json.loads(shipped.moving(exercise.figure)) for id, exercise in exercises.items()},
        "parts": sorted({part["part"] for like in (True, False) for one in groups(like).values() for part in one}),
        "regions": list(REGIONS),
        "things": list(HELD),
        "moments": MOMENTS,
    }
    node = ["node", Path(__file__).with_name("draw_figure.mjs"), SCRIPT]
    told = subprocess.run(node, input=json.dumps(asked), capture_output=True, text=True, timeout=60, check=True)
    return json.loads(told.stdout)


def points_of(d):
    """The points of a path, whether it tells them by themselves or from the last one."""
    x = y = 0.0
    found = []
    for command, numbers in re.findall(r"([MLCc])([^MLCcZz]*)", d):
        each = [float(one) for one in re.findall(r"-?(?:\d+\.\d*|\.\d+|\d+)", numbers)]
        pairs = list(zip(each[::2], each[1::2], strict=True))
        found += [(x + a, y + b) for a, b in pairs] if command == "c" else pairs
        x, y = found[-1]
    return found


def near(a, b, by):
    assert len(a) == len(b)
    return (
        max((abs(p - q) for one, other in zip(a, b, strict=True) for p, q in zip(one, other, strict=True)), default=0)
        < by
    )


def test_the_script_draws_what_python_draws(exercises, script):
    for id, exercise in exercises.items():
        eye = eye_of(exercise.figure)
        for place, drawn in enumerate(script[id]["poses"]):
            points = seen(still(exercise.figure, place), eye)
            for part in (part for like in (True, False) for one in groups(like).values() for part in one):
                draw = seam(part, points, eye.scale) if "seam" in part else path(part["shapes"], points, eye.scale)
                assert near(points_of(draw), points_of(drawn["parts"][part["part"]]), 0.45), (id, place, part["part"])
            feet = [broad_foot(name, points, eye.scale) for name in ("near-foot", "far-foot")]
            assert feet == pytest.approx(drawn["feet"], abs=0.2)
            for name in HELD:
                assert near(points_of(line(name, points, eye.scale)), points_of(drawn["things"][name]), 0.45)
            for name in REGIONS:
                (x, y), _wide, _turn = region(name, points, eye.scale)
                assert drawn["regions"][name][:2] == pytest.approx([x, y], abs=0.3)


def test_the_script_moves_as_python_would(exercises, script):
    """Between the moments that are sent no joint strays: by no pixel as a rule, by five where a hand takes hold."""
    strayed, counted = [], 0
    for id, exercise in exercises.items():
        eye = eye_of(exercise.figure)
        for stretch, told in zip(stretches(exercise.figure, MOMENTS), script[id]["between"], strict=True):
            for moment, points in zip(stretch.bodies, told, strict=True):
                solved = seen(moment, eye)
                joints = [name for name in SHIPPED if name not in FACINGS]
                off = {name: apart(points[SHIPPED.index(name)], solved[name]) for name in joints}
                assert max(off.values()) < 5, (id, stretch.start, off)
                strayed += [one for one in off.values() if one > 1]
                counted += len(off)
    assert len(strayed) < counted / 200


def test_the_schedule_goes_there_and_back(exercises, script):
    for id, exercise in exercises.items():
        poses = exercise.figure.poses
        plan, calm = script[id]["schedule"], script[id]["still"]
        rests = [one["pose"] for one in plan if one.get("rests")]
        assert rests == [place for place in sequence(exercise.figure) if poses[place].hold]
        assert all(a["until"] < b["until"] for a, b in pairwise(plan))
        assert [one["pose"] for one in calm] == list(sequence(exercise.figure))
        assert all(one["rests"] for one in calm)
