"""A program is a decision in one canonical form: what means the same, said in another order, is the same program.

It is a graph in which equal criteria are one node, it travels as JSON, and it has a hash: the name of what it means.
"""

import hashlib
import json
from dataclasses import replace

import pytest

from loosen.engine.program import Program
from tests.agreement.books import everybody
from tests.spec.notation import all_of, any_of, ask, at_least, choice, compare, decision, number, one_of, rule, yes_no

rain, wind, hail = map(yes_no, ("rain", "wind", "hail"))
hours = number("hours", 0, 3)
sky = choice("sky", "clear", "grey", "black")
ASKS = [rain, wind, ask(hail, ask_if=any_of(rain, wind)), hours, sky]


def program(*rules, asks=ASKS):
    return Program.of(decision(*rules, asks=asks))


def hours_over(n):
    return compare(hours, ">", n)


def test_the_form():
    """Levels, questions, nodes and rules; places stand for questions and nodes, ranks for levels."""
    umbrella = decision(
        rule("storm", "carry", all_of(rain, compare(hours, ">", 1))),
        rule("dark", "pack", one_of(sky, "grey", "black")),
        asks=[rain, ask(hours, required=True), ask(sky, ask_if=rain)],
    )
    assert Program.of(umbrella).plain() == {
        "id": "umbrella",
        "levels": ("leave", "pack", "carry"),
        "questions": (
            ("rain", ("yes-no",), 1, False, None),
            ("hours", ("number", "hours", 0, 3), None, True, None),
            ("sky", ("choice", "clear", "grey", "black"), None, False, 2),
        ),
        "nodes": (("in", 2, ("black", "grey")), ("ge", 1, 2), ("yes", 0), ("all", (1, 2))),
        "rules": (("dark", 1, 0), ("storm", 2, 3)),
    }


def test_equal_criteria_are_one_node():
    """However many rules and ask-ifs say them, so that each is worked out once."""
    storm = all_of(rain, any_of(wind, compare(hours, ">=", 2)))
    one = program(rule("a", "carry", storm), asks=[rain, wind, hours])
    many = program(
        rule("a", "carry", storm),
        rule("b", "pack", any_of(compare(hours, ">", 1), wind)),
        rule("c", "pack", storm),
        asks=[rain, wind, hours, ask(hail, ask_if=storm)],
    )
    assert many.nodes == one.nodes
    assert len(set(many.nodes)) == len(many.nodes) == 5


def test_a_node_mentions_only_nodes_before_it():
    """So whoever reads them in their order never meets one that is not worked out yet."""
    nodes = program(all_of(rain, any_of(wind, all_of(hail, at_least(2, rain, wind, hail)))), hail, asks=[]).nodes
    groups = [(place, node[-1]) for place, node in enumerate(nodes) if node[0] in ("all", "any", "least")]
    assert len(groups) == 4
    assert all(part < place for place, parts in groups for part in parts)


SAME = {
    "the order of parts": (all_of(rain, wind), all_of(wind, rain)),
    "the order of parts of at least n": (at_least(2, rain, wind, hail), at_least(2, hail, rain, wind)),
    "the order of options": (one_of(sky, "grey", "black"), one_of(sky, "black", "grey")),
    "all within all": (all_of(rain, all_of(wind, hail)), all_of(rain, wind, hail)),
    "any within any": (any_of(any_of(rain, wind), any_of(hail)), any_of(rain, wind, hail)),
    "a part said twice": (any_of(rain, wind, rain), any_of(rain, wind)),
    "a part by itself": (all_of(any_of(at_least(1, rain))), rain),
    "at least 1": (at_least(1, rain, wind, any_of(hail)), any_of(rain, wind, hail)),
    "at least n of n": (at_least(3, rain, wind, all_of(hail)), all_of(rain, wind, hail)),
    "more than": (hours_over(1), compare(hours, ">=", 2)),
    "at most": (compare(hours, "<=", 1), compare(hours, "<", 2)),
    "deep within": (
        any_of(rain, all_of(wind, any_of(hail, hours_over(0)))),
        any_of(all_of(any_of(compare(hours, ">=", 1), hail, hail), wind), rain),
    ),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_what_means_the_same_has_the_same_hash(back_end, one, other):
    """And every back end says that it means the same, of everybody."""
    asks = [ask(rain, unsure="leave"), wind, ask(hail, ask_if=any_of(rain, wind)), hours, sky]
    umbrellas = decision(one, asks=asks), decision(other, asks=asks)
    assert Program.of(umbrellas[0]).hash == Program.of(umbrellas[1]).hash
    people = everybody(umbrellas[0])[::17]  # a prime, so that of every answer some are there
    assert back_end.conclude(umbrellas[0], people) == back_end.conclude(umbrellas[1], people)


def test_the_order_of_the_rules_is_not_in_the_hash():
    """They are kept by id."""
    rules = [rule("a", "carry", all_of(rain, wind)), rule("b", "pack", hail), rule("c", "pack", hours_over(1))]
    assert program(*rules).hash == program(*reversed(rules)).hash


SIMPLE = decision(rule("a", "carry", any_of(rain, all_of(wind, hours_over(1)))), asks=ASKS)

OTHER = {
    "another finding": decision(rule("a", "carry", any_of(hail, all_of(wind, hours_over(1)))), asks=ASKS),
    "another number": decision(rule("a", "carry", any_of(rain, all_of(wind, hours_over(0)))), asks=ASKS),
    "another operator": decision(rule("a", "carry", any_of(rain, all_of(wind, compare(hours, "<", 2)))), asks=ASKS),
    "all for any": decision(rule("a", "carry", all_of(rain, all_of(wind, hours_over(1)))), asks=ASKS),
    "another level": decision(rule("a", "pack", any_of(rain, all_of(wind, hours_over(1)))), asks=ASKS),
    "another rule id": decision(rule("b", "carry", any_of(rain, all_of(wind, hours_over(1)))), asks=ASKS),
    "another id": replace(SIMPLE, id="parasol"),
    "one more rule": replace(SIMPLE, rules=(*SIMPLE.rules, rule("z", "pack", wind))),
    "one more level": replace(SIMPLE, scale=replace(SIMPLE.scale, levels=("leave", "pack", "carry", "stay"))),
    "another floor": decision(*SIMPLE.rules, asks=[ask(rain, unsure="carry"), *ASKS[1:]]),
    "required": decision(*SIMPLE.rules, asks=[ask(rain, required=True), *ASKS[1:]]),
    "another ask-if": decision(*SIMPLE.rules, asks=[*ASKS[:2], ask(hail, ask_if=rain), *ASKS[3:]]),
    "no ask-if": decision(*SIMPLE.rules, asks=[*ASKS[:2], hail, *ASKS[3:]]),
    "another order of questions": decision(*SIMPLE.rules, asks=[*ASKS[:2], *reversed(ASKS[2:])]),
    "another option": decision(*SIMPLE.rules, asks=[*ASKS[:4], choice("sky", "clear", "grey", "red")]),
}


@pytest.mark.parametrize("other", OTHER.values(), ids=OTHER)
def test_whatever_else_is_changed_is_in_the_hash(other):
    """Nothing that could make a difference to anybody is left out, nor the order in which they are asked."""
    assert Program.of(other).hash != Program.of(SIMPLE).hash
    assert Program.of(other) != Program.of(SIMPLE)


def test_the_same_by_reasoning_is_not_the_same_program():
    """*Rain, or rain and wind* is never anything but rain; that takes a proof (chapter 10), not another order."""
    assert program(any_of(rain, all_of(rain, wind))).hash != program(rain).hash


def test_in_at_least_n_a_part_said_twice_stays():
    """It counts twice there, so leaving one out would change the meaning."""
    assert program(at_least(2, rain, rain, wind), asks=[]).nodes[-1] == ("least", 2, (0, 0, 1))


def test_a_program_travels_as_one_line_of_json():
    """It comes back as it was, and what it says is what it said."""
    sent = Program.of(SIMPLE)
    assert "\n" not in sent.json
    assert json.loads(sent.json).keys() == sent.plain().keys()
    assert Program.from_json(sent.json) == sent
    assert Program.from_json(sent.json).hash == sent.hash


def test_the_hash_is_that_of_the_json():
    """Whoever has the line can work it out, without Python."""
    sent = Program.of(SIMPLE)
    assert sent.hash == hashlib.sha256(sent.json.encode("utf-8")).hexdigest()


def test_a_decision_made_from_a_program_decides_alike(back_end):
    """It may be written otherwise, and means the same to everybody."""
    written = decision(
        rule("b", "carry", at_least(2, rain, at_least(1, wind, hail), all_of(hours_over(1), hours_over(1)))),
        rule("a", "pack", any_of(all_of(wind), compare(hours, "<=", 0))),
        asks=ASKS[:4],
    )
    again = Program.from_json(Program.of(written).json).decision()
    assert again != written
    assert Program.of(again) == Program.of(written)
    people = everybody(written)[::7]  # a prime, so that of every answer some are there
    assert back_end.conclude(again, people) == back_end.conclude(written, people)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"rules"', '"rule"', "not a program: KeyError"),
        ('["yes",0]', '["no",0]', "unknown node"),
        ('["yes",0]', '["yes",7]', "not a program: IndexError"),
        ('["yes-no"]', '["maybe"]', "unknown kind"),
        ('[["yes",0],["yes",1]', '[["yes",1],["yes",0]', "not in canonical form"),
        ("[0,1]", "[1,0]", "not in canonical form"),
        ("[0,1]", "[0,2]", "not a program: IndexError"),
        ('["all"', '["any"', None),
    ],
    ids=["key", "node", "question", "kind", "order-of-nodes", "order-of-parts", "a-later-node", "another-program"],
)
def test_what_no_program_wrote_is_refused(old, new, message):
    """A line that was touched on its way is either another program or none."""
    text = program(all_of(rain, wind), asks=[rain, wind]).json
    assert old in text
    touched = text.replace(old, new)
    if message is None:
        assert Program.from_json(touched).json == touched
    else:
        with pytest.raises(ValueError, match=message):
            Program.from_json(touched)
