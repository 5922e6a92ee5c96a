"""Where Loosen keeps what belongs to whoever uses this computer."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder for data: ``LOOSEN_DATA``, or else the user's own."""
    if given := os.environ.get("LOOSEN_DATA"):
        return Path(given)
    from platformdirs import user_data_dir

    return Path(user_data_dir("loosen", appauthor=False))
