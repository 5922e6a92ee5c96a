import pytest

from tests.agreement.node import Node
from tests.spec.backends import ByNode


@pytest.fixture(scope="session")
def by_node():
    """Conclusions by decide.js."""
    node = Node()
    yield ByNode(node)
    node.close()
