"""Made-up people whose answers are about as common as in real life.

Ninety-nine in a hundred have an ordinary spasm; each of their answers is drawn by itself. The others have something
serious, whose signs are drawn together. A figure that the evidence gives names its source (an id in
``rulebook/evidence/sources.yaml``); `ASSUMED` ones are guesses, made so that four ordinary people in five have some
"red flag" in the loose sense, as in henschke-2009. Good for measuring programs, for nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from loosen.engine.decision import Decision
from loosen.engine.evaluate import skipped
from loosen.engine.finding import NO, UNSURE, YES, Answer, YesNo

ASSUMED = "assumed"
SEED = 20261123

Answered = dict[str, Answer]


class Share(NamedTuple):
    """How many say yes: of those under 55, and of those of 55 or over."""

    younger: float
    older: float
    source: str = ASSUMED


def everyone(share: float, source: str = ASSUMED) -> Share:
    return Share(share, share, source)


SERIOUS_SHARE = 11 / 1172  # henschke-2009
LOOSE_FLAG_SHARE = 0.804  # of ordinary people have one or more: henschke-2009; what the guesses below aim at
WOMEN, OTHER_SEX, FROM_55, UNDER_18 = 0.50, 0.01, 0.30, 0.02  # assumed
PREGNANT = {"yes": 0.025, "possible": 0.01}  # of women of 16 to 50; assumed
SEVERITY = (5.2, 2.0)  # mean: dacosta-2012 (52 of 100 at the start); spread: assumed
DAYS = (4, 1.4)  # median, and spread of its logarithm; assumed: people look for help early
SITES = {  # danish-twins-2009 (low back 12, neck 10, thoracic 4), with fewer necks: this is about backs
    "low-back": 0.62,
    "upper-mid": 0.16,
    "neck": 0.13,
    "side-flank": 0.07,
    "all-over": 0.02,
}
UNSURE_OF_DANGER, UNSURE_OF_OTHERS = 0.0005, 0.003  # assumed

ORDINARY: Mapping[str, Share] = {
    # Signs that alone are an emergency: people with a plain spasm say yes to some of them too.
    "collapse-or-grey": everyone(0.002),
    "severe-breathless": everyone(0.002),
    "chest-pain": Share(0.008, 0.015),
    "tearing-sudden-pain": everyone(0.004),
    "severe-tummy-pain": everyone(0.002),
    "sepsis-signs": everyone(0.0005),
    "jaw-lock-body-spasm": everyone(0.0005),
    "bleeding-internal-signs": everyone(0.002),
    "major-trauma": everyone(0.004),
    "saddle-numbness": everyone(0.003),
    "urinary-retention-new": everyone(0.003),
    "bladder-bowel-leak": Share(0.002, 0.006),
    "leg-weakness-both": everyone(0.002),
    "leg-symptoms-both": everyone(0.008),
    "unsteady-or-heavy-legs": Share(0.002, 0.006),
    "twisting-after-medicine": everyone(0.0003),
    "medicine-overdose": everyone(0.004),
    "pregnancy-warning": everyone(0.03),
    # What they have and take.
    "known-aneurysm": Share(0.002, 0.008),
    "cancer-history": Share(0.015, 0.09),
    "immune-weak": everyone(0.015),
    "iv-drug-use": everyone(0.005),
    "anticoagulant": Share(0.008, 0.07),
    "sickle-cell": everyone(0.002),
    "recent-infection-or-spine-procedure": everyone(0.012),
    "steroid-long-term": Share(0.004, 0.015),
    "osteoporosis": Share(0.004, 0.07),
    "statin-recent": Share(0.004, 0.03),
    "kidney-disease": Share(0.01, 0.05),
    # How they feel.
    "fever": everyone(0.008),
    "cough-new": everyone(0.02),
    "pain-worse-breathing-in": everyone(0.05),
    "calf-swelling": everyone(0.006),
    "upper-tummy-pain": everyone(0.02),
    "cannot-keep-fluids": everyone(0.002),
    "yellow-skin": everyone(0.0005),
    "weight-loss": everyone(0.015),
    # Legs, skin, pee.
    "foot-drop": everyone(0.003),
    "leg-weakness-one": everyone(0.02),
    "leg-pain-one-side": everyone(0.05, "cochrane-prev-protocol-2024"),
    "band-pain-trunk": everyone(0.008),
    "rash-band": everyone(0.006),
    "flank-colic": everyone(0.008),
    "urine-burning": everyone(0.012),
    "urine-red-brown": everyone(0.004),
    "weakness-worsening": everyone(0.08),
    # How it began and how it goes.
    "minor-trauma": Share(0.08, 0.06),
    "hard-exertion-or-crush": Share(0.06, 0.03),
    "swollen-hard-muscle": everyone(0.015),
    "spine-bone-tender-or-bruised": everyone(0.06),
    "shape-change": Share(0.003, 0.015),
    "no-position-eases": everyone(0.08),
    "pain-worsening-weeks": everyone(0.03),
    "recurrent-episodes": everyone(0.14),
    "better-moving-not-resting": everyone(0.18),
    "night-second-half": everyone(0.15),
    "spa-features": everyone(0.06),
}


class Cause(NamedTuple):
    """Something serious: its share of what is serious, the share of 55 or over, and how often each sign is there."""

    share: float
    older: float
    signs: Mapping[str, float]


SERIOUS: Mapping[str, Cause] = {
    # 8 of 11: henschke-2009. Its signs are the flags of enthoven-2016-bace and downie-2013, how often: assumed.
    "a broken bone": Cause(
        8 / 11,
        0.8,
        {
            "minor-trauma": 0.5,
            "osteoporosis": 0.35,
            "steroid-long-term": 0.15,
            "spine-bone-tender-or-bruised": 0.5,
            "no-position-eases": 0.3,
            "shape-change": 0.2,
        },
    ),
    # How often each sign: ces-334-audit (its bladder change is taken apart in two).
    "cauda equina syndrome": Cause(
        0.7 / 11,
        0.2,
        {
            "saddle-numbness": 0.60,
            "leg-symptoms-both": 0.60,
            "leg-weakness-one": 0.40,
            "leg-weakness-both": 0.28,
            "urinary-retention-new": 0.50,
            "bladder-bowel-leak": 0.30,
        },
    ),
    # Fever in about half, injecting in up to half: sea-bmjbp. A quarter after health care: hcavo-2015.
    "an infection of the spine": Cause(
        0.6 / 11,
        0.5,
        {
            "fever": 0.50,
            "iv-drug-use": 0.25,
            "recent-infection-or-spine-procedure": 0.25,
            "immune-weak": 0.25,
            "no-position-eases": 0.5,
            "pain-worsening-weeks": 0.5,
        },
    ),
    # A quarter had no known cancer: southtees-mscc. The rest: assumed.
    "cancer in the spine": Cause(
        0.7 / 11,
        0.7,
        {
            "cancer-history": 0.75,
            "weight-loss": 0.3,
            "pain-worsening-weeks": 0.6,
            "no-position-eases": 0.4,
            "band-pain-trunk": 0.2,
            "unsteady-or-heavy-legs": 0.15,
        },
    ),
    # Faint in 36.5 %: raaa-cohort. The rest: assumed.
    "a torn or leaking artery": Cause(
        0.3 / 11, 0.9, {"collapse-or-grey": 0.365, "severe-tummy-pain": 0.5, "tearing-sudden-pain": 0.4}
    ),
    # Assumed.
    "heart or lung": Cause(
        0.3 / 11, 0.7, {"chest-pain": 0.6, "severe-breathless": 0.5, "pain-worse-breathing-in": 0.4}
    ),
    "an infection of the kidney": Cause(
        0.4 / 11, 0.3, {"fever": 0.6, "flank-colic": 0.5, "urine-burning": 0.5, "urine-red-brown": 0.2}
    ),
}


@dataclass(frozen=True)
class Person:
    """``truth``: what they would answer to anything. ``cause``: what serious thing they have, or ``None``."""

    truth: Mapping[str, Answer]
    cause: str | None

    def answers_all(self, decision: Decision) -> Answered:
        """Their answer to every question that is not skipped."""
        return self.answers_some(decision, 0.0, Random())

    def answers_some(self, decision: Decision, left_out: float, random: Random) -> Answered:
        """The same with a share of the questions ``left_out``, whichever they be."""
        answers: Answered = {}
        for question in decision.questions:
            id = question.finding.id
            if not skipped(decision, id, answers) and random.random() >= left_out:
                answers[id] = self.truth[id]
        return answers

    def loose_flags(self) -> int:
        """How many "red flags" in the loose sense: any yes, an age of 55 or over, six weeks of pain."""
        numbers = int(self.truth["age"]) >= 55, int(self.truth["pain-duration-days"]) >= 42
        return sum(numbers) + sum(self.truth[id] == YES for id in ORDINARY if id not in FOLLOW_UPS)


FOLLOW_UPS = {"pregnancy-warning", "weakness-worsening", "kidney-disease"}


def make_people(decision: Decision, count: int, seed: int = SEED) -> list[Person]:
    """The same people for the same ``seed``. Raises `ValueError` for a yes-or-no finding that has no figure here."""
    yes_no = {question.finding.id for question in decision.questions if isinstance(question.finding.kind, YesNo)}
    if unknown := sorted(yes_no - set(ORDINARY)):
        raise ValueError(f"benchmarks/people.py does not say how many answer yes to {', '.join(unknown)}")
    random = Random(seed)
    return [_person(decision, random) for _ in range(count)]


def _person(decision: Decision, random: Random) -> Person:
    cause = None
    if random.random() < SERIOUS_SHARE:
        cause = _one_of({name: serious.share for name, serious in SERIOUS.items()}, random)
    older = random.random() < (SERIOUS[cause].older if cause else FROM_55)
    truth = _numbers_and_choices(older, random)
    signs = SERIOUS[cause].signs if cause else {}
    for question in decision.questions:
        id = question.finding.id
        if isinstance(question.finding.kind, YesNo):
            unsure = UNSURE_OF_DANGER if question.unsure == decision.scale.top else UNSURE_OF_OTHERS
            share = signs.get(id, ORDINARY[id].older if older else ORDINARY[id].younger)
            truth[id] = UNSURE if random.random() < unsure else YES if random.random() < share else NO
    return Person(truth, cause)


def _numbers_and_choices(older: bool, random: Random) -> Answered:
    age = random.randint(55, 88) if older else random.randint(12, 17) if random.random() < UNDER_18 else 0
    age = age or random.randint(18, 54)
    sex = _one_of({"female": WOMEN, "male": 1 - WOMEN - OTHER_SEX, "other": OTHER_SEX}, random)
    fertile = sex == "female" and 16 <= age <= 50
    mean, spread = SEVERITY
    median, stretch = DAYS
    return {
        "age": age,
        "sex-at-birth": sex,
        "pregnant": _one_of({**PREGNANT, "no": 1 - sum(PREGNANT.values())}, random) if fertile else "no",
        "pain-site": _one_of(SITES, random),
        "pain-severity": min(10, max(1, round(random.gauss(mean, spread)))),
        "pain-duration-days": min(2000, round(median * random.lognormvariate(0, stretch))),
    }


def _one_of(shares: Mapping[str, float], random: Random) -> str:
    return random.choices(list(shares), list(shares.values()))[0]
