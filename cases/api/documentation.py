"""The documentation as pages, for everybody: what there is, how to begin, and what changed. Like every page of ours it
fetches nothing from elsewhere."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from cases.api.changes import CHANGES
from cases.api.readable import REFUSALS, groups, version

app_name = "api-docs"


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    known = {"groups": groups().values(), "version": version(), "base": settings.BASE_URL, "refusals": REFUSALS}
    answer = render(request, f"api/{template}", {**known, **context})
    answer["API-Version"] = version()
    return answer


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _page(request, "index.html")


@login_not_required
@require_safe
def group(request: HttpRequest, name: str) -> HttpResponse:
    if name not in groups():
        raise Http404
    return _page(request, "group.html", group=groups()[name])


@login_not_required
@require_safe
def quick_start(request: HttpRequest) -> HttpResponse:
    return _page(request, "quick_start.html")


@login_not_required
@require_safe
def changelog(request: HttpRequest) -> HttpResponse:
    return _page(request, "changelog.html", changes=CHANGES)


urlpatterns = [
    path("docs/", index, name="index"),
    path("docs/aan-de-slag", quick_start, name="quick-start"),
    path("docs/<slug:name>", group, name="group"),
    path("v1/changelog", changelog, name="changelog"),
]
