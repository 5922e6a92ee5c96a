"""Writing a file whole or not at all: beside it first, then moved into place."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Put ``text`` in ``file``, so that whoever pulls the plug finds the old or the new. Raises `OSError`."""
    target = file.resolve()  # A link stays a link.
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, suffix=".json", delete=False) as beside:
        try:
            beside.write(text)
            beside.flush()
            os.fsync(beside.fileno())
        except BaseException:
            os.unlink(beside.name)
            raise
    os.replace(beside.name, target)
