"""Through which ways somebody comes in is asked along with who they are. What to ask follows from the roles in which
this process saw them last; what is so never does."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access.reach import Reach, reach_of
from cases.families.models import Case
from network.at_work import account, account_of
from network.models import Absence, ApiClient, Membership, User
from network.roles import Role
from tests import walks
from tests.callers import make_client
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


def told(user: Any) -> Any:
    reach: Reach = reach_of(user)
    return reach.names, reach.limited, reach.leaning


def apart(user: Any) -> Any:
    """As it is told of somebody of whom nothing was asked along."""
    return told(User.objects.get(pk=user.pk))


@pytest.mark.parametrize("becomes", [None, *Role])
@pytest.mark.parametrize("was", list(Role))
def test_a_change_of_role_counts_from_the_next_page_on(people, home, was, becomes):
    some = [people.marit, people.essen, people.sven, people.tess]
    places = Membership.objects.filter(user__in=some)
    for change in ({"role": was}, {"role": becomes} if becomes else {"ends_on": today() - timedelta(days=1)}):
        places.update(**change)
        for who in some:
            assert told(account(who.pk)) == told(account(who.pk)) == apart(who)


def test_the_second_page_asks_nothing_about_ways_but_of_who_receives_some(people, home):
    for who, questions in ((people.marit, 1), (people.tess, 1), (people.sven, 1), (people.essen, 2)):
        told(account(who.pk))
        with CaptureQueriesContext(connection) as asked:
            told(account(who.pk))
        assert len(asked) == questions, who.name


def test_who_stands_in_comes_in_as_their_colleague(people, home):
    assert told(account(people.nynke.pk)) == apart(people.nynke)
    Absence.objects.create(
        user=people.marit, substitute=people.nynke, begins_on=today(), ends_on=today(), agreed_with=people.tess,
        added_by=people.marit, changed_by=people.marit,
    )  # fmt: skip
    for _ in range(2):
        who = account(people.nynke.pk)
        assert told(who) == apart(people.nynke)
        assert Case.objects.visible_to(who).exists()


def test_a_system_and_who_acts_through_it_keep_their_own_ways(people, home):
    system = make_client(people.provider)
    for acting in (people.essen, people.tess, people.marit):
        for _ in range(2):
            calling, user = account_of(system.pk, acting=acting.pk)
            assert (told(calling), told(user)) == (apart(system.account), apart(acting))


def test_a_system_whose_account_is_another_one_now_comes_in_by_that(people):
    first, second = (make_client(people.provider, name=name) for name in ("een", "twee"))
    other = second.account
    assert account_of(first.pk, acting=None)[0] == first.account
    ApiClient.objects.filter(pk=second.pk).delete()
    ApiClient.objects.filter(pk=first.pk).update(account=other)
    assert account_of(first.pk, acting=None)[0] is None  # what was thought is not so: nobody comes in by it
    assert account_of(first.pk, acting=None)[0] == other
