"""One body: how long its bones are, how thick it is where it rests, and how far its joints go. Centimetres and degrees.

Ranges are those of a mobile grown-up with a little to spare; an exercise asks for far less.
"""

from __future__ import annotations

SPINE = (10.0, 13.0, 15.0, 14.0)  # hips to the small of the back, the ribs, the shoulder blades, the nape
# How a bend of the low back, one of the upper back, and a twist or side bend are shared out along it.
SHARES = ((0.0, 0.55, 0.45, 0.0), (0.0, 0.0, 0.5, 0.5), (0.0, 0.25, 0.4, 0.35))
NECK, CROWN = 16.2, 12.5  # nape to the middle of the head, and from there to its top
HIP_OUT, SHOULDER_OUT, SHOULDER_DOWN = 8.5, 15.0, 5.0
THIGH, SHANK, UPPER_ARM, FOREARM, HAND = 42.0, 41.0, 29.0, 25.0, 16.0
ANKLE_HIGH, HEEL_BACK, TOES_FORWARD = 7.0, 5.5, 17.5

BONES = {
    "thigh": ("hip", "knee", THIGH),
    "shank": ("knee", "ankle", SHANK),
    "upper arm": ("shoulder", "elbow", UPPER_ARM),
    "forearm": ("elbow", "wrist", FOREARM),
    "hand": ("wrist", "tip", HAND),
}
# How much body there is around a joint: so high it lies when that part rests on the floor.
AROUND = {
    "pelvis": 9.0,
    "s2": 8.5,
    "s3": 9.5,
    "head": 8.5,
    "knee": 5.0,
    "ankle": 3.5,
    "elbow": 3.5,
    "wrist": 2.0,
    "tip": 0.5,
    "heel": 0.0,
    "toe": 0.0,
}
RANGES = {
    "hip": (-30, 140),
    "knee": (-1, 158),
    "ankle": (-85, 35),
    "elbow": (-1, 155),
    "low and upper back": (-65, 90),
    "neck": (-55, 60),
    "twist": (-1, 55),
}
