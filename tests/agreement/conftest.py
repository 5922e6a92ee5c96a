import pytest

from tests.agreement.node import Node


@pytest.fixture(scope="session")
def node():
    """decide.js and explain.js, in one process."""
    node = Node()
    yield node
    node.close()
