"""All that this server keeps of one person: taken out, put back, and deleted for good."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from loosen.care.answers import BadAnswers, check_answers
from loosen.care.assessment import assess
from loosen.care.care_plan import read_wishes
from loosen.care.diary_log import read_log
from loosen.care.dose_log import BadLog, from_plain
from loosen.care.reminders import read_reminders
from loosen.web.book import the_book
from loosen.web.diary_store import add_tellings
from loosen.web.dose_store import add_doses
from loosen.web.models import DiaryEvent, DoseEvent, KeptCheck, KeptDay, KeptReminders
from loosen.words import _

FORMAT = 1
KEPT = (KeptCheck, KeptDay, DiaryEvent, DoseEvent, KeptReminders)
CHECK = ("id", "made_at", "edition", "hash", "region", "level", "answers", "result", "more")
DAY = ("day", "wishes", "plan", "edition", "hash")


def export(person: str) -> Iterator[str]:
    """Everything as JSON, piece by piece, so that years of it need no room."""
    yield f'{{"loosen": {FORMAT}'
    for name, rows in (
        ("checks", KeptCheck.objects.filter(person=person).values(*CHECK)),
        ("days", KeptDay.objects.filter(person=person).values(*DAY)),
        ("diary", DiaryEvent.objects.filter(person=person).values_list("event", flat=True)),
        ("doses", DoseEvent.objects.filter(person=person).values_list("event", flat=True)),
        ("reminders", KeptReminders.objects.filter(person=person).values_list("reminders", flat=True)),
    ):
        yield f', "{name}": ['
        for place, row in enumerate(rows.iterator(chunk_size=500)):
            yield (", " if place else "") + json.dumps(row, default=_as_text, ensure_ascii=False)
        yield "]"
    yield "}\n"


def put_back(person: str, plain: object) -> dict[str, int]:
    """Put what was exported with what is here, and tell how much there was of each. Raises `BadAnswers`.

    What is here already stays once. When anything cannot be read, nothing is put back.
    """
    if not isinstance(plain, Mapping) or plain.get("loosen") != FORMAT:
        raise BadAnswers([_("This is no file that Loosen has exported.")])
    told = {}
    with transaction.atomic():
        for name, put in PUT.items():
            rows = plain.get(name, [])
            if not isinstance(rows, list):
                raise BadAnswers([_('"{name}" must be a list.').format(name=name)])
            try:
                put(person, rows)
            except BadLog as bad:
                raise BadAnswers([str(bad)]) from None
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                problems = error.problems if isinstance(error, BadAnswers) else [_("an entry cannot be read")]
                raise BadAnswers([f"{name}: {one}" for one in problems]) from None
            told[name] = len(rows)
    return told


def delete(person: str) -> None:
    """Delete everything, so that not a byte of it stays in the store."""
    with transaction.atomic():
        for model in KEPT:
            model.objects.filter(person=person).delete()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # Else what was deleted lies on in pages that are free.
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _checks(person: str, rows: list[Any]) -> None:
    """A check is worked out anew from its answers; what was advised then stays as it was told."""
    book = the_book()
    for row in rows:
        region = row["region"] if row["region"] in book.regions else "other"
        answers = check_answers(row["answers"], book.known)
        result = row["result"] if isinstance(row["result"], dict) else assess(book, answers, region).plain()
        if row["level"] not in book.triage.levels or "disposition" not in result:
            raise BadAnswers([_("a check cannot be read")])
        values = {
            "made_at": datetime.fromisoformat(row["made_at"]).astimezone(UTC),
            "edition": str(row["edition"])[:40],
            "hash": str(row["hash"])[:64],
            "region": region,
            "level": row["level"],
            "answers": answers,
            "result": result,
            "more": check_answers(row.get("more", {}), book.known),
        }
        theirs = KeptCheck.objects.filter(id=UUID(row["id"])).exclude(person=person).exists()
        if not theirs:
            KeptCheck.objects.get_or_create(id=UUID(row["id"]), defaults={**values, "person": person})


def _days(person: str, rows: list[Any]) -> None:
    for row in rows:
        wishes = read_wishes(row["wishes"]) if row["wishes"] else None
        plan = row["plan"] if isinstance(row["plan"], dict) else {}
        values = {
            "wishes": {**wishes._asdict(), "without": list(wishes.without)} if wishes else {},
            "plan": plan,
            "edition": str(row["edition"])[:40],
            "hash": str(row["hash"])[:64],
        }
        KeptDay.objects.get_or_create(person=person, day=date.fromisoformat(row["day"]), defaults=values)


def _reminders(person: str, rows: list[Any]) -> None:
    for row in rows[:1]:
        kept = read_reminders(the_book(), row).as_json()
        now = datetime.now(UTC)
        made = {"reminders": kept, "first": now.date(), "changed_at": now}
        KeptReminders.objects.get_or_create(person=person, defaults=made)


PUT: dict[str, Callable[[str, list[Any]], object]] = {
    "checks": _checks,
    "days": _days,
    "diary": lambda person, rows: add_tellings(person, read_log(the_book(), rows).values()),
    "doses": lambda person, rows: add_doses(person, from_plain(rows).values()),
    "reminders": _reminders,
}


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
