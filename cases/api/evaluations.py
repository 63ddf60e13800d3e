"""`/evaluaties`: looking back together on the plan: planned, held, filled in, and concluded with a next date."""

from typing import Any

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.analysis.codes import Trigger
from cases.api import fields
from cases.api.filters import CodeFilter, DayFilter, Filters
from cases.api.hanging import VERSIONED
from cases.api.resources import Adds, Changes, Lists, Resource, Shows
from cases.api.routes import listing, route, shows, writes
from cases.api.serializers import RowSerializer, Strict, WithSteps
from cases.api.steps import OnlyReason, Steps
from cases.evaluations import filling
from cases.evaluations.actions import plan_evaluation
from cases.evaluations.lifecycle import EvaluationStatus
from cases.evaluations.models import Evaluation
from cases.plans.models import Plan

TAKE_PART = {"hoe": "how", "toelichting": "why", "personen": "people", "professionals": "professionals",
             "organisaties": "organisations"}  # fmt: skip


class EvaluationSummary(RowSerializer):
    """Een evaluatie in een lijst: van welk plan, wanneer, en hoe het ervoor staat."""

    gezin = fields.Key(source="case.family_id", read_only=True)

    class Meta:
        model = Evaluation
        names = {"gezinsplan": "plan", "stand": "status", "aanleiding": "trigger", "vanafDatum": "window_from",
                 "uiterlijkDatum": "due_on", "gehoudenDatum": "held_on", "afgerondDatum": "concluded_on"}  # fmt: skip


class EvaluationSerializer(WithSteps, EvaluationSummary):
    """Eén evaluatie. Te wijzigen is wie meedoet, en na het starten wat er is gezegd en besloten. De datum verzetten is
    een stap."""

    class Meta:
        model = Evaluation
        names = {
            **EvaluationSummary.Meta.names, **TAKE_PART, "afwezig": "absent", "watWerkte": "what_worked",
            "watWerkteNiet": "what_did_not", "watVeranderde": "changes", "doenWeDeGoedeDingen": "still_right",
            "doenWeDeGoedeDingenToelichting": "still_right_words", "besluit": "decision",
            "besluitToelichting": "decision_words", **VERSIONED,
        }  # fmt: skip
        read_only = ("aanleiding", "vanafDatum", "uiterlijkDatum", *VERSIONED)


class NewEvaluation(RowSerializer):
    """Nog een moment om terug te kijken, met de aanleiding. Zonder eerste dag: vanaf twee weken voor de laatste dag."""

    aanleiding = fields.Code(source="trigger", choices=Trigger.choices)
    vanafDatum = fields.Day(source="starts_on", required=False)

    class Meta:
        model = Evaluation
        names = {"uiterlijkDatum": "due_on", **TAKE_PART}


class EvaluationFilters(Filters):
    stand = CodeFilter(field_name="status", choices=EvaluationStatus.choices)
    uiterlijkDatumVoor = DayFilter(field_name="due_on", lookup_expr="lt")
    uiterlijkDatumNa = DayFilter(field_name="due_on", lookup_expr="gt")


class Moving(OnlyReason):
    uiterlijkDatum = fields.Day(source="due_on")


class Holding(Strict):
    gehoudenDatum = fields.Day(source="held_on")


class Concluding(Strict):
    volgendeEvaluatieDatum = fields.Day(source="next_on", required=False)


class EvaluationRows(Resource):
    """Evaluations."""

    model, single = Evaluation, "evaluatie"
    serializer_class: Any = EvaluationSerializer
    list_serializer_class = EvaluationSummary
    related = ("case", "plan")
    facts = {"move": Moving, "hold": Holding, "conclude": Concluding, "cancel": OnlyReason}
    filters, sort = EvaluationFilters, {"uiterlijkDatum": "due_on", "gehoudenDatum": "held_on"}

    def place(self, row: Any) -> str:
        return self.address_of(row.pk)


class Evaluations(EvaluationRows, Lists):
    """De evaluaties van alle gezinnen die deze koppeling mag zien."""

    order = ("due_on",)

    def noted(self, found: list[Any]) -> None:
        trail.lists(evaluation.case_id for evaluation in found)


class EvaluationsOfPlan(EvaluationRows, Lists, Adds):
    """De evaluaties van een plan; en er een plannen, naast wat al gepland staat."""

    parent, attach = Plan, "plan"
    order = ("due_on", "added_at")
    new_serializer_class = NewEvaluation

    def begun(self) -> Any:
        return Evaluation(case=self.above.case, plan=self.above)

    def saved(self, part: Any, /, **told: Any) -> Any:
        return plan_evaluation(
            case=part.case, of=part.plan, trigger=part.trigger, due_on=part.due_on, window_from=told.get("starts_on"),
            why=part.why, how=part.how, many=told.get("many"), by=self.professional,
        )  # fmt: skip


class OneEvaluation(EvaluationRows, Shows, Changes):
    """Een evaluatie."""

    save = staticmethod(filling.change)


class StepsOfEvaluation(EvaluationRows, Steps):
    """Een stap met een evaluatie: verzetten, starten, afronden, laten vervallen."""


_READ, _WRITE = shows("evaluaties", Shown.EVALUATION), writes("evaluaties", Shown.EVALUATION)
urlpatterns = [
    route("evaluaties", Evaluations, "evaluaties", get=listing("evaluaties", Shown.EVALUATION)),
    route("gezinsplannen/<uuid:plan>/evaluaties", EvaluationsOfPlan, "gezinsplan-evaluaties", get=_READ, post=_WRITE),
    route("evaluaties/<uuid:evaluatie>", OneEvaluation, "evaluatie", get=_READ, patch=_WRITE),
    route("evaluaties/<uuid:evaluatie>/stappen", StepsOfEvaluation, "evaluatie-stappen",
          post=writes("evaluaties", Shown.STEP)),
]  # fmt: skip
