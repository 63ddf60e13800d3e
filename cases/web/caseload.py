"""Mijn gezinnen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.web.routes import EVERYBODY, page


def caseload(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html")


urlpatterns = [page("", caseload, "caseload", EVERYBODY)]
