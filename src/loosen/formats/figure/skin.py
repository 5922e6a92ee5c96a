"""The shape of the body around its joints: one table, from which Python draws stills and the browser every frame.

The table is data: ``outline.py`` turns it into outlines, and so does ``figure.js``; a test holds them together.

A *chain* runs along bones. Each station says between which joints it lies, how far along, how many centimetres the body
reaches there to its front, back and sides, and how much of a breath its front rises with. ``way`` is 1 where the chain
runs up the body and -1 where it runs down a limb; ``ends`` says how round both ends are. A *foot* and a *head* are
closed lines; that of a head is given as it looks from its right and as it looks from in front.
"""

from __future__ import annotations

from typing import Any

from loosen.formats.figure.body import BONES

Shape = dict[str, Any]

TRUNK: Shape = {
    "facing": "chest",
    "way": 1,
    "ends": (0.5, 0.4),
    "chain": (
        ("pelvis", "s1", -0.85, 5.5, 8.5, 11.0),
        ("pelvis", "s1", -0.35, 8.4, 11.6, 14.6),
        ("pelvis", "s1", 0.25, 9.4, 11.4, 15.0),
        ("s1", "s2", -0.05, 9.6, 9.2, 13.8, 0.7),
        ("s1", "s2", 0.55, 9.6, 7.8, 12.8, 1.0),
        ("s2", "s3", 0.15, 10.2, 8.6, 13.4, 0.6),
        ("s2", "s3", 0.8, 11.2, 10.2, 15.4),
        ("s3", "s4", 0.4, 9.8, 9.3, 16.6),
        ("s3", "s4", 0.78, 6.6, 7.4, 14.4),
        ("s3", "s4", 1.1, 3.8, 4.8, 6.0),
    ),
}
NECK: Shape = {
    "facing": "chest",
    "way": 1,
    "ends": (0.4, 0.4),
    "chain": (
        ("s3", "s4", 0.7, 4.8, 5.2, 5.4),
        ("s4", "head", 0.15, 4.6, 5.2, 5.2),
        ("s4", "head", 0.75, 4.8, 5.2, 5.0),
    ),
}
# Chains of the limbs: how round their ends are, and stations by bone.
ARM = (
    ((0.6, 0.9), (("upper arm", 0, 5.0, 5.0, 5.0), ("upper arm", 0.5, 4.6, 4.6, 4.6), ("upper arm", 1, 3.9, 3.8, 3.8))),
    (
        (0.0, 0.0),
        (("upper arm", 0.78, 4.2, 4.1, 4.2), ("upper arm", 1, 3.9, 3.8, 3.9), ("forearm", 0.2, 4, 3.9, 4)),
    ),
    (
        (0.9, 0.5),
        (
            ("forearm", 0, 3.8, 3.7, 3.8),
            ("forearm", 0.28, 4.1, 4.0, 4.1),
            ("forearm", 0.7, 3.2, 3.1, 3.2),
            ("forearm", 1, 2.5, 2.5, 2.5),
        ),
    ),
    ((0.6, 0.9), (("hand", 0, 2.5, 2.5, 2.5), ("hand", 0.4, 3.0, 3.2, 3.2), ("hand", 0.85, 1.9, 2.2, 2.1))),
)
SLEEVE = (
    (
        (0.5, 0.12),
        (("upper arm", 0, 6.4, 6.6, 5.4), ("upper arm", 0.3, 5.9, 5.9, 5.7), ("upper arm", 0.58, 5.8, 5.8, 5.8)),
    ),
)
SHIN = (((0.0, 0.6), (("shank", 0.7, 2.9, 3.2, 3.1), ("shank", 1, 2.9, 3.0, 2.9))),)
TROUSERS = (
    (
        (0.7, 0.9),
        (
            ("thigh", -0.02, 8.0, 9.0, 8.2),
            ("thigh", 0.2, 8.7, 9.2, 8.8),
            ("thigh", 0.5, 7.9, 7.7, 7.9),
            ("thigh", 0.8, 6.6, 6.3, 6.5),
            ("thigh", 1, 6.0, 5.5, 5.8),
        ),
    ),
    ((0.0, 0.0), (("thigh", 0.78, 6.7, 6.3, 6.5), ("thigh", 1, 6.1, 5.6, 6.0), ("shank", 0.22, 5.2, 6.5, 5.9))),
    (
        (0.9, 0.1),
        (
            ("shank", 0, 5.8, 5.6, 5.7),
            ("shank", 0.28, 4.9, 6.9, 6.0),
            ("shank", 0.6, 4.3, 5.3, 4.9),
            ("shank", 0.9, 4.2, 4.3, 4.4),
        ),
    ),
)
SLEEVE_SEAM = (
    ("upper arm", 0.15, 6.0, 6.0, 5.7),
    ("upper arm", 0.35, 6.0, 6.0, 5.7),
    ("upper arm", 0.6, 6.0, 6.0, 5.7),
)
THIGH_SEAM = (("thigh", 0.12, 8.9, 8.9, 8.9), ("thigh", 0.5, 7.9, 7.9, 7.9), ("thigh", 0.95, 6.2, 6.2, 6.2))
FOOT = (
    *((-0.4, 1.4), (1.2, 0.1), (5.0, 0.3), (10.5, 0.8), (16.5, 0.1), (21.0, 0.2), (22.6, 1.2), (21.6, 2.8)),
    *((17.0, 4.3), (12.0, 6.4), (8.9, 9.0), (8.4, 12.0), (2.6, 12.0), (2.1, 8.0), (0.2, 4.6)),
)
# Each point as (forward, up) from the right and (right, up) from in front.
FACE = (
    (5.6, 9.0, 4.5, 9.2),
    (8.5, 4.8, 7.8, 4.5),
    (8.3, 1.7, 8.3, 1.2),
    (10.4, -1.5, 8.2, -1.8),
    (8.6, -3.0, 7.7, -4.2),
    (8.8, -5.4, 6.4, -7.0),
    (7.4, -9.8, 3.0, -10.8),
    (3.2, -10.2, -3.0, -10.8),
    (-1.6, -7.2, -6.4, -7.0),
    (-5.6, -6.6, -7.9, -2.6),
    (-8.4, 0.0, -8.2, 3.2),
    (-6.0, 8.0, -4.8, 9.0),
    (0.0, 10.6, 0.0, 10.6),
)
HAIR = (
    (7.4, 7.2, 9.3, -1.6),
    (4.4, 11.2, 9.6, 6.4),
    (-2.0, 12.7, 5.4, 12.2),
    (-8.4, 9.6, -5.4, 12.2),
    (-10.9, 3.0, -9.6, 6.4),
    (-9.8, -4.2, -9.3, -1.6),
    (-6.6, -8.2, -7.9, 0.6),
    (-4.4, -4.4, -6.0, 5.6),
    (-1.2, 0.8, 1.0, 7.6),
    (2.4, 5.8, 6.4, 5.0),
)


def _placed(side: str, stations: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Stations on the bones of one side."""
    ends = {bone: (f"{side}-{a}", f"{side}-{b}") for bone, (a, b, _length) in BONES.items()}
    return [(*ends[bone], *rest) for bone, *rest in stations]


def _limb(side: str, chains: tuple[Any, ...], facing: str) -> list[Shape]:
    return [{"facing": facing, "way": -1, "ends": ends, "chain": _placed(side, stations)} for ends, stations in chains]


def _arm(side: str, skin: str, cloth: str) -> list[Shape]:
    return [
        {"part": f"{side}-arm", "colour": skin, "shapes": _limb(side, ARM, "chest")},
        {"part": f"{side}-sleeve", "colour": cloth, "shapes": _limb(side, SLEEVE, "chest")},
    ]


def _leg(side: str, skin: str, cloth: str) -> list[Shape]:
    return [
        {"part": f"{side}-foot", "colour": skin, "shapes": [*_limb(side, SHIN, "hips"), {"foot": side}]},
        {"part": f"{side}-leg", "colour": cloth, "shapes": _limb(side, TROUSERS, "hips")},
    ]


def _seam(part: str, facing: str, edge: int, stations: list[tuple[Any, ...]]) -> Shape:
    """A line that tells a limb from the trunk of the same colour; drawn only where it crosses the trunk."""
    return {"part": part, "seam": stations, "side": edge, "way": -1, "facing": facing}


def _sleeve_seams(side: str) -> list[Shape]:
    stations = _placed(side, SLEEVE_SEAM)
    return [_seam(f"{side}-seam-{edge}", "chest", way, stations) for edge, way in (("front", 1), ("back", -1))]


def groups(like: bool) -> dict[str, list[Shape]]:
    """The parts of the body. ``like``: both sides are equally near, and have the same colours."""
    shade, far = ("skin", "near") if like else ("shade", "far")
    thigh = () if like else (_seam("thigh-seam", "hips", 1, _placed("near", THIGH_SEAM)),)
    return {
        "far-arm": [*_arm("far", shade, far), *(_sleeve_seams("far") if like else ())],
        "far-leg": _leg("far", shade, far),
        "trunk": [
            {"part": "neck", "colour": "skin", "shapes": [NECK]},
            {"part": "trunk", "colour": "near", "shapes": [TRUNK]},
        ],
        "head": [
            {"part": "face", "colour": "skin", "shapes": [{"head": FACE}]},
            {"part": "hair", "colour": "hair", "shapes": [{"head": HAIR}]},
        ],
        "near-leg": [*_leg("near", "skin", "near"), *thigh],
        "near-arm": [*_arm("near", "skin", "near"), *_sleeve_seams("near")],
    }


LIKE = ("far-leg", "near-leg", "trunk", "head", "far-arm", "near-arm")  # the order of a body that faces us
# Where a working region is: joints, how far along, how far to the front and to the right, half its length and width.
REGIONS = {
    "low-back": ("pelvis", "s2", 0.5, -5.5, 0, 12, 7),
    "upper-back": ("s2", "s4", 0.45, -6, 0, 13, 7),
    "whole-back": ("pelvis", "s4", 0.45, -6, 0, 22, 7),
    "belly": ("pelvis", "s2", 0.7, 5, 0, 11, 7),
    "chest": ("s2", "s4", 0.6, 5, 0, 10, 7),
    "side": ("pelvis", "s3", 0.6, 0, -8, 14, 7),
    "buttocks": ("pelvis", "s1", -0.1, -7, 0, 9, 8),
    "hips": ("near-hip", "near-knee", 0.05, 0, 0, 9, 9),
    "hip-front": ("near-hip", "near-knee", 0.08, 5, 0, 11, 6),
    "thigh-front": ("near-hip", "near-knee", 0.5, 3.5, 0, 14, 6),
    "thigh-back": ("near-hip", "near-knee", 0.5, -3.5, 0, 15, 6),
    "shoulders": ("s3", "s4", 0.5, -2, 0, 9, 11),
}
