"""Grants at random, and every shorter way of asking what somebody sees against the one rule, row by row: for every kind
of row that keeps to it."""

from functools import partial
from random import Random
from typing import Any

import pytest
from django.apps import apps
from django.db.models import QuerySet

from cases.access.parts import CasePart
from cases.access.reach import opened, was_opened, with_opened
from cases.access.usual import held, in_case, rows_for
from cases.access.visibility import _SeenQuerySet
from cases.families.models import Case
from cases.sharing.models import Grant, Participation, TeamMember
from network.models import User
from tests import walks

pytestmark = [pytest.mark.django_db, pytest.mark.everywhere]

READERS = ("sven", "marit", "tess", "jorn")


def models() -> list[Any]:
    rows = {one: one._default_manager.all() for one in apps.get_app_config("cases").get_models()}
    return [one for one, all_of_it in rows.items() if isinstance(all_of_it, _SeenQuerySet)
            and type(all_of_it).visible_to is _SeenQuerySet.visible_to]  # fmt: skip


def seen_by_all(model: Any, *readers: Any) -> QuerySet[Any]:
    rows = model._default_manager.all().order_by()
    for reader in readers:
        rows = rows.visible_to(reader)
    return rows


BY_ALL = {model: partial(seen_by_all, model) for model in models()}


def as_fetched(user: Any, case: Any) -> QuerySet[Any]:
    return with_opened(Case.objects.visible_to(user).filter(pk=case).order_by(), user)


def give_at_random(people: Any, homes: list[Any], dice: Random) -> None:
    """Sven is on the team of the first family; to him or his organisation any part of both may be given."""
    by = {"added_by": people.marit, "changed_by": people.marit}
    joins = Participation.objects.create(case=homes[0].case, organisation=people.other_provider, purpose="hulp", **by)
    TeamMember.objects.create(participation=joins, user=people.sven, **by)
    for home in homes:
        for part in CasePart.values:
            given = dice.choice(["nothing", "whole", "one"])
            if given != "nothing":
                to = dice.choice([{"organisation": people.other_provider}, {"professional": people.sven}])
                grant = Grant.objects.create(case=home.case, part=part, whole_family=given == "whole", explanation="x",
                                             ground="direct_betrokken", **to, **by)  # fmt: skip
                grant.people.set([dice.choice([home.luka, home.dario])] if given == "one" else [])


@pytest.mark.parametrize("seed", [21])
def test_every_shorter_way_of_asking_says_what_the_rule_says(people, seed):
    homes: list[Any] = [walks.active(people), walks.active(people, "Ander gezin")]
    for home in homes:
        walks.analysis_draft(people, home)
        walks.plan_draft(people, home)
    give_at_random(people, homes, Random(seed))
    for name in READERS:
        user = User.objects.get(pk=people.users[name].pk)
        for home in homes:
            of_one_case(user, Case.objects.get(pk=home.case.pk))
            for case in rows_for(user, as_fetched, case=home.case.pk):
                was_opened(case, user)
                assert opened(case, user) == opened(Case.objects.get(pk=case.pk), User.objects.get(pk=user.pk))
                of_one_case(user, case)
    of_two_at_once(people, homes)


def of_one_case(user: Any, case: Any) -> None:
    for model in models():
        rows = model._default_manager.all()
        key = case.family_id if rows.in_family else case.pk
        wanted = set(rows.visible_to(user).filter(**{rows._path: key}).values_list("pk", flat=True))
        assert set(rows.visible_in(case, user).values_list("pk", flat=True)) == wanted, model
        assert {row.pk for row in in_case(model, case, user, QuerySet.all)} == wanted, model


def of_two_at_once(people: Any, homes: list[Any]) -> None:
    for names in (("sven", "marit"), ("tess", "sven"), ("marit", "tess")):
        both = tuple(User.objects.get(pk=people.users[name].pk) for name in names)
        for model in models():
            one, other = (set(model._default_manager.visible_to(user).values_list("pk", flat=True)) for user in both)
            assert {row.pk for row in rows_for(both, BY_ALL[model])} == one & other, model
        for home in homes:
            if seen_by_all(Case, *both).filter(pk=home.case.pk).exists():
                assert held(Case, *both, key=home.case.pk).pk == home.case.pk
            else:
                with pytest.raises(Case.DoesNotExist):
                    held(Case, *both, key=home.case.pk)
