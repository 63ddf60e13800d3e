"""One address: the rows of the caseload page by a view, a template, and nothing else."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from benchmarks.floor.rows import rows


@login_required
def plain(request: HttpRequest) -> HttpResponse:
    return render(request, "floor/plain.html", {"rows": rows(request.user)})


urlpatterns = [path("django", plain)]
