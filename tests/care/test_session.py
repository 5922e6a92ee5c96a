"""A session as a row of steps: nobody is left without a rest, a side or a second."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.book.load import load_rulebook
from loosen.care.amount import Amount, begin, down, up
from loosen.care.moment import FREE, IN, ON, OUT, beats_of, moment_of
from loosen.care.session import FIRST_SIDE, READY, REST, SECOND_SIDE, SWITCH, WORK, Chosen, alone, session_of
from loosen.care.timers import LOOK, joined, timer_of

EXERCISES = load_rulebook().exercises.exercises
PACE = load_rulebook().exercises.words.pace


@st.composite
def amounts(draw, dose):
    """Anything from the least of a dose to its most."""
    sets = draw(st.integers(max(1, dose.sets[0]), max(1, dose.sets[1])))
    return Amount(sets, *(draw(st.integers(*getattr(dose, name))) for name in Amount._fields[1:]))


@st.composite
def chosen(draw):
    exercise = EXERCISES[draw(st.sampled_from(sorted(EXERCISES)))]
    return Chosen(exercise, draw(amounts(exercise.dose)), tuple(draw(st.lists(st.just("Smaller."), max_size=1))))


SESSIONS = st.lists(chosen(), min_size=1, max_size=7)


@given(SESSIONS)
def test_it_begins_with_getting_ready_and_every_other_exercise_with_a_rest(book, some):
    session = session_of(book, "some", some)
    assert session.steps[0].kind == READY
    assert [step.kind for step in session.steps].count(READY) == 1
    for number, one in enumerate(some, 1):
        first, *_rest, last = (step for step in session.steps if step.number == number)
        assert first.kind == (READY if number == 1 else REST)
        assert first.exercise == last.exercise == one.exercise.id
        assert last.kind == WORK
    assert [step.number for step in session.steps] == sorted(step.number for step in session.steps)
    assert all(step.of == len(some) for step in session.steps)


@given(SESSIONS)
def test_each_side_has_the_same_share(book, some):
    session = session_of(book, "some", some)
    for number, one in enumerate(some, 1):
        work = [step for step in session.steps if step.number == number and step.kind == WORK]
        shares = {
            side: [step._replace(side="") for step in work if step.side == side] for side in {one.side for one in work}
        }
        sides = {FIRST_SIDE, SECOND_SIDE} if one.exercise.dose.side and not one.exercise.dose.alternating else {""}
        assert shares.keys() == sides
        assert len({tuple(share) for share in shares.values()}) == 1
        assert all(len(share) == one.amount.sets for share in shares.values())


@given(SESSIONS)
def test_the_seconds_add_up(book, some):
    session = session_of(book, "some", some)
    assert all(step.seconds > 0 for step in session.steps)
    assert sum(step.seconds for step in session.steps) <= session.minutes * 60
    assert (session.minutes - 1) * 60 < sum(step.seconds for step in session.steps)
    for step in session.steps:
        if step.repetitions:
            assert step.seconds % step.repetitions == 0
            breath = PACE.breath_in + PACE.breath_out
            most = some[step.number - 1].amount.breaths
            assert step.seconds / step.repetitions >= most * breath
        assert (step.kind in (SWITCH, REST, READY)) <= (not step.repetitions and not step.hold)
    assert json.loads(json.dumps(session.plain()))["minutes"] == session.minutes


@given(st.sampled_from(sorted(EXERCISES)), st.integers(0, 200))
def test_up_raises_one_thing_and_never_too_far(id, times):
    dose = EXERCISES[id].dose
    amount = begin(dose)
    for _time in range(times):
        more = up(amount, dose)
        raised = [b - a for a, b in zip(amount, more, strict=True) if b != a]
        assert raised in ([], [1])
        amount = more
    for name in Amount._fields:
        assert getattr(amount, name) <= max(1 if name == "sets" else 0, getattr(dose, name)[1])


@given(st.data(), st.sampled_from(sorted(EXERCISES)))
def test_down_lowers_one_thing_and_never_to_nothing(data, id):
    amount = data.draw(amounts(EXERCISES[id].dose))
    less = down(amount)
    changed = [(a, b) for a, b in zip(amount, less, strict=True) if a != b]
    assert len(changed) <= 1
    assert all(1 <= b < a for a, b in changed)
    assert changed or 1 in amount
    for _time in range(50):
        less = down(less)
    assert all((a == 0) == (b == 0) for a, b in zip(amount, less, strict=True))


@given(chosen(), st.integers(0, 99))
def test_at_every_moment_there_is_a_step_and_a_breath(book, one, hundredths):
    for step in session_of(book, "one", [one]).steps:
        if step.kind == WORK:
            moment = moment_of(one.exercise, step, step.seconds * hundredths / 100, PACE)
            assert moment.breath in (IN, OUT, ON, FREE)
            assert 0 <= moment.filled <= 1
            assert 0 <= moment.step <= len(one.exercise.steps)
            assert moment.repetition == (hundredths * step.repetitions // 100 + 1 if step.repetitions else 0)


@pytest.mark.parametrize("id", EXERCISES)
def test_no_breath_out_is_longer_than_the_pace_says_by_much(id):
    """While a pose is held long, they breathe on."""
    exercise = EXERCISES[id]
    beats = list(beats_of(exercise.figure, begin(exercise.dose).hold, PACE))
    assert all(beat.seconds <= PACE.breath_out for beat in beats if beat.breath == OUT)


def test_the_breath_of_a_move_goes_with_its_steps(book):
    cat = EXERCISES["cat-cow"]
    work = next(step for step in alone(book, cat).steps if step.kind == WORK)
    each = work.seconds / work.repetitions
    first, later = (moment_of(cat, work, each + spent, PACE) for spent in (1, each - 1))
    assert (first.repetition, first.breath, first.step) == (2, IN, 3)
    assert (later.repetition, later.breath, later.step) == (2, OUT, 2)


def test_a_held_stretch_follows_the_pace_of_the_rule_book(book):
    stretch = EXERCISES["hamstring"]
    work = next(step for step in alone(book, stretch).steps if step.kind == WORK)
    told = [moment_of(stretch, work, spent, PACE) for spent in range(PACE.breath_in + PACE.breath_out)]
    assert [one.breath for one in told] == [IN] * PACE.breath_in + [OUT] * PACE.breath_out
    assert {one.step for one in told} == {3}


@pytest.mark.parametrize("id", ["heat", "ice", "massage"])
def test_a_timer_runs_its_minutes_with_a_look_at_the_skin(book, id):
    screen = book.screens.screens[id]
    first, *steps = timer_of(book, screen).steps
    assert first.kind == READY
    assert sum(step.seconds for step in steps) == screen.timer.minutes * 60
    begun, looks = 0, []
    for step in steps:
        looks += [begun // 60] if step.kind == LOOK else []
        begun += step.seconds
    assert tuple(looks) == screen.timer.check_skin_at
    assert [step.round for step in steps if step.kind == WORK] == list(range(1, steps[-1].rounds + 1))


def test_what_has_no_timer_is_no_session(book):
    with pytest.raises(ValueError, match="no timer"):
        timer_of(book, book.screens.screens["ibuprofen-oral"])


def test_sessions_one_after_the_other(book):
    pieces = [timer_of(book, book.screens.screens["heat"]), alone(book, EXERCISES["bridge"])]
    session = joined(book, "both", pieces)
    assert {(step.number, step.exercise, step.of) for step in session.steps} == {(1, "heat", 2), (2, "bridge", 2)}
    assert [step.kind for step in session.steps].count(READY) == 1
    assert session.steps[len(pieces[0].steps)].kind == REST
