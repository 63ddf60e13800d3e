"""The health page tells a load balancer whether this process can work, without signing in."""

import pytest
from django.core.cache import cache

from hsj.health import health


@pytest.mark.django_db
def test_healthy(client):
    answer = client.get("/gezond/")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "cache": True, "jobs": {}})


@pytest.mark.django_db
def test_a_cache_that_forgets_is_not_healthy(client, monkeypatch):
    monkeypatch.setattr(cache, "get", lambda key: None)
    answer = client.get("/gezond/")
    assert (answer.status_code, answer.json()) == (503, {"database": True, "cache": False, "jobs": {}})


def test_an_unreachable_database_is_not_healthy(rf):
    # Without the database mark every query is refused, as it is when the server is gone.
    answer = health(rf.get("/gezond/"))
    assert (answer.status_code, answer.content) == (503, b'{"database": false, "cache": true, "jobs": {}}')
