"""The days of the week in words."""

from __future__ import annotations

from loosen.words import _


def weekday_names() -> tuple[str, ...]:
    """From Monday on."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
