"""Learn: topics and search, articles, questions, what the evidence says, and the sources."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from loosen.care import learning
from loosen.care.assessment import region_of
from loosen.care.rests_on import rests_on
from loosen.care.showing import source_in_words
from loosen.web.book import the_book
from loosen.web.learn_bundle import found
from loosen.web.preferences import preferences_of
from loosen.web.structured import article_data, questions_data
from loosen.web.templating import page
from loosen.web.views.installed import learn_address
from loosen.words import _


@require_http_methods(["GET", "HEAD", "POST"])
def learn(request: HttpRequest) -> HttpResponse:
    """The topics, and search. What is looked for travels in the body: addresses stand in logs."""
    query = request.POST.get("q", "").strip() if request.method == "POST" else ""
    result = found(query) if query else None
    topics = learning.topics(the_book())
    return page(request, "learn.html", topics=topics, query=query, found=result, index=learn_address())


@require_safe
def article(request: HttpRequest, id: str) -> HttpResponse:
    """One article."""
    book = the_book()
    if id not in book.learn.articles:
        raise Http404
    shown = learning.article(book, region_of(book, preferences_of(request).region), id)
    return page(request, "article.html", shown=shown, data=article_data(request, shown))


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What people ask."""
    book = the_book()
    shown = [learning.question(book, id) for id in book.learn.questions]
    data = questions_data(request, _("Questions people ask"), shown)
    return page(request, "questions.html", questions=shown, data=data)


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """Every claim with its verdict; those of one topic or one verdict when the address says so."""
    book = the_book()
    shown = [learning.claim(book, id) for id in book.learn.claims]
    groups: dict[str, dict[str, Any]] = {}
    for one in shown:
        groups.setdefault(one["topic"]["id"], {**one["topic"], "claims": []})["claims"].append(one)
    topic, verdict = request.GET.get("topic", ""), request.GET.get("verdict", "")
    wanted = {"topic": topic if topic in groups else "", "verdict": verdict if verdict in learning.verdicts() else ""}
    return page(
        request, "evidence.html", groups=list(groups.values()), wanted=wanted, verdicts=learning.verdicts(), all=shown
    )


@require_safe
def claim(request: HttpRequest, id: str) -> HttpResponse:
    """One claim."""
    book = the_book()
    if id not in book.learn.claims:
        raise Http404
    return page(request, "claim.html", shown=learning.claim(book, id))


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source with what it says, and how much advice rests on it."""
    book = the_book()
    shown = [
        {
            "id": one.id,
            **source_in_words(one),
            "says": _(one.says),
            "seen": one.seen,
            "year": one.year or 0,
            "rests": len(rests_on(book, one.id)),
        }
        for one in book.sources.values()
    ]
    return page(request, "sources.html", sources=sorted(shown, key=lambda one: str(one["title"]).lower()))


@require_safe
def source(request: HttpRequest, id: str) -> HttpResponse:
    """One source, with all the advice that rests on it."""
    book = the_book()
    if id not in book.sources:
        raise Http404
    return page(request, "source.html", shown=learning.source(book, id))
