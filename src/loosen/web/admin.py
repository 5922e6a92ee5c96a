"""Where the host reads what people said of the advice. It is there only when the host asked for feedback."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from loosen.web.models import Feedback


@admin.register(Feedback)
class FeedbackAdmin(admin.ModelAdmin):
    """What was said stands as it was said; the host sorts it and adds a note."""

    list_display = ("day", "about", "verdict", "words", "state")
    list_display_links = ("about",)
    list_editable = ("state",)
    list_filter = ("state", "verdict", "language", "edition")
    search_fields = ("about", "words", "note")
    date_hierarchy = "day"
    readonly_fields = ("about", "verdict", "words", "language", "edition", "hash", "day")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
