"""The page Toestemmingen: what is needed is said, nothing typed is lost, and who receives cannot let themselves in."""

import pytest
from django.test import Client

from cases.sharing.granting import change
from cases.sharing.models import Consent, Grant
from tests.consenting import Sanne, make_sanne
from tests.personas import make_people
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def one() -> Sanne:
    return make_sanne(make_people())


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def typed(one: Sanne, giver, **more) -> dict:
    return {
        "about": str(one.sanne.pk), "purpose": "delen", "organisation": str(one.people.provider.pk), "parts": ["plan"],
        "explained_as": "Zodat de behandelaar weet wat er is afgesproken", "regime": "jeugdwet", "answer": "gegeven",
        "given_by": str(giver.pk), "how": "mondeling", "given_on": today().strftime("%d-%m-%Y"), **more,
    }  # fmt: skip


def add(one: Sanne, client: Client, giver, **more):
    return client.post(f"/onderdeel/toestemming/nieuw/{one.case.pk}", typed(one, giver, **more))


def page(one: Sanne, client: Client) -> str:
    return client.get(f"/gezin/{one.case.pk}/toestemmingen").content.decode()


def test_what_is_needed_stands_in_one_sentence_until_it_is_complete(one):
    one.becomes(13)
    marit = signed_in(one.people.marit)
    assert "Er is nog geen toestemming gevraagd" in page(one, marit)
    assert add(one, marit, one.anna).status_code == 302
    assert "Nog nodig: toestemming van Sanne (13) en van vader Peter." in page(one, marit)
    add(one, marit, one.sanne)
    add(one, marit, one.peter)
    assert "De toestemming is compleet." in page(one, marit)


def test_a_grant_that_leans_on_consent_shows_what_is_missing_before_anybody_answered(one):
    one.becomes(16)
    for row in Grant.objects.filter(case=one.case):
        change(row, by=one.people.marit, ground="toestemming", explanation="besproken", people=[one.sanne])
    assert "Nog nodig: toestemming van Sanne (16)." in page(one, signed_in(one.people.marit))


def test_withdrawing_closes_the_file_for_the_provider_at_once(one):
    one.becomes(16)
    for row in Grant.objects.filter(case=one.case):
        change(row, by=one.people.marit, ground="toestemming", explanation="besproken", people=[one.sanne])
    marit, essen = signed_in(one.people.marit), signed_in(one.people.essen)
    overview = f"/gezin/{one.case.pk}/"
    assert essen.get(overview).status_code == 404
    add(one, marit, one.sanne, parts=["contact", "analysis", "plan", "evaluation"])
    assert essen.get(overview).status_code == 200
    row = Consent.objects.get()
    day = today().strftime("%d-%m-%Y")
    answer = marit.post(f"/onderdeel/intrekken/{row.pk}", {"withdrawn_on": day, "base_version": row.version})
    assert answer.status_code == 302
    assert essen.get(overview).status_code == 404
    assert "Ingetrokken of vervallen (1)" in page(one, marit)


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"parts": []}, "parts", "Kies welke delen deze ontvanger mag ontvangen."),
        ({"organisation": ""}, "organisation", "Kies één ontvanger."),
        ({"given_by": ""}, "given_by", "Kies één persoon of instelling die antwoordt."),
        ({"answer": "niet_nodig", "given_by": ""}, "exception", "Kies waarom toestemming niet nodig is."),
        ({"answer": "niet_nodig", "given_by": "", "exception": "spoed", "explanation": "haast"}, "exception",
         "Dit kan alleen bij hulp."),
        ({"until": "1-1-2020"}, "until", "vóór de dag van het antwoord"),
        ({"given_on": "1-1-2099"}, "given_on", "ligt in de toekomst"),
        ({"answer": "weloverwogen_wens"}, "answer", "Een weloverwogen wens is van het kind zelf"),
    ],
)  # fmt: skip
def test_bad_input_is_told_at_its_field_and_kept(one, wrong, field, sentence):
    one.becomes(13)
    answer = add(one, signed_in(one.people.marit), one.sanne, **wrong)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'href="#id_{field}' in html
    assert sentence in html
    assert "Zodat de behandelaar weet wat er is afgesproken" in html
    assert not Consent.objects.exists()


def test_only_the_local_team_notes_down_consent_to_share(one):
    one.becomes(16)
    assert add(one, signed_in(one.people.essen), one.sanne).status_code == 403
    assert add(one, signed_in(one.people.tess), one.sanne).status_code == 403
    assert add(one, signed_in(one.people.sven), one.sanne).status_code == 404
