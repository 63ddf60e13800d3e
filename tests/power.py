"""Administrator power for a test that is about something else."""

from typing import Any

from django.http import HttpRequest
from django.test import Client

from network import power


def administers(user: Any, client: Client | None = None) -> Client:
    """A client of this person, with the power switched on."""
    client = client or Client()
    client.force_login(user)
    request = HttpRequest()
    request.session, request.user = client.session, user
    power.switch_on(request, reason="voor een test")
    request.session.save()
    return client
