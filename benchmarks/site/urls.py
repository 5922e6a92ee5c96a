"""Loosen's addresses, and the bare one."""

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from loosen.web.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@csrf_exempt
def bare(request):
    """What every view must do: take the request, and answer."""
    assert request.body
    return HttpResponse("{}", content_type="application/json")


urlpatterns = [*urlpatterns, path("bare", bare)]
