"""What can be promised of a decision holds for every possible person, proved and not tried out.

There are six kinds of promise. Each is kept by one decision here and broken by another, and a broken one is shown as
a person. Two solvers that share nothing have to agree.
"""

from dataclasses import replace

import pytest

from loosen.engine.backends.formula import Encoding
from loosen.engine.criterion import Said, Yes
from loosen.engine.evaluate import evaluate
from loosen.engine.mutants import Mutant, mutants
from loosen.engine.proof import Earned, Monotone, Proofs, Reaches, Settles, Sound, UnsureIsYes
from tests.agreement.books import everybody
from tests.spec.backends import BackEnd, by_referee
from tests.spec.notation import all_of, any_of, ask, at_least, choice, compare, decision, number, one_of, rule, yes_no

rain, wind, hail = map(yes_no, ("rain", "wind", "hail"))
hours, brief = number("hours", 0, 12), number("brief", 0, 3)
sky = choice("sky", "clear", "grey", "black")


def kept(solver, umbrella, promise):
    return Proofs(umbrella, solver).counterexample(promise) is None


def breaker(solver, umbrella, promise):
    """A person who breaks ``promise``, and what the referee says of them."""
    answers = Proofs(umbrella, solver).counterexample(promise).answers
    return answers, evaluate(umbrella, answers)  # which takes no answer that nobody could give


def test_reaches(solver):
    """*Whoever this is true of comes out at this level or above*, whatever else they answer or leave open."""
    promise = Reaches(Yes(rain), "carry")
    assert kept(solver, decision(any_of(rain, wind)), promise)
    answers, told = breaker(solver, decision(all_of(rain, wind)), promise)
    assert answers["rain"] == "yes"
    assert told.at_least != "carry"


def test_who_leaves_something_open_has_been_promised_it_too(solver):
    """Any number of hours would do here, but none is known yet."""
    umbrella = decision(all_of(rain, any_of(compare(hours, "<", 3), compare(hours, ">=", 3))))
    assert kept(solver, umbrella, Reaches(all_of(rain, compare(hours, ">=", 1)), "carry"))
    answers, _ = breaker(solver, umbrella, Reaches(Yes(rain), "carry"))
    assert answers == {"rain": "yes"}


@pytest.mark.parametrize(
    ("premise", "level"),
    [
        (all_of(rain, wind), "carry"),
        (at_least(2, rain, wind, hail), "pack"),
        (compare(hours, ">=", 6), "pack"),
        (one_of(sky, "black"), "pack"),
        (Said(rain, "unsure"), "pack"),
        (any_of(compare(hours, ">", 11), one_of(sky, "black")), "pack"),
    ],
    ids=["all", "2-of-3", "from-6", "choice", "unsure", "any"],
)
def test_any_criterion_can_be_a_premise_and_unsure_too(solver, premise, level):
    """It is said of the answers themselves: nobody who is unsure has said yes, and what is missing does not hold."""
    umbrella = decision(
        rule("a", "carry", all_of(rain, wind)),
        rule("b", "pack", any_of(rain, at_least(2, rain, wind, hail))),
        rule("c", "pack", any_of(compare(hours, ">", 5), one_of(sky, "black"))),
    )
    assert kept(solver, umbrella, Reaches(premise, level))
    calmer = replace(umbrella, rules=())
    assert not kept(solver, calmer, Reaches(premise, level))


@pytest.mark.parametrize(
    "premise",
    [compare(hours, ">=", 5), compare(hours, "<=", 6), any_of(rain, wind), Said(rain, "no")],
    ids=["from-5", "up-to-6", "any", "no"],
)
def test_a_premise_that_is_true_of_one_person_too_many_is_broken_by_that_person(solver, premise):
    """The thresholds are exact."""
    umbrella = decision(rule("a", "pack", any_of(compare(hours, ">=", 6), rain)), asks=[hours, rain, wind])
    answers, told = breaker(solver, umbrella, Reaches(premise, "pack"))
    assert told.at_least == "leave"
    assert answers.get("hours", 0) < 6


def test_everybody_reaches_the_calmest_level(solver):
    """There is nothing below it."""
    assert kept(solver, decision(rain), Reaches(Said(rain, "no"), "leave"))


def test_settles(solver):
    """*Whoever this is true of, and who answers no to all else, settles at this level*: neither above nor below."""
    promise = Settles(Yes(rain), "pack")
    exact = decision(rule("a", "pack", rain), rule("b", "carry", wind))
    assert kept(solver, exact, promise)
    above = decision(rule("a", "pack", rain), rule("b", "carry", any_of(wind, all_of(rain, hail), rain)))
    answers, told = breaker(solver, above, promise)
    assert (answers["rain"], told.at_least) == ("yes", "carry")
    below = decision(rule("a", "pack", all_of(rain, hail)))
    answers, told = breaker(solver, below, promise)
    assert answers == {"rain": "yes", "hail": "no"}
    assert told.at_least == "leave"


def test_settles_at_either_end_of_the_scale(solver):
    """Below the calmest level there is nothing, nor above the top."""
    for level, exact, other in (("leave", all_of(rain, wind), rain), ("carry", rain, all_of(rain, wind))):
        assert kept(solver, decision(exact, asks=[rain, wind]), Settles(Yes(rain), level))
        assert not kept(solver, decision(other, asks=[rain, wind]), Settles(Yes(rain), level))


def test_unsure_is_yes(solver):
    """*Unsure counts exactly as yes*: every floor that a rule can feel lies as high as the rule."""
    rules = [rule("a", "carry", rain), rule("b", "pack", all_of(wind, compare(hours, ">", 3)))]
    assert kept(solver, decision(*rules, asks=[ask(rain, "carry"), ask(wind, "pack"), hours]), UnsureIsYes())
    lenient = decision(*rules, asks=[ask(rain, "pack"), ask(wind, "pack"), hours])
    answers, _ = breaker(solver, lenient, UnsureIsYes())
    unsure, yes = (evaluate(lenient, {**answers, "rain": said}) for said in ("unsure", "yes"))
    assert (unsure.at_least, yes.at_least) == ("pack", "carry")


def test_unsure_is_yes_where_other_rules_make_up_for_it(solver):
    """It is the decision that is promised, not each of its rules."""
    both = decision(rule("a", "carry", rain), rule("b", "carry", any_of(rain, wind)), asks=[ask(rain, "pack"), wind])
    assert not kept(solver, both, UnsureIsYes())
    anyway = decision(rule("a", "pack", rain), rule("b", "carry", compare(hours, ">=", 1)), asks=[ask(rain, "pack")])
    assert kept(solver, anyway, UnsureIsYes())


def test_what_has_no_no_may_be_anything_to_settle(solver):
    """A number that could push higher breaks it, answered or not."""
    promise = Settles(Yes(rain), "pack")
    with_hours = decision(rule("a", "pack", rain), rule("b", "carry", all_of(rain, compare(hours, ">", 9))))
    answers, told = breaker(solver, with_hours, promise)
    assert not (told.settled and told.at_least == "pack")
    assert answers.get("hours", 10) > 9
    assert kept(solver, with_hours, Settles(all_of(rain, compare(hours, "<=", 9)), "pack"))
    any_number = rule("a", "pack", all_of(rain, any_of(compare(hours, "<", 3), compare(hours, ">=", 3))))
    assert not kept(solver, decision(any_number), promise)
    assert kept(solver, decision(any_number, asks=[rain, ask(hours, required=True)]), promise)  # so they have answered


def test_what_is_free_may_be_answered_anyhow_to_settle(solver):
    """But it has to be answered, or skipped; to all else the answer is no."""
    umbrella = decision(rule("a", "pack", rain), rule("b", "carry", all_of(wind, hail)))
    assert kept(solver, umbrella, Settles(Yes(rain), "pack", free=frozenset({"wind"})))
    answers, told = breaker(solver, umbrella, Settles(Yes(rain), "pack", free=frozenset({"wind", "hail"})))
    assert "no" not in (answers["wind"], answers["hail"])
    assert told.at_least != "leave"


def test_monotone(solver):
    """*No answer is calmer than a milder one*, for no <= unsure <= yes: no rule can be written that breaks it."""
    umbrella = decision(
        rule("a", "carry", at_least(2, rain, wind, all_of(hail, compare(hours, "<", 3)))),
        rule("b", "pack", any_of(hail, one_of(sky, "clear"))),
        asks=[ask(rain, unsure="leave"), ask(wind, ask_if=rain), ask(hail, ask_if=any_of(rain, wind))],
    )
    assert kept(solver, umbrella, Monotone())


def test_monotone_would_notice_a_not(solver):
    """So the proof is shown a program by hand that no decision has: it pushes for those who say *no*."""
    proofs = Proofs(decision(rain), solver)
    proofs.program = replace(proofs.program, nodes=(("in", 0, ("no",)),))
    proofs.encoding = Encoding(proofs.program, proofs.person)
    assert proofs.counterexample(Monotone()) is not None


SOUND = decision(
    rule("a", "carry", at_least(2, rain, wind, compare(hours, "<", 3))),
    rule("b", "pack", all_of(hail, one_of(sky, "clear"))),
    asks=[rain, ask(wind, ask_if=rain), ask(hours, ask_if=any_of(rain, wind)), ask(sky, ask_if=compare(hours, ">", 1))],
)


def test_sound(solver):
    """*However the open questions come to be answered, the level lies within the interval told before*."""
    assert kept(solver, SOUND, Sound())


@pytest.mark.parametrize("bound", ["at least", "at most"])
def test_sound_would_notice_a_bound_that_jumps_ahead(solver, bound):
    """An engine that takes what is missing for a no, or for a yes, is shown who proves it wrong."""

    class Hasty(Encoding):
        def _leaf(self, place, rank, possible, asking):
            return super()._leaf(place, rank, bound == "at least", asking)

    proofs = Proofs(SOUND, solver)
    proofs.encoding = Hasty(proofs.program, proofs.person)
    assert not evaluate(SOUND, proofs.counterexample(Sound()).answers).settled


def test_earned(solver):
    """*To settle at this level or below takes a no to each of these, and an answer to each of those*."""
    promise = Earned("leave", noes=("rain", "wind"), known=("hours",))
    umbrella = decision(any_of(rain, wind), asks=[rain, wind, ask(hours, required=True)])
    assert kept(solver, umbrella, promise)
    without_hours = decision(any_of(rain, wind), asks=[rain, wind, hours])
    answers, told = breaker(solver, without_hours, promise)
    assert (answers, told.settled) == ({"rain": "no", "wind": "no"}, True)
    unsure_is_enough = decision(any_of(rain, wind), asks=[ask(rain, unsure="leave"), wind, ask(hours, required=True)])
    answers, told = breaker(solver, unsure_is_enough, promise)
    assert answers["rain"] == "unsure"
    assert (told.at_least, told.settled) == ("leave", True)


def test_a_question_that_is_skipped_has_been_earned(solver):
    """Its ask-if was answered with a no."""
    promise = Earned("leave", noes=("wind",), known=("rain",))
    umbrella = decision(wind, asks=[rain, ask(wind, ask_if=rain)])
    assert not kept(solver, umbrella, promise)  # who says no to wind need not say whether it rains
    assert kept(solver, umbrella, replace(promise, known=()))


def test_earned_counts_for_the_levels_below_as_well(solver):
    """Who settles at *leave* has settled at *pack or below*; who comes to *carry* has nothing to earn."""
    asks = [ask(rain, unsure="carry"), wind]
    umbrella = decision(rule("a", "pack", wind), rule("b", "carry", rain), asks=asks)
    assert kept(solver, umbrella, Earned("pack", noes=("rain",), known=()))
    assert not kept(solver, umbrella, Earned("pack", noes=("wind",), known=()))
    assert kept(solver, umbrella, Earned("leave", noes=("wind", "rain"), known=()))
    assert not kept(solver, umbrella, Earned("carry", noes=("rain",), known=()))


THREE = decision(
    rule("a", "pack", at_least(2, rain, wind, hail)),
    rule("b", "pack", all_of(rain, wind, compare(brief, ">", 1))),  # says nothing that a does not say
    rule("c", "carry", any_of(all_of(rain, hail), compare(brief, ">=", 3))),
    asks=[rain, wind, ask(hail, ask_if=any_of(rain, wind))],
)


def test_whether_two_decisions_are_the_same_to_everybody(solver):
    """*Same* is a proof as well: here every small wrong turn in a rule, and whether anybody would notice it."""
    people, proofs, seen = everybody(THREE), Proofs(THREE, solver), set()
    bounds = BackEnd("referee", by_referee).bounds
    for mutant in mutants(THREE):
        same = bounds(mutant.of(THREE), people) == bounds(THREE, people)
        assert proofs.same(proofs.with_rule(mutant.place, mutant.other)) == same, mutant.change
        seen.add(same)
    assert seen == {True, False}


def test_what_only_might_have_been_is_a_difference_too(solver):
    """A rule that in the end holds for nobody keeps the interval open until the number is known."""
    never = rule("b", "carry", all_of(compare(hours, "<", 3), compare(hours, ">", 3)))
    proofs = Proofs(decision(rule("a", "pack", rain), never), solver)
    assert not proofs.same(proofs.with_rule(1, None))


def test_a_rule_changed_within_the_proofs_is_a_decision_changed(solver):
    """What is promised of the one is promised of the other, without working everything out again."""
    promises = [Reaches(all_of(rain, wind), "pack"), Settles(Yes(rain), "leave"), Earned("pack", ("rain",), ("brief",))]
    proofs, seen = Proofs(THREE, solver), set()
    for place, old in enumerate(THREE.rules):
        for new in (None, rule(old.id, "carry", rain), replace(old, level="carry"), replace(old, level="pack")):
            changed = Mutant(place, old, "changed", new).of(THREE)
            altered = proofs.with_rule(place, new)
            for promise in promises:
                found = altered.counterexample(promise)
                assert (found is None) == kept(solver, changed, promise), (old.id, new, promise)
                seen.add(found is None)
    assert seen == {True, False}
