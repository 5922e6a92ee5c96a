"""Random people who have answered everything that an exercise or the check may ask."""

from hypothesis import strategies as st

from loosen.engine.finding import Choice, Number, YesNo


def answer_to(kind):
    match kind:
        case YesNo():
            return st.sampled_from(["no"] * 8 + ["unsure", "yes"])  # mostly well, or everybody is an emergency
        case Number(_unit, least, most):
            return st.integers(least, most)
        case Choice(options):
            return st.sampled_from(options)


def people(book, leave_out=()):
    asked = {*book.triage.decision.asks, *book.exercises.interview.decision.asks} - set(leave_out)
    return st.fixed_dictionaries({id: answer_to(book.known[id].kind) for id in sorted(asked)})
