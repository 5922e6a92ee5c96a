"""What the articles are, told to search engines in the words of schema.org; only when the host publishes them.

A reviewer is named only when there was one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from loosen.web.book import the_book
from loosen.words import _, spoken

CONTEXT = "https://schema.org"
Data = dict[str, Any]


def article_data(request: HttpRequest, shown: Data) -> Data | None:
    """An article as a MedicalWebPage."""
    if not settings.PUBLISH:
        return None
    page = _page(request, "MedicalWebPage", shown["title"], shown["summary"])
    sources = [one for one in shown["cited"] if one["kind"] == "source"]
    page["citation"] = [{"@type": "CreativeWork", "name": one["title"]} | _url(one["url"]) for one in sources]
    return page


def questions_data(request: HttpRequest, title: str, shown: Sequence[Data]) -> Data | None:
    """The questions as a FAQPage."""
    if not settings.PUBLISH:
        return None
    asked = [
        {
            "@type": "Question",
            "name": one["title"],
            "acceptedAnswer": {"@type": "Answer", "text": one["summary"].replace("*", "")},
        }
        for one in shown
    ]
    return {**_page(request, "FAQPage", title, ""), "mainEntity": asked}


def _page(request: HttpRequest, kind: str, title: str, summary: str) -> Data:
    edition = the_book().edition
    told = {
        "@context": CONTEXT,
        "@type": kind,
        "name": title,
        "url": request.build_absolute_uri(request.path),
        "inLanguage": spoken().replace("_", "-"),
        "dateModified": str(edition.date),
        "isAccessibleForFree": True,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "about": {"@type": "MedicalCondition", "name": _("Back muscle spasm")},
    }
    if summary:
        told["description"] = summary
    if edition.reviewed_by != "none yet":
        told["reviewedBy"] = {"@type": "Person", "name": edition.reviewed_by}
    return told


def _url(address: str) -> Data:
    return {"url": address} if address else {}
