"""Errors that a person can meet, each with its exit code. Nobody ever sees a traceback."""

from __future__ import annotations


class Stop(Exception):
    """End the command: say ``message`` on standard error and exit with ``code``."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


WRONG = 1  # something was looked at and found wrong
BAD_INPUT = 2  # what was given cannot be used
NOT_INSTALLED = 3  # a part that is needed is missing here
INTERRUPTED = 130  # stopped with Ctrl-C


def bad_input(message: str) -> Stop:
    """What was given cannot be used."""
    return Stop(BAD_INPUT, message)
