"""Is this process able to work, and does the work that runs by itself get done? Says nothing about anybody.

`/gezond/proces/` is for the container and the load balancer: a site whose reminders stand still must stay open.
`/gezond/` is for who keeps watch: it also fails when a job is late.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from cases.jobs.actions import beats

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
def alive(request: HttpRequest) -> JsonResponse:
    answers = {name: _works(name, check) for name, check in CHECKS.items()}
    return JsonResponse(answers, status=200 if all(answers.values()) else 503)


@login_not_required
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """The same, and of every job when it last finished and whether that is in time."""
    answers: dict[str, Any] = {name: _works(name, check) for name, check in CHECKS.items()}
    jobs = beats() if answers["database"] else []
    answers["jobs"] = {
        beat.job.value: {"finished": beat.finished_at, "late_after": beat.within, "late": beat.late} for beat in jobs
    }
    well = answers["database"] and answers["cache"] and not any(beat.late for beat in jobs)
    return JsonResponse(answers, status=200 if well else 503)
