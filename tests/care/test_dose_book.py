"""The dose clock with every packet of the rule book, held against the labels in the plainest way."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.care.doses import Allowed, clock, may_take
from loosen.care.packets import packets_of
from tests.care.clocks import DAY, DOSING, HOUR, START, broken, dose

REGIONS = ["US", "UK", "TW"]


@pytest.fixture(scope="module", params=REGIONS)
def packets(book, request):
    return packets_of(book.screens.screens.values(), request.param)


def test_the_book_has_the_conventions(book):
    assert book.dosing == DOSING


def test_somewhere_else_nothing_is_offered(book):
    assert not any(packet.limits for packet in packets_of(book.screens.screens.values(), "other").values())


def test_whoever_follows_the_clock_gets_all_that_the_packet_allows(packets):
    """And no more: each product alone, taken whenever the clock says so, as much as it says."""
    for product, packet in packets.items():
        if packet.limits is None:
            continue
        taken, now = [], START
        while now < START + 20 * DAY:
            (state,) = [one for one in clock({product: packet}, DOSING, taken, now) if one.product == product]
            if state.next_at is None:
                break
            now = state.next_at
            (state,) = [one for one in clock({product: packet}, DOSING, taken, now) if one.product == product]
            new = dose(product, state.at_most, now, unit=state.unit)
            assert state.now
            assert broken({product: packet}, taken, new) == set()
            taken.append(new)
        assert START + (packet.limits.days - 1) * DAY <= taken[-1].at < START + packet.limits.days * DAY
        first_day = sum(one.amount for one in taken if one.at < START + DAY)
        assert first_day == packet.limits.most_in_24_hours


@given(st.data())
def test_yes_is_said_exactly_when_every_label_is_kept(packets, data):
    ids = st.sampled_from([id for id, packet in packets.items() if packet.limits])
    at, taken = START, []
    for _n in range(data.draw(st.integers(0, 6))):
        at += data.draw(st.sampled_from([0, 4, 6, 8, 16, 24, 72])) * HOUR
        id = data.draw(ids)
        limits = packets[id].limits
        taken.append(dose(id, data.draw(st.sampled_from([limits.least, limits.most_at_once])), at, unit=limits.unit))
    id = data.draw(ids)
    limits = packets[id].limits
    amount = data.draw(st.sampled_from([limits.least, limits.most_at_once, limits.most_at_once + 1]))
    when = data.draw(st.sampled_from([START, at])) + timedelta(
        minutes=data.draw(st.sampled_from([-1, 0, 1, 360, 1440]))
    )
    allowed = isinstance(may_take(packets, DOSING, taken, id, amount, when), Allowed)
    assert allowed == (broken(packets, taken, dose(id, amount, when, unit=limits.unit)) == set())
