"""The dose clock on any sequence of doses and clock changes, held against the labels checked in the plainest way."""

from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from loosen.care.dose_log import Dose, Removed, from_plain, merge, standing, to_plain
from loosen.care.dose_words import BadDose, read_dose
from loosen.care.doses import Allowed, Noted, clock, may_take, note
from tests.care.clocks import DAY, DOSING, HOUR, PACKETS, START, broken, dose

MINUTE = timedelta(minutes=1)
ON_THE_CLOCK = sorted(id for id, packet in PACKETS.items() if packet.limits)
PRODUCTS = st.sampled_from(sorted(PACKETS))
ZONES = st.sampled_from(["Europe/London", "America/New_York", "Asia/Taipei", "Asia/Kathmandu", "Pacific/Apia"])
# Labels count in hours, so that most trouble is at whole hours, and just beside them.
STEPS = st.builds(
    lambda hours, seconds: timedelta(hours=hours, seconds=seconds),
    st.sampled_from([0, 1, 3, 4, 5, 8, 12, 16, 20, 24, 30, 48, 24 * 6, 24 * 7, 24 * 8]),
    st.sampled_from([-1, 0, 0, 1, 59]),
)
AMOUNTS = st.sampled_from([1, 200, 220, 400, 440, 500, 650, 1000, 1300, 4000])


@st.composite
def logs(draw, most=7):
    at, taken = START, []
    for _n in range(draw(st.integers(0, most))):
        at += draw(STEPS)
        taken.append(dose(draw(PRODUCTS), draw(AMOUNTS), at))
    return taken


@given(logs(), st.sampled_from(ON_THE_CLOCK), AMOUNTS, STEPS)
def test_yes_is_said_exactly_when_every_label_is_kept(taken, product, amount, after):
    for at in (START + after, max([START, *(one.at for one in taken)]) + after):
        new = dose(product, amount, at)
        allowed = isinstance(may_take(PACKETS, DOSING, taken, product, amount, at), Allowed)
        assert allowed == (broken(PACKETS, taken, new) == set())


@given(logs(), st.sampled_from(ON_THE_CLOCK), STEPS)
def test_the_next_time_is_the_earliest_minute_that_is_allowed(taken, product, after):
    now = max([START, *(one.at for one in taken)]) + abs(after)
    (state,) = [one for one in clock(PACKETS, DOSING, taken, now) if one.product == product]
    least = PACKETS[product].limits.least
    whole = [now.replace(second=0) + n * MINUTE for n in range(1, 25 * 60)]
    # Once the days are used up, no time is told: a new course is for a pharmacist to start, or a week of rest.
    at, found = next(
        (at, found) for at in (now, *whole) if (found := broken(PACKETS, taken, dose(product, least, at))) <= {"course"}
    )
    assert state.next_at == (None if found else at)
    assert state.now == (state.next_at == now)


@given(logs(), st.sampled_from(ON_THE_CLOCK), AMOUNTS, STEPS)
def test_what_is_refused_says_when_it_is_allowed(taken, product, amount, after):
    verdict = may_take(PACKETS, DOSING, taken, product, amount, START + after)
    if not isinstance(verdict, Allowed) and verdict.may_at:
        assert may_take(PACKETS, DOSING, taken, product, amount, verdict.may_at) == Allowed()


@given(st.lists(st.tuples(PRODUCTS, AMOUNTS, STEPS), max_size=14))
def test_who_takes_only_what_is_allowed_keeps_every_label(wishes):
    """In any order: each wish may lie before or after those that were granted."""
    taken = []
    for product, amount, after in wishes:
        at = START + after * (1 + len(taken) % 2)
        if isinstance(may_take(PACKETS, DOSING, taken, product, amount, at), Allowed):
            taken.append(dose(product, amount, at))
    for one in taken:
        assert broken(PACKETS, [other for other in taken if other is not one], one) == set()


EVENTS = st.lists(
    st.builds(
        Dose,
        id=st.sampled_from("abcdef"),
        product=PRODUCTS,
        amount=AMOUNTS,
        unit=st.just("mg"),
        at=st.builds(lambda step, zone: (START + step).astimezone(ZoneInfo(zone)), STEPS, ZONES),
        noted_at=st.just(START),
    )
    | st.builds(Removed, id=st.sampled_from("uvwxyz"), dose=st.sampled_from("abcdef"), noted_at=st.just(START)),
    max_size=6,
)


@given(EVENTS, EVENTS, EVENTS)
def test_copies_kept_apart_come_together_in_any_order(one, two, three):
    left, right = merge(merge(one, two).values(), three), merge(one, merge(two, three).values())
    assert left == right
    assert list(left) == list(merge(three, [*two, *one])) == list(left)
    assert merge(one, two) == merge(two, one)
    assert merge(one, one) == merge(one)
    assert from_plain(to_plain(left.values())) == left
    assert standing(left.values()) == standing(right.values())


class Life(RuleBasedStateMachine):
    """Somebody with a device whose clock is now and then wrong, who types what they took and sometimes what not."""

    def __init__(self):
        super().__init__()
        self.now = START
        self.log = {}
        self.ids = count()

    def keep(self, event):
        self.log = merge(self.log.values(), [event])

    @property
    def taken(self):
        return standing(self.log.values())

    @rule(step=STEPS)
    def time_passes(self, step):
        self.now += abs(step)

    @rule(step=STEPS)
    def the_clock_is_set_back(self, step):
        self.now -= abs(step)

    @rule(product=PRODUCTS, amount=AMOUNTS)
    def they_ask_first(self, product, amount):
        new = dose(product, amount, self.now)
        noted = note(PACKETS, DOSING, self.taken, new)
        if isinstance(noted, Noted):
            assert broken(PACKETS, self.taken, new) == set()
            assert noted.overdose == ""
            self.keep(new)

    @rule(product=PRODUCTS, amount=AMOUNTS, ago=STEPS)
    def they_took_it(self, product, amount, ago):
        new = dose(product, amount, self.now - abs(ago), self.now)
        noted = note(PACKETS, DOSING, self.taken, new, taken=True)
        if not isinstance(noted, Noted):
            return
        if PACKETS[product].limits:
            wrong = broken(PACKETS, self.taken, new)
            assert bool(noted.against) == bool(wrong)
            assert bool(noted.overdose) == ("24 hours" in wrong)
        self.keep(new)

    @rule(ago=st.integers(0, 60 * 30), zone=ZONES, product=st.sampled_from(["ibu", "para", "napro"]))
    def they_type_it_in_another_zone(self, ago, zone, product):
        local = (self.now - ago * MINUTE).astimezone(ZoneInfo(zone))
        text = f"200 mg {product} at {local:%Y-%m-%d %H:%M}"
        try:
            typed = read_dose(text, self.now, ZoneInfo(zone), lambda name: [name])
        except BadDose as bad:
            assert "went forward" in str(bad)  # noqa: PT017
            return
        assert typed.at <= self.now
        self.keep(dose(typed.product, typed.amount, typed.at, self.now))

    @precondition(lambda self: self.taken)
    @rule(data=st.data())
    def they_take_one_out(self, data):
        wrong = data.draw(st.sampled_from(self.taken))
        before = [one for one in self.taken if one is not wrong]
        self.keep(Removed(id=f"r{next(self.ids)}", dose=wrong.id, noted_at=self.now))
        assert list(self.taken) == before

    @rule()
    def something_unknown_comes_from_another_device(self):
        self.keep(dose("gone", 5, self.now))

    @invariant()
    def now_is_never_said_against_a_label(self):
        future = any(max(one.at, one.noted_at) > self.now for one in self.taken)
        for state in clock(PACKETS, DOSING, self.taken, self.now):
            limits = PACKETS[state.product].limits
            kept = not broken(PACKETS, self.taken, dose(state.product, limits.least, self.now))
            assert state.now == (kept and not future)
            assert bool(state.against) != state.now
            if state.now:
                assert limits.least <= state.at_most <= limits.most_at_once
                assert broken(PACKETS, self.taken, dose(state.product, state.at_most, self.now)) == set()
            elif state.next_at:
                assert state.next_at > self.now or not future
                assert broken(PACKETS, self.taken, dose(state.product, limits.least, state.next_at)) == set()


TestLife = Life.TestCase
TestLife.settings = settings(settings(), stateful_step_count=25)


def test_the_clock_is_not_always_no():
    """A week by the clock alone: whoever takes ibuprofen whenever it says so gets three doses a day, for ten days."""
    taken, now = [], datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    while now < START + 12 * DAY:
        (state,) = [one for one in clock(PACKETS, DOSING, taken, now) if one.product == "ibu"]
        if state.now:
            taken.append(dose("ibu", state.at_most, now))
        if state.next_at is None:
            break
        now = max(state.next_at, now + HOUR) if not state.now else now + HOUR
    assert len(taken) == 30
    assert taken[-1].at < START + 10 * DAY
