"""What somebody takes: names are known, misspelt names are asked about, and nothing is taken for something else."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.book.load import load_rulebook
from loosen.care.cabinet import duplicates, look_through, shares

BOOK = load_rulebook()
NAMES = BOOK.names
EVERY_NAME = [
    *(name for one in NAMES.substances.values() for name in (one.name, *one.also)),
    *(brand.name for brand in NAMES.brands),
]


def one(typed, **more):
    """The only thing in ``typed``."""
    (taken,) = look_through(NAMES, [typed], **more).taken
    return taken


@pytest.mark.parametrize("name", EVERY_NAME)
def test_every_name_is_known_as_itself(name):
    found = look_through(NAMES, [name])
    assert [(taken.match, taken.confirmed) for taken in found.taken] == [("exact", True)]
    assert found.unknown == found.unconfirmed == ()


@pytest.mark.parametrize(
    ("typed", "name", "route"),
    [
        ("WARFARIN", "warfarin", "mouth"),
        ("ibuprofen 200mg tablets", "ibuprofen", "mouth"),
        ("Ibuprofen Gel 5%", "ibuprofen", "skin"),
        ("Voltarol 12 hour gel 2.32%", "Voltarol", "skin"),
        ("2 x 500 mg paracetamol", "paracetamol", "mouth"),
        ("acetaminophen", "paracetamol", "mouth"),
        ("  Nurofen   Plus ", "Nurofen Plus", "mouth"),
        ("devil’s claw", "devil's claw", "mouth"),
        ("ＣＢＤ oil", "CBD", "mouth"),
        ("普拿疼", "普拿疼", "mouth"),
        ("布洛芬", "ibuprofen", "mouth"),
        ("a blood thinner", "blood thinner", "mouth"),
        ("water tablets", "water tablets", "mouth"),
        ("low-dose aspirin", "low-dose aspirin", "mouth"),
    ],
)
def test_as_people_type(typed, name, route):
    taken = one(typed)
    assert (taken.name, taken.route, taken.match) == (name, route, "exact")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ibuprofin", "ibuprofen"),
        ("warferin", "warfarin"),
        ("paracetemol", "paracetamol"),
        ("neproxen", "naproxen"),
        ("Volterol", "Voltarol"),
        ("sertralin", "sertraline"),
        ("tumeric", "turmeric"),
        ("diazapam", "diazepam"),
    ],
)
def test_a_misspelt_name_is_asked_about(typed, name):
    taken = one(typed)
    assert (taken.name, taken.match, taken.confirmed) == (name, "close", False)
    assert one(typed, confirmed=[typed]).confirmed


@pytest.mark.parametrize(
    "typed", ["Zzyxoprin", "my grandmother's tea", "12345", "tablet", "x", "💊💊💊", "\x00\x1b[31m", "a" * 10_000]
)
def test_what_is_not_known_is_said_to_be_unknown(typed):
    found = look_through(NAMES, [typed])
    assert found.taken == ()
    assert len(found.unknown) == 1
    assert len(found.unknown[0]) <= 60
    assert found.unknown[0].isprintable()


@pytest.mark.parametrize(("one_name", "other"), [("Celebrex", "Celexa"), ("Lamictal", "Lamisil"), ("Zyrtec", "Zantac")])
def test_names_that_look_alike_are_never_taken_for_each_other(one_name, other):
    """The one that is known is itself; the one that is not is at most asked about."""
    assert one(one_name).name == one_name
    for taken in look_through(NAMES, [other]).taken:
        assert taken.name == other or not taken.confirmed


def test_one_wrong_letter_is_nearly_always_understood():
    """Of names of seven letters and more; a name that then means another thing exactly would be a trap."""
    chance = random.Random(1)
    tried = understood = 0
    for name in EVERY_NAME:
        if len(name) < 7 or not name.isascii():
            continue
        place = chance.randrange(1, len(name))
        typed = name[:place] + chance.choice(string.ascii_lowercase) + name[place + 1 :]
        found = look_through(NAMES, [typed])
        expected = one(name)
        tried += 1
        listed = [(taken.name, *taken.others) for taken in found.taken]
        understood += any(expected.name in names for names in listed)
        for taken in found.taken:
            assert not taken.confirmed or taken.substances == expected.substances or taken.name == typed
    assert tried > 150
    assert understood / tried > 0.95


@given(st.text(max_size=80))
def test_any_text_is_recognised_or_unknown(text):
    found = look_through(NAMES, [text])
    assert len(found.taken) + len(found.unknown) == bool(text.split())
    assert set(found.findings(NAMES).values()) <= {"yes", "unsure"}


@given(st.sampled_from(EVERY_NAME), st.booleans())
def test_case_and_accents_do_not_matter(name, upper):
    typed = name.upper() if upper else name.lower()
    assert one(typed).substances == one(name).substances


def test_what_is_taken_answers_questions():
    found = look_through(NAMES, "warfarin, Voltarol, sertralin")
    assert found.findings(NAMES) == {
        "anticoagulant": "yes",
        "med-other-nsaid": "yes",
        "using-topical": "yes",
        "med-ssri-snri": "unsure",
    }


@pytest.mark.parametrize(
    ("typed", "doubled"),
    [
        ("Nurofen, Voltarol gel", {"nsaid"}),
        ("ibuprofen, Advil", {"nsaid"}),
        ("Lemsip, Panadol", {"paracetamol"}),
        ("Nurofen Plus, co-codamol", {"codeine"}),
        ("willow bark, naproxen", {"nsaid"}),
        ("low-dose aspirin, ibuprofen", set()),
        ("warfarin, ibuprofen", set()),
        ("ibuprofen", set()),
    ],
)
def test_what_is_there_twice(typed, doubled):
    found = duplicates(NAMES, look_through(NAMES, typed), BOOK.screens.same)
    assert {one.what for one in found} == doubled


def test_sharing_is_certain_unsure_or_no():
    def told(typed):
        return shares(NAMES, look_through(NAMES, typed), ["ibuprofen"], ["nsaid"])

    assert told("Advil") == told("naproxen") == told("willow bark") == "yes"
    assert told("ibuprofin") == "unsure"
    assert told("warfarin") == told("") == "no"


def test_every_screen_names_what_it_is_about():
    """A substance that points to a screen points to one that exists, and the screen holds it."""
    for substance in NAMES.substances.values():
        if substance.screen:
            assert substance.screen in BOOK.screens.screens


def test_no_name_of_the_book_offers_anything():
    """Whatever somebody takes, no screen becomes calmer by it."""
    for brand in NAMES.brands:
        assert all(NAMES.substances[id] for id in brand.substances)
    assert all(finding in BOOK.known for one in NAMES.substances.values() for finding in one.means)
