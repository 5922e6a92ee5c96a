"""What is kept when somebody asks for it."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class KeptCheck(models.Model):
    """A check that somebody saved.

    ``person``: whose browser it was; nothing else is known of them. ``answers``, ``edition`` and ``hash`` let it be
    worked out again; ``result`` is what was advised, in the result format. ``more``: answers that only plans need.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.CharField(max_length=43, db_index=True)
    made_at = models.DateTimeField()
    edition = models.CharField(max_length=40)
    hash = models.CharField(max_length=64)
    region = models.CharField(max_length=20)
    level = models.CharField(max_length=20)
    answers = models.JSONField()
    result = models.JSONField()
    more = models.JSONField(default=dict)

    class Meta:
        """The newest comes first."""

        ordering = ("-made_at",)


class KeptDay(models.Model):
    """The plan that was made for a day, and what was wished of it.

    ``wishes``: as the API takes them. ``plan``: what was shown last, in the plan format, with the ``edition`` and
    ``hash`` of its rule book.
    """

    person = models.CharField(max_length=43, db_index=True)
    day = models.DateField()
    wishes = models.JSONField(default=dict)
    plan = models.JSONField(default=dict)
    edition = models.CharField(max_length=40, default="")
    hash = models.CharField(max_length=64, default="")

    class Meta:
        """One row a day."""

        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("person", "day"), name="a_day_once"),)


class DoseEvent(models.Model):
    """One event of the doses that somebody keeps here as well: ``event`` as `loosen.care.dose_log` writes it."""

    person = models.CharField(max_length=43, db_index=True)
    event_id = models.CharField(max_length=100)
    event = models.JSONField()

    class Meta:
        """An event that comes twice stands once."""

        constraints = (models.UniqueConstraint(fields=("person", "event_id"), name="an_event_once"),)


class DiaryEvent(models.Model):
    """Something that was told of a day: ``event`` as `loosen.care.diary_log` writes it."""

    person = models.CharField(max_length=43, db_index=True)
    event_id = models.CharField(max_length=100)
    event = models.JSONField()

    class Meta:
        """What comes twice stands once."""

        constraints = (models.UniqueConstraint(fields=("person", "event_id"), name="a_telling_once"),)


class KeptReminders(models.Model):
    """What somebody wants to be reminded of, as `loosen.care.reminders` writes it, from the day ``first`` on.

    ``feed_hash``: SHA-256 of the secret in the address of their calendar; empty while there is none. The secret itself
    is kept nowhere.
    """

    person = models.CharField(max_length=43, unique=True)
    reminders = models.JSONField()
    first = models.DateField()
    changed_at = models.DateTimeField()
    feed_hash = models.CharField(max_length=64, default="", db_index=True)


class Feedback(models.Model):
    """What somebody said of a piece of advice. Who it was is not kept, and the day stands for the time.

    ``about``: kind and id, such as ``article:heat-and-ice``. ``state`` and ``note`` are the host's, who reads it.
    """

    about = models.CharField(max_length=120, db_index=True)
    verdict = models.CharField(max_length=10, choices=[(one, one) for one in ("helpful", "wrong", "unclear")])
    words = models.TextField(blank=True)
    language = models.CharField(max_length=20)
    edition = models.CharField(max_length=40)
    hash = models.CharField(max_length=64)
    day = models.DateField()
    state = models.CharField(
        max_length=10, default="new", db_index=True, choices=[(one, one) for one in ("new", "kept", "done", "spam")]
    )
    note = models.TextField(blank=True)

    class Meta:
        """The newest comes first."""

        ordering = ("-day", "-id")
        verbose_name_plural = "feedback"

    def __str__(self) -> str:
        return f"{self.verdict}: {self.about}"
