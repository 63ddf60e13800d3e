"""Which address leads to which room."""

from importlib.util import find_spec

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from hsj.health import health

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("beheer/", admin.site.urls),
    path("gezond/", health, name="health"),
]
if find_spec("cases.web.urls"):
    urlpatterns.append(path("", include("cases.web.urls")))
