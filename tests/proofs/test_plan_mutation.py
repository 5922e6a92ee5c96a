"""Every rule about exercises, phases and how a session went is guarded by a promise."""

from loosen.book.mutate import noticed


def unseen(book, decisions):
    return [
        f"{one.mutant.rule.id} of {id}: {one.mutant.change}"
        for id in decisions
        for one in noticed(book, quick=True, decisions=[id])
        if not one.by and not one.equal
    ]


def test_every_rule_of_an_exercise_is_guarded(book):
    """None can be deleted or lowered unseen."""
    assert unseen(book, book.exercises.exercises) == []


def test_every_rule_of_a_course_is_guarded(book):
    assert unseen(book, [book.plan.phase.id, book.plan.light.id, book.progress.recovery.id]) == []
