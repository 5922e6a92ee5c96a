"""Deciding, about anything.

A *finding* is one fact; a *criterion* is a tree over findings without negation; a *decision* is a scale and rules
that push up it; a *conclusion* is the interval ``[at_least, at_most]`` that the answers so far allow. Nothing here
knows what the findings are about, reads a file, or looks at a clock.
"""
