"""Django as `startproject` gives it, over the same database, the same store of sessions and the same people."""

from hsj.settings import *  # noqa: F403
from hsj.settings import BASE_DIR

ROOT_URLCONF = "benchmarks.floor.urls"
INSTALLED_APPS = [
    "flow",
    "network",
    "cases",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",  # its models stand behind signals that the product listens to; no request comes by it
    "allauth.account",
    "allauth.mfa",
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",  # allauth does not load without it
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "benchmarks/floor/templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
