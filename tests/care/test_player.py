"""Going through a session: time, keys, and what happens when something hurts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loosen.care.amount import begin
from loosen.care.player import Done, Player
from loosen.care.session import READY, REST, WORK, Chosen, session_of
from loosen.care.timers import timer_of


def player(book, *ids, avoid=()):
    chosen = [Chosen(book.exercises.exercises[id], begin(book.exercises.exercises[id].dose)) for id in ids]
    made = Player(book, session_of(book, "test", chosen), avoid)
    made.pause()
    return made


def to_work(made):
    while made.step.kind != WORK:
        made.skip()


def test_nothing_runs_before_it_is_begun(book):
    made = player(book, "cat-cow")
    made.begun = False
    assert not made.advance(100)
    assert (made.place, made.spent) == (0, 0)


def test_left_alone_it_comes_to_its_end(book):
    made = player(book, "cat-cow", "bridge")
    total = sum(step.seconds for step in made.steps)
    for _second in range(total - 1):
        made.advance(1)
    assert not made.ended
    assert made.advance(1)
    assert made.ended
    assert made.done == [Done("cat-cow", 1, 1, False), Done("bridge", 2, 2, False)]


def test_one_leap_is_as_many_small_steps(book):
    leap, steps = player(book, "bird-dog", "bridge"), player(book, "bird-dog", "bridge")
    leap.advance(100)
    for _step in range(1000):
        steps.advance(0.1)
    assert leap.place == steps.place
    assert leap.spent == pytest.approx(steps.spent, abs=0.01)


def test_in_a_pause_time_stands_still(book):
    made = player(book, "cat-cow")
    made.advance(2)
    made.pause()
    made.advance(100)
    assert made.left == made.step.seconds - 2
    made.pause()
    made.advance(1)
    assert made.left == made.step.seconds - 3


def test_back_begins_the_step_again_and_then_goes_to_the_one_before(book):
    made = player(book, "cat-cow")
    to_work(made)
    made.advance(10)
    made.back()
    assert (made.step.kind, made.spent) == (WORK, 0)
    made.back()
    assert made.step.kind == READY
    made.back()
    assert made.place == 0


def test_what_was_skipped_is_not_done(book):
    made = player(book, "hamstring")
    while not made.ended:
        made.skip()
    assert made.done == [Done("hamstring", 0, 4, False)]


def hurt(made, *answers):
    made.hurts()
    for yes in answers:
        made.answer(yes)


def test_a_danger_sign_ends_it(book):
    made = player(book, "cat-cow", "bridge")
    hurt(made, True)
    assert made.ended
    assert made.hurt.then == "check"


def test_down_the_leg_ends_it_for_today(book):
    made = player(book, "cat-cow")
    hurt(made, False, True)
    assert made.ended
    assert made.hurt.then == "stop"
    assert made.done[0].left_out


def test_too_much_is_swapped_for_an_easier_exercise(book):
    made = player(book, "bridge", "dead-bug", "cat-cow")
    while made.step.exercise != "dead-bug":
        made.skip()
    to_work(made)
    hurt(made, False, False, True)
    assert (made.hurt.then, made.instead) == ("swap", "heel-slide")
    made.advance(100)
    assert made.step.exercise == "dead-bug"
    made.go_on()
    assert (made.step.exercise, made.step.kind, made.step.number, made.step.of) == ("heel-slide", READY, 2, 3)
    assert "dead-bug" not in {step.exercise for step in made.steps}
    assert made.after.exercise == "cat-cow"
    made.advance(10_000)
    assert {one.exercise: one.left_out for one in made.done} == {
        "bridge": False,
        "dead-bug": True,
        "cat-cow": False,
        "heel-slide": False,
    }


@pytest.mark.parametrize(("ids", "avoid"), [(("dead-bug", "cat-cow"), ("heel-slide",)), (("bridge", "cat-cow"), ())])
def test_where_nothing_easier_suits_the_next_comes(book, ids, avoid):
    made = player(book, *ids, avoid=avoid)
    to_work(made)
    hurt(made, False, False, True)
    assert made.instead == ""
    made.go_on()
    assert (made.step.exercise, made.step.kind) == ("cat-cow", REST)
    made.back()
    assert made.step.exercise != ids[0]


def test_after_the_last_one_it_ends(book):
    made = player(book, "bridge")
    hurt(made, False, False, True)
    made.go_on()
    assert made.ended


def test_a_little_soreness_is_eased_and_goes_on_from_there(book):
    made = player(book, "cat-cow")
    to_work(made)
    made.advance(25)
    hurt(made, False, False, False)
    assert made.hurt.then == "ease"
    assert made.eased == {"cat-cow"}
    made.go_on()
    assert made.step.kind == READY
    made.advance(made.step.seconds)
    assert (made.step.repetitions, made.step.seconds) == (3, 30)  # two of five are over, and the third begins again
    made.advance(30)
    assert made.done == [Done("cat-cow", 1, 1, False)]


def test_a_timer_that_hurts_ends_at_once(book):
    made = Player(book, timer_of(book, book.screens.screens["heat"]))
    made.pause()
    made.advance(20)
    made.hurts()
    assert made.ended


KEYS = st.sampled_from(["pause", "skip", "back", "hurts", "yes", "no", "go on", "time"])


@given(st.lists(st.tuples(KEYS, st.floats(0, 200)), max_size=60))
def test_whatever_is_pressed_it_stays_in_one_piece(book, presses):
    made = player(book, "knee-chest-double", "bridge", "hamstring", "press-up")
    for key, seconds in presses:
        if made.ended:
            break
        if key == "time":
            made.advance(seconds)
        elif made.asked is not None:
            made.answer(key == "yes")
        elif made.hurt is not None:
            made.go_on()
        else:
            {"pause": made.pause, "skip": made.skip, "back": made.back, "hurts": made.hurts}.get(key, int)()
        assert 0 <= made.place < len(made.steps)
        assert 0 <= made.spent <= made.step.seconds
        assert all(step.seconds > 0 for step in made.steps)
        assert all(0 <= done.parts <= done.of for done in made.done)
        going = made.hurt is None and not made.ended
        assert not (going and made.left_out & {step.exercise for step in made.steps}), "back to what hurt"
