"""Who has which regie, and the warm handover of the casusregie."""

from typing import Any

from cases.access.log.codes import Shown
from cases.api import fields
from cases.api.hanging import VERSIONED, OfCase, PartOfCase
from cases.api.resources import Adds, Changes, Lists, Removes, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer, Strict, WithSteps
from cases.api.steps import OnlyReason, Steps
from cases.families import actions as families
from cases.families.codes import RegieKind
from cases.families.models import Coordination, Handover, Person
from network.models import User


class RegieSerializer(RowSerializer):
    """Wie welke regie heeft. De casusregie gaat over met een overdracht; de andere rollen staan hier."""

    soort = fields.Code(source="kind", choices=RegieKind.choices)

    class Meta:
        model = Coordination
        names = {"zaak": "case", "medewerker": "user", "organisatie": "organisation", "houder": "held_by",
                 "waarover": "about", "beginDatum": "begins_on", "eindDatum": "ends_on", **VERSIONED}  # fmt: skip
        read_only = ("houder", *VERSIONED)


class RegieRows(PartOfCase):
    model, single = Coordination, "regierol"
    serializer_class = RegieSerializer
    save, removal = staticmethod(families.write_regie), staticmethod(families.take_regie_out)


class RegieRoles(RegieRows, Lists, Adds):
    """De rollen van regie, nu en eerder."""

    order = ("-begins_on",)


class RegieRole(RegieRows, Shows, Changes, Removes):
    """Eén rol van regie."""


class Holder(Strict):
    """Wie van het gezin de regie heeft; null als de casusregisseur haar weer heeft."""

    houder = fields.RowOf(queryset=Person.objects.all(), source="held_by", allow_null=True)


class Holders(RegieRows, Adds):
    """Iemand van het gezin neemt de regie, of geeft haar terug. De casusregisseur houdt het plan in de gaten. Het
    antwoord is de rol die nu begint."""

    new_serializer_class = Holder

    def begun(self) -> Any:
        return self.newest_case()

    def saved(self, part: Any, /, **told: Any) -> Any:
        return families.let_family_hold(case=part, by=self.professional, **told)


class HandoverSerializer(WithSteps, RowSerializer):
    """Een warme overdracht van de casusregie."""

    class Meta:
        model = Handover
        names = {"zaak": "case", "stand": "status", "van": "from_user", "aan": "to_user", "toelichting": "note",
                 "aangebodenDatum": "offered_on", "gesprekDatum": "talked_on", "gezinErbij": "family_present",
                 "meningGezin": "family_view", "redenNiet": "decline_reason",
                 "antwoordDatum": "answered_on"}  # fmt: skip
        read_only = tuple(names)


class NewHandover(Strict):
    aan = fields.RowOf(queryset=User.objects.all(), source="to_user")
    toelichting = fields.Text(source="note")


class Talk(Strict):
    gesprekDatum = fields.Day(source="talked_on")
    gezinErbij = fields.YesNo(source="family_present", default=False)
    meningGezin = fields.Text(source="family_view")


class HandoverRows(OfCase):
    model, single = Handover, "overdracht"
    serializer_class: Any = HandoverSerializer
    facts = {"record_talk": Talk, "decline": OnlyReason, "withdraw": OnlyReason}
    related = ("case",)


class Handovers(HandoverRows, Lists, Adds):
    """Overdrachten van de casusregie, nu en eerder."""

    new_serializer_class = NewHandover
    order = ("-offered_on",)

    def saved(self, part: Any, /, **told: Any) -> Any:
        return families.offer_handover(case=part, by=self.professional, **told)


class OneHandover(HandoverRows, Shows):
    """Eén overdracht."""


class StepsOfHandover(HandoverRows, Steps):
    """Een stap in de overdracht."""


_READ, _WRITE = shows("deelnames", Shown.TEAM), writes("deelnames", Shown.TEAM)
_OF = "gezinnen/<uuid:gezin>"
urlpatterns = [
    route(f"{_OF}/regierollen", RegieRoles, "regierollen", get=_READ, post=_WRITE),
    route(f"{_OF}/regierollen/<uuid:rol>", RegieRole, "regierol", get=_READ, patch=_WRITE, delete=_WRITE),
    route(f"{_OF}/regiehouders", Holders, "regiehouders", post=_WRITE),
    route(f"{_OF}/overdrachten", Handovers, "overdrachten", get=_READ, post=_WRITE),
    route(f"{_OF}/overdrachten/<uuid:overdracht>", OneHandover, "overdracht", get=_READ),
    route(f"{_OF}/overdrachten/<uuid:overdracht>/stappen", StepsOfHandover, "overdracht-stappen", post=_WRITE),
]
