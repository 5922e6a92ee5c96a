"""How each day was, and the plans that were made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("loosen", "0002_doses")]

    operations = [
        migrations.AddField(model_name="keptcheck", name="more", field=models.JSONField(default=dict)),
        migrations.CreateModel(
            name="KeptDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(db_index=True, max_length=43)),
                ("day", models.DateField()),
                ("told_at", models.DateTimeField()),
                ("answers", models.JSONField(default=dict)),
                ("light", models.CharField(default="none", max_length=10)),
                ("wishes", models.JSONField(default=dict)),
                ("plan", models.JSONField(default=dict)),
                ("edition", models.CharField(default="", max_length=40)),
                ("hash", models.CharField(default="", max_length=64)),
            ],
            options={
                "ordering": ("day",),
                "constraints": [models.UniqueConstraint(fields=("person", "day"), name="a_day_once")],
            },
        ),
    ]
