"""Loosen's own settings."""

from loosen.web.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.site.urls"
