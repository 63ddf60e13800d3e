"""Team en regie: who takes part, who has the regie, the handover, and the steps of the case as pages."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.families import actions as families
from cases.families.coverage import days_without_coordinator, uncovered
from cases.families.models import Case, Coordination
from cases.sharing import actions as sharing
from cases.sharing.models import TeamMember
from flow.models import Event
from network import absences
from network.models import Absence, Membership, Organisation, User
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people) -> walks.Household:
    return walks.active(people)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def errors_in(answer) -> str:
    html = answer.content.decode()
    return " ".join(re.findall(r'<ul class="error-summary__list">.*?</ul>', html, re.S))


def d(text: str) -> date:
    return date.fromisoformat(text)


def test_who_decides_who_takes_part(people, home):
    url = f"/gezin/{home.case.pk}/team/uitnodigen"
    for user, status in ((people.marit, 200), (people.jorn, 200), (people.tess, 200), (people.essen, 403),
                         (people.nynke, 404), (people.sven, 404), (people.oscar, 404), (people.bea, 404)):  # fmt: skip
        assert signed_in(user).get(url).status_code == status, user
        facts = {"organisation": people.other_provider.pk, "purpose": "hulp", "begins_on": "1-11-2026"}
        if status != 200:
            assert signed_in(user).post(url, facts).status_code == status
    assert not home.case.participations.filter(organisation=people.other_provider).exists()


def test_the_leader_composes_the_team_without_being_on_it(people, home):
    leading = home.case.participations.get(leads=True)
    today = f"{walks.today():%d-%m-%Y}"
    answer = signed_in(people.tess).post(
        f"/deelname/{leading.pk}/teamlid", {"user": people.nynke.pk, "begins_on": today}
    )
    assert answer.status_code == 302
    assert signed_in(people.nynke).get(f"/gezin/{home.case.pk}/team").status_code == 200
    assert signed_in(people.tess).get(f"/onderdeel/huis/nieuw/{home.case.family_id}").status_code == 403


def test_the_tab_says_who_stands_in_for_whom_until_when(people, home):
    url, today = f"/gezin/{home.case.pk}/team", walks.today()
    with CaptureQueriesContext(connection) as before:
        assert "vervangt" not in signed_in(people.essen).get(url).content.decode()
    away: Any = {"begins_on": today, "ends_on": d("2099-03-02"), "agreed_with": people.tess}
    absence = absences.keep(Absence(), user=people.marit, substitute=people.nynke, by=people.marit, **away)
    absences.keep(Absence(), user=people.jorn, substitute=None, by=people.jorn, **away)
    with CaptureQueriesContext(connection) as after:
        page = signed_in(people.essen).get(url).content.decode()
    assert "afwezig tot en met 2 maart 2099: Nynke Postma vervangt" in page
    assert page.count("afwezig tot en met 2 maart 2099: niemand vervangt") == 1  # Jorn
    assert len(after) <= len(before) + 1
    Membership.objects.filter(user=people.nynke).update(role="functional_admin")  # works with families no more
    assert "Nynke" not in signed_in(people.essen).get(url).content.decode()
    absences.end(absence, by=people.marit)
    assert signed_in(people.essen).get(url).content.decode().count("afwezig tot en met") == 1


def test_only_colleagues_of_the_organisation_are_offered(people, home):
    leading = home.case.participations.get(leads=True)
    page = signed_in(people.marit).get(f"/deelname/{leading.pk}/teamlid").content.decode()
    assert "Nynke Postma" in page
    for name in ("Sven Mulder", "Bea Hoekstra", "Jorn Feenstra, jeugdwerker"):
        assert name not in page
    answer = signed_in(people.marit).post(
        f"/deelname/{leading.pk}/teamlid", {"user": people.sven.pk, "begins_on": "1-11-2026"}
    )
    assert 'href="#id_user"' in errors_in(answer)
    assert not TeamMember.objects.filter(user=people.sven).exists()


def test_access_ends_with_the_membership_and_no_role_stays_behind(people, home):
    regie = Coordination(case=home.case, kind="procesregie", user=people.jorn, begins_on=walks.today())
    families.write_regie(regie, by=people.marit)
    Case.objects.update(contact_person=people.jorn)
    member = TeamMember.objects.get(user=people.jorn)
    before = walks.today() - timedelta(days=1)
    answer = signed_in(people.marit).post(f"/teamlid/{member.pk}/beeindigen", {"on": f"{before:%d-%m-%Y}"})
    assert "Deze dag ligt vóór de eerste dag." in errors_in(answer)
    assert (
        signed_in(people.marit)
        .post(f"/teamlid/{member.pk}/beeindigen", {"on": f"{walks.today():%d-%m-%Y}"})
        .status_code
        == 302
    )
    regie.refresh_from_db()
    assert regie.ends_on == walks.today()
    assert Case.objects.get().fixed_contact == people.marit
    TeamMember.objects.filter(pk=member.pk).update(begins_on=before, ends_on=before)
    assert signed_in(people.jorn).get(f"/gezin/{home.case.pk}/team").status_code == 404


def test_the_coordinator_leaves_only_after_a_handover(people, home):
    member = TeamMember.objects.get(user=people.marit)
    answer = signed_in(people.jorn).post(f"/teamlid/{member.pk}/beeindigen", {"on": f"{walks.today():%d-%m-%Y}"})
    assert answer.status_code == 409
    assert "Draag eerst de regie over." in answer.content.decode()
    member.refresh_from_db()
    assert member.ends_on is None


def test_ending_a_participation_ends_the_access_of_its_people(people, home):
    row = home.case.participations.get(organisation=people.provider)
    today = f"{walks.today():%d-%m-%Y}"
    assert signed_in(people.marit).post(f"/deelname/{row.pk}/beeindigen", {"on": today}).status_code == 302
    assert not row.members.filter(ends_on=None).exists()
    leading = home.case.participations.get(leads=True)
    answer = signed_in(people.marit).post(f"/deelname/{leading.pk}/beeindigen", {"on": today})
    assert answer.status_code == 409


def test_the_casusregie_cannot_be_written_around_the_handover(people, home):
    row = home.case.coordinations.get(kind="casusregie")
    client = signed_in(people.marit)
    assert client.get(f"/onderdeel/regie/{row.pk}").status_code == 404
    assert client.post(f"/onderdeel/regie/{row.pk}/verwijderen").status_code == 404
    answer = client.post(f"/onderdeel/regie/nieuw/{home.case.pk}",
                         {"kind": "casusregie", "user": people.jorn.pk, "begins_on": "1-11-2026"})  # fmt: skip
    assert 'href="#id_kind"' in errors_in(answer)
    answer = client.post(f"/onderdeel/regie/nieuw/{home.case.pk}", {"kind": "procesregie", "begins_on": "1-11-2026"})
    assert "Kies wie deze regie heeft" in errors_in(answer) and 'href="#id_user"' in errors_in(answer)
    facts = {"kind": "procesregie", "user": people.essen.pk, "begins_on": "1-11-2026"}
    assert signed_in(people.essen).post(f"/onderdeel/regie/nieuw/{home.case.pk}", facts).status_code == 403


def test_a_parent_who_has_the_regie_keeps_it_through_a_handover(people, home):
    url = f"/gezin/{home.case.pk}/team/gezin-heeft-regie"
    assert signed_in(people.jorn).get(url).status_code == 403
    client = signed_in(people.marit)
    assert client.post(url, {"held_by": home.dario.pk}).status_code == 302
    answer = client.post(url, {"held_by": home.dario.pk})
    assert "Zo is het al." in errors_in(answer)
    handover = walks.handover_discussed(people, home)
    walks.go(handover, "accept", people.jorn)
    row = home.case.coordinations.get(kind="casusregie", ends_on=None)
    assert (row.user, row.held_by) == (people.jorn, home.dario)
    assert days_without_coordinator(Case.objects.get()) == 0


def test_each_handover_step_is_for_the_right_person(people, home):
    handover = walks.handover_offered(people, home)
    steps = {
        "record_talk": {people.marit: 200, people.jorn: 200, people.essen: 403, people.tess: 403, people.nynke: 404},
        "decline": {people.marit: 403, people.jorn: 200, people.essen: 403, people.tess: 403, people.nynke: 404},
        "accept": {people.marit: 403, people.jorn: 200, people.essen: 403, people.tess: 403, people.nynke: 404},
        "withdraw": {people.marit: 200, people.jorn: 403, people.essen: 403, people.tess: 403, people.nynke: 404},
    }
    for step, answers in steps.items():
        for user, status in answers.items():
            assert signed_in(user).get(f"/stap/overdracht/{handover.pk}/{step}").status_code == status, (step, user)
    offer = f"/gezin/{home.case.pk}/team/overdragen"
    assert signed_in(people.jorn).get(offer).status_code == 403
    answer = signed_in(people.marit).post(offer, {"to_user": people.essen.pk, "note": "x"})
    assert answer.status_code == 409 and "Er loopt al een overdracht." in answer.content.decode()


def test_accepting_before_the_talk_is_refused_and_changes_nothing(people, home):
    handover = walks.handover_offered(people, home)
    answer = signed_in(people.jorn).post(f"/stap/overdracht/{handover.pk}/accept")
    assert answer.status_code == 409
    assert Case.objects.get().coordinator == people.marit


def test_a_talk_in_the_future_is_refused_and_what_was_typed_is_kept(people, home):
    handover = walks.handover_offered(people, home)
    answer = signed_in(people.marit).post(
        f"/stap/overdracht/{handover.pk}/record_talk", {"talked_on": "1-1-2099", "family_view": "Prima zo."}
    )
    assert "Dit gesprek ligt in de toekomst." in errors_in(answer) and 'href="#id_talked_on"' in errors_in(answer)
    assert "Prima zo." in answer.content.decode()


def test_who_may_start_close_and_reopen(people):
    home = walks.registered(people)
    start, close = f"/stap/zaak/{home.case.pk}/activate", f"/stap/zaak/{home.case.pk}/close"
    for user, status in ((people.marit, 200), (people.tess, 200), (people.essen, 403), (people.nynke, 404)):
        assert signed_in(user).get(start).status_code == status
    answer = signed_in(people.tess).post(start, {"coordinator": people.nynke.pk})
    assert 'href="#id_coordinator"' in errors_in(answer)
    assert signed_in(people.tess).post(start, {"coordinator": people.marit.pk}).status_code == 302
    for user, status in ((people.marit, 200), (people.jorn, 403), (people.tess, 403)):
        assert signed_in(user).get(close).status_code == status
    facts = {"close_reason": "90", "end_report": "Klaar.", "aftercare": "Bel ons."}
    assert 'href="#id_close_reason"' in errors_in(signed_in(people.marit).post(close, facts))
    assert signed_in(people.marit).post(close, {**facts, "close_reason": "01"}).status_code == 302
    page = signed_in(people.jorn).get(f"/gezin/{home.case.pk}/team").content.decode()
    assert "volgens plan" in page and "Bel ons." in page and "Heropenen" in page


def test_a_question_without_follow_up_is_closed_with_the_reason(people):
    home = walks.registered(people)
    url = f"/stap/zaak/{home.case.pk}/decline"
    assert "Schrijf waarom er geen vervolg komt." in errors_in(signed_in(people.marit).post(url, {"reason": " "}))
    assert signed_in(people.marit).post(url, {"reason": "De school lost het op."}).status_code == 302
    assert Event.objects.get(step="decline").reason == "De school lost het op."


def test_days_without_a_coordinator_are_counted_over_the_active_periods_only():
    active = [(d("2026-01-01"), d("2026-01-31")), (d("2026-03-01"), None)]
    roles = [(d("2026-01-01"), d("2026-01-31")), (d("2026-03-01"), None)]
    assert uncovered(active, roles, d("2026-04-01")) == 0
    assert (
        uncovered(active, [(d("2026-01-03"), d("2026-01-20")), (d("2026-01-22"), d("2026-02-10"))], d("2026-03-05"))
        == 8
    )
    assert uncovered([(d("2026-01-01"), None)], [], d("2026-01-10")) == 10
    same_day = [(d("2026-01-01"), d("2026-01-05")), (d("2026-01-05"), None)]
    assert uncovered([(d("2026-01-01"), None)], same_day, d("2026-01-10")) == 0


def test_the_number_of_queries_does_not_grow_with_the_team(people, home):
    client = signed_in(people.marit)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/gezin/{home.case.pk}/team").status_code == 200
        return len(found)

    def one_more(number: int) -> None:
        organisation = Organisation.objects.create(name=f"Aanbieder {number}", kind="jeugd_ggz")
        user = User.objects.create_user(f"p{number}@example.org", name=f"Persoon {number}")
        Membership.objects.create(user=user, organisation=organisation, begins_on=walks.today())
        row = sharing.invite(case=home.case, organisation=organisation, purpose="hulp", by=people.marit,
                             ground="direct_betrokken", explanation="Helpt.")  # fmt: skip
        sharing.add_member(participation=row, user=user, by=people.marit)

    one_more(1)
    queries()
    few = queries()
    for number in range(2, 26):
        one_more(number)
    assert queries() == few <= 32
