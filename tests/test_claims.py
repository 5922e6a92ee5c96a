"""What ships says no more about Loosen than is so, and says what it is for in the same words everywhere."""

import re
from pathlib import Path

import pytest

from loosen import load_rulebook

ROOT = Path(__file__).parent.parent
SHIPPED = ("*.md", "LICENSE-RULEBOOK", "pyproject.toml", "docs/**/*", "src/loosen/**/*")
CLAIM = re.compile(
    r"\b(certified|compliant|clinically[- ](validated|proven|tested)|CE[- ]mark(ed)?|UKCA|proven to|guaranteed?"
    r"|(medically|clinician|doctor|FDA)[- ](approved|cleared))\b",
    re.IGNORECASE,
)
# Sentences that plainly say the opposite. One that no longer stands anywhere must go from this list too.
DENIED = {
    "Loosen is not certified, not compliant with any medical device law, and not clinically validated.",
}
QUOTE = re.compile(r"<!-- quote:begin -->(.*?)<!-- quote:end -->", re.DOTALL)


def shipped():
    """(path, text) of every text file that ships."""
    for pattern in SHIPPED:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and path.suffix not in (".pyc", ".mo", ".png", ".woff2"):
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def sentences(text):
    """The sentences of prose, YAML or code: a blank line, a list item or a table cell ends one too."""
    unmarked = re.sub(r"^\s*[#>]+ ?", "", text, flags=re.MULTILINE)
    for part in re.split(r"\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.)\s)|\s\|\s|(?<=[.!?])[\"'*]*\s", unmarked):
        yield re.sub(r"\s+", " ", part).strip(" -*|\"'")


def test_nothing_is_claimed_that_is_not_so():
    found = {(sentence, name) for name, text in shipped() for sentence in sentences(text) if CLAIM.search(sentence)}
    assert {one for one in found if one[0] not in DENIED} == set()
    assert {sentence for sentence, _name in found} == DENIED


@pytest.mark.parametrize(
    "claim",
    [
        "Certified by experts.",
        "> It is clinically\n> validated.",
        "# it is clinically\n# proven",
        "- FDA-approved",
        "x: proven to work",
        "CE marked",
    ],
)
def test_a_claim_is_seen(claim):
    assert any(CLAIM.search(sentence) for sentence in sentences(claim))


def test_the_purpose_is_quoted_word_for_word():
    quotes = {
        name: " ".join(quote.replace("\n> ", " ").split()) for name, text in shipped() for quote in QUOTE.findall(text)
    }
    purpose = quotes.pop("docs/safety/intended-purpose.md")
    assert "SAFETY.md" in quotes
    assert set(quotes.values()) == {purpose}
    assert load_rulebook().edition.purpose == purpose
