"""What is offered to somebody who writes, by whichever door: the rows that a field of a part may point to, and which
parts of the file must be open to them for the whole family before they take a step."""

from collections.abc import Callable
from typing import Any

from django.db import models

from cases.access.parts import CasePart
from cases.access.reach import opened_to
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
    rows = _CHOICES.get(model)
    return rows(model, case, document) if rows else None


def _of_analysis(model: Any, _case: Case, document: Any) -> Any:
    """Of the analysis itself, or of the one a plan rests on."""
    analysis = document if hasattr(document, "factors") else getattr(document, "analysis", None)
    return model._default_manager.filter(analysis=analysis)


def _of_family(model: Any, case: Case, _document: Any) -> Any:
    return model._default_manager.filter(family=case.family)


def _of_case(model: Any, case: Case, _document: Any) -> Any:
    return model._default_manager.filter(case=case)


def _goals(model: Any, _case: Case, document: Any) -> Any:
    return model._default_manager.filter(
        plan=document if hasattr(document, "agreements") else getattr(document, "plan", None)
    )


def _organisations(model: Any, case: Case, document: Any) -> Any:
    """An evaluation is with who takes part or took part."""
    rows = model._default_manager.order_by("name")
    return rows.filter(participations__case=case).distinct() if isinstance(document, Evaluation) else rows


_CHOICES: dict[Any, Callable[[Any, Case, Any], Any]] = {
    Person: lambda _model, case, _document: case.family.people.all(),
    User: lambda _model, case, _document: team_of(case),
    Participation: lambda model, case, _document: (
        model.objects.current().filter(case=case).select_related("organisation")
    ),
    FactorHeading: lambda model, _case, _document: model.objects.filter(scheme__is_default=True),
    Municipality: lambda model, _case, _document: model.objects.order_by("name"),
    Organisation: _organisations,
    Goal: _goals,
    **dict.fromkeys((Statement, Worry, Factor, FactorLink, Explanation), _of_analysis),
    **dict.fromkeys((NetworkContact, Household), _of_family),
    **dict.fromkeys((Analysis, HelpRequest), _of_case),
}
