"""What a run is to do, as plain data that travels to worker processes."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass


class CannotRun(ValueError):
    """What was asked cannot be done; the message says why and what next."""


@dataclass(frozen=True)
class Task:
    """``source``: a Parquet file. ``rulebook``: a folder, or ``None`` for Loosen's own. ``book_hash``: of its content.

    ``decisions``: ids. ``region``: id of where everybody is, or ``None`` when a column says it or nobody knows.
    ``keep``: columns of the source that go into the result as they are.
    """

    source: str
    rulebook: str | None
    book_hash: str
    decisions: tuple[str, ...]
    region: str | None = None
    keep: tuple[str, ...] = ()

    def print(self) -> str:
        """A fingerprint: parts of an earlier run are used again only when it is the same."""
        state = os.stat(self.source)
        said = {**asdict(self), "rulebook": None, "size": state.st_size, "changed": state.st_mtime_ns}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
