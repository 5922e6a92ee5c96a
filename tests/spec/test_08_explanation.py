"""A conclusion explains itself: what it is because of, what would change it, what is still open, and why we ask.

Every explanation names findings and rules, so that each can be said in the words of the book.
"""

import pytest

from loosen.engine.evaluate import evaluate
from loosen.engine.explain import why_ask
from tests.agreement.books import every_answer, everybody
from tests.spec.notation import all_of, any_of, ask, at_least, choice, compare, decision, number, one_of, rule, yes_no

rain, wind, hail, heavy = map(yes_no, ("rain", "wind", "hail", "heavy"))
hours = number("hours", 0, 12)
sky = choice("sky", "clear", "grey", "black")

MIXED = decision(
    rule("a", "carry", at_least(2, rain, wind, all_of(hail, compare(number("long", 0, 2), ">=", 1)))),
    rule("b", "pack", any_of(hail, one_of(sky, "grey", "black"))),
    asks=[rain, wind, ask(hail, ask_if=any_of(rain, wind))],
)


def test_because(explainer):
    """Each rule that fired, highest first, with the answers that carry it, in the order of the questions."""
    explainer.tells(
        """
        rain  wind  hail | because
        no    no    no   | none
        yes   no    no   | drizzle:pack(rain)
        yes   yes   no   | storm:carry(rain,wind);drizzle:pack(rain)
        -     -     yes  | ice:carry(hail)
        yes   yes   yes  | ice:carry(hail);storm:carry(rain,wind);drizzle:pack(rain)
        """,
        decision(
            rule("storm", "carry", all_of(wind, rain)),
            rule("drizzle", "pack", rain),
            rule("ice", "carry", hail),
            asks=[rain, wind, hail],
        ),
    )


def test_what_did_not_help_is_no_reason(explainer):
    """In *any* only the parts that hold are named, in *at least n* all of them, however many would have been enough."""
    explainer.tells(
        """
        rain  wind  hail | because
        yes   no    -    | any:pack(rain)
        no    yes   yes  | least:carry(wind,hail);any:pack(wind,hail)
        yes   yes   yes  | least:carry(rain,wind,hail);any:pack(rain,wind,hail)
        """,
        decision(rule("least", "carry", at_least(2, rain, wind, hail)), rule("any", "pack", any_of(rain, wind, hail))),
    )


def test_an_unsure_answer_is_a_reason_as_far_as_it_carries(explainer):
    """Beside a yes that carries further it is none; where it holds the rule back it is one, at the lower level."""
    explainer.tells(
        """
        rain    wind    hail    | because
        unsure  no      no      | any:pack(rain)
        unsure  yes     no      | any:carry(wind)
        unsure  unsure  no      | any:pack(rain,wind)
        no      no      unsure  | none                      # its floor is the calmest level
        unsure  no      yes     | any:pack(rain);both:pack(rain,hail)
        """,
        decision(
            rule("any", "carry", any_of(rain, wind)),
            rule("both", "carry", all_of(rain, hail)),
            asks=[rain, wind, ask(hail, unsure="leave")],
        ),
    )


def test_numbers_and_choices_are_reasons_too(explainer):
    """What is missing or skipped is none: it counts as no."""
    explainer.tells(
        """
        rain  heavy  hours  sky   | because
        yes   yes    5      -     | wet:carry(heavy,hours)
        yes   -      5      black | wet:carry(hours,sky)
        no    -      5      black | wet:carry(hours,sky)
        no    yes    5      clear | wet:carry(heavy,hours)
        """,
        decision(
            rule("wet", "carry", at_least(2, heavy, compare(hours, ">", 4), one_of(sky, "black"))),
            asks=[rain, ask(heavy, ask_if=rain)],
        ),
    )


def test_the_answers_of_a_reason_are_reason_enough(explainer):
    """Somebody of whom nothing else is known comes to the same level by the same rule."""
    people = everybody(MIXED)
    reasons = 0
    for answers, told in zip(people, explainer.tell(MIXED, people), strict=True):
        fired = evaluate(MIXED, answers).fired
        assert [(one.rule, one.level) for one in told.reasons] == [(one.rule, one.level) for one in fired]
        for fired_rule, level, findings in told.reasons:
            alone = evaluate(MIXED, {finding: answers[finding] for finding in findings})
            assert (fired_rule, level) in [(one.rule, one.level) for one in alone.fired]
            reasons += 1
    assert reasons > len(people) / 2


def test_what_is_still_open_is_told_rule_by_rule(whole):
    """Whoever answers the findings of an open rule has decided it, whatever else they leave open."""
    people = everybody(MIXED)
    told = dict(zip((frozenset(one.items()) for one in people), whole.conclude(MIXED, people), strict=True))
    for answers in people:
        for open_rule in told[frozenset(answers.items())].open_rules:
            assert open_rule.findings
            assert not answers.keys() & set(open_rule.findings)
            for word in ("no", "yes", "unsure"):
                answered = {one: word if one in ("rain", "wind", "hail") else 1 for one in open_rule.findings}
                answered |= {"sky": "grey"} if "sky" in open_rule.findings else {}
                then = told[frozenset({**answers, **answered}.items())]
                assert open_rule.rule not in [one.rule for one in then.open_rules]


def test_what_would_change_it(explainer):
    """Every single answer that would lead to another level, in the order of the questions."""
    explainer.tells(
        """
        rain    wind  | changes
        no      no    | rain=unsure:pack;rain=yes:pack
        yes     no    | rain=no:leave;wind=unsure:pack2;wind=yes:carry
        unsure  no    | rain=no:leave
        yes     yes   | rain=no:leave;rain=unsure:pack;wind=no:pack;wind=unsure:pack2
        """,
        decision(
            rule("drizzle", "pack", rain),
            rule("storm", "carry", all_of(rain, wind)),
            asks=[ask(rain, unsure="pack"), ask(wind, unsure="pack2")],
            levels=("leave", "pack", "pack2", "carry"),
        ),
    )


def test_an_answer_to_what_was_not_asked_would_change_it_too(explainer):
    """Missing counts as no here, so only what would make it worse is told."""
    explainer.tells(
        """
        rain  wind | changes
        yes   -    | wind=unsure:pack;wind=yes:carry
        -     yes  | rain=unsure:pack;rain=yes:carry
        -     -    | none
        """,
        decision(all_of(rain, wind)),
    )


@pytest.mark.parametrize("upper", [compare(hours, ">=", 6), compare(hours, ">", 5)], ids=[">=6", ">5"])
@pytest.mark.parametrize("lower", [compare(hours, "<", 3), compare(hours, "<=", 2)], ids=["<3", "<=2"])
def test_a_number_changes_it_at_the_nearest_threshold(explainer, lower, upper):
    """Of all the numbers beyond a threshold only the nearest is told: *a day less would do*."""
    explainer.tells(
        """
        hours | changes
        0     | hours=3:leave;hours=6:carry
        2     | hours=3:leave;hours=6:carry
        3     | hours=2:pack;hours=6:carry
        5     | hours=2:pack;hours=6:carry
        6     | hours=2:pack;hours=5:leave
        12    | hours=2:pack;hours=5:leave
        -     | hours=0:pack;hours=6:carry
        """,
        decision(rule("brief", "pack", lower), rule("long", "carry", upper)),
    )


def test_a_choice_changes_it_by_every_other_option(explainer):
    """Each option by itself."""
    explainer.tells(
        """
        sky    | changes
        clear  | sky=grey:pack;sky=black:carry
        grey   | sky=clear:leave;sky=black:carry
        black  | sky=clear:leave;sky=grey:pack
        """,
        decision(rule("grey", "pack", one_of(sky, "grey")), rule("black", "carry", one_of(sky, "black"))),
    )


def test_what_only_opens_a_question_changes_nothing_by_itself(explainer):
    """The change comes with the answer to the question; and an answer that was given counts, opened or not."""
    explainer.tells(
        """
        hours  heavy | changes
        0      -     | heavy=unsure:pack;heavy=yes:carry
        3      -     | heavy=unsure:pack;heavy=yes:carry
        0      yes   | heavy=no:leave;heavy=unsure:pack
        """,
        decision(heavy, asks=[hours, ask(heavy, ask_if=compare(hours, ">=", 3))]),
    )


def test_no_change_is_forgotten(explainer):
    """Whoever it is, and whatever one other answer they might give: its level is among those told for that finding."""
    people = everybody(MIXED)
    level = {frozenset(one.items()): evaluate(MIXED, one).at_least for one in people}
    for answers, told in zip(people, explainer.tell(MIXED, people), strict=True):
        tried = {
            (question.finding.id, level[frozenset({**answers, question.finding.id: other}.items())])
            for question in MIXED.questions
            for other in every_answer(question.finding)[1:]
        }
        elsewhere = {(finding, then) for finding, then in tried if then != level[frozenset(answers.items())]}
        assert {(one.finding, one.at_least) for one in told.changes} == elsewhere


def test_why_do_you_ask():
    """A finding is asked for the rules that it bears on: by itself, or by opening a question that does."""
    umbrella = decision(
        rule("storm", "carry", all_of(rain, wind)),
        rule("soaked", "carry", heavy),
        rule("dark", "pack", one_of(sky, "black")),
        asks=[hours, ask(rain, ask_if=compare(hours, ">", 0)), ask(heavy, ask_if=rain), wind, hail],
    )
    why = {
        question.finding.id: [one.id for one in why_ask(umbrella, question.finding.id)]
        for question in umbrella.questions
    }
    assert why == {
        "hours": ["soaked", "storm"],  # through rain, and through rain and heavy
        "rain": ["soaked", "storm"],
        "heavy": ["soaked"],
        "wind": ["storm"],
        "hail": [],  # asked for nothing: a book would not load
        "sky": ["dark"],
    }
