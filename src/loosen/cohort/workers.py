"""Parts decided side by side: by this process and by helpers, each on a processor of its own."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from multiprocessing.queues import Queue
from multiprocessing.sharedctypes import Synchronized
from queue import Empty
from typing import TypeAlias

from loosen.cohort.part import Part, Worker
from loosen.cohort.task import CannotRun, Task
from loosen.words import _

LOOK_EVERY = 1.0  # seconds between two looks at whether helpers are still there

Turn: TypeAlias = "Synchronized[int]"  # the place of the part that is next


def decided(task: Task, parts: Sequence[Part], workers: int) -> Iterator[Part]:
    """Each of ``parts`` when it is done, by ``workers`` of which this process is one: it need not be started first."""
    if not parts:
        return
    # Started anew and not forked: threads of the libraries that read would not survive that.
    context = multiprocessing.get_context("spawn")
    turn, done = context.Value("i", 0), context.Queue()
    helpers = [
        context.Process(target=_help, args=(task, list(parts), processor, turn, done), daemon=True)
        for processor in range(1, workers)
    ]
    for helper in helpers:
        helper.start()
    mine = _keep_to(0) if helpers else None
    left = len(parts)
    try:
        worker = Worker(task)
        for part in _taken(parts, turn):
            worker.decide(part)
            for one in (part, *_said(done)):
                left -= 1
                yield one
        while left:
            late = _waited_for(done, helpers)
            if late is not None:
                left -= 1
                yield late
    finally:
        for helper in helpers:
            helper.terminate()
        if mine is not None:
            os.sched_setaffinity(0, mine)


def _help(task: Task, parts: Sequence[Part], processor: int, turn: Turn, done: Queue[Part | Exception]) -> None:
    _keep_to(processor)
    try:
        worker = Worker(task)
        for part in _taken(parts, turn):
            worker.decide(part)
            done.put(part)
    except KeyboardInterrupt:
        pass  # whoever started this one was told as well
    except Exception as error:
        done.put(error)


def _taken(parts: Sequence[Part], turn: Turn) -> Iterator[Part]:
    """Those that nobody else has taken."""
    while True:
        with turn.get_lock():
            place = turn.value
            turn.value += 1
        if place >= len(parts):
            return
        yield parts[place]


def _said(done: Queue[Part | Exception]) -> Iterator[Part]:
    """What helpers have done by now. Raises what went wrong for one of them."""
    while True:
        try:
            said = done.get_nowait()
        except Empty:
            return
        if isinstance(said, Exception):
            raise said
        yield said


def _waited_for(done: Queue[Part | Exception], helpers: Sequence[multiprocessing.process.BaseProcess]) -> Part | None:
    """The next that a helper has done, or ``None`` after a while. Raises `CannotRun` when one has gone."""
    gone = any(helper.exitcode not in (None, 0) for helper in helpers)
    try:
        said = done.get(timeout=LOOK_EVERY)
    except Empty:
        if gone:
            raise CannotRun(_("a worker has ended, perhaps for want of memory. Start again to go on.")) from None
        return None
    if isinstance(said, Exception):
        raise said
    return said


def _keep_to(processor: int) -> set[int] | None:
    """Keep to one processor: left to themselves, two may share one while the other idles. Returns the former ones."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    before = os.sched_getaffinity(0)
    allowed = sorted(before)
    os.sched_setaffinity(0, {allowed[processor % len(allowed)]})
    return before
