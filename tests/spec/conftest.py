"""A paragraph that asks for ``back_end`` runs on every back end; ``whole`` on those that tell a whole conclusion.

``interviewer`` is each who can conduct an interview, ``explainer`` each who can explain a conclusion, ``solver`` each
who can prove a promise.
"""

import pytest

from loosen.engine.backends.bdd import Diagrams
from loosen.engine.backends.smt import Z3
from tests.agreement.node import Node
from tests.spec import explanations, interviews
from tests.spec.backends import EVERY, IN_PYTHON, WHOLE, BackEnd, ByNode
from tests.spec.explanations import Explainer
from tests.spec.interviews import Interviewer


@pytest.fixture(scope="session")
def node():
    node = Node()
    yield node
    node.close()


def named(request) -> BackEnd:
    name = request.param
    return BackEnd(name, IN_PYTHON[name] if name in IN_PYTHON else ByNode(request.getfixturevalue("node")))


@pytest.fixture(params=EVERY)
def back_end(request):
    return named(request)


@pytest.fixture(params=WHOLE)
def whole(request):
    return named(request)


@pytest.fixture(params=["referee", "decide.js"])
def interviewer(request):
    if request.param == "referee":
        return Interviewer("referee", interviews.by_referee)
    return Interviewer("decide.js", interviews.InterviewerByNode(request.getfixturevalue("node")))


@pytest.fixture(params=["python", "explain.js"])
def explainer(request):
    if request.param == "python":
        return Explainer("python", explanations.in_python)
    return Explainer("explain.js", explanations.ExplainerByNode(request.getfixturevalue("node")))


@pytest.fixture(params=[Z3, Diagrams], ids=["z3", "bdd"])
def solver(request):
    return request.param()
