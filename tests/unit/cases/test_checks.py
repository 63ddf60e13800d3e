"""The checks of a row in one question say what Django says, which asks them one by one."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.access.checks import Checked
from cases.evaluations.models import GoalScore
from cases.families.models import Person
from cases.plans.models import HelpPlacement
from tests import walks
from tests.personas import make_people

pytestmark = pytest.mark.django_db


def has_rules(model: Any) -> bool:
    rules = model._meta.constraints
    return any(isinstance(one, models.CheckConstraint) or getattr(one, "condition", None) for one in rules)


CHECKED = [model for model in apps.get_models() if issubclass(model, Checked) and has_rules(model)]
assert len(CHECKED) > 50
SOME = {
    models.DateTimeField: st.sampled_from([None, datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)]),
    models.DateField: st.sampled_from([None, date(2026, 1, 5), date(2026, 3, 1)]),
    models.BooleanField: st.booleans(),
    models.IntegerField: st.sampled_from([None, 0, 1, 3, 10, 2**15, 2**31, 40_000, 10**12, 2**62]),
    models.DecimalField: st.sampled_from([None, Decimal(0), Decimal(3)]),
    models.UUIDField: st.sampled_from([None, UUID(int=1), UUID(int=2)]),
    models.ForeignKey: st.sampled_from([None, UUID(int=1), UUID(int=2)]),
}


def of(field: Any) -> Any:
    if field.choices:
        return st.sampled_from(["", "iets anders", *(code for code, _ in field.flatchoices)])
    known = next((some for kind, some in SOME.items() if isinstance(field, kind)), None)
    return known if known is not None else st.sampled_from(["", "a", "Iets", '\'t 100% \\ "x"'])


def refusals(row: Any, ask: Any, exclude: set[str]) -> dict[str, list[str]]:
    try:
        ask(row, exclude=exclude)
    except ValidationError as refusal:
        return {name: sorted(sentences) for name, sentences in refusal.message_dict.items()}
    return {}


@pytest.mark.parametrize("model", CHECKED, ids=lambda model: model.__name__)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_together_they_say_what_each_says(model: Any, data: Any):
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and not field.generated]
    row = model(**{field.attname: data.draw(of(field), label=field.name) for field in fields})
    left_out = data.draw(st.sets(st.sampled_from([field.name for field in fields]), max_size=4), label="left out")
    together = refusals(row, model.validate_constraints, left_out)
    assert together == refusals(row, models.Model.validate_constraints, left_out)


def test_what_may_be_there_once_is_refused_in_the_words_of_django():
    people = make_people()
    home = walks.active(people)
    given = {"product_category": "33", "begins_on": date(2026, 1, 5), "allocation_number": "7001"}
    given |= {"case": home.case, "person": home.luka, "provider": people.provider}
    HelpPlacement.objects.create(**given, added_by=people.marit, changed_by=people.marit)
    Person.objects.filter(pk=home.luka.pk).update(bsn_index="een")
    for row in (HelpPlacement(**given), Person(family=home.luka.family, bsn_index="een")):
        told = refusals(row, type(row).validate_constraints, set())
        assert told == refusals(row, models.Model.validate_constraints, set()) != {}
    alone = HelpPlacement(**given | {"allocation_number": "7002"})
    assert refusals(alone, HelpPlacement.validate_constraints, set()) == {}


@pytest.mark.parametrize(("number", "questions"), [("", 1), ("7001", 2)])
def test_a_row_that_keeps_to_all_asks_one_question_and_one_for_what_may_be_there_once(number, questions):
    people = make_people()
    home = walks.active(people)
    row = HelpPlacement(case=home.case, person=home.luka, provider=people.provider, product_category="33",
                        begins_on=date(2026, 1, 5), allocation_number=number)  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        row.clean_fields(exclude={"added_by", "changed_by"})
        row.validate_constraints()
    assert len([one for one in asked if "SAVEPOINT" not in one["sql"]]) == questions


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends_on": date(2025, 1, 5)}, "De toewijzing eindigt voordat zij begint"),
        ({"product_category": "33 of zo"}, "placement_category_known"),
    ],
)
def test_what_does_not_keep_to_one_is_told(wrong, sentence):
    row = HelpPlacement(**{"product_category": "33", "begins_on": date(2026, 1, 5), **wrong})
    with pytest.raises(ValidationError, match=sentence):
        row.validate_constraints()


@pytest.mark.parametrize("score", [11, 2**15, 2**16, 2**31, 2**62])
def test_a_number_that_is_too_large_is_not_cut_off(score):
    with pytest.raises(ValidationError, match="score"):
        GoalScore(score=score).validate_constraints(exclude={"evaluation", "goal", "person"})


@pytest.mark.parametrize("person", [None, Person()], ids=["nobody", "who is not saved"])
def test_who_is_not_there_is_refused_as_django_does(person):
    row = HelpPlacement(person=person, product_category="33", begins_on=date(2026, 1, 5))
    others = {"case", "provider", "added_by", "changed_by"}
    told = refusals(row, HelpPlacement.clean_fields, others)
    assert told == refusals(row, models.Model.clean_fields, others) and set(told) == {"person"}


def test_who_is_not_there_is_still_asked_for():
    row = HelpPlacement(person_id=UUID(int=1), product_category="33", begins_on=date(2026, 1, 5))
    with pytest.raises(ValidationError) as refused:
        row.clean_fields(exclude={"case", "provider", "added_by", "changed_by"})
    assert set(refused.value.message_dict) == {"person"}
