"""What is new and says nothing about itself fails: each of these checks is shown to notice it."""

from typing import ClassVar

import pytest
from django.db import models
from django.http import HttpResponse
from django.test.utils import isolate_apps
from django.urls import get_resolver, path

from cases.access.log.codes import PURPOSES, ActingAs
from cases.access.parts import declared
from cases.web import urls
from cases.web.routes import LOGGED
from flow.draw import machines
from flow.steps import step
from tests.integration.web.test_read_log import test_every_address_declares_what_it_is_in_the_read_log as the_log_knows
from tests.repository.test_code import test_every_field_says_whether_it_is_personal as each_field_is_classified
from tests.repository.test_strangers import test_every_address_declares_its_answers as each_address_is_declared
from tests.unit.cases.test_golden_tables import MACHINES
from tests.unit.cases.test_golden_tables import (
    test_the_table_has_a_row_for_every_state_and_step_and_a_column_for_every_person as the_table_is_whole,
)


@pytest.mark.parametrize("name", ["nieuw", None])
def test_a_route_without_a_rule(monkeypatch, name):
    new = path("nieuw/<uuid:case>", lambda request, case: HttpResponse("alles"), name=name)
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, new])
    monkeypatch.setattr("tests.sample.urlpatterns", urls.urlpatterns)
    with pytest.raises(AssertionError):
        each_address_is_declared()


def test_a_route_without_a_purpose_in_the_read_log(monkeypatch):
    monkeypatch.delitem(LOGGED, "cases:plan")
    with pytest.raises(AssertionError):
        the_log_knows()


# Addresses beside those of the screens: of the packages and of `network.web`. `test_strangers` asks for each of them.
PACKAGES = ("account_", "mfa_", "openid_connect_", "socialaccount_", "health", "alive")


def test_no_address_beside_the_screens_is_new():
    beside = []
    for pattern in get_resolver().url_patterns:
        if getattr(pattern, "app_name", "") in ("cases", "admin", "api", "api-docs"):  # these have tables of their own
            continue
        for one in getattr(pattern, "url_patterns", [pattern]):
            for leaf in getattr(one, "url_patterns", [one]):
                for last in getattr(leaf, "url_patterns", [leaf]):
                    beside.append(last.name or str(last.pattern))
    assert [name for name in beside if not name.startswith(PACKAGES)] == []


@isolate_apps("tests")
def test_a_field_without_a_class_of_privacy():
    class Note(models.Model):  # noqa: DJ008
        text = models.TextField()
        written_by = models.TextField()

        class Meta:
            app_label = "tests"

        class Privacy:
            personal: ClassVar[set[str]] = {"text"}
            plain: ClassVar[set[str]] = {"id"}

    with pytest.raises(AssertionError):
        each_field_is_classified(Note)
    with pytest.raises(LookupError, match="needs its own class Access"):
        declared(Note)


def test_a_step_without_who_may_take_it():
    with pytest.raises(TypeError, match="allowed"):
        step(source="draft", target="final", label="Zomaar")(lambda self: None)  # type: ignore[call-arg]


def test_a_step_that_stands_in_no_golden_table(monkeypatch):
    edges = MACHINES["plan"].edges()
    new = type("New", (), {"name": "skip_everybody"})()
    monkeypatch.setattr(MACHINES["plan"], "edges", classmethod(lambda cls: [*edges, new]))
    with pytest.raises(AssertionError):
        the_table_is_whole("plan")


def test_a_machine_without_a_golden_table():
    assert set(machines()) == set(MACHINES.values())


def test_a_capacity_without_a_purpose():
    assert set(PURPOSES) == set(ActingAs.values)
