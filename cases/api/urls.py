"""The addresses of the API; each module keeps its own list, declared with `routes.route`."""

from importlib import import_module

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path

from cases.api.description import openapi

app_name = "api"

RESOURCES = (
    "families", "trajectories", "known", "people", "home", "sharing", "grants", "consents", "regie", "reference",
    "events", "subscriptions", "exports", "imports", "analyses", "analysis_heard", "analysis_factors",
    "analysis_differing", "plans", "plan_responses", "goals", "agreements", "evaluations", "scores", "adulthood",
    "adulthood_points", "help", "signals", "notes",
)  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = [
    path("openapi.json", login_not_required(openapi), name="openapi"),
    path("", include("network.api.urls")),
]
for name in RESOURCES:
    urlpatterns += import_module(f"cases.api.{name}").urlpatterns
