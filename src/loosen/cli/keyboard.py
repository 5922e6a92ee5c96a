"""Keys as they are pressed, without Enter. Whatever happens, the terminal is left as it was found."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import termios
import tty
from types import FrameType, TracebackType
from typing import NoReturn

LEFT, RIGHT = "left", "right"
SEQUENCES = {"\x1b[D": LEFT, "\x1bOD": LEFT, "\x1b[C": RIGHT, "\x1bOC": RIGHT}
ESCAPE = "\x1b"
KEY = re.compile(r"\x1b(?:\[[0-9;]*.?|O.?)?|.", re.DOTALL)
CHARACTERS = 6  # of the control characters of a terminal: where `tcgetattr` keeps them


class Keyboard:
    """The keys of the terminal on standard input, as a context."""

    def __enter__(self) -> Keyboard:
        self._file = sys.stdin.fileno()
        self._before = termios.tcgetattr(self._file)
        self._signals = {one: signal.signal(one, _leave) for one in (signal.SIGTERM, signal.SIGHUP)}
        tty.setcbreak(self._file)
        now = termios.tcgetattr(self._file)
        now[CHARACTERS][termios.VSUSP] = b"\0"  # put to sleep, it would leave the screen in a mess
        termios.tcsetattr(self._file, termios.TCSADRAIN, now)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        termios.tcsetattr(self._file, termios.TCSADRAIN, self._before)
        for one, handler in self._signals.items():
            signal.signal(one, handler)

    def pressed(self, seconds: float) -> list[str]:
        """The keys that were pressed, after waiting for one for ``seconds`` at most. Raises `EOFError`."""
        if not select.select([self._file], [], [], seconds)[0]:
            return []
        read = os.read(self._file, 1024)
        if not read:
            raise EOFError
        return keys_in(read.decode(errors="ignore"))


def keys_in(text: str) -> list[str]:
    """The keys in what a terminal sent; those that mean nothing here are left out."""
    keys = KEY.findall(text)
    return [
        SEQUENCES.get(key, key.lower()) for key in keys if key in SEQUENCES or (len(key) == 1 and key.isprintable())
    ]


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
