"""`/gezinsplannen`: the one plan, version by version: begun, written, laid before the family, and adopted."""

from typing import Any

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.access.reach import seen
from cases.analysis.models import Analysis
from cases.api import fields
from cases.api.filters import CodeFilter, DayFilter, Filters
from cases.api.hanging import VERSIONED
from cases.api.resources import Acts, Adds, Changes, Lists, Resource, Shows
from cases.api.routes import listing, route, shows, writes
from cases.api.serializers import RowSerializer, Strict, WithSteps
from cases.api.steps import NoFacts, OnlyReason, Steps
from cases.families.models import Family
from cases.plans import actions as plans
from cases.plans.goals import arrange, choose_most_important
from cases.plans.lifecycle import PlanStatus
from cases.plans.models import Goal, Plan

DATES = {"evaluatieDatum": "next_evaluation_on", "voorgelegdDatum": "shared_on", "vastgesteldDatum": "adopted_on",
         "beeindigdDatum": "ended_on"}  # fmt: skip


class PlanSummary(RowSerializer):
    """Een plan in een lijst: welke versie, hoe het ervoor staat, en wanneer er wordt teruggekeken."""

    gezin = fields.Key(source="case.family_id", read_only=True)

    class Meta:
        model = Plan
        names = {"versienummer": "number", "stand": "status", **DATES}


class PlanSerializer(WithSteps, PlanSummary):
    """Eén versie van het plan. Zolang het in de maak is, zijn de wens en het aanbod van een eigen plan te wijzigen."""

    analyse = fields.Key(source="rests_on.pk", read_only=True, allow_null=True)

    class Meta:
        model = Plan
        names = {
            "versienummer": "number", "stand": "status", "vorigeVersie": "previous", "wens": "wish",
            "wieZeiDit": "wish_by", "waaromVeelDoelen": "many_goals_reason",
            "familiegroepsplanAangebodenDatum": "family_plan_offered_on",
            "familiegroepsplanAntwoord": "family_plan_answer",
            "geenFamiliegroepsplanGrond": "family_plan_skip_ground",
            "geenFamiliegroepsplanDatum": "no_family_plan_on", **DATES, "ronde": "round", **VERSIONED,
        }  # fmt: skip
        read_only = tuple(VERSIONED)
        more = {"wens": {"allow_blank": False}}


class NewPlan(RowSerializer):
    """Er wordt niets gevraagd: open doelen en afspraken van het plan dat geldt komen mee."""

    class Meta:
        model = Plan
        names: dict[str, str] = {}


class PlanFilters(Filters):
    stand = CodeFilter(field_name="status", choices=PlanStatus.choices)
    evaluatieDatumVoor = DayFilter(field_name="next_evaluation_on", lookup_expr="lt")
    evaluatieDatumNa = DayFilter(field_name="next_evaluation_on", lookup_expr="gt")


class Adopting(Strict):
    evaluatieDatum = fields.Day(source="evaluate_on")


class Order(Strict):
    """Alle doelen van het plan, in de volgorde waarin ze komen te staan."""

    doelen = fields.RowOf(queryset=Goal.objects.all(), many=True, source="goals")


class OneOfTheGoals(Strict):
    """Een doel van het plan."""

    doel = fields.RowOf(queryset=Goal.objects.all(), source="goal")


class PlanRows(Resource):
    """Versions of plans."""

    model, single = Plan, "gezinsplan"
    serializer_class: Any = PlanSerializer
    list_serializer_class = PlanSummary
    related = ("case",)
    facts = {"propose": NoFacts, "adopt": Adopting, "take_back": OnlyReason, "drop": OnlyReason}
    sort = {"evaluatieDatum": "next_evaluation_on", "vastgesteldDatum": "adopted_on", "versienummer": "number"}

    def rows(self) -> Any:
        return super().rows().prefetch_related(seen("analysis", Analysis, self.request.user, to_attr="rests_on"))

    def place(self, row: Any) -> str:
        return self.address_of(row.pk)


class Plans(PlanRows, Lists):
    """De gezinsplannen van alle gezinnen die deze koppeling mag zien."""

    filters, order = PlanFilters, ("case", "-number")

    def noted(self, found: list[Any]) -> None:
        trail.lists(plan.case_id for plan in found)


class PlansOfFamily(PlanRows, Lists, Adds):
    """De versies van het gezinsplan van een gezin; en het plan of de volgende versie beginnen."""

    parent, attach = Family, "case__family"
    filters, order = PlanFilters, ("-number",)
    new_serializer_class = NewPlan

    def begun(self) -> Any:
        return Plan(case=self.newest_case())

    def saved(self, part: Any, /, **told: Any) -> Any:
        return plans.begin(case=part.case, by=self.professional)


class OnePlan(PlanRows, Shows, Changes):
    """Eén versie van het gezinsplan."""


class StepsOfPlan(PlanRows, Steps):
    """Een stap met het plan: voorleggen, terugnemen, vaststellen, niet doorgaan."""


class OrderOfGoals(PlanRows, Acts):
    """Zet de doelen in een andere volgorde."""

    asks = Order

    def done(self, row: Any, /, **facts: Any) -> Any:
        return arrange(row, by=self.professional, **facts)


class MostImportantGoal(PlanRows, Acts):
    """Kiest welk doel het belangrijkste is."""

    asks = OneOfTheGoals

    def done(self, row: Any, /, **facts: Any) -> Any:
        choose_most_important(facts["goal"], by=self.professional)
        return row


_READ, _WRITE = shows("plannen", Shown.PLAN), writes("plannen", Shown.PLAN)
urlpatterns = [
    route("gezinsplannen", Plans, "gezinsplannen", get=listing("plannen", Shown.PLAN)),
    route("gezinnen/<uuid:gezin>/gezinsplannen", PlansOfFamily, "gezin-gezinsplannen", get=_READ, post=_WRITE),
    route("gezinsplannen/<uuid:plan>", OnePlan, "gezinsplan", get=_READ, patch=_WRITE),
    route("gezinsplannen/<uuid:plan>/stappen", StepsOfPlan, "gezinsplan-stappen",
          post=writes("plannen", Shown.STEP)),
    route("gezinsplannen/<uuid:plan>/volgorden", OrderOfGoals, "gezinsplan-volgorden", post=_WRITE),
    route("gezinsplannen/<uuid:plan>/hoofddoelen", MostImportantGoal, "gezinsplan-hoofddoelen", post=_WRITE),
]  # fmt: skip
