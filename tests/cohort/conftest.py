"""Tables of made-up people, as a health service would hand them over."""

import random
from itertools import count

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from loosen.engine.finding import UNSURE, YES, YesNo
from tests.agreement.people import random_people


@pytest.fixture(scope="session")
def people(book):
    """A thousand of them, with answers to the check and to the screens."""
    chance = random.Random(5)
    found = [dict(answers) for answers in random_people(book, 1000)]
    for id, question in book.screens.screened.own.findings.items():
        if isinstance(question.kind, YesNo) and id not in book.findings.findings:
            for answers in found:
                if chance.random() < 0.8:
                    answers[id] = chance.choice(["no", "no", "no", "yes", "unsure"])
    return found


def columns_of(findings, people, text=False):
    """Plain columns; yes or no as words when ``text``, else as booleans."""
    columns = {"person": pa.array([f"p{place}" for place in range(len(people))])}
    for id, finding in findings.items():
        answers = [one.get(id) for one in people]
        if all(answer is None for answer in answers):
            continue
        if isinstance(finding.kind, YesNo) and not text:
            columns[id] = pa.array([None if answer in (None, UNSURE) else answer == YES for answer in answers])
            columns[id + "-unsure"] = pa.array([answer == UNSURE for answer in answers])
        else:
            columns[id] = pa.array(answers)
    return pa.table(columns)


@pytest.fixture(params=["booleans", "words"])
def table(request, book, people):
    return columns_of(book.known, people, text=request.param == "words")


@pytest.fixture
def write(tmp_path):
    """Write a table in row groups of 300 and give its path."""
    names = (f"people{place}.parquet" for place in count())

    def written(table, rows=300):
        path = tmp_path / next(names)
        pq.write_table(table, path, row_group_size=rows)
        return str(path)

    return written
