"""The rows of one case: those of it that somebody sees, also where it is not asked again by which way they came in."""

from functools import partial
from itertools import permutations
from typing import Any

import pytest
from django.db.models import QuerySet

from cases.access.parts import CasePart
from cases.access.records import write
from cases.access.usual import in_case, rows_for
from cases.analysis.models import Statement
from cases.families.models import Authority, Case, Person
from cases.plans.models import Goal, Plan
from cases.sharing import actions as sharing
from network.models import User
from tests import walks
from tests.walks import today

pytestmark = pytest.mark.django_db

BELONG: list[tuple[Any, str]] = [
    (Case, "pk"), (Plan, "case"), (Goal, "plan__case"), (Statement, "analysis__case"), (Person, "family__cases"),
    (Authority, "family__cases"),
]  # fmt: skip


@pytest.fixture
def case(people) -> Case:
    """A family with a statement that is only for Jorn, of which Sven was given one child; and another family."""
    home: Any = walks.active(people)
    analysis = walks.analysis_draft(people, home)
    write(Statement(analysis=analysis, text="voor Jorn", kind="mening", voice="vader", person=home.dario,
                    said_on=today(), audience="named"), by=people.marit, many={"named": [people.jorn]})  # fmt: skip
    walks.plan_draft(people, home)
    walks.plan_draft(people, walks.active(people, "Ander gezin"))
    row = sharing.invite(
        case=home.case, organisation=people.other_provider, purpose="hulp", by=people.marit, people=[home.luka],
        parts=[CasePart.CONTACT, CasePart.ANALYSIS], ground="direct_betrokken", explanation="Helpt Luka.",
    )  # fmt: skip
    sharing.add_member(participation=row, user=people.sven, by=people.marit)
    return home.case


@pytest.mark.parametrize("name", ["marit", "jorn", "tess", "essen", "sven", "nynke"])
def test_whoever_sees_all_of_it_or_some_or_nothing_finds_the_same_rows(people, case, name):
    reader, case = User.objects.get(pk=people.users[name].pk), Case.objects.get(pk=case.pk)
    for model, path in BELONG:
        seen = set(model.objects.visible_to(reader).filter(**{path: case.pk}))
        assert set(model.objects.visible_in(case, reader)) == seen, model
        assert set(in_case(model, case, reader, QuerySet.all)) == seen, model


def test_what_several_read_is_what_each_of_them_sees(people, case):
    assert len(Statement.objects.visible_to(people.users["jorn"])) == 2
    for names in permutations(["marit", "jorn", "tess", "sven", "nynke"], 2):
        first, second = (User.objects.get(pk=people.users[name].pk) for name in names)
        for model, question in READ_BY_ALL.items():
            seen = set(model.objects.visible_to(first)) & set(model.objects.visible_to(second))
            assert set(rows_for((first, second), question)) == seen, (names, model)


def test_what_is_for_one_by_name_stays_so(people, case):
    for name, number in (("jorn", 2), ("marit", 2), ("tess", 1)):
        assert len(in_case(Statement, case, people.users[name], QuerySet.all)) == number, name


def test_a_row_comes_with_what_it_joins(people, case, django_assert_num_queries):
    user = people.users["marit"]
    in_case(Plan, case, user, _with_case)
    with django_assert_num_queries(1):
        [plan] = in_case(Plan, case, user, _with_case)
        assert plan.case.family.name == "Horvat"


def _read_by_all(model: Any, *readers: Any) -> Any:
    rows = model.objects.all()
    for reader in readers:
        rows = rows.visible_to(reader)
    return rows


READ_BY_ALL = {model: partial(_read_by_all, model) for model, _ in BELONG}


def _with_case(plans: Any) -> Any:
    return plans.select_related("case__family")
