"""Somebody leaves the organisation: out at once; the families they coordinated go to others, each with a reason."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.families.coverage import days_without_coordinator
from cases.families.models import Case, Coordination, Handover
from cases.sharing import actions as sharing
from cases.sharing.models import TeamMember
from flow.gate import Incomplete, NotAllowed, NotPossible
from flow.models import Event
from network.admin import reference_permissions
from network.models import Membership, User
from tests import walks
from tests.personas import People, make_people
from tests.power import administers

pytestmark = pytest.mark.django_db

PAGE = "/team/opnieuw-toewijzen"
WHY = "Kent het gezin; zij weten het en vinden het goed."


def signed_in(user: Any) -> Any:
    client = Client()
    client.force_login(user)
    return client


def leaves(user: Any) -> None:
    """Yesterday was the last day."""
    Membership.objects.filter(user=user).update(ends_on=walks.today() - timedelta(days=1))
    user.__dict__.pop("_memberships", None)


def switched_off(user: Any) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def fresh(home: walks.Household) -> Case:
    return Case.objects.get(pk=home.case.pk)


@pytest.mark.parametrize("way", [leaves, switched_off])
def test_who_leaves_sees_nothing_at_the_next_request_and_the_case_keeps_its_name(people, way):
    home = walks.active(people)
    client = signed_in(people.marit)
    family = reverse("cases:family", args=[home.case.pk])
    assert client.get(family).status_code == 200
    way(people.marit)
    assert client.get(family).status_code in (302, 404)
    assert client.post(f"/stap/zaak/{home.case.pk}/close", {"close_reason": "01"}).status_code in (302, 404)
    assert client.get(f"{reverse('cases:search')}?q=Horvat").content.decode().count("Horvat") <= 1
    assert fresh(home).coordinator == people.marit and fresh(home).status == "active"
    page = signed_in(people.jorn).get(reverse("cases:team", args=[home.case.pk])).text
    assert "De casusregisseur is weg. De teamleider wijst opnieuw toe." in page


def test_the_leader_gives_the_families_to_colleagues_each_with_a_reason(people):
    first, second = walks.active(people, "Horvat"), walks.active(people, "Bakker")
    third = walks.active(people, "De Boer")
    tess = signed_in(people.tess)
    assert "De casusregisseur is weg" not in tess.get("/team").text
    leaves(people.marit)
    page = tess.get("/team").text
    assert "De casusregisseur is weg" in page and "Bakker</a>, was van Marit Dijkhuis" in page
    form = tess.get(PAGE).context["formset"]
    order = [str(row["case"].value()) for row in form]
    sent: dict[str, Any] = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "3"}
    chosen = {str(first.case.pk): people.jorn, str(second.case.pk): people.nynke}
    for number, case in enumerate(order):
        who = chosen.get(case)
        sent |= {f"form-{number}-case": case, f"form-{number}-coordinator": who.pk if who else "",
                 f"form-{number}-reason": WHY if who else ""}  # fmt: skip
    assert tess.post(PAGE, sent).url == "/team"
    assert (fresh(first).coordinator, fresh(second).coordinator) == (people.jorn, people.nynke)
    assert fresh(third).coordinator == people.marit
    assert signed_in(people.nynke).get(reverse("cases:family", args=[second.case.pk])).status_code == 200
    line = Event.objects.get(subject_id=first.case.pk, step="reassign")
    assert (line.by, line.reason, line.before, line.after) == (people.tess, WHY, "active", "active")
    assert Coordination.objects.get(case=first.case, kind="casusregie", ends_on=None).user == people.jorn
    assert days_without_coordinator(fresh(first)) == 0
    assert [row["name"] for row in tess.get("/team").context["left"]] == ["De Boer"]


def test_a_row_without_a_reason_or_a_colleague_is_told_and_nothing_typed_is_lost(people):
    home = walks.active(people)
    leaves(people.marit)
    tess = signed_in(people.tess)
    base = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-case": str(home.case.pk)}
    page = tess.post(PAGE, {**base, "form-0-coordinator": people.jorn.pk, "form-0-reason": " "}).text
    assert "Schrijf waarom u deze collega kiest" in page and f'value="{people.jorn.pk}" selected' in page
    page = tess.post(PAGE, {**base, "form-0-reason": "Omdat het moet."}).text
    assert "Kies wie de casusregisseur wordt." in page and "Omdat het moet." in page
    assert fresh(home).coordinator == people.marit


def test_one_that_is_refused_does_not_stop_another(people):
    gone, back = walks.active(people, "Horvat"), walks.active(people, "Bakker")
    leaves(people.marit)
    tess = signed_in(people.tess)
    tess.get(PAGE)
    sharing.reassign(case=back.case, coordinator=people.jorn, reason=WHY, by=people.tess)
    sent: dict[str, Any] = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"}
    for number, home in enumerate((back, gone)):
        sent |= {f"form-{number}-case": str(home.case.pk), f"form-{number}-coordinator": people.nynke.pk,
                 f"form-{number}-reason": WHY}  # fmt: skip
    answer = tess.post(PAGE, sent)
    assert answer.status_code == 200 and "Jorn Feenstra werkt nog met dit gezin" in answer.text
    assert (fresh(back).coordinator, fresh(gone).coordinator) == (people.jorn, people.nynke)
    assert not TeamMember.objects.filter(user=people.nynke, participation__case=back.case).exists()


def test_what_the_leaver_offered_lapses_and_the_regie_of_a_parent_stays(people):
    home = walks.active(people)
    signed_in(people.marit).post(f"/gezin/{home.case.pk}/team/gezin-heeft-regie", {"held_by": home.dario.pk})
    handover = walks.handover_discussed(people, home)
    leaves(people.marit)
    sharing.reassign(case=home.case, coordinator=people.nynke, reason=WHY, by=people.tess)
    assert Handover.objects.get(pk=handover.pk).status == "withdrawn"
    row = Coordination.objects.get(case=home.case, kind="casusregie", ends_on=None)
    assert (row.user, row.held_by) == (people.nynke, home.dario)


def test_who_comes_back_to_the_organisation_does_not_come_back_to_the_family_alone(people):
    home = walks.active(people)
    leaves(people.marit)
    sharing.reassign(case=home.case, coordinator=people.jorn, reason=WHY, by=people.tess)
    Membership.objects.create(user=people.marit, organisation=people.team, begins_on=walks.today())
    later = TeamMember.objects.filter(participation__case=home.case, user=people.marit)
    assert not later.filter(ends_on=None).exists()


def test_only_the_leader_reassigns_and_only_when_the_coordinator_has_left(people):
    home = walks.active(people)
    with pytest.raises(NotPossible, match="werkt nog met dit gezin"):
        sharing.reassign(case=home.case, coordinator=people.jorn, reason=WHY, by=people.tess)
    leaves(people.marit)
    for user in (people.jorn, people.essen):
        with pytest.raises(NotAllowed):
            sharing.reassign(case=fresh(home), coordinator=people.jorn, reason=WHY, by=user)
    for user in (people.nynke, people.sven, people.bea, people.fay, people.marit):
        with pytest.raises(Case.DoesNotExist):
            sharing.reassign(case=fresh(home), coordinator=people.jorn, reason=WHY, by=user)
    with pytest.raises(Incomplete) as no:
        sharing.reassign(case=fresh(home), coordinator=people.sven, reason=WHY, by=people.tess)
    assert list(no.value.errors) == ["coordinator"]
    assert fresh(home).coordinator == people.marit
    assert Event.objects.filter(step="reassign").count() == 0


def test_the_step_stands_on_the_page_of_the_family_for_the_leader_once_it_can_be_taken(people):
    home = walks.active(people)
    url, step = reverse("cases:team", args=[home.case.pk]), f"/stap/zaak/{home.case.pk}/reassign"
    assert step not in signed_in(people.tess).get(url).text
    leaves(people.marit)
    assert step in signed_in(people.tess).get(url).text
    assert step not in signed_in(people.jorn).get(url).text
    facts = {"coordinator": people.jorn.pk, "reason": WHY}
    assert signed_in(people.tess).post(step, facts).status_code == 302
    assert fresh(home).coordinator == people.jorn


def test_a_leader_of_another_team_sees_none_of_it(people):
    walks.active(people)
    leaves(people.marit)
    elsewhere = make_people("2")
    client = signed_in(elsewhere.tess)
    assert "Horvat" not in client.get("/team").text and "Horvat" not in client.get(PAGE).text
    assert signed_in(people.jorn).get(PAGE).status_code == 403


def test_the_number_of_queries_does_not_grow_with_the_families(people):
    walks.active(people, "Een")
    leaves(people.marit)
    client = signed_in(people.tess)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get("/team").status_code == 200
        return len(found)

    queries()
    few = queries()
    Membership.objects.filter(user=people.marit).update(ends_on=None)
    people.marit.__dict__.pop("_memberships", None)
    for number in range(6):
        walks.active(people, f"Gezin {number}")
    leaves(people.marit)
    assert queries() == few


def written_by_bea(people: People, user: User, *rows: dict[str, Any]) -> None:
    """The administrator writes these memberships of somebody; those that are there by their `id`."""
    people.bea.user_permissions.set(reference_permissions())
    there = sum("id" in row for row in rows)
    sent = {"email": user.email, "name": user.name, "is_active": "on", "memberships-TOTAL_FORMS": str(len(rows)),
            "memberships-INITIAL_FORMS": str(there)}  # fmt: skip
    for number, row in enumerate(rows):
        whose = {"user": str(user.pk), "organisation": str(people.provider.pk)}
        sent |= {f"memberships-{number}-{name}": value for name, value in (row | whose).items()}
    answer = administers(people.bea).post(reverse("admin:network_user_change", args=[user.pk]), sent)
    assert answer.status_code == 302, answer.context["errors"]


def days(number: int) -> str:
    return (walks.today() + timedelta(days=number)).strftime("%d-%m-%Y")


def test_whose_membership_ends_is_off_every_team_and_stays_so_after_coming_back(people):
    home, member = walks.active(people), Membership.objects.get(user=people.essen)
    TeamMember.objects.filter(user=people.essen).update(begins_on=walks.today() - timedelta(days=90))
    worked = {"id": member.pk, "role": "professional", "begins_on": days(-900)}
    written_by_bea(people, people.essen, worked | {"role": "team_leader"})
    assert TeamMember.objects.get(user=people.essen).ends_on is None  # another role with families is no leaving
    written_by_bea(people, people.essen, worked | {"ends_on": days(-10)})
    assert TeamMember.objects.get(user=people.essen).ends_on == walks.today() - timedelta(days=10)
    told = Event.objects.filter(thread=home.case.pk, label__startswith="Dr. Van Essen gaat uit het team")
    assert told.get().by == people.bea
    back = {"role": "professional", "begins_on": days(0)}
    written_by_bea(people, people.essen, worked | {"ends_on": days(-10)}, back)
    assert signed_in(people.essen).get(reverse("cases:family", args=[home.case.pk])).status_code == 404
    assert told.count() == 1


def test_who_left_unnoticed_and_comes_back_starts_with_no_family(people):
    """The end was written down elsewhere: what is settled is settled when the new membership is written."""
    home, member = walks.active(people), Membership.objects.get(user=people.essen)
    TeamMember.objects.filter(user=people.essen).update(begins_on=walks.today() - timedelta(days=90))
    Membership.objects.filter(pk=member.pk).update(ends_on=walks.today() - timedelta(days=30))
    worked = {"id": member.pk, "role": "professional", "begins_on": days(-900), "ends_on": days(-30)}
    written_by_bea(people, people.essen, worked, {"role": "professional", "begins_on": days(-3)})
    assert TeamMember.objects.get(user=people.essen).ends_on == walks.today() - timedelta(days=30)
    assert signed_in(people.essen).get(reverse("cases:family", args=[home.case.pk])).status_code == 404


def test_a_contract_that_follows_on_the_one_before_is_no_leaving(people):
    walks.active(people)
    member = Membership.objects.get(user=people.essen)
    TeamMember.objects.filter(user=people.essen).update(begins_on=walks.today() - timedelta(days=90))
    worked = {"id": member.pk, "role": "professional", "begins_on": days(-900), "ends_on": days(-8)}
    written_by_bea(people, people.essen, worked, {"role": "professional", "begins_on": days(-7)})
    assert TeamMember.objects.get(user=people.essen).ends_on is None
