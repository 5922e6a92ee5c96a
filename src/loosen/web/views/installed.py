"""What an installed copy needs to work without a network: its manifest, its worker, and the rule book."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from loosen.web.book import the_book
from loosen.web.bundle import bundle, bundle_hash
from loosen.web.doses_bundle import doses_bundle, doses_hash
from loosen.web.learn_bundle import learn_bundle, learn_hash
from loosen.web.preferences import LANGUAGES
from loosen.web.screens_bundle import screens_bundle, screens_hash
from loosen.web.session_bundle import session_bundle, session_hash
from loosen.web.templating import page
from loosen.words import CATALOGUES, _, speak, spoken

PAGES = (
    *("home", "check", "medicines", "doses", "session", "exercises", "diary", "relief", "breaks", "about", "offline"),
)
LEARN = ("learn", "questions", "evidence", "sources")
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def book(_request: HttpRequest, hash: str, language: str) -> HttpResponse:
    """The rule book for the browser; an address means the same rules in the same words for ever."""
    return bundle_response(hash, language, bundle_hash, bundle)


def bundle_response(hash: str, language: str, hash_now: Callable[[], str], make: Callable[[], bytes]) -> HttpResponse:
    """A bundle that is asked for by its hash."""
    if language not in LANGUAGES:
        raise Http404
    speak(language)
    if hash != hash_now():
        raise Http404
    return HttpResponse(make(), content_type="application/json", headers={"Cache-Control": FOR_EVER})


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker, with the version and the list of what it keeps. A new edition makes a new version."""
    pages = [reverse(name) for name in PAGES]
    bundles = [book_address(), screens_address(), doses_address(), session_address()]
    kept = [*pages, reverse("preferences"), *_files(), *bundles]
    told = {"version": _version(spoken()), "pages": pages, "kept": kept, "learn": _learn_pages()}
    script = (settings.HERE / "static" / "js" / "worker.js").read_text(encoding="utf-8")
    body = f"const COPY = {json.dumps(told)};\n{script}"
    return HttpResponse(body, content_type="text/javascript", headers={"Service-Worker-Allowed": "/"})


@cache
def _version(language: str) -> str:
    """Of everything that is kept: the files, the pages, the rules and their words."""
    bundles = f"{bundle_hash()} {screens_hash()} {doses_hash()} {session_hash()} {learn_hash()}"
    hash = sha256(f"{settings.STATIC_VERSION} {the_book().hash} {language} {bundles}".encode())
    for catalogue in sorted(Path(CATALOGUES).rglob("*.mo")):
        hash.update(catalogue.read_bytes())
    for template in sorted((settings.HERE / "templates").rglob("*.html")):
        hash.update(template.read_bytes())
    return hash.hexdigest()[:12]


@cache
def _files() -> tuple[str, ...]:
    roots = [(folder, prefix) for prefix, folder in settings.STATICFILES_DIRS]
    return tuple(
        static("/".join(filter(None, (prefix, file.relative_to(folder).as_posix()))))
        for folder, prefix in roots
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".css", ".js", ".woff2") and file.name != "worker.js"
    )


def _learn_pages() -> list[str]:
    """What is kept once somebody opens Learn, and not before: who only wants the check need not wait for it."""
    articles = [reverse("article", kwargs={"id": id}) for id in the_book().learn.articles]
    return [*(reverse(name) for name in LEARN), learn_address(), *articles]


def book_address() -> str:
    """Where the rule book of today is, in the language spoken."""
    return reverse("book", kwargs={"hash": bundle_hash(), "language": spoken()})


def screens_address() -> str:
    """Where the screens of today are, in the language spoken."""
    return reverse("screens", kwargs={"hash": screens_hash(), "language": spoken()})


@require_safe
def screens(_request: HttpRequest, hash: str, language: str) -> HttpResponse:
    """The screens for the browser, as `book` is for the check."""
    return bundle_response(hash, language, screens_hash, screens_bundle)


def doses_address() -> str:
    """Where the packets and words of the dose clock of today are, in the language spoken."""
    return reverse("dosing", kwargs={"hash": doses_hash(), "language": spoken()})


@require_safe
def dosing(_request: HttpRequest, hash: str, language: str) -> HttpResponse:
    """What the dose clock needs, as `book` is for the check."""
    return bundle_response(hash, language, doses_hash, doses_bundle)


def session_address() -> str:
    """Where the exercises of today are, in the language spoken."""
    return reverse("moves", kwargs={"hash": session_hash(), "language": spoken()})


@require_safe
def moves(_request: HttpRequest, hash: str, language: str) -> HttpResponse:
    """The exercises for the browser, as `book` is for the check."""
    return bundle_response(hash, language, session_hash, session_bundle)


def learn_address() -> str:
    """Where the index of today is, in the language spoken."""
    return reverse("index", kwargs={"hash": learn_hash(), "language": spoken()})


@require_safe
def index(_request: HttpRequest, hash: str, language: str) -> HttpResponse:
    """What search needs, as `book` is for the check."""
    return bundle_response(hash, language, learn_hash, learn_bundle)


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """How it looks once installed."""
    icons = [
        {"src": static("icons/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("icons/icon-maskable-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    told = {
        "name": _("Loosen: help for a locked back"),
        "short_name": "Loosen",
        "id": "/",
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf5ec",
        "theme_color": "#faf5ec",
        "icons": icons,
        "shortcuts": [
            {"name": _("Check my back"), "url": reverse("check")},
            {"name": _("Ease it now"), "url": reverse("relief")},
            {"name": _("Dose clock"), "url": reverse("doses")},
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Shown by an installed copy for a page that it does not keep."""
    return page(request, "offline.html")
