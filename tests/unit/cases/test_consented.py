"""The filter in SQL says the same about consent as the sentence on the page; and without it nobody gets in."""

from datetime import timedelta

import pytest
import time_machine

from cases.families.models import Case, Person
from cases.sharing import consents as sharing
from cases.sharing.granting import change
from cases.sharing.models import Consent, Grant
from network.models import User
from tests.consenting import Sanne, answers, happens, make_sanne, received_on_consent
from tests.personas import make_people
from tests.tables import reading
from tests.unit.cases.test_consents import answer, asked
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-22T12:00:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def one() -> Sanne:
    """The provider takes part, and receives about Sanne only what consent gives it."""
    return received_on_consent(make_sanne(make_people()))


SHARING = [row for row in reading.rows("consents", "leeftijd") if row["doel"] == "delen" and row["regime"] != "gi"]


@pytest.mark.parametrize("row", [pytest.param(row, id=" ".join(row.values())[:70]) for row in SHARING])
def test_the_filter_says_what_the_sentence_says(one, row):
    one.becomes(None if row["leeftijd"] == "onbekend" else int(row["leeftijd"]))
    happens(one, row["situatie"])
    answers(one, row["antwoorden"], purpose="delen", regime=row["regime"])
    receives = Grant.objects.in_force().filter(part="plan", organisation=one.people.provider)
    assert receives.exists() == asked(one, "delen", row["regime"]).complete == (
        row["zin"] == "De toestemming is compleet." or "rechter gaf" in row["zin"]
    )  # fmt: skip


def reached(one: Sanne) -> set[str]:
    """Whom the psychiatrist of the provider sees, in a new request."""
    essen = User.objects.get(pk=one.people.essen.pk)
    return set(Person.objects.visible_to(essen).values_list("first_name", flat=True))


def everything(one: Sanne, giver) -> Consent:
    row = Consent(case=one.case, about=one.sanne, organisation=one.people.provider, purpose="delen",
                  explained_as="behandeling", answer="gegeven", given_by=giver)  # fmt: skip
    row.parts = ["contact", "analysis", "plan", "evaluation"]
    return sharing.give(row, by=one.people.marit)


def test_consent_opens_the_door_and_withdrawal_closes_it_in_the_next_request(one):
    one.becomes(13)
    assert reached(one) == set()
    everything(one, one.sanne)
    everything(one, one.peter)
    assert reached(one) == set()
    last = everything(one, one.anna)
    assert reached(one) == {"Sanne"}
    assert Case.objects.visible_to(User.objects.get(pk=one.people.essen.pk)).count() == 1
    last.withdrawn_on = today()
    sharing.withdraw(last, by=one.people.marit)
    assert reached(one) == set()


def test_on_the_birthdays_the_door_closes_by_itself(one, clock):
    """Only the clock moves, and the birth date is what counts: corrected, the answer changes at once."""
    one.becomes(11)
    everything(one, one.peter)
    everything(one, one.anna)
    assert reached(one) == {"Sanne"}
    clock.move_to("2027-11-21T12:00:00+01:00")
    assert reached(one) == {"Sanne"}
    clock.move_to("2027-11-22T12:00:00+01:00")
    assert reached(one) == set(), "at 12 Sanne must consent herself"
    Person.objects.filter(pk=one.sanne.pk).update(birth_date=today() - timedelta(days=365 * 11))
    assert reached(one) == {"Sanne"}, "she turned out to be younger"


def test_gezag_that_ends_or_begins_counts_at_once(one):
    one.becomes(11)
    everything(one, one.peter)
    assert reached(one) == set()
    happens(one, "niemand heeft gezag")
    assert reached(one) == set()


def test_consent_for_another_recipient_opens_nothing(one):
    one.becomes(16)
    row = answer(one, one.sanne, purpose="delen")
    Consent.objects.filter(pk=row.pk).update(organisation=one.people.other_provider)
    assert reached(one) == set()


def test_for_the_whole_family_everybody_with_a_trajectory_must_consent(one):
    one.becomes(16)
    for row in Grant.objects.filter(case=one.case, withdrawn_at=None):
        change(row, by=one.people.marit, ground="toestemming", explanation="besproken", whole_family=True)
    everything(one, one.sanne)
    assert reached(one) == set(), "Luka has a trajectory too"
    for giver in (one.home.luka, one.home.dario, one.home.ivana):
        row = Consent(case=one.case, about=one.home.luka, organisation=one.people.provider, purpose="delen",
                      explained_as="behandeling", answer="gegeven", given_by=giver)  # fmt: skip
        row.parts = ["contact", "analysis", "plan", "evaluation"]
        sharing.give(row, by=one.people.marit)
    assert "Luka" in reached(one)
