"""A third way to say what a decision means: level by level, in Kleene's three-valued logic.

True and False are themselves, None is unknown. At one level an unsure answer is plainly true or false, depending on
its floor; only what has not been asked is unknown.
"""

from loosen.engine.criterion import All, Any, AtLeast


def both(one, other):
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def negated(one):
    return None if one is None else not one


def either(one, other):
    return negated(both(negated(one), negated(other)))


def at_least(n, parts):
    true = sum(part is True for part in parts)
    unknown = sum(part is None for part in parts)
    if true >= n:
        return True
    return None if true + unknown >= n else False


class Kleene:
    def __init__(self, decision, answers):
        self.decision, self.answers = decision, answers

    def bounds(self):
        """(at least, at most)"""
        ranks = range(1, len(self.decision.scale.levels))
        told = [self.reached(rank) for rank in ranks]
        levels = self.decision.scale.levels
        return levels[sum(one is True for one in told)], levels[sum(one is not False for one in told)]

    def reached(self, rank):
        reached = False
        for rule in self.decision.rules:
            if self.decision.scale.rank(rule.level) >= rank:
                reached = either(reached, self.truth(rule.when, rank))
        return reached

    def truth(self, criterion, rank):
        match criterion:
            case All(of):
                return at_least(len(of), [self.truth(part, rank) for part in of])
            case Any(of):
                return at_least(1, [self.truth(part, rank) for part in of])
            case AtLeast(n, of):
                return at_least(n, [self.truth(part, rank) for part in of])
            case _:
                return self.leaf(criterion, rank)

    def leaf(self, leaf, rank):
        question = self.decision.question(leaf.finding.id)
        answer = self.answers.get(leaf.finding.id)
        if answer is None:
            asked = True if question.ask_if is None else self.truth(question.ask_if, 0)
            return both(None, asked)
        if answer == "unsure":
            return self.decision.scale.rank(question.unsure) >= rank
        return leaf.holds(answer)
