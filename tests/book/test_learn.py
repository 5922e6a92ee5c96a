"""``learn.yaml``: what is wrong in it is told with its line, and its findings are those of the check."""

import pytest

from loosen.book.check import check
from tests.book.samples import changed


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "findings: [chest-pain]",
            "findings: [chest-pian]",
            'unknown finding "chest-pian". Did you mean "chest-pain"?',
        ),
        ("  - [strain,", "  - strain\n  - [strain,", "a group of synonyms is a list of at least two words"),
        ("dangers:", "dangerous:", '"dangers" is missing'),
    ],
)
def test_what_is_wrong_is_told(old, new, says):
    assert any(says in str(one) for one in check(changed("learn.yaml", old, new)))


def test_every_danger_sign_has_words(book):
    """A danger sign for which nobody could type a word would never bring the check."""
    named = {finding for one in book.learn.danger for finding in one.findings}
    assert {finding for sign in book.triage.warning_signs for finding in sign.findings} - named == set()
