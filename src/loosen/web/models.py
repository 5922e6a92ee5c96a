"""What is kept when somebody asks for it."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class KeptCheck(models.Model):
    """A check that somebody saved.

    ``person``: whose browser it was; nothing else is known of them. ``answers``, ``edition`` and ``hash`` let it be
    worked out again; ``result`` is what was advised, in the result format.
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

    class Meta:
        """The newest comes first."""

        ordering = ("-made_at",)
