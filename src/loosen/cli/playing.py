"""Leading through a session in a terminal: time goes by, keys are pressed, and the screen shows it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from io import TextIOWrapper

from rich.console import Console, ConsoleDimensions
from rich.live import Live

from loosen.care.player import Player
from loosen.cli.keyboard import LEFT, RIGHT, Keyboard
from loosen.cli.player_screen import Screen
from loosen.cli.session_plain import show_done

TICK = 0.1  # seconds between two pictures


def play(
    player: Player,
    adapt: Mapping[str, tuple[str, ...]],
    *,
    now: Callable[[], float] = time.monotonic,
    quiet: bool = False,
) -> None:
    """Lead through it, and tell what was done. The terminal comes back as it was, whatever happens.

    ``now``: seconds of a clock that never goes back.
    """
    try:
        _lead(player, adapt, now, quiet)
    finally:
        show_done(player)


def _lead(player: Player, adapt: Mapping[str, tuple[str, ...]], now: Callable[[], float], quiet: bool) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show a sign shows another
    console = Console(highlight=False)
    screen = Screen(console, player, adapt)
    with Keyboard() as keyboard, Live(console=console, screen=True, auto_refresh=False) as live:
        before = now()
        while not player.ended:
            _fit(console)
            live.update(screen.draw(), refresh=True)
            try:
                for key in keyboard.pressed(TICK):
                    press(player, key)
            except EOFError:  # the window was closed
                player.end()
            after = now()
            if player.advance(after - before) and not quiet:
                console.bell()
            before = after


def _fit(console: Console) -> None:
    """Draw for the window as it is now, whatever the environment says of it."""
    columns, rows = os.get_terminal_size(sys.stdout.fileno())
    if columns and rows:
        console.size = ConsoleDimensions(columns, rows)


def press(player: Player, key: str) -> None:
    """What a key does now. Those that mean nothing now do nothing."""
    if player.ended:
        return
    keys: dict[str, Callable[[], None]] = {"q": player.end}
    if player.asked is not None:
        keys |= {"y": lambda: player.answer(True), "n": lambda: player.answer(False)}
    elif player.hurt is not None:
        keys |= {" ": player.go_on}
    elif not player.begun:
        keys |= {" ": player.pause}
    else:
        keys |= {" ": player.pause, "x": player.hurts}
        keys |= dict.fromkeys(("b", LEFT), player.back) | dict.fromkeys(("n", "s", RIGHT), player.skip)
    if key in keys:
        keys[key]()
