"""The addresses of the screens; each page module keeps its own list."""

from importlib import import_module

from django.urls import URLPattern

from cases.web import items, steps
from cases.web.routes import POSTS, WRITES, page

app_name = "cases"

PAGES = (
    "caseload", "teamwork", "intake", "search", "family", "people", "team", "analysis", "analysis_items",
    "analysis_compare", "plan", "plan_items", "plan_steps", "help", "evaluations", "evaluation_items",
    "evaluation_form", "timeline", "attention", "reminders", "drafts", "about", "responses",
)  # fmt: skip

urlpatterns: list[URLPattern] = [
    page("onderdeel/<slug:kind>/nieuw/<uuid:parent>", items.add, "part-add", WRITES),
    page("onderdeel/<slug:kind>/<uuid:pk>", items.edit, "part-edit", WRITES),
    page("onderdeel/<slug:kind>/<uuid:pk>/verwijderen", items.take_out, "part-remove", POSTS),
    page("stap/<slug:machine>/<uuid:pk>/<slug:name>", steps.step, "step", WRITES),
]
for name in PAGES:
    urlpatterns += import_module(f"cases.web.{name}").urlpatterns
