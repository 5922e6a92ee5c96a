"""``loosen serve``: the command line opens the browser's door."""

from __future__ import annotations

import argparse

from loosen.cli.errors import bad_input


def run(chosen: argparse.Namespace) -> int:
    """Serve until stopped."""
    from loosen.web.serve import CannotServe, serve

    try:
        serve(chosen.host, chosen.port, chosen.data, chosen.rulebook, chosen.browser)
    except CannotServe as error:
        raise bad_input(str(error)) from None
    return 0
