"""What makes the lists quick gives the same rows: written queries, prepared on PostgreSQL, and addresses of rows."""

import uuid

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.families.models import Case
from cases.reminders.moments import Moments
from cases.reminders.next_due import listed, loads, next_due
from cases.web.routes import address_of
from network.written import AmongGiven, Written
from tests import walks
from tests.personas import make_people

pytestmark = pytest.mark.django_db


def test_a_written_query_gives_what_django_gives_whatever_stands_in_its_constants():
    people = make_people()
    for name in ("100% Horvat", "O'Brien %s", "Other"):
        walks.active(people, name)
    for part in ("%", "'", "%s", "o"):
        cases = Case.objects.filter(family__name__contains=part).order_by("pk")
        written = Written(cases.filter(AmongGiven("pk")).values_list("pk", "family__name"))
        given = list(Case.objects.values_list("pk", flat=True))
        assert list(written.rows(given)) == list(cases.values_list("pk", "family__name"))
        assert list(written.rows(given[:1])) == list(cases.filter(pk=given[0]).values_list("pk", "family__name"))
        assert list(written.rows([])) == []


def test_a_written_query_gives_instances_as_django_does():
    people = make_people()
    homes = [walks.active(people, name) for name in ("Horvat", "Bakker")]
    walks.registered(people, "Nieuw")
    cases = Case.objects.select_related("family", "coordinator").annotate(twice=Count("participations") * 2)
    cases = cases.order_by("pk")
    written = Written(cases.filter(AmongGiven("pk")))
    for given in ([home.case.pk for home in homes], list(Case.objects.values_list("pk", flat=True)), []):
        with CaptureQueriesContext(connection) as asked:
            found = [(row, row.family, row.coordinator, row.twice, row._state.adding, row.opened_on)
                     for row in written.instances(keys=given)]  # fmt: skip
        assert len(asked) == 1
        assert found == [(row, row.family, row.coordinator, row.twice, False, row.opened_on)
                         for row in cases.filter(pk__in=given)]  # fmt: skip


def test_a_written_query_is_counted_and_prepared_once_per_connection():
    people = make_people()
    key = walks.active(people).case.pk
    first, moments = listed([key], Moments()), Moments()
    assert listed([key], moments) == first
    with CaptureQueriesContext(connection) as asked:
        assert listed([key], moments) == first
    assert ["cases_evaluation" in query["sql"] for query in asked] == [True]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%cases_evaluation%'")
            assert cursor.fetchone() == (1,)


def test_the_loads_add_up_to_the_cases_and_their_days():
    people = make_people()
    walks.plan_active(people, walks.active(people, "Plan"), in_days=20)
    walks.active(people, "Zonder")
    walks.registered(people, "Nieuw")
    moments = Moments()
    cases = Case.objects.annotate(next=next_due(moments))
    found = loads(cases.values_list("pk", flat=True), moments)
    assert sorted((load.coordinator_id, load.day) for load in found if load.coordinator_id) == sorted(
        (case.coordinator_id, case.next[:10]) for case in cases if case.coordinator_id
    )
    assert {load.coordinator_id: load.unplanned for load in found}[None] == 0
    assert (sum(load.number for load in found), sum(load.unplanned for load in found)) == (3, 1)


def test_the_address_of_a_row_is_the_address_of_its_page():
    url = address_of("family")
    for key in (uuid.uuid4(), uuid.UUID(int=0)):
        assert url(key) == reverse("cases:family", args=[key])
