"""What somebody's days tell of their recovery, as findings: worked out from the diary, never asked."""

from __future__ import annotations

from loosen.book.course import LONG, UP
from loosen.engine.finding import Finding, Number, YesNo

FOLLOWED_DAYS, OF_PAIN, SINCE_CHECK = "days-followed", "days-of-pain", "days-since-check"
PAIN, PERCENT, POINTS = "pain-now", "better-percent", "better-points"
ABOVE, SLEEPLESS, LOW, EPISODES = "above-usual-course", "nights-without-sleep", "days-low", "episodes-in-a-year"

FOLLOWED = (
    Finding(FOLLOWED_DAYS, Number("days", 0, LONG)),
    Finding(OF_PAIN, Number("days", 0, 30_000)),
    Finding(SINCE_CHECK, Number("days", 0, LONG)),
    Finding(PAIN, Number("0 to 10", 0, 10)),
    Finding(PERCENT, Number("percent", 0, 100)),
    Finding(POINTS, Number("points", 0, 10)),
    Finding(ABOVE, YesNo()),
    Finding(SLEEPLESS, Number("nights", 0, LONG)),
    Finding(LOW, Number("days", 0, LONG)),
    Finding(EPISODES, Number("episodes", 0, LONG)),
    Finding(UP, YesNo()),
)
