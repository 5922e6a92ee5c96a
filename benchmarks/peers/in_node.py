"""A contestant that runs under node: a child (``node/serve.mjs``) that keeps the people and times itself."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.peers import FEW, Verdict
from benchmarks.people import Answered

NODE = Path(__file__).parent.parent / "node"


class InNode:
    """``module``: the file in ``node/`` that knows the engine. ``rules``: what it is set up with. The rest is as in
    `InPython`."""

    def __init__(
        self,
        name: str,
        version: str,
        fed: str,
        module: str,
        rules: object,
        ready: Callable[[Answered], Any],
        meant: Mapping[str, Callable[[Any], Verdict]],
    ) -> None:
        self.name, self.version, self.fed = name, version, fed
        self._ready, self._meant = ready, meant
        self._child = subprocess.Popen(
            ["node", "serve.mjs", f"./{module}"], cwd=NODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._to, self._from = self._child.stdin, self._child.stdout
        self._ask(do="setUp", rules=rules)

    def seat(self, group: str, people: Sequence[Answered]) -> None:
        self._ask(do="seat", group=group, people=[self._ready(answers) for answers in people])

    def verdicts(self, group: str, task: str) -> list[Verdict]:
        return [self._meant[task](result) for result in self._ask(do="results", group=group, task=task)]

    def seconds(self, group: str, task: str, count: int) -> float:
        return float(self._ask(do="seconds", group=group, task=task, count=count, few=FEW))

    def close(self) -> None:
        self._to.close()
        self._child.wait(timeout=10)
        self._from.close()

    def _ask(self, **request: object) -> Any:
        self._to.write(json.dumps(request) + "\n")
        self._to.flush()
        told = self._from.readline()
        if not told:
            raise RuntimeError(f"{self.name} stopped under node")
        return json.loads(told)


def node_version(package: str) -> str:
    """The version of an npm package that is installed."""
    return str(json.loads((NODE / "node_modules" / package / "package.json").read_text())["version"])
