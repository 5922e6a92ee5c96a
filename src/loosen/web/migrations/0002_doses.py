"""Doses that somebody keeps on this server too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("loosen", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="DoseEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(db_index=True, max_length=43)),
                ("event_id", models.CharField(max_length=100)),
                ("event", models.JSONField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "event_id"), name="an_event_once")],
            },
        ),
    ]
