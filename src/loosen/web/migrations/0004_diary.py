"""The diary as a log that only grows; what earlier days had told becomes its first entries."""

from uuid import uuid4

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def days_to_events(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Each day that told anything becomes an entry."""
    days, events = apps.get_model("loosen", "KeptDay"), apps.get_model("loosen", "DiaryEvent")
    for day in days.objects.iterator():
        if day.answers or day.light != "none":
            told = {"id": str(uuid4()), "noted_at": day.told_at.isoformat(), "day": day.day.isoformat()}
            event = {**told, "light": day.light, **day.answers}
            events.objects.create(person=day.person, event_id=told["id"], event=event)


class Migration(migrations.Migration):
    dependencies = [("loosen", "0003_days")]

    operations = [
        migrations.CreateModel(
            name="DiaryEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(db_index=True, max_length=43)),
                ("event_id", models.CharField(max_length=100)),
                ("event", models.JSONField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "event_id"), name="a_telling_once")],
            },
        ),
        migrations.RunPython(days_to_events, migrations.RunPython.noop),
        migrations.RemoveField(model_name="keptday", name="answers"),
        migrations.RemoveField(model_name="keptday", name="light"),
        migrations.RemoveField(model_name="keptday", name="told_at"),
    ]
