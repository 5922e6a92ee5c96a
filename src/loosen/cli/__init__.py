"""The ``loosen`` command.

Exit codes: 0 done · 1 something was found wrong (a broken rule book or promise, two editions that differ, a dose that
the packet does not allow, an exercise that does not suit) · 2 the input cannot be used · 3 a part that is needed is
not installed · 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``loosen`` with ``arguments`` (those of the process by default) and return its exit code."""
    from loosen.cli.command import run

    try:
        return run(sys.argv[1:] if arguments is None else list(arguments))
    except BrokenPipeError:
        # Whoever read our output has stopped reading; that is theirs to do.
        sys.stderr.close()
        return 0
