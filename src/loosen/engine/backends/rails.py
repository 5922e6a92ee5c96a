"""The program on two rails, in any algebra that has ``&`` and ``|``.

Seen level by level, a criterion is *known* to be worth that level, *possibly* worth it, or not worth it. With one
plane for known and one for possible, "all" is ``&`` and "any" is ``|`` on each plane alone. The same few lines so
serve bits of a whole number, solver terms and nodes of a decision diagram.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any, TypeVar

from loosen.engine.program import Node

Plane = TypeVar("Plane", bound=Any)


def combine(node: Node, part: Callable[[int], Plane]) -> Plane:
    """The plane of an "all", "any" or "least" node from those of its parts."""
    match node:
        case ("all", parts):
            return reduce(and_, map(part, parts))
        case ("any", parts):
            return reduce(or_, map(part, parts))
        case (_, n, parts):
            return at_least(n, [part(one) for one in parts])
    raise ValueError(f"{node!r} has no parts")


def at_least(n: int, parts: Sequence[Plane]) -> Plane:
    """The plane where ``n`` or more of ``parts`` hold, 1 <= n <= len(parts)."""
    counted: list[Plane] = []  # counted[j]: more than j of the parts so far
    for part in parts:
        one_more = [part, *(plane & part for plane in counted)]
        both = [before | now for before, now in zip(counted, one_more, strict=False)]
        counted = (both + one_more[len(counted) :])[:n]
    return counted[n - 1]
