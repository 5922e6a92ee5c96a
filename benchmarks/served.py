"""A server with Loosen on it, in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

SETTINGS = "benchmarks.site.settings"
START = "import sys; from loosen.web import serve; serve.prepare(); serve.run('127.0.0.1', int(sys.argv[1]))"


@contextmanager
def served() -> Iterator[int]:
    """The port at which it answers."""
    with tempfile.TemporaryDirectory() as data, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {**os.environ, "LOOSEN_DATA": data, "DJANGO_SETTINGS_MODULE": SETTINGS}
        process = subprocess.Popen([sys.executable, "-c", START, str(port)], env=environment)
        try:
            _wait(process, port)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _attempt in range(300):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/offline")
            connection.getresponse().read()
        except OSError:
            if process.poll() is not None:
                raise SystemExit("the server could not be started") from None
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server does not answer")
