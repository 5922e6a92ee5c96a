"""Engines that take whole tables of people, each measured in a process of its own that keeps to its cores.

A peer is handed the people written out as for `benchmarks.peers.two_valued`: a small whole number for each word, with
"missing" and "skipped" among the words, and two bounds for each number. Loosen starts from Arrow columns as they come.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ranks = tuple[NDArray[np.uint8], NDArray[np.uint8]]  # at least, at most


class Engine(Protocol):
    """``people``: how many it decides about at a time. ``bytes``: what it is handed, for all of them."""

    version: str
    people: int
    bytes: int

    def decide(self) -> Ranks:
        """Both bounds of everybody."""
        ...
