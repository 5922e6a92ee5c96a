"""Reminders, and the private address at which a calendar may fetch them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("loosen", "0004_diary")]

    operations = [
        migrations.CreateModel(
            name="KeptReminders",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(max_length=43, unique=True)),
                ("reminders", models.JSONField()),
                ("first", models.DateField()),
                ("changed_at", models.DateTimeField()),
                ("feed_hash", models.CharField(db_index=True, default="", max_length=64)),
            ],
        ),
    ]
