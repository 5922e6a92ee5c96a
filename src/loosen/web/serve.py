"""Start the server: make its data folder ready, say where it is, and open a browser when there is one."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import threading
import time
import webbrowser
from pathlib import Path
from secrets import token_urlsafe

from loosen.book.load import load_rulebook
from loosen.words import _


class CannotServe(Exception):
    """Why the server cannot start, and what to do about it."""


def serve(host: str, port: int, data: str | None, rulebook: str | None, browser: bool) -> None:
    """Serve until stopped. Raises `CannotServe`, and `BrokenRuleBook` before anything is served from one."""
    load_rulebook(rulebook)
    for name, folder in (("LOOSEN_DATA", data), ("LOOSEN_RULEBOOK", rulebook)):
        if folder:
            os.environ[name] = str(Path(folder).expanduser().absolute())
    if host not in ("127.0.0.1", "localhost", "::1"):
        os.environ["LOOSEN_HOSTS"] = ",".join(filter(None, (os.environ.get("LOOSEN_HOSTS"), host)))
    os.environ["DJANGO_SETTINGS_MODULE"] = "loosen.web.settings"
    kept_in = prepare()
    _check_port(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    print(_("Loosen is at {address}").format(address=address))
    print(_("Your data is in {folder}. Stop with Ctrl-C.").format(folder=kept_in), flush=True)
    if browser and _has_browser():
        threading.Thread(target=_open_once_there, args=(host, port, address), daemon=True).start()
    run(host, port)


def prepare() -> Path:
    """Make the data folder, the secret key, the database and the files to serve; return the folder."""
    _make_folder()
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    static = Path(settings.STATIC_ROOT)
    if not static.exists():
        for older in static.parent.glob("*"):
            shutil.rmtree(older, ignore_errors=True)
        call_command("collectstatic", verbosity=0, interactive=False)
    return Path(settings.DATA)


def _make_folder() -> None:
    from loosen.web.settings import DATA, SECRET_KEY_FILE

    try:
        DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not SECRET_KEY_FILE.exists():
            SECRET_KEY_FILE.touch(mode=0o600)
            SECRET_KEY_FILE.write_text(token_urlsafe(48))
            del sys.modules["loosen.web.settings"]  # It is read again with the key.
    except OSError as error:
        told = _("{folder} cannot be used: {why}. Give another folder with --data.")
        raise CannotServe(told.format(folder=DATA, why=error.strerror)) from None


def _check_port(host: str, port: int) -> None:
    """A clear word now, rather than a server that dies later."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        told = _("{host}:{port} cannot be used: {why}. Is Loosen running already? Give another port with --port.")
        raise CannotServe(told.format(host=host, port=port, why=error.strerror or error)) from None


def run(host: str, port: int) -> None:
    """Serve what has been prepared, until stopped."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "loosen.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_level=LogLevels.error,
    ).serve()


def _has_browser() -> bool:
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def _open_once_there(host: str, port: int, address: str) -> None:
    for _attempt in range(100):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            webbrowser.open(address)
            return
