"""The pages of a family that came in as a file: every tab opens, and shows what the file tells."""

from datetime import date

import pytest
from django.urls import reverse

from cases.families.models import Case
from tests.case_files import on, walked_in

TABS = ("family", "people", "team", "analyses", "plan", "plan-versions", "evaluations", "timeline", "attention")


@pytest.fixture(scope="module", params=[("a", date(2025, 6, 26)), ("c", date(2026, 11, 9)), ("d", date(2026, 11, 15))])
def taken_over(request, django_db_setup, django_db_blocker):
    letter, day = request.param
    with walked_in(letter, day, django_db_blocker) as key:
        yield letter, day, key


@pytest.fixture
def signed_in(taken_over, db, client):
    _, day, key = taken_over
    with on(day):
        client.force_login(Case.objects.get(pk=key).coordinator)
        yield client


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens(signed_in, taken_over, tab):
    answer = signed_in.get(reverse(f"cases:{tab}", args=[taken_over[2]]))
    assert answer.status_code == 200


def test_every_analysis_plan_and_evaluation_opens(signed_in, taken_over):
    case = Case.objects.get(pk=taken_over[2])
    for document, name in (
        *((one, "analysis") for one in case.analyses.all()),
        *((one, "evaluation") for one in case.evaluations.all()),
    ):
        answer = signed_in.get(reverse(f"cases:{name}", args=[document.pk]))
        assert answer.status_code == 200, (name, document)


def test_what_the_file_tells_stands_on_the_pages(signed_in, taken_over):
    letter, _, key = taken_over
    told = {
        "a": {"plan": "Rust in mijn hoofd", "people": "bij vader", "team": "Marit Dijkhuis"},
        "c": {"plan": "Weten waar ik slaap", "people": "Westerwolde", "team": "Pleegzorg De Nestkast"},
        "d": {"plan": "Veilig online", "people": "machtiging uithuisplaatsing", "team": "Elin Hoekzema"},
    }[letter]
    for tab, words in told.items():
        assert words in signed_in.get(reverse(f"cases:{tab}", args=[key])).content.decode()
