"""Prevention in the rule book: all that is needed, in plain words, no faster and no stronger than was studied."""

from itertools import pairwise
from statistics import median

import pytest

from loosen.book.check import check
from loosen.book.inspections_of_prevention import gentle_programme, grounded_prevention, no_cure
from loosen.book.load import load_rulebook, read
from loosen.book.texts import texts
from tests.book.samples import TEXTS, changed, changed_texts
from tests.test_words import GRADE_AT_11, grade

PROGRAMME = "prevention/programme.yaml"
BREAKS = "prevention/breaks.yaml"
WORKPLACE = "prevention/workplace.yaml"
RISKS = "prevention/risk-factors.yaml"
HABITS = "prevention/findings/habits.yaml"
FOOD = "prevention/food-and-drink.yaml"


def test_walking_grows_by_about_a_tenth_to_what_was_studied(book):
    weeks = book.prevention.weekly.walking.weeks
    assert (weeks[0].week, weeks[0].total) == (1, 45)
    assert next(one.total for one in weeks if one.week == 12) == 130
    assert (weeks[-1].week, weeks[-1].days, weeks[-1].minutes) == (26, 5, 30)
    growth = [after.total / before.total for before, after in pairwise(weeks)]
    assert all(1 < one <= 1.13 for one in growth)
    first_twelve = [after.total / before.total for before, after in pairwise(one for one in weeks if one.week <= 12)]
    assert 1.09 < sum(first_twelve) / len(first_twelve) < 1.12


def test_two_strength_sessions_on_days_without_a_walk(book):
    weekly = book.prevention.weekly
    assert len(weekly.strength.weekdays) == 2
    assert not set(weekly.strength.weekdays) & set(weekly.walking.weekdays)


def test_what_is_asked_here_is_asked_nowhere_else(book):
    asked = book.prevention.asked
    assert not set(asked.findings) & {*book.known, *book.today.findings}
    assert [page.id for page in asked.pages] == ["workplace", "habits"]
    assert all(book.asked[id].help for id in asked.findings)


def test_every_part_of_the_work_place_has_its_advice(book):
    workplace = book.prevention.workplace
    assert {rule.id for rule in workplace.decision.rules} == set(workplace.advice)
    assert {question.finding.id for question in workplace.decision.questions} == {
        id for page in book.prevention.asked.pages if page.id == "workplace" for id in page.findings
    }


def test_no_change_of_a_work_place_is_said_to_be_well_shown(book):
    workplace = book.prevention.workplace
    for advice in (workplace, *workplace.advice.values()):
        assert advice.grounds.certainty in ("low", "convention")


def test_every_risk_says_what_lowers_it_and_what_to_do(book):
    factors = book.prevention.risks.factors
    assert set(factors) == {
        *("inactivity", "past-spells", "sitting", "bending", "smoking", "weight", "strain", "sleep")
    }
    for one in factors.values():
        assert one.size
        assert one.lowers
        assert one.do
        assert one.tested or "no study" in one.lowers or "Nothing has been shown" in one.lowers
    assert {one.id for one in factors.values() if one.tested} == {"inactivity", "past-spells", "sitting"}


def test_the_promises_hold(book):
    for inspect in (gentle_programme, grounded_prevention, no_cure):
        assert list(inspect(book)) == []


@pytest.mark.parametrize(
    ("inspect", "file", "old", "new", "told"),
    [
        (gentle_programme, PROGRAMME, "most-growth-percent: 13", "most-growth-percent: 40", "may grow by 40 percent"),
        (gentle_programme, PROGRAMME, "days: 5, minutes: 30}", "days: 5, minutes: 33}", "asks for 165 minutes"),
        (gentle_programme, PROGRAMME, "most: 4", "most: 4\n", ""),
        (gentle_programme, PROGRAMME, "[bird-dog, bridge", "[press-up, bridge", "press-up is not for this phase"),
        (grounded_prevention, FOOD, "Weak evidence. We found no study of water", "We found no study of water", "water"),
        (
            grounded_prevention,
            FOOD,
            "[maughan-2019, hyponatraemia-memory]",
            "[hyponatraemia-memory]",
            "nobody has seen",
        ),
        (no_cure, RISKS, "Walking is a good start.", "Walking prevents the next spell.", "prevents the"),
        (no_cure, WORKPLACE, "There is no one correct posture.", "A correct posture protects your back.", "protects"),
    ],
)
def test_an_inspection_sees_what_is_broken(inspect, file, old, new, told):
    found = list(inspect(changed(file, old, new)))
    assert any(told in one for one in found) if told else found == []


@pytest.mark.parametrize(
    ("file", "old", "new", "id", "message"),
    [
        (
            PROGRAMME,
            "week: 2, days: 3, minutes: 16",
            "week: 2, days: 3, minutes: 30",
            "field",
            "at most 13 percent more",
        ),
        (PROGRAMME, "week: 2, days: 3, minutes: 16", "week: 2, days: 3, minutes: 10", "field", "and no less"),
        (PROGRAMME, "week: 1, days: 3", "week: 2, days: 3", "field", '"weeks" must begin with week 1'),
        (PROGRAMME, "week: 1, days: 3", "week: 1, days: 9", "field", '"days" must be from 1 to 5'),
        (PROGRAMME, "from-week: 5", "from-week: 1", "field", '"stages" must begin with week 1'),
        (PROGRAMME, "exercises: [bird-dog", "exercises: [bird-dgo", "name", 'Did you mean "bird-dog"?'),
        (PROGRAMME, "exercise: walk-build", "exercise: walk-biuld", "field", 'Did you mean "walk-build"?'),
        (PROGRAMME, "id: programme.still-hurts", "id: still-hurts", "rule-id", 'must be called "programme.…"'),
        (PROGRAMME, "when: pain-severity > 3", "when: pain-severty > 3", "criterion", 'Did you mean "pain-severity"?'),
        (BREAKS, "intervals: [30, 45, 60]", "intervals: often", "field", '"intervals" must be whole numbers'),
        (BREAKS, "from-hour: 9", "from-hour: 19", "field", '"from-hour" must come before "until-hour"'),
        (BREAKS, "weekdays: [mon", "weekdays: [munday", "name", 'unknown weekday "munday"'),
        (WORKPLACE, "- id: keep", "- id: try", "field", '"levels" must be keep, try, first'),
        (WORKPLACE, "level: first", "level: fist", "field", 'Did you mean "first"?'),
        (WORKPLACE, "when: sits-long", "when: {not: [sits-long]}", "criterion", "a rule never says not"),
        (RISKS, "- id: weight", "- id: smoking", "name", '"smoking" stands twice'),
        (RISKS, "zhang-2018-obesity", "zhang-2018", "name", 'unknown source "zhang-2018"'),
        (FOOD, "certainty: moderate", "certainty: sure", "field", "is not one of high, moderate, low, convention"),
        (HABITS, "page: habits", "page: habit", "file-name", "Make them alike"),
        (RISKS, "when: smokes", "when: sleeps-badly", "why-ask", 'no rule depends on "smokes"'),
        (RISKS, "title: Sleep", "title: TODO", "unfinished", '"title" is not finished'),
    ],
)
def test_a_broken_line_is_told(file, old, new, id, message):
    problems = [one for one in check(read(changed_texts(file, old, new))) if message in one.message]
    assert problems, check(read(changed_texts(file, old, new)))
    assert (problems[0].check, problems[0].file) == (id, HABITS if id == "why-ask" else file)
    assert problems[0].line > 0 or id == "why-ask"


def test_a_missing_file_is_told():
    assert [one.check for one in check(read({name: text for name, text in TEXTS.items() if name != BREAKS}))] == [
        "files"
    ]


def test_what_is_kept_holds_it(book, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert load_rulebook().prevention.weekly == load_rulebook().prevention.weekly == book.prevention.weekly


def test_all_its_words_can_be_translated_and_read(book):
    shown = [one for one in texts(book) if one.file.startswith("prevention/")]
    words = {one.text for one in shown}
    prevention = book.prevention
    factors = prevention.risks.factors.values()
    assert words.issuperset(text for one in factors for text in (one.title, one.size, one.lowers, one.do))
    assert words.issuperset({prevention.weekly.rest, prevention.weekly.missed, prevention.breaks.ideas[0].text})
    grades = sorted(grade(one.text) for one in shown if one.field != "title" and len(one.text.split()) >= 8)
    assert median(grades) <= GRADE_AT_11
    assert grades[int(len(grades) * 0.9)] <= GRADE_AT_11 + 3
