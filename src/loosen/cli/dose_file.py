"""The file of doses: read whole or not at all, written beside and moved into place, never written over when damaged."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from loosen.book.places import data_folder
from loosen.care.dose_log import BadLog, Event, from_plain, merge, to_plain
from loosen.cli.errors import bad_input
from loosen.cli.whole_file import write_whole
from loosen.words import _

LARGEST = 20_000_000  # bytes: some 100,000 doses
FORMAT = 1


def file_of(given: str | None) -> Path:
    """The file that was named, or the one in Loosen's data folder."""
    return Path(given).expanduser() if given else data_folder() / "doses.json"


def read(file: Path) -> dict[str, Event]:
    """The events in ``file``; none when there is no such file. Raises `Stop` when they cannot be used."""
    try:
        with file.open("rb") as opened:
            text = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise bad_input(_("{file} cannot be read: {why}.").format(file=file, why=error.strerror)) from None
    try:
        if len(text) > LARGEST:
            raise BadLog(_("It is too large."))
        plain = json.loads(text.decode())
        if not isinstance(plain, dict) or plain.get("format") != FORMAT:
            raise BadLog(_("It is not a file of doses that this version of Loosen can read."))
        return from_plain(plain.get("events"))
    except (BadLog, ValueError, RecursionError) as error:
        told = str(error) if isinstance(error, BadLog) else _("It is not JSON.")
        after = _(
            "It was left as it is. Move it to another name to start afresh, or put back an older copy. "
            "Until then, keep to the times on your packets."
        )
        raise bad_input(f"{file}: {told}\n{after}") from None


def add(file: Path, events: Iterable[Event]) -> None:
    """Put ``events`` with those that ``file`` holds by now. Raises `Stop` when it cannot be written."""
    log = merge(read(file).values(), events)
    plain = {"format": FORMAT, "events": to_plain(log.values())}
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, json.dumps(plain, indent=1, ensure_ascii=False) + "\n")
    except OSError as error:
        raise bad_input(_("{file} cannot be written: {why}.").format(file=file, why=error.strerror)) from None
