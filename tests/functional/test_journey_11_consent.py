"""Consent and age, by hand in the browser: what is missing is said, a birthday is told in time, withdrawal works."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from cases.families.ages import last_birth_date
from cases.families.models import Person
from cases.sharing.granting import change
from cases.sharing.models import Grant
from tests.consenting import Sanne, make_sanne
from tests.functional.hands import fill, follow, go, keep, press, reads, reads_not, sign_in
from tests.personas import make_people
from tests.walks import today

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def one(db: None) -> Sanne:
    """Sanne is 15 and becomes 16 in twenty days; what the provider receives leans on consent."""
    one = make_sanne(make_people())
    Person.objects.filter(pk=one.sanne.pk).update(birth_date=last_birth_date(today() + timedelta(days=20), 16))
    for row in Grant.objects.filter(case=one.case):
        change(row, by=one.people.marit, ground="toestemming", explanation="besproken", people=[one.sanne])
    return one


def answers(page: Page, **given: str) -> None:
    follow(page, "Antwoord toevoegen")
    fill(page, about="Sanne", purpose="gegevens delen met deze ontvanger", organisation="Jeugd-ggz De Zeilmakerij",
         explained_as="De behandelaar weet dan wat er is afgesproken", answer="geeft toestemming",
         parts=["contactgegevens", "verklarende analyse", "gezinsplan", "evaluaties"], **given)  # fmt: skip
    press(page, "Bewaren")


def test_consent_is_completed_changes_with_age_and_is_withdrawn(page: Page, one: Sanne, accessible):
    """Marit opens Toestemmingen: Sanne and both parents are still needed. She notes down what each of them said; once
    she forgets who answered, and is asked. Then it is complete, and Dr. Van Essen sees the case. On Mensen stands that
    Sanne becomes 16 in twenty days and what changes then. Sanne changes her mind: Marit withdraws her consent, and the
    case is closed for Dr. Van Essen from that moment.
    """
    overview, consents = f"/gezin/{one.case.pk}/", f"/gezin/{one.case.pk}/toestemmingen"
    sign_in(page, one.people.marit, f"/gezin/{one.case.pk}/team")
    follow(page, "Toestemmingen")
    reads(page, "Nog nodig: toestemming van Sanne (15), van vader Peter en van moeder Anna.")
    accessible(page)

    answers(page)
    expect(page.locator(".error-summary")).to_contain_text("Kies één persoon of instelling die antwoordt.")
    accessible(page)
    fill(page, given_by="Sanne")
    keep(page)
    answers(page, given_by="Peter")
    reads(page, "Nog nodig: toestemming van moeder Anna.")
    answers(page, given_by="Anna")
    reads(page, "De toestemming is compleet.")
    accessible(page)

    page.goto(f"/gezin/{one.case.pk}/mensen#leeftijd")
    reads(page, "Binnen 3 maanden verandert dit")
    reads(page, "wordt Sanne 16.")
    reads(page, "Toestemming om te delen is nodig van Sanne zelf.")
    accessible(page)

    sign_in(page, one.people.essen, overview)
    expect(page.locator("h1")).to_have_text("Overzicht")

    sign_in(page, one.people.marit, consents)
    go(page, page.get_by_role("link", name="Intrekken van het antwoord van Sanne"))
    accessible(page)
    keep(page)
    reads(page, "Nog nodig: toestemming van Sanne (15).")
    reads_not(page, "De toestemming is compleet.")

    sign_in(page, one.people.essen, overview)
    reads(page, "Deze pagina kunnen wij niet vinden")
