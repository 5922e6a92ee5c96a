"""The web part as Django runs it, on a data folder of its own."""

import io
import logging

import pytest


@pytest.fixture(scope="session")
def served(own_cache, tmp_path_factory):
    """Everything made ready as ``loosen serve`` does it; the data folder."""
    patch = pytest.MonkeyPatch()
    data = tmp_path_factory.mktemp("data")
    patch.setenv("LOOSEN_DATA", str(data))
    patch.setenv("LOOSEN_DEVELOPMENT", "1")
    patch.setenv("DJANGO_SETTINGS_MODULE", "loosen.web.settings")
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # A browser test before leaves its event loop in this thread.
    from loosen.web.serve import prepare

    prepare()
    from django.test.utils import setup_test_environment, teardown_test_environment

    setup_test_environment()
    yield data
    teardown_test_environment()
    patch.undo()


@pytest.fixture
def client(served):
    from django.test import Client

    return Client(enforce_csrf_checks=True, raise_request_exception=False)


@pytest.fixture
def logged(served):
    """What the server writes to its console, as a function that returns the text so far."""
    from loosen.web.logs import Plain

    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Plain("%(name)s %(message)s"))
    loggers = [logging.getLogger(name) for name in ("loosen", "django.request")]
    for logger in loggers:
        logger.addHandler(handler)
    yield written.getvalue
    for logger in loggers:
        logger.removeHandler(handler)
