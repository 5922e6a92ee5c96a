"""Options that several commands share."""

from __future__ import annotations

import argparse

from loosen.words import _


def add_answers(parser: argparse.ArgumentParser) -> None:
    """Answers from a file, for programs."""
    parser.add_argument(
        "--answers", metavar="FILE", help=_("read answers (JSON) from FILE, or from standard input with -")
    )
    parser.add_argument("--others", choices=["no"], help=_("with --answers: take every finding that is left out as no"))


def add_book(parser: argparse.ArgumentParser) -> None:
    """Another rule book than Loosen's own."""
    parser.add_argument("--rulebook", metavar="FOLDER", help=_("use the rule book in FOLDER instead of Loosen's own"))
