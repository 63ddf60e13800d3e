"""What it costs that nobody sees everything: questions to the database, beside the same page for the same person when
one rule opens every case, as for an administrator elsewhere; and the same however many families there are."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.access import ways
from cases.access.ways import Way
from cases.families.models import Case
from tests import walks
from tests.personas import make_people

pytestmark = pytest.mark.django_db

AT_MOST = 2


def all_cases(_user: Any, _part: str) -> Any:
    return Case.objects.order_by().values("pk")


def queries(user: Any, url: str) -> int:
    """Of the second time somebody asks for the page; a number in the menu is remembered, and not counted."""
    client = Client()
    client.force_login(user)
    cache.set(f"waiting:{user.pk}", 0)
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as found:
        client.get(url)
    return len(found)


def test_a_normal_user_asks_at_most_two_questions_more_and_no_more_with_more_families(monkeypatch):
    people = make_people()
    home = walks.active(people)
    walks.plan_active(people, home)
    pages = {"caseload": "/", "family": reverse("cases:family", args=[home.case.pk])}
    users = {"coordinator": people.marit, "given parts of it": people.essen}
    asked = {(who, name): queries(user, url) for who, user in users.items() for name, url in pages.items()}
    with monkeypatch.context() as patched:
        patched.setattr(ways, "WAYS", [Way("everything", all_cases, everything=True)])
        of_all = {(who, name): queries(user, url) for who, user in users.items() for name, url in pages.items()}
    assert {one: (asked[one], of_all[one]) for one in asked if asked[one] > of_all[one] + AT_MOST} == {}
    for number in range(3):
        walks.active(people, f"Gezin {number}")
    again = {(who, name): queries(user, url) for who, user in users.items() for name, url in pages.items()}
    assert again == asked
