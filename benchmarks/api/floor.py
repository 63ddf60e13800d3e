"""The floors of the API, behind one server: `/raw…` the same rows by one SQL statement, `/drf…` by a Django REST
framework view with a serializer and nothing else: no token, no permission, no line in the read log."""

import json
import os
import uuid
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.api.floor_settings"

from django.core.wsgi import get_wsgi_application
from psycopg_pool import ConnectionPool

_django = get_wsgi_application()

from django.db import connection  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework import generics, serializers  # noqa: E402
from rest_framework.response import Response  # noqa: E402

from cases.models import Case, HelpPlacement, Person  # noqa: E402

LIST = """
    SELECT c.family_id, c.number, c.status, c.coordinator_id, c.municipality_id, c.frame, c.opened_on, c.closed_on,
           f.name, c.id
    FROM cases_case c JOIN cases_family f ON f.id = c.family_id
    JOIN cases_participation p ON p.case_id = c.id AND p.leads AND p.ends_on IS NULL AND p.organisation_id = %s
    ORDER BY f.name, c.id LIMIT 101"""
ONE = """
    SELECT c.family_id, f.name, c.number, c.status, c.coordinator_id, c.municipality_id, c.municipality_ground,
           c.municipality_note, c.frame, c.opened_on, c.asked_by, c.channel, c.occasion, c.identity_seen,
           c.support_mentioned_on, c.urgent, c.urgent_help_began_on, c.contact_person_id, c.closed_on, c.close_reason,
           c.end_report, c.aftercare, c.id
    FROM cases_case c JOIN cases_family f ON f.id = c.family_id WHERE c.family_id = %s
    ORDER BY c.opened_on DESC LIMIT 1"""
ADD = """
    INSERT INTO cases_person (id, family_id, first_name, is_youth, added_by_id, changed_by_id, added_at, changed_at,
        version, surname, sex, place, bsn, postcode, house_number, phone, email, reference)
    VALUES (gen_random_uuid(), %s, 'Mila', false, %s, %s, now(), now(), 1, 'Bakker', 'onbekend', '', '', '', '', '', '',
        '')
    RETURNING id, first_name, surname, version"""
ADD_HELP = """
    INSERT INTO cases_helpplacement (id, case_id, person_id, provider_id, added_by_id, changed_by_id, added_at,
        changed_at, version, product_category, product_code, allocation_number, begins_on, end_reason)
    VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, now(), now(), 1, '33', 'METING', '', '2026-01-05', '')
    RETURNING id, person_id, provider_id, product_category, begins_on, version"""
STEP = "UPDATE cases_case SET changed_at = now() WHERE family_id = %s AND status = 'active' RETURNING id, status"
UNDO = "DELETE FROM cases_person WHERE family_id = %s AND first_name = 'Mila' AND surname = 'Bakker' RETURNING id"
UNDO_HELP = "DELETE FROM cases_helpplacement WHERE case_id = %s AND product_code = 'METING' RETURNING id"

_pool = ConnectionPool(os.environ["DATABASE_URL"], min_size=1, max_size=4, open=False)


class CaseRow(serializers.ModelSerializer[Case]):
    naam = serializers.CharField(source="family.name")

    class Meta:
        model = Case
        fields = ("family", "number", "status", "coordinator", "municipality", "frame", "opened_on", "closed_on",
                  "naam", "pk")  # fmt: skip


class OneRow(serializers.ModelSerializer[Case]):
    naam = serializers.CharField(source="family.name")

    class Meta:
        model = Case
        exclude = ("added_by", "changed_by")


class PersonRow(serializers.ModelSerializer[Person]):
    class Meta:
        model = Person
        fields = ("id", "first_name", "surname", "birth_date", "sex", "is_youth", "place", "postcode", "house_number",
                  "phone", "email", "deceased_on", "version", "changed_at")  # fmt: skip


class HelpRow(serializers.ModelSerializer[HelpPlacement]):
    class Meta:
        model = HelpPlacement
        exclude = ("case", "added_by", "added_at", "changed_by")


class Rows(generics.ListAPIView[Case]):
    serializer_class = CaseRow

    def list(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        rows = Case.objects.filter(participations__leads=True, participations__ends_on=None,
                                   participations__organisation=request.GET["of"])  # fmt: skip
        rows = rows.select_related("family").order_by("family__name", "pk")[:101]
        return Response({"results": CaseRow(list(rows)[:100], many=True).data})


class One(generics.RetrieveAPIView[Case]):
    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        rows = Case.objects.filter(family=request.GET["of"]).select_related("family")
        return Response(OneRow(rows.order_by("-opened_on")[0]).data)


class Add(generics.CreateAPIView[Person]):
    serializer_class = PersonRow

    def perform_create(self, serializer: Any) -> None:
        by = self.request.GET["by"]
        serializer.save(family_id=self.request.GET["of"], added_by_id=by, changed_by_id=by)

    def delete(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        with connection.cursor() as cursor:
            cursor.execute(UNDO, [request.GET["of"]])
        return Response(status=204)


class AddHelp(generics.CreateAPIView[HelpPlacement]):
    serializer_class = HelpRow

    def perform_create(self, serializer: Any) -> None:
        by = self.request.GET["by"]
        serializer.save(case_id=self.request.GET["case"], added_by_id=by, changed_by_id=by)

    def delete(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        with connection.cursor() as cursor:
            cursor.execute(UNDO_HELP, [request.GET["case"]])
        return Response(status=204)


class Step(generics.UpdateAPIView[Case]):
    """Changes one column of a row, which is the least of a step."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        row = Case.objects.select_related("family").filter(family=request.GET["of"]).order_by("-opened_on")[0]
        row.save(update_fields=["changed_at"])
        return Response(OneRow(row).data)


urlpatterns = [path("drf/list", Rows.as_view()), path("drf/retrieve", One.as_view()), path("drf/create", Add.as_view()),
               path("drf/told", AddHelp.as_view()), path("drf/step", Step.as_view())]  # fmt: skip


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if not environ["PATH_INFO"].startswith("/raw/"):
        return _django(environ, start_response)
    _pool.open()  # here, so that each worker opens its own; a second call does nothing
    asked = {name: values[0] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
    what = environ["PATH_INFO"].removeprefix("/raw/")
    what = f"no {what}" if environ["REQUEST_METHOD"] == "DELETE" else what
    statement, given = {
        "list": (LIST, [asked["of"]]), "retrieve": (ONE, [asked["of"]]),
        "create": (ADD, [asked["of"], asked.get("by"), asked.get("by")]), "step": (STEP, [asked["of"]]),
        "told": (ADD_HELP, [asked.get(name) for name in ("case", "youth", "provider", "by", "by")]),
        "no create": (UNDO, [asked["of"]]), "no told": (UNDO_HELP, [asked.get("case")]),
    }[what]  # fmt: skip
    with _pool.connection() as pooled:
        found = pooled.execute(statement, [uuid.UUID(one) for one in given if one]).fetchall()
    body = json.dumps(found[:100], default=str).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
