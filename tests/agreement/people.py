"""Random people of the real rule book, repeatable: some with hardly an answer, some with nearly all."""

import random

from loosen.engine.finding import Number


def random_people(book, count, seed=2026):
    chance = random.Random(seed)
    for _ in range(count):
        answered, ill = chance.random(), chance.random() ** 3
        yield dict(_answers(book, chance, answered, ill))


def _answers(book, chance, answered, ill):
    for question in book.triage.decision.questions:
        finding = question.finding
        if chance.random() > answered:
            continue
        if isinstance(finding.kind, Number):
            most = min(finding.kind.most, 200)
            yield finding.id, chance.randint(finding.kind.least, most)
        elif finding.kind.words == ("no", "unsure", "yes"):
            yield finding.id, chance.choice(["yes", "unsure"]) if chance.random() < ill else "no"
        else:
            yield finding.id, chance.choice(finding.kind.words)
