"""Loosen as it is really served, in a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

WITHOUT_NETWORK = ("net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def chromium():
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found, "These tests need Chromium. Install it (on Debian: apt-get install chromium) and run them again."
    return found


class Server:
    """A ``loosen serve`` of its own, that can be stopped and started again."""

    def __init__(self, data, port=None):
        self.data, self.port = data, port or free_port()
        self.address = f"http://localhost:{self.port}"
        self.log = data.with_suffix(".log")  # A pipe that nobody reads would fill and stop the server.
        self.start()

    def start(self, *options):
        command = [sys.executable, "-m", "loosen", "serve", "--no-browser", "--port", str(self.port), *options]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [*command, "--data", str(self.data)],
                env={**os.environ, "LOOSEN_DEVELOPMENT": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        for _attempt in range(200):
            try:
                urllib.request.urlopen(f"{self.address}/offline", timeout=5).close()
                return
            except OSError:
                assert self.process.poll() is None, self.written()
                time.sleep(0.1)
        raise AssertionError("the server does not answer")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)

    def written(self):
        """All that it has said."""
        return self.log.read_text()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def server(own_cache, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()
    assert "Internal Server Error" not in server.written()


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium):
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    return {"executable_path": chromium, "args": [*flags, "--disable-component-update", "--disable-sync"]}


@pytest.fixture(scope="session")
def browser_context_args(server):
    return {"base_url": server.address, "viewport": {"width": 390, "height": 844}, "locale": "en-GB"}


@pytest.fixture
def context(context):
    context.set_default_timeout(10_000)
    return context


@pytest.fixture
def page(page):
    """A page that fails its test when a script does, or when anything is asked of somebody else."""
    wrong = []
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: wrong.append(request.url) if is_elsewhere(request.url) else None)
    page.wrong = wrong
    yield page
    assert [one for one in wrong if not one.endswith(WITHOUT_NETWORK)] == []


def is_elsewhere(url):
    return not url.startswith(("http://localhost:", "data:", "blob:"))
