"""Being on a team gives access as long as the role in the organisation is one that works with families."""

import pytest
from django.urls import reverse

from cases.families.models import Case
from cases.sharing.models import TeamMember, team_of
from network.models import Membership, User
from network.roles import WITH_FAMILIES, Role
from tests import walks
from tests.personas import make_people

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [role for role in Role if role not in WITH_FAMILIES])
@pytest.mark.parametrize("name", ["marit", "essen"])
def test_who_gets_a_role_without_families_sees_the_family_no_longer(client, role, name):
    people = make_people()
    home = walks.active(people)
    page, who = reverse("cases:family", args=[home.case.pk]), people.each()[name]
    client.force_login(who)
    assert client.get(page).status_code == 200
    Membership.objects.filter(user=who).update(role=role)
    who = User.objects.get(pk=who.pk)
    assert client.get(page).status_code == 404
    assert not Case.objects.visible_to(who).exists()
    assert who not in team_of(home.case)
    assert TeamMember.objects.filter(user=who, ends_on=None).exists()  # the row stays: who was on the team is history
