"""What people said of a piece of advice."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("loosen", "0005_calendar")]

    operations = [
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.CharField(db_index=True, max_length=120)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("helpful", "helpful"), ("wrong", "wrong"), ("unclear", "unclear")], max_length=10
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("language", models.CharField(max_length=20)),
                ("edition", models.CharField(max_length=40)),
                ("hash", models.CharField(max_length=64)),
                ("day", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "new"), ("kept", "kept"), ("done", "done"), ("spam", "spam")],
                        db_index=True,
                        default="new",
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
            ],
            options={"ordering": ("-day", "-id"), "verbose_name_plural": "feedback"},
        ),
    ]
