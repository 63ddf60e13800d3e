"""Age and rights on the pages: what a birthday changes is told in time, and who cannot decide is noted down."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cases.access.records import write
from cases.families.ages import last_birth_date
from network.models import Term
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people) -> walks.Household:
    return walks.active(people)


@pytest.fixture
def marit(people) -> Client:
    client = Client()
    client.force_login(people.marit)
    return client


def page_of(home, marit) -> str:
    return marit.get(f"/gezin/{home.case.pk}/mensen").content.decode()


def test_what_a_birthday_changes_stands_on_both_pages_in_time(people, home, marit):
    assert "Er is dan geen verjaardag die iets verandert." in page_of(home, marit)
    sixteen = timezone.localdate() + timedelta(days=10)
    home.luka.birth_date = last_birth_date(sixteen, 16)
    write(home.luka, by=people.marit)
    for page in (page_of(home, marit), marit.get(f"/gezin/{home.case.pk}/").content.decode()):
        assert "Binnen 3 maanden verandert dit" in page
        assert "wordt Luka 16.</strong>" in page
        assert "Op analyse en plan telt het antwoord van Luka zelf." in page
    Term.objects.create(key="birthday_preview_months", value=0, valid_from=timezone.localdate(), source="x")
    assert "wordt Luka 16.</strong>" not in page_of(home, marit)


def test_an_unknown_birth_date_is_told_with_what_it_means(people, home, marit):
    home.luka.birth_date = None
    write(home.luka, by=people.marit)
    page = page_of(home, marit)
    assert "De geboortedatum van Luka is niet bekend." in page
    assert "Het dossier is in te zien door niemand." in page


def test_who_cannot_decide_is_noted_down_with_who_judged_it(home, marit):
    typed = {"person": str(home.luka.pk), "matter": "hulp", "begins_on": "1-1-2026", "assessed_by": "A. de Boer",
             "expertise": "gz-psycholoog", "source": "brief van 3-2-2026"}  # fmt: skip
    assert marit.post(f"/onderdeel/wilsonbekwaamheid/nieuw/{home.case.family_id}", typed).status_code == 302
    page = page_of(home, marit)
    assert "Luka kan nu niet zelf beslissen over hulp (wilsonbekwaam)." in page
    assert "gz-psycholoog" in page
    assert "Toestemming voor hulp is nodig van wie het gezag heeft." in page
