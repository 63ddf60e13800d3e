"""Asking for access: what the asker learns before and after, and how often somebody may ask."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.reach import look_again, opened
from cases.access.records import write
from cases.families.models import Case, Person
from cases.plans.models import Goal, Plan
from cases.reminders.actions import run_due
from cases.sharing import actions as sharing
from cases.sharing import asking
from cases.sharing.models import AccessRequest
from flow.gate import Incomplete, NotAllowed, NotPossible
from network.models import Term
from tests import access_walks, walks
from tests.mornings import working_morning
from tests.walks import today

pytestmark = pytest.mark.django_db
REASON = "Ik begeleid een jongere uit dit gezin op school."


@pytest.fixture
def home(people) -> walks.Household:
    made = walks.active(people)
    made.luka.postcode, made.luka.house_number = "9641 AA", "12"
    made.luka.save()
    walks.plan_active(people, made)
    return made


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def search(client: Client, person: Person) -> Any:
    return client.post("/zoeken", {
        "precies-surname": person.surname, "precies-birth_date": f"{person.birth_date:%d-%m-%Y}",
        "precies-postcode": person.postcode, "precies-house_number": person.house_number,
    })  # fmt: skip


def ask_url(case: Case) -> str:
    return f"/zaak/{case.number}/toegang-vragen"


def asked(**changes: Any) -> dict[str, Any]:
    return {"reason": REASON, "parts": ["plan"], "until": f"{today() + timedelta(days=30):%d-%m-%Y}", **changes}


def names(home: walks.Household) -> list[str]:
    """What says which family it is."""
    return ["Horvat", "Babić", "Luka", "Dario", "Ivana", "Rust thuis", "Marit"]


def test_the_number_of_a_case_opens_nothing_for_who_did_not_search(people, home):
    sven = signed_in(people.sven)
    for url in (ask_url(home.case), f"/zaak/{home.case.number}/noodtoegang"):
        assert sven.get(url).status_code == sven.post(url, asked()).status_code == 404
    assert not AccessRequest.objects.exists()


def test_what_was_found_can_be_asked_for_an_hour(people, home, time_machine):
    time_machine.move_to(timezone.now())
    sven = signed_in(people.sven)
    search(sven, home.luka)
    assert sven.get(ask_url(home.case)).status_code == 200
    time_machine.shift(timedelta(minutes=61))
    sven.force_login(people.sven)
    assert sven.get(ask_url(home.case)).status_code == 404


def test_the_asker_learns_number_and_team_and_nothing_more_until_it_is_given(people, home):
    sven = signed_in(people.sven)
    pages = [search(sven, home.luka), sven.get(ask_url(home.case))]
    answer = sven.post(ask_url(home.case), asked(), follow=True)
    request = AccessRequest.objects.get()
    pages += [answer, sven.post(ask_url(home.case), asked())]
    assert pages[-1].status_code == 409
    pages += [sven.get(f"/toegang/{request.pk}"), sven.get(f"/gezin/{home.case.pk}/")]
    assert [page.status_code for page in pages[-2:]] == [404, 404]
    walks.go(request, "decline", people.marit, answer="Bel mij eerst even.")
    pages.append(sven.get("/toegang"))
    assert "Bel mij eerst even." in pages[-1].content.decode()
    for page in pages:
        text = page.content.decode().replace('value="Horvat"', "")  # what was typed in the search stands there again
        assert [name for name in names(home) if name in text] == []


def test_what_is_given_is_read_and_not_written_and_ends_by_itself(people, home, time_machine):
    time_machine.move_to(timezone.now())
    request = access_walks.access_asked(people, home)
    walks.go(request, "grant", people.marit, ends_on=today() + timedelta(days=20), **access_walks.ACCESS_GIVEN)
    sven = signed_in(people.sven)
    assert home.case.number in sven.get("/toegang").content.decode()
    assert sven.get(f"/gezin/{home.case.pk}/").status_code == 200
    look_again(people.sven)
    assert Plan.objects.visible_to(people.sven).exists()
    assert opened(Case.objects.get(pk=home.case.pk), people.sven).whole_parts == {CasePart.PLAN}
    goal = Goal.objects.get()
    assert sven.post(f"/onderdeel/doel/nieuw/{goal.plan_id}", {"title": "Meer"}).status_code == 403
    time_machine.shift(timedelta(days=21))
    sven.force_login(people.sven)
    assert sven.get(f"/gezin/{home.case.pk}/").status_code == 404


def test_what_is_given_in_person_does_not_widen_what_somebody_on_the_team_may_write(people, home):
    """Essen's organisation receives only what is about Luka; reading about his mother too is not writing about her."""
    marit = people.marit
    for grant in list(home.case.grants.filter(organisation=people.provider)):
        sharing.change(grant, by=marit, ground="direct_betrokken", explanation="Luka.", people=[home.luka])
    request = access_walks.access_asked(people, home, by=people.essen)
    walks.go(request, "grant", marit, ends_on=today(), **{**access_walks.ACCESS_GIVEN, "parts": ["plan", "contact"]})
    essen = type(people.essen).objects.get(pk=people.essen.pk)
    ivana = Person.objects.visible_to(essen).get(pk=home.ivana.pk)
    ivana.first_name = "Iva"
    with pytest.raises(NotAllowed):
        write(ivana, by=essen)


def test_one_request_at_a_time_and_a_few_a_day(people, home):
    Term.objects.create(key="access_requests_a_day", value=2, valid_from=today(), source="proef")
    first = access_walks.access_asked(people, home)
    with pytest.raises(NotPossible, match="wacht nog"):
        access_walks.access_asked(people, home)
    walks.go(first, "withdraw", people.sven)
    walks.go(access_walks.access_asked(people, home), "withdraw", people.sven)
    with pytest.raises(NotPossible, match="vandaag al 2 keer"):
        access_walks.access_asked(people, home)


@pytest.mark.parametrize("facts", [{"reason": "kort"}, {"parts": []}, {"parts": ["alles"]},
                                   {"until": today() - timedelta(days=1)}])  # fmt: skip
def test_a_request_says_why_what_and_until_when(people, home, facts):
    whole = {"reason": REASON, "parts": ["plan"], "until": today(), **facts}
    with pytest.raises(Incomplete):
        asking.ask(case=home.case, by=people.sven, **whole)


@pytest.mark.parametrize("who", ["marit", "jorn", "tess", "bea", "fay"])
def test_who_sees_it_all_or_does_not_work_with_families_does_not_ask(people, home, who):
    with pytest.raises(NotAllowed):
        access_walks.access_asked(people, home, by=people.users[who])


def test_without_a_coordinator_the_leader_answers_and_is_told(people):
    home = walks.registered(people)
    request = access_walks.access_asked(people, home)
    with pytest.raises(NotAllowed):
        walks.go(request, "decline", people.jorn, answer="Nee.")
    with working_morning():
        run_due()
    assert [letter.to for letter in mail.outbox] == [[people.tess.email]]
    assert "Dat wacht op uw antwoord" in signed_in(people.tess).get("/").content.decode()
    assert walks.go(request, "decline", people.tess, answer="Nee.").status == "declined"


def test_the_coordinator_is_told_on_screen_and_by_a_mail_that_says_nothing(people, home):
    request = access_walks.access_asked(people, home)
    with working_morning():
        run_due()
    letters = [one for one in mail.outbox if one.to == [people.marit.email]]
    assert len(letters) == 1
    text = f"{letters[0].subject} {letters[0].body}"
    assert home.case.number in text and not any(
        name in text for name in ["Horvat", "Sven", "Luka", "school", "toegang"]
    )
    marit = signed_in(people.marit)
    assert "Dat wacht op uw antwoord" in marit.get("/").content.decode()
    assert "Antwoord op een verzoek om toegang" in marit.get(f"/gezin/{home.case.pk}/").content.decode()
    assert f"/toegang/{request.pk}" in marit.get("/herinneringen").content.decode()
    walks.go(request, "withdraw", people.sven)
    assert f"/toegang/{request.pk}" not in marit.get("/herinneringen").content.decode()


def test_the_form_gives_what_the_coordinator_chose(people, home):
    request = access_walks.access_asked(people, home)
    marit = signed_in(people.marit)
    page = marit.get(f"/toegang/{request.pk}").content.decode()
    assert REASON in page and "Opvoedhulp De Turfschuit" in page
    given = {"parts": ["plan"], "about": "enkele", "people": [home.luka.pk], "ground": "direct_betrokken",
             "explanation": "Geeft les.", "ends_on": f"{today() + timedelta(days=5):%d-%m-%Y}"}  # fmt: skip
    assert marit.post(f"/toegang/{request.pk}", given | {"ends_on": "1-1-2020"}).status_code == 200
    assert marit.post(f"/toegang/{request.pk}", given).status_code == 302
    grant = AccessRequest.objects.get().grants.get()
    assert (grant.professional, grant.whole_family, list(grant.people.all())) == (people.sven, False, [home.luka])
    assert grant.ends_on == today() + timedelta(days=5)
    look_again(people.sven)
    assert set(Person.objects.visible_to(people.sven)) == {home.luka}
    assert marit.post(f"/toegang/{request.pk}", {"niet-answer": "Toch niet."}).status_code == 409
