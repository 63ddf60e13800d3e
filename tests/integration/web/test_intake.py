"""A family comes in: what is asked, what is refused, who is known already, and what nobody gets to see."""

import json
import re

import pytest
from django.test import Client

from cases.access import bsn
from cases.drafts.models import Draft
from cases.families.models import Case, Family, Person
from flow.models import Event
from tests import walks
from tests.personas import People, make_people

pytestmark = pytest.mark.django_db

LUKA = "999910450"
NEW = {
    "first_name": "Noor", "surname": "De Vries", "birth_date": "1-2-2012", "postcode": "9641 AB", "house_number": "7",
    "sex": "vrouw",
}  # fmt: skip
CONTACT = {
    "family_name": "De Vries", "opened_on": "1-11-2026", "asked_by": "moeder", "frame": "vrijwillig",
    "occasion": "Noor gaat niet naar school.", "municipality": "GM0047", "municipality_ground": "brp",
}  # fmt: skip


@pytest.fixture
def people() -> People:
    made = make_people()
    made.team.phone = "0598 123456"
    made.team.save()
    return made


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def known_luka(people: People) -> walks.Household:
    home = walks.active(people)
    home.luka.postcode, home.luka.house_number, home.luka.bsn = "9640XY", "3", LUKA
    home.luka.save()
    return home


def like(luka: Person, **more: str) -> dict[str, str]:
    born = luka.birth_date
    assert born
    return {**NEW, "first_name": "Luca", "surname": "HORVAT ", "birth_date": f"{born:%d-%m-%Y}", "postcode": "9640 xy",
            "house_number": "3", **more}  # fmt: skip


def begin(client: Client, **facts: str) -> str:
    answer = client.post("/gezin/nieuw", facts)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def errors_in(answer) -> str:
    html = answer.content.decode()
    return " ".join(re.findall(r'<ul class="error-summary__list">.*?</ul>', html, re.S))


def test_without_a_bsn_all_four_facts_are_needed_and_what_was_typed_is_kept(people):
    answer = signed_in(people.marit).post("/gezin/nieuw", {"first_name": "Noor", "surname": "De Vries", "sex": "vrouw"})
    for name in ("birth_date", "postcode", "house_number"):
        assert f'href="#id_{name}"' in errors_in(answer)
    assert "Vul de geboortedatum in, of vul het BSN in." in errors_in(answer)
    assert 'value="De Vries"' in answer.content.decode()
    assert not Family.objects.exists()


def test_a_date_may_be_typed_as_it_stands_on_the_screen(people):
    born = {**NEW, "birth_date": "1 februari 2012"}
    assert "1 februari 2012" in signed_in(people.marit).post("/gezin/nieuw", born, follow=True).content.decode()


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("999910451", "elfproef"),
        ("000000000", "geen BSN van een persoon"),
        ("99991045", "negen cijfers"),
        ("abcdefghi", "negen cijfers"),
        ("١٢٣٤٥٦٧٨٢", "negen cijfers"),
    ],
)
def test_a_wrong_bsn_is_refused_in_words_that_do_not_repeat_it(people, number, sentence):
    answer = signed_in(people.marit).post("/gezin/nieuw", {**NEW, "bsn": number})
    assert sentence in errors_in(answer)
    assert number not in errors_in(answer) or number == "000000000", "which is nobody's"
    assert not Family.objects.exists()


def test_a_family_comes_in_with_its_youth_team_and_trajectory(people):
    client = signed_in(people.marit)
    step_2 = begin(client, **NEW, bsn="999912598")
    assert "999912598" not in step_2
    page = client.get(step_2)
    assert "999912598" not in page.content.decode()
    answer = client.post(step_2, {**CONTACT, "team": people.team.pk})
    case = Case.objects.get()
    assert answer["Location"] == f"/gezin/{case.pk}/mensen"
    noor = case.trajectories.get().person
    assert (noor.bsn, noor.is_youth, noor.postcode) == ("999912598", True, "9641AB")
    assert case.participations.get(leads=True).members.get().user == people.marit
    assert client.get(step_2).status_code == 302, "the start is used up"


def test_a_gap_in_the_second_step_saves_nothing_and_keeps_what_was_typed(people):
    client = signed_in(people.marit)
    step_2 = begin(client, **NEW)
    answer = client.post(step_2, {**CONTACT, "asked_by": "", "opened_on": "1-11-2099", "team": people.team.pk})
    assert 'href="#id_asked_by"' in errors_in(answer)
    assert "ligt in de toekomst" in errors_in(answer)
    assert "Noor gaat niet naar school." in answer.content.decode()
    assert not Family.objects.exists() and not Person.objects.exists()


def test_two_families_in_two_tabs_do_not_mix(people):
    client = signed_in(people.marit)
    noor = begin(client, **NEW)
    begin(client, **{**NEW, "first_name": "Sam", "birth_date": "3-3-2015"})
    client.post(noor, {**CONTACT, "team": people.team.pk})
    assert Person.objects.get().first_name == "Noor"


def test_only_a_local_team_brings_a_family_in(people):
    for user in (people.essen, people.sven, people.bea):
        assert signed_in(user).get("/gezin/nieuw").status_code == 403
        assert signed_in(user).post("/gezin/nieuw", NEW).status_code == 403
    client = signed_in(people.marit)
    answer = client.post(begin(client, **NEW), {**CONTACT, "team": people.provider.pk})
    assert answer.status_code == 200 and not Family.objects.exists()


def test_the_bsn_is_in_no_draft_and_not_readable_in_the_session(people):
    client = signed_in(people.marit)
    fields = {"first_name": "Noor", "bsn": LUKA, "precies-bsn": LUKA}
    client.post("/concept/gezin/nieuw", json.dumps({"fields": fields}), content_type="application/json")
    assert LUKA not in Draft.objects.get().fields
    assert "Noor" in client.get("/gezin/nieuw").content.decode()
    begin(client, **NEW, bsn=LUKA)
    assert LUKA not in str(dict(client.session))


def test_somebody_who_seems_known_is_a_choice_before_anything_is_saved(people):
    home = known_luka(people)
    client = signed_in(people.nynke)
    step_2 = begin(client, **like(home.luka))
    page = client.get(step_2).content.decode()
    assert f"Zaak {home.case.number} bij Lokaal team Veendam (telefoon 0598 123456)" in page
    assert "Horvat" not in page and str(home.case.pk) not in page
    answer = client.post(step_2, {**CONTACT, "team": people.team.pk})
    assert answer.status_code == 409 and Family.objects.count() == 1
    client.post(f"{step_2}/iemand-anders")
    client.post(step_2, {**CONTACT, "team": people.team.pk})
    assert Family.objects.count() == 2


def test_the_same_bsn_never_comes_in_twice(people):
    known_luka(people)
    client = signed_in(people.nynke)
    step_2 = begin(client, **NEW, bsn=LUKA)
    assert "Dit is iemand anders" not in client.get(step_2).content.decode()
    client.post(f"{step_2}/iemand-anders")
    assert client.post(step_2, {**CONTACT, "team": people.team.pk}).status_code == 409
    assert Family.objects.count() == 1


def test_who_may_see_the_known_family_gets_a_link_to_it(people):
    home = known_luka(people)
    client = signed_in(people.jorn)
    page = client.get(begin(client, **like(home.luka))).content.decode()
    assert f"/gezin/{home.case.pk}/" in page and "Gezin Horvat" in page


def test_exact_search_beyond_ones_own_families_tells_whom_to_call_and_is_written_down(people):
    home = known_luka(people)
    page = signed_in(people.sven).post("/zoeken", {"precies-bsn": LUKA}).content.decode()
    assert f"Bekend bij Lokaal team Veendam (telefoon 0598 123456), zaak {home.case.number}" in page
    assert "Horvat" not in page and "Luka" not in page and str(home.case.pk) not in page
    assert Event.objects.filter(thread=home.case.pk, by=people.sven).count() == 1
    page = signed_in(people.sven).post("/zoeken", {"name": "Horvat"}).content.decode()
    assert "Niets gevonden" in page
    assert "Niemand gevonden" in signed_in(people.bea).post("/zoeken", {"precies-bsn": LUKA}).content.decode()


def test_search_finds_ones_own_families_by_name_and_number(people):
    home = known_luka(people)
    for words in ("luka horvat", home.case.number.lower(), "Babić"):
        page = signed_in(people.essen).post("/zoeken", {"name": words}).content.decode()
        assert f"/gezin/{home.case.pk}/" in page, words
    page = signed_in(people.essen).post("/zoeken", {"precies-bsn": LUKA}).content.decode()
    assert f"/gezin/{home.case.pk}/" in page
    assert not Event.objects.filter(label__startswith="Gevonden").exists()


def test_bad_questions_to_search_are_told_at_the_field(people):
    client = signed_in(people.marit)
    assert 'href="#id_name"' in errors_in(client.post("/zoeken", {"name": "a"}))
    answer = client.post("/zoeken", {"precies-surname": "Horvat", "precies-bsn": ""})
    assert 'href="#id_precies-birth_date"' in errors_in(answer)
    assert 'value="Horvat"' in answer.content.decode()
    answer = client.post("/zoeken", {"precies-bsn": "123"})
    assert "negen cijfers" in errors_in(answer) and "123" not in errors_in(answer)


def test_the_bsn_is_encrypted_in_the_table(people):
    from django.db import connection

    home = known_luka(people)
    with connection.cursor() as cursor:
        cursor.execute("SELECT bsn, bsn_index FROM cases_person WHERE bsn <> ''")
        ((stored, index),) = cursor.fetchall()
    assert LUKA not in stored and LUKA not in index
    assert bsn.decrypt(stored) == home.luka.bsn == LUKA
