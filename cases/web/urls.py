"""The addresses of the screens; each page module keeps its own list."""

from importlib import import_module

from django.urls import URLPattern

from cases.access.log.codes import Shown
from cases.web import items, steps
from cases.web.routes import POSTS, WRITES, acts, page, reads

app_name = "cases"

PAGES = (
    "caseload", "teamwork", "reassigning", "intake", "search", "family", "people", "team", "sharing", "analysis",
    "analysis_items", "analysis_compare", "plan", "plan_items", "plan_steps", "help", "placements", "print_for",
    "evaluations", "signals", "evaluation_items", "evaluation_form", "calendars", "adulthood", "adulthood_items",
    "adulthood_team", "adulthood_region", "timeline", "exports", "caseload_file", "numbers", "access_log", "attention",
    "reminders", "reminder_wishes", "absences", "drafts", "about", "responses", "rights", "retention", "consents",
    "access_requests", "emergencies", "documents", "door_news", "document_items", "door_invites", "door.entry",
    "door.start", "door.plan", "door.answers", "door.words", "door.evaluation", "door.adulthood", "door.rights",
    "door.papers", "door.log",
)  # fmt: skip

urlpatterns: list[URLPattern] = [
    page("onderdeel/<slug:kind>/nieuw/<uuid:parent>", items.add, "part-add", WRITES, reads(Shown.PART)),
    page("onderdeel/<slug:kind>/<uuid:pk>", items.edit, "part-edit", WRITES, reads(Shown.PART)),
    page("onderdeel/<slug:kind>/<uuid:pk>/verwijderen", items.take_out, "part-remove", POSTS, acts(Shown.PART)),
    page("stap/<slug:machine>/<uuid:pk>/<slug:name>", steps.step, "step", WRITES, reads(Shown.STEP)),
]
for name in PAGES:
    urlpatterns += import_module(f"cases.web.{name}").urlpatterns
