"""What the diary tells of somebody's course, as findings: worked out from it, never asked."""

from __future__ import annotations

from loosen.engine.finding import Choice, Finding, Number, YesNo

PHASES = ("prevention", "recovery", "subacute", "acute", "flare")  # from the calmest
LIGHTS = ("green", "amber", "red")
NONE = "none"

LONG = 4000  # days

WORST, LEFT, USUAL = "worst-pain-3-days", "pain-left-percent", "usual-pain-7-days"
NOTED, CALM = "days-noted", "calm-days"
REDS_2, REDS_14, UP = "reds-2-days", "reds-14-days", "pain-up-2-days"
LAST, BEFORE = "last-light", "phase-before"

COURSE = (
    Finding(WORST, Number("0 to 10", 0, 10)),
    Finding(LEFT, Number("percent", 0, 1000)),
    Finding(USUAL, Number("0 to 10", 0, 10)),
    Finding(NOTED, Number("days", 0, LONG)),
    Finding(CALM, Number("days", 0, LONG)),
    Finding(REDS_2, Number("sessions", 0, LONG)),
    Finding(REDS_14, Number("sessions", 0, LONG)),
    Finding(UP, YesNo()),
    Finding(LAST, Choice((NONE, *LIGHTS))),
    Finding(BEFORE, Choice((NONE, *PHASES))),
)

# How one session went, as told after it.
AFTER = (
    Finding("pain-rise", Number("points", 0, 10)),
    Finding("pain-during", Number("0 to 10", 0, 10)),
    Finding("hours-to-settle", Number("hours", 0, LONG)),
)
