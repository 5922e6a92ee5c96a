"""What the tests share."""

import pytest
from hypothesis import settings

from loosen.book.load import load_rulebook

settings.register_profile("everyday", deadline=None, derandomize=True)
# Ten times as many, and others each time; whatever fails prints how to repeat it.
settings.register_profile("deep", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("everyday")


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true", help="run the deep tests as well (some minutes)")


def pytest_configure(config):
    if config.getoption("--slow"):
        settings.load_profile("deep")


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--slow"):
        for item in items:
            if "slow" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="deep and slow: run script/test --slow"))


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory):
    """Nothing is read from or written to the cache of whoever runs the tests."""
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    yield
    patch.undo()


@pytest.fixture(scope="session")
def book(own_cache):
    return load_rulebook()
