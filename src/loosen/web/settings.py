"""Django's settings. A host steers them by environment variables, which docs/hosting explains."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

from loosen.book.places import data_folder

HERE = Path(__file__).parent
ENGINE_SCRIPTS = HERE.parent / "engine" / "backends" / "scripts"


def _list(name: str) -> list[str]:
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def _version_of(folders: list[Path]) -> str:
    """A name for exactly these files: an address that holds it may be kept for ever."""
    hash = sha256()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                hash.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return hash.hexdigest()[:12]


DATA = data_folder()
DEVELOPMENT = os.environ.get("LOOSEN_DEVELOPMENT") == "1"
RULEBOOK = os.environ.get("LOOSEN_RULEBOOK") or None
HTTPS = os.environ.get("LOOSEN_HTTPS") == "1"
FEEDBACK = os.environ.get("LOOSEN_FEEDBACK") == "1"  # Readers may say what they think of advice, and the host reads it.
PUBLISH = os.environ.get("LOOSEN_PUBLISH") == "1"  # The articles are for the public: search engines may read them.

DEBUG = False  # Its pages would show answers to whoever meets an error.
SECRET_KEY_FILE = DATA / "secret-key"
SECRET_KEY = SECRET_KEY_FILE.read_text() if SECRET_KEY_FILE.exists() else "not served yet"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *_list("LOOSEN_HOSTS")]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in _list("LOOSEN_HOSTS")]

INSTALLED_APPS = ["django.contrib.staticfiles", "loosen.web.app.Web"]
MIDDLEWARE = [
    "loosen.web.middleware.tell_refusals",
    "django.middleware.common.CommonMiddleware",  # refuses other hosts
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "loosen.web.middleware.safe_headers",
    "loosen.web.middleware.limit_size",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "loosen.web.middleware.speak_their_language",
]
APPEND_SLASH = False
ROOT_URLCONF = "loosen.web.urls"
WSGI_APPLICATION = "loosen.web.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {"environment": "loosen.web.templating.environment"},
    }
]
if FEEDBACK:  # The host reads it in Django's own admin, which needs these; nobody else signs in.
    HOST_PARTS = ("admin", "auth", "contenttypes", "sessions", "messages")
    INSTALLED_APPS += [f"django.contrib.{part}" for part in HOST_PARTS]
    MIDDLEWARE += [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ]
    CONTEXT = ["template.context_processors.request", "contrib.auth.context_processors.auth"]
    CONTEXT += ["contrib.messages.context_processors.messages"]
    TEMPLATES += [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": [f"django.{one}" for one in CONTEXT]},
        }
    ]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "loosen.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False  # Words go through gettext's own catalogues, beside the rule book.

STATICFILES_DIRS = [("", HERE / "static"), ("js/engine", ENGINE_SCRIPTS)]
STATIC_VERSION = _version_of([HERE / "static", ENGINE_SCRIPTS]) + ("-host" if FEEDBACK else "")
STATIC_URL = f"/static/{STATIC_VERSION}/"
STATIC_ROOT = DATA / "static" / STATIC_VERSION
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"}}
WHITENOISE_MAX_AGE = 365 * 24 * 3600
WHITENOISE_IMMUTABLE_FILE_TEST = ".*"

LARGEST_FILE = 20_000_000  # bytes, of what was exported and is put back
LARGEST_BODY = 200_000  # bytes; a whole check without JavaScript takes about 10,000
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_COOKIE_NAME = "loosen-csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_NAME = "loosen-host"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "loosen.web.views.errors.forgery"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "loosen.web.logs.Plain", "format": "{asctime} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # What Django says of a refused request can hold a piece of it. `tell_refusals` says what may be said.
        "django": {"handlers": ["nowhere"], "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "loosen": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
