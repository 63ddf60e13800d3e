"""Help that is placed: how it stands follows from its dates, and the rules about the end of help read it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from cases.access.records import write
from cases.attention.points import points
from cases.families.ages import plus_months
from cases.families.models import Case
from cases.plans.codes import PlacementState
from cases.plans.models import HelpPlacement, HelpRequest
from network.models import Term
from network.working_days import working_days_later
from tests import signal_walks, walks
from tests.eighteen import nearly_adult
from tests.personas import make_people
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make_people()


@pytest.fixture
def home(people):
    return walks.active(people)


def found(home: Any, code: str) -> list[Any]:
    return [point for point in points(Case.objects.get(pk=home.case.pk)) if point.code == code]


@pytest.mark.parametrize(
    ("started", "stopped", "reason", "state"),
    [
        (None, None, "", PlacementState.ALLOCATED), (-10, None, "", PlacementState.RUNNING),
        (-10, -1, "20", PlacementState.PAUSED), (-10, -1, "31", PlacementState.ENDED),
    ],
)  # fmt: skip
def test_how_it_stands_follows_from_the_dates(started, stopped, reason, state):
    def day(offset):
        return None if offset is None else today() + timedelta(days=offset)

    assert HelpPlacement(started_on=day(started), stopped_on=day(stopped), end_reason=reason).state == state


def test_what_does_not_go_together_is_said_per_field(people, home):
    row = signal_walks.help_placed(people, home)
    for wrong, field in (
        ({"stopped_on": today()}, "end_reason"), ({"end_reason": "31"}, "stopped_on"),
        ({"started_on": None, "stopped_on": today(), "end_reason": "31"}, "started_on"),
        ({"started_on": today() + timedelta(days=1)}, "started_on"), ({"ends_on": date(2000, 1, 1)}, "ends_on"),
    ):  # fmt: skip
        changed = HelpPlacement.objects.get(pk=row.pk)
        for name, value in wrong.items():
            setattr(changed, name, value)
        assert field in changed.misfits()
    asked = HelpRequest(case=home.case, person=home.dario, asked_on=today(), category="ambulant", product_name="Hulp")
    row.request = write(asked, by=people.marit)
    assert list(row.misfits()) == ["request"]


def test_the_database_wants_a_start_and_a_reason_with_the_stop(people, home):
    row = signal_walks.help_placed(people, home)
    for half in ({"stopped_on": today()}, {"end_reason": "31"}, {"end_reason": "31", "stopped_on": date(2000, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            HelpPlacement.objects.filter(pk=row.pk).update(**half)


def test_help_that_ends_asks_for_an_evaluation_in_time(people, home):
    walks.plan_active(people, home, in_days=60)
    row = signal_walks.help_placed(people, home, until=today() + timedelta(days=70))
    assert "tot en met" in found(home, "evaluatie_te_kort_voor_einde")[0].sentence
    row.stopped_on, row.end_reason = today(), "31"
    write(row, by=people.marit)
    assert not found(home, "evaluatie_te_kort_voor_einde")


def test_what_was_placed_stands_for_what_was_asked(people, home):
    walks.plan_active(people, home, in_days=60)
    asked = HelpRequest(case=home.case, person=home.luka, route="advies_lokaal_team", asked_on=today(), status="loopt",
                        category="ambulant", product_name="Begeleiding", begins_on=today() - timedelta(days=30),
                        ends_on=today() + timedelta(days=70))  # fmt: skip
    write(asked, by=people.marit)
    assert len(found(home, "evaluatie_te_kort_voor_einde")) == 1
    row = signal_walks.help_placed(people, home, until=today() + timedelta(days=71), request=asked)
    assert len(found(home, "evaluatie_te_kort_voor_einde")) == 1
    assert row.product_name == "Begeleiding"
    row.ends_on = today() + timedelta(days=300)
    write(row, by=people.marit)
    assert not found(home, "evaluatie_te_kort_voor_einde")


def test_help_that_stops_after_18_is_told(people):
    home, checklist = nearly_adult(people)
    eighteen = checklist.eighteen_on
    assert eighteen
    signal_walks.help_placed(people, home, until=plus_months(eighteen, 2))
    assert found(home, "hulp_stopt_na_18")


def test_a_start_or_stop_that_is_missing_is_told_after_the_working_days_that_are_set(people, home):
    long_ago = today() - timedelta(days=20)
    row = signal_walks.help_placed(people, home, begins_on=long_ago, started_on=None)
    assert "vanaf" in found(home, "start_of_einde_hulp_ontbreekt")[0].sentence
    Term.objects.create(
        municipality=people.veendam, key="help_report_days", value=40, valid_from=long_ago, source="afspraak"
    )
    assert not found(home, "start_of_einde_hulp_ontbreekt")
    Term.objects.all().delete()
    row.started_on = long_ago
    write(row, by=people.marit)
    assert not found(home, "start_of_einde_hulp_ontbreekt")
    row.ends_on = today() - timedelta(days=12)
    write(row, by=people.marit)
    assert "waarom zij stopte" in found(home, "start_of_einde_hulp_ontbreekt")[0].sentence


@pytest.mark.parametrize(
    ("day", "number", "later"),
    [
        (date(2026, 11, 30), 5, date(2026, 12, 7)),  # Monday to the next Monday
        (date(2026, 12, 23), 2, date(2026, 12, 28)),  # Christmas and a weekend between
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday, Easter
    ],
)  # fmt: skip
def test_working_days_later(day, number, later):
    assert working_days_later(day, number) == later
