"""Log lines without anything that a person has told us."""

from __future__ import annotations

import logging
import traceback
from typing import Any


class Plain(logging.Formatter):
    """Tells where an error happened and of what kind it is; its message could hold an answer."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name is logging's)
        kind, _error, where = ei
        frames = traceback.extract_tb(where)
        lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        return "\n".join([*lines, f"  {kind.__name__}"])
