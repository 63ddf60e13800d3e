"""Is this process able to work? Asked by the container and the load balancer; says nothing about anybody."""

import logging
from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

logger = logging.getLogger(__name__)


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _cache() -> None:
    cache.set("health", "ok", timeout=5)
    if cache.get("health") != "ok":
        raise RuntimeError("the cache forgets")


CHECKS: dict[str, Callable[[], None]] = {"database": _database, "cache": _cache}


def _works(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:
        # Whatever is wrong, the answer is "not healthy" and the reason belongs in the log, not on the street.
        logger.exception("health check failed: %s", name)
        return False
    return True


@login_not_required
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    answers = {name: _works(name, check) for name, check in CHECKS.items()}
    return JsonResponse(answers, status=200 if all(answers.values()) else 503)
