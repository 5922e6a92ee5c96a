"""The first store: checks that somebody saved."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="KeptCheck",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("person", models.CharField(db_index=True, max_length=43)),
                ("made_at", models.DateTimeField()),
                ("edition", models.CharField(max_length=40)),
                ("hash", models.CharField(max_length=64)),
                ("region", models.CharField(max_length=20)),
                ("level", models.CharField(max_length=20)),
                ("answers", models.JSONField()),
                ("result", models.JSONField()),
            ],
            options={
                "ordering": ("-made_at",),
            },
        ),
    ]
