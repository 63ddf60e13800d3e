"""About the application itself: the accessibility statement, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.web.routes import NO_FAMILY, PUBLIC, page


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "cases/about_accessibility.html")


urlpatterns = [page("toegankelijkheid", accessibility, "accessibility", PUBLIC, NO_FAMILY)]
