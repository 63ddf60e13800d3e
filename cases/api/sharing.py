"""Who takes part and who may receive what: participation, the team, grants, and who has regie."""

from typing import Any

from cases.access.log.codes import Shown
from cases.access.parts import CasePart
from cases.api import fields
from cases.api.filters import Filters, KeyFilter
from cases.api.grants import Received
from cases.api.hanging import VERSIONED, OfCase
from cases.api.problems import invalid, wrong
from cases.api.resources import Acts, Adds, Lists, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer, Strict
from cases.sharing import actions as sharing
from cases.sharing.models import Participation, TeamMember
from network.models import Organisation


class Ending(Strict):
    eindDatum = fields.Day(source="on")


# --- Participation --------------------------------------------------------------------------------------------------


class ParticipationSerializer(RowSerializer):
    """Een organisatie doet mee; `leidt`: het lokale team dat de zaak leidt."""

    class Meta:
        model = Participation
        names = {"zaak": "case", "organisatie": "organisation", "leidt": "leads", "doel": "purpose",
                 "beginDatum": "begins_on", "eindDatum": "ends_on", "leestTotEnMetDatum": "access_until",
                 **VERSIONED}  # fmt: skip
        read_only = tuple(names)


class NewParticipation(Received):
    organisatie = fields.RowOf(queryset=Organisation.objects.all(), source="organisation")
    doel = fields.Text(source="purpose", max_length=200)
    beginDatum = fields.Day(source="begins_on", required=False)
    delen = fields.Many(
        child=fields.Code(choices=CasePart.choices), source="parts", allow_empty=False, max_length=len(CasePart)
    )


class ParticipationRows(OfCase):
    model, single = Participation, "deelname"
    serializer_class: Any = ParticipationSerializer


class Participations(ParticipationRows, Lists, Adds):
    """Welke organisaties meedoen met dit gezin."""

    new_serializer_class = NewParticipation
    order = ("begins_on",)

    def saved(self, part: Any, /, **told: Any) -> Any:
        return sharing.invite(case=part, by=self.professional, **told)


class OneParticipation(ParticipationRows, Shows):
    """Eén organisatie die meedoet."""


class EndOfParticipation(ParticipationRows, Acts):
    """De organisatie doet na deze dag niet meer mee; wat zij mag ontvangen eindigt."""

    asks = Ending

    def done(self, row: Any, /, **facts: Any) -> Any:
        on = _not_before(row, facts["on"])
        return sharing.end_participation(row, on=on, by=self.professional)


def _not_before(row: Any, on: Any) -> Any:
    if on < row.begins_on:
        raise invalid([wrong("#/eindDatum", "Deze dag ligt vóór de eerste dag.", fields.RULE)])
    return on


# --- The team -------------------------------------------------------------------------------------------------------


class MemberSerializer(RowSerializer):
    """Iemand van een organisatie die meedoet, in het team van het gezin."""

    naam = fields.Text(source="user.name", read_only=True)
    functie = fields.Text(source="user.job_title", read_only=True)

    class Meta:
        model = TeamMember
        names = {"deelname": "participation", "medewerker": "user", "taak": "task", "beginDatum": "begins_on",
                 "eindDatum": "ends_on", **VERSIONED}  # fmt: skip
        read_only = tuple(names)


class NewMember(Strict):
    deelname = fields.RowOf(queryset=Participation.objects.all(), source="participation")
    medewerker = fields.Key(source="user")
    taak = fields.Text(source="task", max_length=200, allow_blank=True, default="")
    beginDatum = fields.Day(source="begins_on", required=False)


class MemberFilters(Filters):
    deelname = KeyFilter(field_name="participation")


class MemberRows(OfCase):
    model, attach, single = TeamMember, "participation__case__family", "teamlid"
    serializer_class: Any = MemberSerializer
    related = ("user",)


class Members(MemberRows, Lists, Adds):
    """Het team van het gezin, nu en eerder."""

    new_serializer_class = NewMember
    filters, order = MemberFilters, ("begins_on",)

    def saved(self, part: Any, /, **told: Any) -> Any:
        """Somebody of the organisation who is not on the team yet."""
        who = sharing.colleagues_to_add(told["participation"]).filter(pk=told.pop("user")).first()
        if who is None:
            raise invalid(
                [
                    wrong(
                        "#/medewerker",
                        "Deze medewerker werkt daar niet met gezinnen, of zit al in het team.",
                        fields.RULE,
                    )
                ]
            )
        return sharing.add_member(user=who, by=self.professional, **told)


class OneMember(MemberRows, Shows):
    """Iemand uit het team."""


class EndOfMembership(MemberRows, Acts):
    """Iemand gaat na deze dag uit het team."""

    asks = Ending

    def done(self, row: Any, /, **facts: Any) -> Any:
        return sharing.end_membership(row, on=_not_before(row, facts["on"]), by=self.professional)


_READ, _WRITE = shows("deelnames", Shown.TEAM), writes("deelnames", Shown.TEAM)
_OF = "gezinnen/<uuid:gezin>"
urlpatterns = [
    route(f"{_OF}/deelnames", Participations, "deelnames", get=_READ, post=_WRITE),
    route(f"{_OF}/deelnames/<uuid:deelname>", OneParticipation, "deelname", get=_READ),
    route(f"{_OF}/deelnames/<uuid:deelname>/beeindigingen", EndOfParticipation, "deelname-beeindigingen", post=_WRITE),
    route(f"{_OF}/teamleden", Members, "teamleden", get=_READ, post=_WRITE),
    route(f"{_OF}/teamleden/<uuid:teamlid>", OneMember, "teamlid", get=_READ),
    route(f"{_OF}/teamleden/<uuid:teamlid>/beeindigingen", EndOfMembership, "teamlid-beeindigingen", post=_WRITE),
]
