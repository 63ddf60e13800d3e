"""What is offered to somebody who writes, by whichever door: the rows that a field of a part may point to, and which
parts of the file must be open to them for the whole family before they take a step."""

from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models

from cases.access.log.trail import NOTHING
from cases.access.parts import CasePart
from cases.access.reach import opened_to
from cases.access.usual import rows_for, seen_by
from cases.analysis.models import Analysis, Explanation, Factor, FactorHeading, FactorLink, Statement, Worry
from cases.evaluations.models import Evaluation
from cases.families.models import Case, Handover, Household, NetworkContact, Person
from cases.plans.models import Goal, HelpRequest, Plan
from cases.rights.models import FileRequest
from cases.sharing.granting import USUAL_PARTS
from cases.sharing.models import Participation, team_of
from flow.steps import Machine
from network.models import Municipality, Organisation, User

# What blocks a step is told about the family as a whole, and nobody decides about what they cannot read.
STEPS_TELL_OF: dict[type[Machine], tuple[str, ...]] = {
    Case: USUAL_PARTS,
    Handover: (CasePart.CONTACT,),
    Analysis: (CasePart.ANALYSIS,),
    Plan: (CasePart.PLAN,),
    Evaluation: (CasePart.EVALUATION, CasePart.PLAN),
    FileRequest: (CasePart.ANALYSIS, CasePart.CONTACT),
}


def steps_are_open(subject: Any, *readers: Any) -> bool:
    """All that the steps of this machine tell about is for each of these."""
    return all(seen.whole(*STEPS_TELL_OF[type(subject)]) for seen in opened_to(subject.case, readers))


def people_of(case: Case, user: Any) -> Any:
    """Those of the family whom this writer knows."""
    return Person.objects.visible_to(user).filter(family=case.family_id)


def offered(model: type[models.Model], case: Case, document: Any, user: Any) -> Any:
    """The rows of this model that a part of this document may point to: of no other family, and none that this person
    may not see. None for a model that is not limited."""
    rows = _choices(model, case, document)
    return rows.visible_to(user) if user and hasattr(rows, "visible_to") else rows


def _choices(model: type[models.Model], case: Case, document: Any) -> Any:
    if model in _WITHIN:
        column, above = _above(model, case, document)
        return model._default_manager.filter(**{f"{column}_id": above})
    rows = _CHOICES.get(model)
    return rows(model, case, document) if rows else None


def is_of_one_document(model: type[models.Model]) -> bool:
    """Its rows belong to one family, case, analysis or plan: then `the_one_offered` asks for one of them."""
    return model in _WITHIN


def the_one_offered(model: type[models.Model], case: Case, document: Any, readers: tuple[Any, ...], key: UUID) -> Any:
    """The row with this key among those of `offered` that all of these readers see, asked for in words that are written
    once; None when it is not there. Only for a model that `is_of_one_document`."""
    column, above = _above(model, case, document)
    return next(iter(rows_for(readers, _one_within(model, column), key=key, above=above)), None)


def _above(model: Any, case: Case, document: Any) -> tuple[str, UUID]:
    """The column that says to what such a row belongs, and the key that must stand there."""
    column, key = _WITHIN[model]
    return column, key(case, document) or NOTHING


@cache
def _one_within(model: Any, column: str) -> Any:
    def build(*readers: Any, key: UUID, above: UUID) -> Any:
        return seen_by(model._default_manager.filter(**{"pk": key, f"{column}_id": above}), readers)

    return build


def _analysis(_case: Case, document: Any) -> Any:
    """The analysis itself, or the one a plan rests on."""
    return document.pk if hasattr(document, "factors") else getattr(document, "analysis_id", None)


def _plan(_case: Case, document: Any) -> Any:
    return document.pk if hasattr(document, "agreements") else getattr(document, "plan_id", None)


def _organisations(model: Any, case: Case, document: Any) -> Any:
    """An evaluation is with who takes part or took part."""
    rows = model._default_manager.order_by("name")
    return rows.filter(participations__case=case).distinct() if isinstance(document, Evaluation) else rows


# Of which family, case or document a row must be: the column, and the key that must stand there.
_WITHIN: dict[Any, tuple[str, Callable[[Case, Any], Any]]] = {
    **dict.fromkeys((Person, NetworkContact, Household), ("family", lambda case, _document: case.family_id)),
    **dict.fromkeys((Analysis, HelpRequest), ("case", lambda case, _document: case.pk)),
    **dict.fromkeys((Statement, Worry, Factor, FactorLink, Explanation), ("analysis", _analysis)),
    Goal: ("plan", _plan),
}
_CHOICES: dict[Any, Callable[[Any, Case, Any], Any]] = {
    User: lambda _model, case, _document: team_of(case),
    Participation: lambda model, case, _document: (
        model.objects.current().filter(case=case).select_related("organisation")
    ),
    FactorHeading: lambda model, _case, _document: model.objects.filter(scheme__is_default=True),
    Municipality: lambda model, _case, _document: model.objects.order_by("name"),
    Organisation: _organisations,
}
