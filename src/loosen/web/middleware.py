"""What every request and response passes through."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from loosen.web.preferences import preferences_of
from loosen.web.views import errors
from loosen.words import speak

Respond = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"

log = logging.getLogger(__name__)


def safe_headers(respond: Respond) -> Respond:
    """Nothing from elsewhere, nothing inline, in nobody's frame; pages are asked for anew unless they say otherwise."""

    def with_headers(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Cache-Control", "no-cache" if request.method == "GET" else "no-store")
        return response

    return with_headers


def limit_size(respond: Respond) -> Respond:
    """Bodies that are too large are refused before they are read."""

    def limited(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.LARGEST_FILE if request.path == reverse("put-back") else settings.LARGEST_BODY
        if not length.isdigit() or int(length) > most:
            return errors.too_large(request)
        return respond(request)

    return limited


def speak_their_language(respond: Respond) -> Respond:
    """Words come in the language that the person has chosen."""

    def in_their_language(request: HttpRequest) -> HttpResponse:
        speak(preferences_of(request).language)
        return respond(request)

    return in_their_language


def tell_refusals(respond: Respond) -> Respond:
    """A log line for each request that failed: the kind of address and the status, and nothing that was sent."""

    def told(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if response.status_code >= 400:
            match = request.resolver_match
            route = f"/{match.route}" if match else "an address that is not there"
            log.warning("%s %s: %s %s", request.method, route, response.status_code, response.reason_phrase)
        return response

    return told
