"""`/doelen`: the goals of a plan, and what hangs on a goal: the scale question of each person, what people can do
themselves, and the kind of help that fits."""

from typing import Any

from django.db.models import Prefetch

from cases.access.log.codes import Shown
from cases.access.reach import seen
from cases.analysis.models import Factor
from cases.api import fields
from cases.api.filters import CodeFilter, Filters, YesNoFilter
from cases.api.hanging import VERSIONED
from cases.api.resources import Acts, Adds, Changes, Lists, Removes, Resource, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer, Strict
from cases.plans import actions as plans
from cases.plans.codes import GoalStatus
from cases.plans.goals import write_goal
from cases.plans.models import Goal, GoalScale, NeededHelp, OwnStrength, Plan


class ScaleSerializer(RowSerializer):
    """De schaalvraag van één persoon: het cijfer nu en het cijfer dat goed genoeg is. Er is geen gemiddelde."""

    wie = fields.Text(source="who", read_only=True)

    class Meta:
        model = GoalScale
        names = {"doel": "goal", "persoon": "person", "professional": "professional", "nu": "now",
                 "gewenst": "wished", "toelichting": "note", **VERSIONED}  # fmt: skip
        read_only = ("doel", *VERSIONED)


class GoalSerializer(RowSerializer):
    """Waar het gezin naartoe werkt, in gewone taal, met de schaalvraag van ieder."""

    schaalvragen = ScaleSerializer(source="scales", many=True, read_only=True)

    class Meta:
        model = Goal
        names = {
            "gezinsplan": "plan", "volgorde": "order", "titel": "title", "watIsErDanAnders": "desired",
            "inEigenWoorden": "own_words", "personen": "of_people", "termijn": "period",
            "belangrijkste": "is_most_important", "watZitInDeWeg": "obstacle", "watHelpt": "support",
            "opgelegd": "is_imposed", "opgelegdDoor": "imposed_by", "factoren": "factors",
            "geenFactorReden": "no_factor_reason", "gaatVerderOp": "continues", "stand": "status",
            "afgerondDatum": "settled_on", "hoeHetAfliep": "outcome", **VERSIONED,
        }  # fmt: skip
        read_only = ("volgorde", "belangrijkste", *VERSIONED)


class GoalFilters(Filters):
    stand = CodeFilter(field_name="status", choices=GoalStatus.choices)
    belangrijkste = YesNoFilter(field_name="is_most_important")


class GoalOutcome(Strict):
    """Hoe het doel is afgelopen en wat maakte dat het zo ging; of dat het weer open is. Zonder datum: vandaag."""

    stand = fields.Code(source="status", choices=GoalStatus.choices)
    hoeHetAfliep = fields.Text(source="outcome", default="", allow_blank=True)
    datum = fields.Day(source="on", required=False)


class GoalRows(Resource):
    """Goals."""

    model, single = Goal, "doel"
    serializer_class = GoalSerializer
    related = ("plan__case",)
    save = staticmethod(write_goal)

    def rows(self) -> Any:
        reader = self.request.user
        scales = GoalScale.objects.visible_to(reader).select_related("person", "professional")
        return super().rows().prefetch_related("of_people", seen("factors", Factor, reader), Prefetch("scales", scales))

    def versions(self, row: Any) -> tuple[Any, ...]:
        """With the numbers of everybody, whoever reads: a client and who acts in it must hold the same mark."""
        return (row, *GoalScale.objects.filter(goal=row.pk).order_by("pk"))

    def place(self, row: Any) -> str:
        return self.address_of(row.pk)


class Goals(GoalRows, Lists, Adds):
    """De doelen van een plan."""

    parent, attach = Plan, "plan"
    filters, sort, order = GoalFilters, {"volgorde": "order"}, ("order", "added_at")


class OneGoal(GoalRows, Shows, Changes, Removes):
    """Een doel."""


class OutcomeOfGoal(GoalRows, Acts):
    """Zegt hoe een doel is afgelopen. Dit kan ook als het plan is vastgesteld."""

    asks = GoalOutcome

    def done(self, row: Any, /, **facts: Any) -> Any:
        return plans.settle_goal(row, by=self.professional, **facts)


class StrengthSerializer(RowSerializer):
    """Wat iemand van het gezin of het netwerk kan doen voor een doel."""

    class Meta:
        model = OwnStrength
        names = {"doel": "goal", "wie": "who", "wat": "what", "lukt": "can", "toelichting": "note", **VERSIONED}
        read_only = ("doel", *VERSIONED)


class NeededHelpSerializer(RowSerializer):
    """Het soort hulp dat past bij een doel, en waarom; nooit een product."""

    class Meta:
        model = NeededHelp
        names = {"doel": "goal", "soort": "kind", "waarom": "why", **VERSIONED}
        read_only = ("doel", *VERSIONED)


class OfGoal(Resource):
    """What hangs on a goal: listed and added under it, and then an address of its own."""

    related: tuple[str, ...] = ("goal__plan__case",)
    order = ("added_at",)

    def place(self, row: Any) -> str:
        return self.address_of(row.pk)


class ScaleRows(OfGoal):
    model, single, serializer_class = GoalScale, "schaalvraag", ScaleSerializer
    related = ("goal__plan__case", "person", "professional")


class Scales(ScaleRows, Lists, Adds):
    """De schaalvragen bij een doel: ieder geeft een eigen cijfer."""

    parent, attach = Goal, "goal"


class OneScale(ScaleRows, Shows, Changes, Removes):
    """De schaalvraag van één persoon."""


class StrengthRows(OfGoal):
    model, single, serializer_class = OwnStrength, "eigen-kracht", StrengthSerializer


class Strengths(StrengthRows, Lists, Adds):
    """Wat mensen zelf kunnen doen voor een doel."""

    parent, attach = Goal, "goal"


class OneStrength(StrengthRows, Shows, Changes, Removes):
    """Wat iemand zelf kan doen."""


class NeededHelpRows(OfGoal):
    model, single, serializer_class = NeededHelp, "hulpvorm", NeededHelpSerializer


class NeededHelps(NeededHelpRows, Lists, Adds):
    """De hulp die nodig is voor een doel."""

    parent, attach = Goal, "goal"


class OneNeededHelp(NeededHelpRows, Shows, Changes, Removes):
    """Een soort hulp die nodig is."""


_READ, _WRITE = shows("plannen", Shown.PLAN), writes("plannen", Shown.PLAN)
_ONE = {"get": _READ, "patch": _WRITE, "delete": _WRITE}
urlpatterns = [
    route("gezinsplannen/<uuid:plan>/doelen", Goals, "gezinsplan-doelen", get=_READ, post=_WRITE),
    route("doelen/<uuid:doel>", OneGoal, "doel", **_ONE),
    route("doelen/<uuid:doel>/standen", OutcomeOfGoal, "doel-standen", post=_WRITE),
    route("doelen/<uuid:doel>/schaalvragen", Scales, "doel-schaalvragen", get=_READ, post=_WRITE),
    route("schaalvragen/<uuid:schaalvraag>", OneScale, "schaalvraag", **_ONE),
    route("doelen/<uuid:doel>/eigen-krachten", Strengths, "doel-eigen-krachten", get=_READ, post=_WRITE),
    route("eigen-krachten/<uuid:kracht>", OneStrength, "eigen-kracht", **_ONE),
    route("doelen/<uuid:doel>/hulpvormen", NeededHelps, "doel-hulpvormen", get=_READ, post=_WRITE),
    route("hulpvormen/<uuid:hulpvorm>", OneNeededHelp, "hulpvorm", **_ONE),
]
