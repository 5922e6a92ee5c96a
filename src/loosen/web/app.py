"""The Django app."""

from django.apps import AppConfig


class Web(AppConfig):
    """Everything that the browser meets."""

    name = "loosen.web"
    label = "loosen"
