"""How the API is served and described; `hsj.settings` takes it over."""

from typing import Any

API_VERSION = "1.1.0"
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["cases.api.reading.StrictJson"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["cases.api.authentication.BearerToken"],
    "DEFAULT_PERMISSION_CLASSES": ["cases.api.authentication.HasScope"],
    "DEFAULT_SCHEMA_CLASS": "cases.api.schema.Schema",
    "EXCEPTION_HANDLER": "cases.api.problems.answer",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Samen Verder API",
    "VERSION": API_VERSION,
    "OAS_VERSION": "3.0.3",
    "SERVERS": [{"url": "https://samenverder.example.org/api/v1"}],
    "SCHEMA_PATH_PREFIX": r"/api/v[0-9]+",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "CONTACT": {
        "name": "Samen Verder",
        "email": "api@samenverder.example.org",
        "url": "https://samenverder.example.org",
    },
    "COMPONENT_SPLIT_REQUEST": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "PREPROCESSING_HOOKS": ["cases.api.schema.only_ours"],
    "POSTPROCESSING_HOOKS": ["cases.api.schema.as_the_rules_ask"],
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    "DISABLE_ERRORS_AND_WARNINGS": False,
}
