"""Django with the REST framework as its documentation sets it up, over the same database and the same models."""

from benchmarks.floor.settings import *  # noqa: F403
from benchmarks.floor.settings import INSTALLED_APPS

ROOT_URLCONF = "benchmarks.api.floor"
INSTALLED_APPS = [*INSTALLED_APPS, "rest_framework"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # allauth does not load without it
]
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
}
