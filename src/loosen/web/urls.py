"""Every address."""

from django.conf import settings
from django.urls import path

from loosen.web.views import (
    api,
    check,
    diary,
    doses,
    errors,
    feedback,
    gallery,
    home,
    installed,
    kept,
    learn,
    medicines,
    mine,
    preferences,
    prevent,
    reminders,
    session,
    today,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("check", check.check, name="check"),
    path("medicines", medicines.medicines, name="medicines"),
    path("today", today.today, name="today"),
    path("diary", diary.diary, name="diary"),
    path("diary/sync", diary.sync, name="sync-diary"),
    path("progress", diary.progress, name="progress"),
    path("reminders", reminders.reminders, name="reminders"),
    path("calendar/<str:secret>.ics", reminders.feed, name="feed"),
    path("mine", mine.mine, name="mine"),
    path("mine/gone", mine.gone, name="mine-gone"),
    path("mine/everything.json", mine.export, name="export-mine"),
    path("mine/diary.csv", mine.diary_table, name="diary-table"),
    path("mine/back", mine.put_back, name="put-back"),
    path("mine/delete", mine.delete, name="delete-mine"),
    path("exercises", session.exercises, name="exercises"),
    path("session", session.session, name="session"),
    path("doses", doses.doses, name="doses"),
    path("doses/kept", doses.kept, name="kept-doses"),
    path("doses/sync", doses.sync, name="sync-doses"),
    path("doses/delete", doses.delete, name="delete-doses"),
    path("prevent", prevent.prevent, name="prevent"),
    path("prevent/breaks", prevent.breaks, name="breaks"),
    path("relief", home.relief, name="relief"),
    path("about", home.about, name="about"),
    path("learn", learn.learn, name="learn"),
    path("learn/questions", learn.questions, name="questions"),
    path("learn/evidence", learn.evidence, name="evidence"),
    path("learn/evidence/<str:id>", learn.claim, name="claim"),
    path("learn/sources", learn.sources, name="sources"),
    path("learn/sources/<str:id>", learn.source, name="source"),
    path("learn/<str:id>", learn.article, name="article"),
    path("tell", feedback.tell, name="tell"),
    path("tell/thanks", feedback.told, name="told"),
    path("preferences", preferences.preferences, name="preferences"),
    path("checks", kept.checks, name="checks"),
    path("checks/save", kept.save, name="save"),
    path("checks/<uuid:id>", kept.one, name="kept"),
    path("checks/<uuid:id>/delete", kept.delete, name="delete"),
    path("book/<str:hash>.<str:language>.json", installed.book, name="book"),
    path("screens/<str:hash>.<str:language>.json", installed.screens, name="screens"),
    path("dosing/<str:hash>.<str:language>.json", installed.dosing, name="dosing"),
    path("moves/<str:hash>.<str:language>.json", installed.moves, name="moves"),
    path("index/<str:hash>.<str:language>.json", installed.index, name="index"),
    path("sw.js", installed.service_worker, name="service-worker"),
    path("manifest.webmanifest", installed.manifest, name="manifest"),
    path("offline", installed.offline, name="offline"),
    path("api/v1/assessments", api.assessments, name="api-assessments"),
    path("api/v1/medicines", api.screenings, name="api-medicines"),
    path("api/v1/plans", api.plans, name="api-plans"),
    path("api/v1/progress", api.courses, name="api-progress"),
    path("api/v1/openapi.json", api.openapi, name="api-openapi"),
]
if settings.DEVELOPMENT:
    urlpatterns.append(path("gallery", gallery.gallery, name="gallery"))
if "django.contrib.admin" in settings.INSTALLED_APPS:
    from django.contrib import admin

    urlpatterns.append(path("host/", admin.site.urls))

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
