"""Staying well without JavaScript: the week, breaks, the work place, risks, food and water."""

from datetime import UTC, datetime, timedelta

import pytest

from loosen.engine.interview import no_to_the_rest
from loosen.web.programme_kept import COOKIE, Kept, begin
from loosen.web.zone import day_of
from tests.cli.test_today import GOOD
from tests.web.pages import Form, text_of
from tests.web.test_kept import save
from tests.web.test_today import PLAIN, no_to_all

PREVENT = "/prevent"
WELL = {**PLAIN, "pain-severity": 1, "pain-duration-days": 25}


def read(client):
    response = client.get(PREVENT)
    assert response.status_code == 200
    return response.content.decode()


def send(client, **given):
    form = Form(client.get(PREVENT).content.decode(), f"{PREVENT}#workplace")
    return client.post(PREVENT, {**form.hidden, **given})


@pytest.fixture
def recovered(client, book):
    """Somebody whose last plan was that of prevention."""
    from loosen.web.models import KeptDay

    save(client, no_to_the_rest(book.triage.decision, WELL), "self-care", book.hash)
    no_to_all(client)
    day = KeptDay.objects.get(person=client.cookies["loosen-person"].value)
    day.plan["phase"] = "prevention"
    day.save()
    return client


def kept(client, days_ago, done=0, walked=None, told=0):
    """They began so many days ago."""
    first = begin(datetime.now(UTC).date() - timedelta(days=days_ago))
    walks = "x" if walked is None else walked
    client.cookies[COOKIE] = f"{first.began.isoformat()}.{done}.{walks}.{told}"


def test_without_a_check_there_is_no_programme_and_no_exercise(client, book):
    told = text_of(read(client))
    assert "First the check" in told
    assert "This week" in told
    exercises = [one.text for one in book.prevention.breaks.ideas if one.exercise]
    assert not [one for one in exercises if one in told]
    for words in ("Work place check", "Smoking", "Magnesium", "No food or drink has been shown"):
        assert words in told


def test_an_earlier_phase_waits(client, book):
    save(client, no_to_the_rest(book.triage.decision, PLAIN), "self-care", book.hash)
    assert "First tell how it is today" in text_of(read(client))
    no_to_all(client)
    told = text_of(read(client))
    assert "It is not time for this yet" in told
    assert "3 out of 10 or less" in told
    assert "Begin this week" not in told


@pytest.mark.parametrize("more", [{"chest-pain": "yes"}, {"fever": "yes"}])
def test_who_should_be_seen_gets_no_programme(client, more):
    from loosen.web.models import KeptDay

    save(client, {**PLAIN, **more}, "emergency")
    client.get("/today")
    person = client.cookies["loosen-person"].value
    assert KeptDay.objects.filter(person=person).count() == 1
    told = text_of(read(client))
    assert "check again now" in told
    assert "Bird dog" not in told


def test_the_week_of_somebody_who_has_recovered(recovered):
    told = text_of(read(recovered))
    assert "Begin this week" in told
    assert "Walk · 15 minutes" in told
    assert "45 minutes in all this week" in told
    response = send(recovered, begin="yes")
    assert response.status_code == 302
    assert "path=/prevent" in str(recovered.cookies[COOKIE]).lower()
    assert "Week 1." in text_of(read(recovered))
    assert "How was last week?" not in text_of(read(recovered))


def test_it_grows_from_what_was_managed(recovered):
    kept(recovered, days_ago=14, done=1, walked=45, told=1)
    told = text_of(read(recovered))
    assert "How was last week?" in told
    assert "that week again" in told
    html = read(recovered)
    form = Form(html, f"{PREVENT}#week")
    assert {"walked", "sessions"} <= {name for name, _value, _ticked in form.fields}
    assert send(recovered, **{"last-week": "yes", "walked": "48", "sessions": "both"}).status_code == 302
    told = text_of(read(recovered))
    assert "Week 3." in told
    assert "You walked 48 minutes last week" in told
    assert "54 minutes in all" in told
    assert "How was last week?" not in told


@pytest.mark.parametrize("wrong", [{"walked": "many"}, {"walked": "9999"}, {"walked": "30", "sessions": "x"}])
def test_what_cannot_be_is_told(recovered, wrong):
    kept(recovered, days_ago=7)
    response = send(recovered, **{"last-week": "yes", "sessions": "both", **wrong})
    assert response.status_code == 422
    assert "Type the minutes as a whole number" in text_of(response.content.decode())


def test_begin_again(recovered):
    kept(recovered, days_ago=70, done=10, walked=100, told=10)
    assert "Week 11." in text_of(read(recovered))
    send(recovered, anew="yes")
    assert "Begin this week" in text_of(read(recovered))


@pytest.mark.parametrize("value", ["", "x", "2026-13-01.1.1.1", "2026-11-23.999.1.1", "2026-11-23.1.9999.1"])
def test_a_cookie_that_is_not_ours_is_as_none(recovered, value):
    recovered.cookies[COOKIE] = value
    assert "Begin this week" in text_of(read(recovered))


def test_a_danger_sign_since_stops_the_programme(recovered, monkeypatch):
    from tests.web.test_today import days_later
    from tests.web.test_today import send as send_today

    kept(recovered, days_ago=0)
    days_later(monkeypatch, 1)
    monkeypatch.setattr("loosen.web.views.prevent.day_of", lambda request, at=None: day_of(request, at) + timedelta(1))
    html = recovered.get("/today").content.decode()
    send_today(recovered, html, told="yes", **{**GOOD, "danger-sign-today": "unsure"})
    recovered.get("/today")
    told = text_of(read(recovered))
    assert "check again now" in told
    assert "Do it with me" not in told


def test_a_long_silence_asks_first(recovered, monkeypatch):
    monkeypatch.setattr("loosen.web.views.prevent.day_of", lambda request, at=None: day_of(request, at) + timedelta(8))
    assert "First tell how it is today" in text_of(read(recovered))


def test_the_work_place_check(client, book):
    response = send(client, workplace="yes", **{"chair-uncomfortable": "yes", "sits-long": "unsure"})
    assert response.status_code == 200
    told = text_of(response.content.decode())
    assert told.index("Most worth trying") < told.index("For your comfort")
    assert "Your chair" in told
    assert "Your screen" not in told.split("Change what you ticked")[0].split("Most worth trying")[1]
    assert "did not lower back pain" in told
    nothing = send(client, workplace="yes", **{"none-of-these": "yes"})
    assert "Keep it as it is" in text_of(nothing.content.decode())


@pytest.mark.parametrize("name", ["workplace", "habits"])
def test_a_list_that_was_not_answered_is_told(client, name):
    response = send(client, **{name: "yes"})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()


def test_what_may_be_theirs_comes_first(client):
    html = send(client, habits="yes", **{"smokes": "unsure"}).content.decode()
    assert html.count("May be yours") == 1
    assert html.index("risk-smoking") < html.index("risk-inactivity")


def test_nothing_of_it_is_in_the_log(client, logged):
    send(client, habits="yes", **{"smokes": "yes"})
    send(client, workplace="yes")
    assert "smokes" not in logged()


def test_from_elsewhere_nothing_is_taken(client):
    assert client.post(PREVENT, {"begin": "yes"}).status_code == 403


def test_the_settings_of_breaks_are_the_same_for_everybody(client, book):
    html = client.get("/prevent/breaks").content.decode()
    told = text_of(html)
    assert "Every 30 minutes" in told
    assert "A timer on your telephone does just as well" in told
    assert not [one.text for one in book.prevention.breaks.ideas if one.exercise and one.text in told]
    assert "/prevent/breaks" in client.get("/sw.js").content.decode()


def test_it_is_linked_from_home_and_from_the_day_of_who_has_recovered(recovered, monkeypatch):
    from loosen.web.views import today

    link, plan = f'href="{PREVENT}"', today.plan
    assert link in recovered.get("/").content.decode()
    assert link not in recovered.get("/today").content.decode()
    monkeypatch.setattr(today, "plan", lambda *told, **more: plan(*told, **more)._replace(phase="prevention"))
    assert link in recovered.get("/today").content.decode()


def test_where_somebody_stands_is_counted_by_weeks():
    day = datetime(2026, 11, 25, tzinfo=UTC).date()
    first = begin(day)
    assert (first.began.weekday(), first.week(day), first.week(day + timedelta(days=5))) == (0, 1, 2)
    assert first.week(day - timedelta(days=30)) == 1
    assert first.tell(day, 45, both=True) == first
    third = first.tell(day + timedelta(days=14), 45, both=True)
    assert third == Kept(first.began, done=1, walked=45, told=2)
    assert third.tell(day + timedelta(days=14), 99, both=True) == third
