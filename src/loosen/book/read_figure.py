"""The key poses of an exercise: numbers by name, each pose saying only what differs from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loosen.book.entry import Entry
from loosen.book.exercise_records import LIMBS, Figure, Limb, Plant, Pose
from loosen.words import _, nearest

VIEWS = ("side", "front", "corner", "raised", "above", "back")
LOOPS = ("back", "round")
BREATHS = ("in", "out", "free")
NUMBERS: dict[str, float] = {
    **dict.fromkeys(("x", "y", "z", "trunk", "roll", "low", "upper", "twist", "side", "head", "look", "belly"), 0.0),
    **dict.fromkeys(("thigh", "upper-arm"), 90.0),
}
ROOTS = ("pelvis", "shoulders", "knees", "elbows", "feet")
ANGLES = {
    "leg": {"hip": 0.0, "knee": 0.0, "ankle": 0.0, "out": 0.0, "turn": 0.0},
    "arm": {"raise": 0.0, "elbow": 0.0, "out": 0.0, "turn": 0.0, "hand": 0.0},
}
BENDS = {
    "leg": {"front": 1.0, "up": 0.2, "out": 0.1, "slide": 0.0, "lift": 0.0, "toes": 0.0},
    "arm": {"front": -0.5, "up": -1.0, "aside": 0.5},
}
NO_WAY = 999.0  # the hand goes on where the forearm points
HOLDS = BENDS["arm"] | {"along": 0.0, "ahead": 0.0, "outside": 0.0, "fingers": NO_WAY}
PLACES = ("near-thigh", "far-thigh", "near-shin", "far-shin", "near-foot", "far-foot", "trunk", "head")
PLANTS = tuple(f"{side}{one}" for one in ("foot", "hand", "knee", "elbow") for side in ("", "near-", "far-"))
THINGS = ("mat", "chair", "wall", "table", "stick", "towel", "cushion", "bag", "stool")


def read_figure(entry: Entry) -> Figure:
    """The figure of an exercise."""
    view = entry.one_of("view", VIEWS)
    loop = entry.one_of("loop", LOOPS)
    things = {name: _list(entry, "things", value) for name, value in _mapping(entry, "things", THINGS).items()}
    planted = {name: _plant(entry, name, value) for name, value in _mapping(entry, "planted", PLANTS).items()}
    poses: list[Pose] = []
    for one in entry.entries("poses"):
        poses.append(_pose(one, poses[-1] if poses else None))
    order = entry.texts("order", optional=True)
    entry.done()
    return Figure(view, things, planted, loop, tuple(poses), order)


def _mapping(entry: Entry, key: str, known: Sequence[str]) -> dict[str, Any]:
    value = entry.plain_of(key, optional=True) or {}
    for name in value:
        if name not in known:
            entry.problem(
                "field", _('unknown "{name}" in "{key}".').format(name=name, key=key) + nearest(name, list(known)), key
            )
    return {name: one for name, one in value.items() if name in known}


def _list(entry: Entry, key: str, value: Any) -> tuple[float, ...]:
    if not isinstance(value, list):
        entry.problem("field", _('"{key}" must hold lists of numbers.').format(key=key), key)
        return ()
    return tuple(_number(entry, key, one) for one in value)


def _number(entry: Entry, key: str, value: Any) -> float:
    """A number; the rule book reads those with a decimal point as text."""
    try:
        return float(value)
    except (TypeError, ValueError):
        entry.problem("field", _('"{key}" holds {value}, which is not a number.').format(key=key, value=value), key)
        return 0.0


def _plant(entry: Entry, name: str, value: Any) -> Plant:
    """Right, up and out; which way toes or fingers point, in degrees; and how far they point towards us."""
    out = 8.5 if "foot" in name or "knee" in name else 15.0
    given = _list(entry, "planted", value)
    x, y, z, points, toward = (*given, *(0.0, 0.0, out, 0.0, 0.0)[len(given) :])
    return Plant((x, y, z), points, toward)


def _pose(entry: Entry, before: Pose | None) -> Pose:
    numbers = dict(before.numbers) if before else dict(NUMBERS)
    root = before.root if before else "pelvis"
    for kind in ROOTS:
        if kind in entry.plain:
            root = kind
            value = entry.plain_of(kind)
            if isinstance(value, list):
                numbers |= zip("xyz", _list(entry, kind, value), strict=False)
            else:
                numbers["thigh" if kind == "knees" else "upper-arm"] = _number(entry, kind, value)
    for name in NUMBERS:
        if name not in ("x", "y", "z") and name in entry.plain:
            numbers[name] = _number(entry, name, entry.plain_of(name))
    limbs = dict(before.limbs) if before else {name: Limb("planted", BENDS[name[-3:]], "") for name in LIMBS}
    for name in LIMBS:
        for key in (name[-3:] + "s", name):
            if key in entry.plain:
                limbs[name] = _limb(entry, key, name[-3:])
    pose = Pose(
        step=entry.number("step", optional=True) or (before.step if before else 1),
        move=_number(entry, "move", entry.plain_of("move", optional=True) or 2),
        hold=_number(entry, "hold", entry.plain_of("hold", optional=True) or 0),
        breath=entry.one_of("breath", BREATHS, optional=True) or "free",
        root=root,
        numbers=numbers,
        limbs=limbs,
    )
    entry.done()
    return pose


def _limb(entry: Entry, key: str, kind: str) -> Limb:
    value = entry.plain_of(key)
    if value == "planted":
        return Limb("planted", BENDS[kind], "")
    if isinstance(value, list):
        names = list(ANGLES[kind])
        return Limb("angles", ANGLES[kind] | dict(zip(names, _list(entry, key, value), strict=False)), "")
    value = dict(value) if isinstance(value, dict) else {}
    on = value.pop("holds", "")
    style, defaults = ("holds", HOLDS) if on else ("angles", ANGLES[kind])
    if "points" in value:  # the thigh or upper arm points there, whatever the trunk does
        on, defaults = "world", ANGLES[kind] | {"points": 0.0}
    if value.pop("planted", False):
        style, defaults = "planted", BENDS[kind]
    for name in value:
        if name not in defaults:
            entry.problem(
                "field",
                _('unknown "{name}" in "{key}".').format(name=name, key=key) + nearest(name, list(defaults)),
                key,
            )
    return Limb(
        style, defaults | {name: _number(entry, key, one) for name, one in value.items() if name in defaults}, on
    )
