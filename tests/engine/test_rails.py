"""Counting on planes: the few lines that bits, solver terms and diagrams share."""

from itertools import product

import pytest

from loosen.engine.backends.rails import at_least, combine


@pytest.mark.parametrize("parts", range(1, 6))
def test_counting_on_planes_counts(parts):
    """Bit for bit, and each of several bits by itself."""
    for n in range(1, parts + 1):
        for bits in product((0b00, 0b01, 0b10, 0b11), repeat=parts):
            told = at_least(n, bits)
            assert [told >> bit & 1 for bit in (0, 1)] == [sum(one >> bit & 1 for one in bits) >= n for bit in (0, 1)]


def test_a_leaf_has_no_parts_to_combine():
    with pytest.raises(ValueError, match="has no parts"):
        combine(("yes", 0), lambda part: part)
