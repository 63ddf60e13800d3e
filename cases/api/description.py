"""The description of the API (OpenAPI): made from the code, kept beside it, and given to everybody who asks."""

import json
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

FILE = Path(__file__).with_name("openapi.json")


def made() -> str:
    """As the code stands now."""
    from drf_spectacular.generators import SchemaGenerator

    schema = SchemaGenerator().get_schema(request=None, public=True)
    return json.dumps(schema, ensure_ascii=False, indent=1, default=str) + "\n"


@lru_cache(maxsize=1)
def kept() -> str:
    return FILE.read_text(encoding="utf-8")


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Without a token, and for pages of every site."""
    return HttpResponse(kept(), content_type="application/json", headers={"Access-Control-Allow-Origin": "*"})
