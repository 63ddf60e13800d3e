"""Reading in an emergency: everything is read, nothing is written, it ends, and others look into it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from cases.access.log.models import AccessLine
from cases.access.predicates import standing
from cases.access.reach import opened
from cases.families.models import Case, Person
from cases.reminders.actions import run_due
from cases.sharing import emergencies
from cases.sharing.models import EmergencyAccess
from flow.gate import Incomplete, NotAllowed, NotPossible
from flow.models import Event
from network.models import Membership
from tests import access_walks, walks
from tests.personas import PASSWORD, People
from tests.walks import today

pytestmark = pytest.mark.django_db
REASON = "Een jongere belt in paniek en wij weten niet waar die is."


@pytest.fixture
def home(people) -> walks.Household:
    made = walks.active(people)
    made.luka.postcode, made.luka.house_number = "9641 AA", "12"
    made.luka.save()
    return made


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def found(people: People, home: walks.Household, *, user: Any = None) -> Client:
    """Somebody who found the case by an exact search."""
    client = signed_in(user or people.sven)
    client.post("/zoeken", {
        "precies-surname": "Horvat", "precies-birth_date": f"{home.luka.birth_date:%d-%m-%Y}",
        "precies-postcode": "9641 AA", "precies-house_number": "12",
    })  # fmt: skip
    return client


def confirmed(client: Client, url: str) -> Client:
    """Who showed again who they are, on the way to this address."""
    answer = client.get(url)
    assert answer.status_code == 302 and "/account/reauthenticate/" in answer["Location"]
    client.post(answer["Location"], {"password": PASSWORD})
    assert client.get(url).status_code == 200
    return client


def test_it_begins_with_a_reason_after_showing_again_who_you_are(people, home):
    url = f"/zaak/{home.case.number}/noodtoegang"
    sven = found(people, home)
    assert sven.post(url, {"reason": REASON}).status_code == 302
    assert not EmergencyAccess.objects.exists()
    page = confirmed(sven, url).get(url).content.decode()
    assert REASON in page, "what was typed before is not lost"
    assert "Horvat" not in page and "Marit" not in page
    assert sven.post(url, {"reason": "nood"}).status_code == 200
    assert not EmergencyAccess.objects.exists()
    answer = sven.post(url, {"reason": REASON}, follow=True)
    assert "Overzicht" in answer.content.decode()
    row = EmergencyAccess.objects.get()
    assert row.ends_at - row.added_at == timedelta(hours=24)
    assert row.review_by == today() + timedelta(days=7)
    assert not Event.objects.filter(reason__icontains="paniek").exists()


def test_coordinator_and_privacy_officer_are_told_at_once_and_the_mail_says_nothing(people, home):
    url = f"/zaak/{home.case.number}/noodtoegang"
    confirmed(found(people, home), url).post(url, {"reason": REASON})
    assert {letter.to[0] for letter in mail.outbox} == {people.marit.email, people.fay.email}
    for letter in mail.outbox:
        text = str(letter.subject) + str(letter.body) + str(getattr(letter, "alternatives", ""))
        assert home.case.number in text
        assert not any(name in text for name in ("Horvat", "Sven", "Luka", "paniek", "ood"))
    sent = len(mail.outbox)
    run_due()
    assert len(mail.outbox) == sent
    row = EmergencyAccess.objects.get()
    for user in (people.marit, people.fay):
        assert f"/noodtoegang/{row.pk}" in signed_in(user).get("/herinneringen").content.decode()
    assert "Horvat" not in signed_in(people.fay).get("/herinneringen").content.decode()
    assert f"/noodtoegang/{row.pk}" in signed_in(people.marit).get("/").content.decode()
    assert (
        "Zeg wat u vindt van de noodtoegang" in signed_in(people.marit).get(f"/gezin/{home.case.pk}/").content.decode()
    )


def test_everything_is_read_with_a_bar_on_every_page_and_it_ends_after_a_day(people, home, time_machine):
    time_machine.move_to(timezone.now())
    plan, analysis = walks.plan_active(people, home), walks.analysis_draft(people, home)
    pages = [f"/gezin/{home.case.pk}/", f"/gezin/{home.case.pk}/mensen", f"/gezin/{home.case.pk}/plan", "/", "/zoeken",
             f"/analyse/{analysis.pk}", f"/plan/{plan.pk}/afdrukken"]  # fmt: skip
    sven = signed_in(people.sven)
    assert [sven.get(url).status_code for url in pages if url not in ("/", "/zoeken")] == [404] * 5
    row = access_walks.emergency(people, home)
    for url in pages:
        answer = sven.get(url)
        assert answer.status_code == 200, url
        assert f"U leest zaak {home.case.number} in noodtoegang" in answer.content.decode(), url
    assert set(Person.objects.visible_to(people.sven)) == set(home.case.family.people.all())
    time_machine.shift(timedelta(hours=24, seconds=1))
    sven.force_login(people.sven)
    assert [sven.get(url).status_code for url in pages if url not in ("/", "/zoeken")] == [404] * 5
    assert "in noodtoegang" not in sven.get("/").content.decode()
    assert not EmergencyAccess.objects.get(pk=row.pk).is_running


def test_who_stops_sees_nothing_in_the_next_request(people, home):
    row, sven = access_walks.emergency(people, home), signed_in(people.sven)
    assert sven.get(f"/gezin/{home.case.pk}/").status_code == 200
    sven.post(f"/noodtoegang/{row.pk}/stoppen")
    assert sven.get(f"/gezin/{home.case.pk}/").status_code == 404
    with pytest.raises(NotPossible):
        emergencies.stop(row, by=people.sven)


def test_who_leaves_their_work_loses_it_at_once(people, home):
    access_walks.emergency(people, home)
    sven = signed_in(people.sven)
    assert sven.get(f"/gezin/{home.case.pk}/").status_code == 200
    Membership.objects.filter(user=people.sven).update(ends_on=today() - timedelta(days=1))
    assert sven.get(f"/gezin/{home.case.pk}/").status_code == 404


def test_a_refusal_says_why(people, home):
    access_walks.emergency(people, home)
    answer = signed_in(people.sven).get(f"/onderdeel/huis/nieuw/{home.case.family_id}")
    assert answer.status_code == 403
    assert "U kunt hier meelezen, maar niet schrijven." in answer.content.decode()


def test_who_is_on_the_team_has_no_role_while_reading_in_an_emergency(people, home):
    essen = people.essen
    assert standing(Case.objects.get(pk=home.case.pk), essen) == {"member"}
    row = access_walks.emergency(people, home, by=essen)
    case = Case.objects.get(pk=home.case.pk)
    assert standing(case, essen) == frozenset()
    assert opened(case, essen).everything
    emergencies.stop(row, by=essen)
    assert standing(Case.objects.get(pk=home.case.pk), essen) == {"member"}


def test_an_emergency_in_one_family_opens_no_other(people, home):
    other = walks.active(people, "Bakker")
    access_walks.emergency(people, home)
    assert signed_in(people.sven).get(f"/gezin/{other.case.pk}/").status_code == 404
    assert list(Case.objects.visible_to(people.sven)) == [home.case]


@pytest.mark.parametrize("who", ["marit", "jorn", "tess", "bea", "fay"])
def test_who_sees_it_all_or_does_not_work_with_families_has_no_use_for_it(people, home, who):
    with pytest.raises(NotAllowed):
        access_walks.emergency(people, home, by=people.users[who])


# --- Looking into it ----------------------------------------------------------------------------------------------


def test_the_privacy_officer_looks_into_it_without_opening_the_family(people, home):
    row, fay = access_walks.emergency(people, home), signed_in(people.fay)
    listed = fay.get("/noodtoegang").content.decode()
    assert all(words in listed for words in ("Sven Mulder", REASON, home.case.number, "Loopt nu"))
    page = fay.get(f"/noodtoegang/{row.pk}").content.decode()
    for text in (listed, page):
        assert not any(name in text for name in ("Horvat", "Luka", "Dario"))
    assert fay.get(f"/gezin/{home.case.pk}/").status_code == 404
    assert not Person.objects.visible_to(people.fay).exists()
    said = {"outcome": "niet_terecht", "review": "Een telefoontje was genoeg geweest."}
    assert fay.post(f"/noodtoegang/{row.pk}", said).status_code == 409, "it still runs"
    fay.post(f"/noodtoegang/{row.pk}/stoppen")
    assert signed_in(people.sven).get(f"/gezin/{home.case.pk}/").status_code == 404
    marit = signed_in(people.marit)
    assert marit.post(f"/noodtoegang/{row.pk}", {"view": "Ik was bereikbaar."}).status_code == 302
    assert "Ik was bereikbaar." in fay.get(f"/noodtoegang/{row.pk}").content.decode()
    assert fay.post(f"/noodtoegang/{row.pk}", said | {"review": ""}).status_code == 200
    assert fay.post(f"/noodtoegang/{row.pk}", said).status_code == 302
    row.refresh_from_db()
    assert (row.outcome, row.reviewed_by, row.view_by) == ("niet_terecht", people.fay, people.marit)
    assert fay.post(f"/noodtoegang/{row.pk}", said | {"outcome": "terecht"}).status_code == 409
    assert marit.post(f"/noodtoegang/{row.pk}", {"view": "Toch niet."}).status_code == 409
    assert "Niet terecht" in signed_in(people.sven).get("/toegang").content.decode()
    assert "Ik was bereikbaar." not in signed_in(people.sven).get(f"/noodtoegang/{row.pk}").content.decode()


def test_what_is_not_looked_into_in_seven_days_goes_to_the_leader_and_is_red(people, home, time_machine):
    time_machine.move_to(timezone.now())
    row = emergencies.stop(access_walks.emergency(people, home), by=people.sven)
    run_due()
    mail.outbox.clear()
    time_machine.shift(timedelta(days=7))
    run_due()
    assert people.tess.email not in [letter.to[0] for letter in mail.outbox]
    assert "Te laat" not in signed_in(people.fay).get("/noodtoegang").content.decode()
    time_machine.shift(timedelta(days=1))
    run_due()
    assert people.tess.email in [letter.to[0] for letter in mail.outbox]
    assert f"/noodtoegang/{row.pk}" in signed_in(people.tess).get("/herinneringen").content.decode()
    page = signed_in(people.fay).get("/noodtoegang").content.decode()
    assert "Te laat" in page and "Eén keer is niet op tijd nagekeken." in page
    emergencies.review(row, outcome="terecht", text="Er was gevaar.", by=people.fay)
    assert f"/noodtoegang/{row.pk}" not in signed_in(people.tess).get("/herinneringen").content.decode()


def test_nobody_looks_into_their_own(people, home):
    """Sven is also privacy officer of the team; his own reading is for somebody else."""
    Membership.objects.create(user=people.sven, organisation=people.team, role="privacy_officer", begins_on=today())
    sven = type(people.sven).objects.get(pk=people.sven.pk)
    row = emergencies.stop(access_walks.emergency(people, home, by=sven), by=sven)
    with pytest.raises(NotAllowed):
        emergencies.review(row, outcome="terecht", text="Het was nodig.", by=sven)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyAccess.objects.update(outcome="terecht", review="x", reviewed_by=sven, reviewed_at=row.added_at)
    emergencies.review(row, outcome="terecht", text="Het was nodig.", by=people.fay)


@pytest.mark.parametrize(("who", "what"), [("jorn", "view"), ("tess", "view"), ("marit", "review"), ("tess", "review")])
def test_who_is_not_asked_does_not_judge(people, home, who, what):
    row = emergencies.stop(access_walks.emergency(people, home), by=people.sven)
    with pytest.raises(NotAllowed):
        if what == "view":
            emergencies.give_view(row, text="Prima.", by=people.users[who])
        else:
            emergencies.review(row, outcome="terecht", text="Prima.", by=people.users[who])


def test_an_officer_of_another_organisation_knows_of_nothing(people, home):
    Membership.objects.filter(user=people.fay).update(organisation=people.other_provider)
    row = access_walks.emergency(people, home)
    fay = signed_in(people.fay)
    assert home.case.number not in fay.get("/noodtoegang").content.decode()
    assert fay.get(f"/noodtoegang/{row.pk}").status_code == 404
    assert fay.post(f"/noodtoegang/{row.pk}/stoppen").status_code == 404


def test_a_judgement_has_a_reason(people, home):
    row = emergencies.stop(access_walks.emergency(people, home), by=people.sven)
    for outcome, text in (("", "Prima."), ("terecht", " "), ("misschien", "Prima.")):
        with pytest.raises(Incomplete):
            emergencies.review(row, outcome=outcome, text=text, by=people.fay)
    with pytest.raises(Incomplete):
        emergencies.give_view(row, text=" ", by=people.marit)


def test_what_is_read_in_an_emergency_has_lines_of_its_own(people, home):
    access_walks.emergency(people, home)
    sven = signed_in(people.sven)
    sven.get(f"/gezin/{home.case.pk}/mensen")
    sven.get(f"/onderdeel/huis/nieuw/{home.case.family_id}")
    lines = AccessLine.objects.filter(user=people.sven.pk, case=home.case.pk)
    read = lines.filter(event="emergency")
    assert {home.luka.pk, home.dario.pk, home.ivana.pk} <= set(read.values_list("subject", flat=True))
    assert set(read.values_list("role", "purpose", "ground")) == {("emergency", "emergency", "conflict_van_plichten")}
    assert lines.filter(event="refused").exists()
    assert not lines.filter(event="read").exists()
