"""Every told person who takes something is told of each medicine, herb and measure what the evidence says."""

import pytest

from loosen.book.load import load_rulebook
from loosen.book.screened import LEVELS
from loosen.care.medicines import LISTS, medicines

CASES = list(load_rulebook().medicine_cases.values())
named = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
unknown = pytest.mark.parametrize("case", [case for case in CASES if case.unknown], ids=lambda case: case.id)


def told(book, case, taking=None):
    """The herbs of the cases are all taken: nobody has to ask for them by name as well."""
    taking = case.taking if taking is None else taking
    return medicines(book, case.answers, case.region, taking, confirmed=case.confirmed, others="no")


def advice(result):
    return {one.id: one for kind in LISTS.values() for one in getattr(result, kind)}


def test_at_least_forty_are_here():
    assert len(CASES) >= 40


def test_every_region_and_every_screen_has_somebody(book):
    assert {case.region for case in CASES} == set(book.regions)
    assert {kind for case in CASES for kind in (book.screens.screens[id].kind for id in case.expect)} == set(LISTS)
    expected = {id for case in CASES for id in case.expect}
    offered = [one.id for kind in ("product", "herb", "measure") for one in book.screens.of_kind(kind)]
    assert set(offered) <= expected


@named
def test_levels(book, case):
    given = advice(told(book, case))
    assert {id: given[id].level for id in case.expect} == case.expect, case.name


@named
def test_nothing_that_is_expected_stays_open(book, case):
    given = advice(told(book, case))
    assert [id for id in case.expect if not given[id].settled] == []


@named
def test_mentions(book, case):
    given = advice(told(book, case))
    for id, words in case.mentions.items():
        one = given[id]
        said = [one.headline, one.helps, one.if_not_enough, *one.how, *one.stop, *(why.because for why in one.because)]
        assert words.lower() in " ".join(said).lower(), id


@named
def test_what_is_not_known_and_what_is_doubled(book, case):
    result = told(book, case)
    assert set(case.unknown) <= set(result.cabinet.unknown)
    if not case.unknown:
        assert result.cabinet.unknown == ()
    doubled = {one.what for one in result.duplicates}
    assert set(case.duplicates) <= doubled
    assert bool(case.duplicates) == bool(doubled), doubled


@named
def test_a_reason_stands_for_whatever_is_not_allowed(book, case):
    for one in advice(told(book, case)).values():
        assert one.because or one.level == LEVELS[0], one.id
        assert one.dose is None or one.level == LEVELS[0], one.id


@unknown
def test_nothing_is_allowed_beside_something_unknown(book, case):
    result = told(book, case)
    assert [one.id for one in (*result.products, *result.herbs) if one.level == LEVELS[0]] == []


@named
def test_something_unknown_on_top_makes_nothing_calmer(book, case):
    before, after = advice(told(book, case)), told(book, case, (*case.taking, "Qwertolium"))
    assert "Qwertolium" in after.cabinet.unknown
    for id, one in advice(after).items():
        assert LEVELS.index(one.level) >= LEVELS.index(before[id].level)
    assert [one.id for one in (*after.products, *after.herbs) if one.level == LEVELS[0]] == []
