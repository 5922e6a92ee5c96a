"""``loosen serve``: what cannot work is told before anything is served."""

import os
import socket
import subprocess
import sys

import pytest


def serve(*options, data):
    command = [sys.executable, "-m", "loosen", "serve", "--no-browser", "--data", str(data), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=dict(os.environ))


def test_a_port_in_use_is_told(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = serve("--port", str(port), data=tmp_path / "data")
    assert told.returncode == 2
    assert f"127.0.0.1:{port} cannot be used" in told.stderr
    assert "--port" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_folder_that_cannot_be_used_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    told = serve(data=tmp_path / "file" / "data")
    assert told.returncode == 2
    assert "cannot be used" in told.stderr
    assert "--data" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_broken_rule_book_is_not_served(tmp_path):
    told = serve("--rulebook", str(tmp_path), data=tmp_path / "data")
    assert told.returncode == 1
    assert "triage.yaml is missing" in told.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("port", ["99999", "many"])
def test_a_port_that_is_none_is_told(tmp_path, port):
    told = serve("--port", port, data=tmp_path / "data")
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
