"""What is offered to somebody who writes, by whichever door: the rows that a field of a part may point to, and which
parts of the file must be open to them for the whole family before they take a step."""

from typing import Any

from django.db import models

from cases.access.parts import CasePart
from cases.access.reach import opened
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


def steps_are_open(subject: Any, user: Any) -> bool:
    """All that the steps of this machine tell about is for this person."""
    return opened(subject.case, user).whole(*STEPS_TELL_OF[type(subject)])


def people_of(case: Case, user: Any) -> Any:
    """Those of the family whom this writer knows."""
    return Person.objects.visible_to(user).filter(family=case.family_id)


def offered(model: type[models.Model], case: Case, document: Any, user: Any) -> Any:
    """The rows of this model that a part of this document may point to: of no other family, and none that this person
    may not see. None for a model that is not limited."""
    rows = _choices(model, case, document)
    return rows.visible_to(user) if user and hasattr(rows, "visible_to") else rows


def _choices(model: type[models.Model], case: Case, document: Any) -> Any:
    if model is Person:
        return case.family.people.all()
    if model is User:
        return team_of(case)
    if model in (Statement, Worry, Factor, FactorLink, Explanation):
        return model._default_manager.filter(analysis=_analysis_of(document))
    if model in (Analysis, HelpRequest):
        return model._default_manager.filter(case=case)
    if model is Goal:
        return Goal.objects.filter(
            plan=document if hasattr(document, "agreements") else getattr(document, "plan", None)
        )
    if model in (NetworkContact, Household):
        return model._default_manager.filter(family=case.family)
    if model is Participation:
        return Participation.objects.current().filter(case=case).select_related("organisation")
    if model is FactorHeading:
        return FactorHeading.objects.filter(scheme__is_default=True)
    if model is Organisation and isinstance(document, Evaluation):
        return Organisation.objects.filter(participations__case=case).distinct().order_by("name")
    if model in (Organisation, Municipality):
        return model._default_manager.order_by("name")
    return None


def _analysis_of(document: Any) -> Any:
    """The analysis itself, or the one a plan rests on."""
    return document if hasattr(document, "factors") else getattr(document, "analysis", None)
