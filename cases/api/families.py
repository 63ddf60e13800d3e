"""`/gezinnen`: a family with its case. The newest case that may be seen is the one that is told and written in."""

from functools import lru_cache
from typing import Any

from django.db.models import Window
from django.db.models.functions import RowNumber
from rest_framework.response import Response

from cases.access.fetching import get_or_404
from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.access.usual import Build, rows_for, seen_by
from cases.api import asking, fields
from cases.api.filters import CodeFilter, DayFilter, Filters, KeyFilter
from cases.api.known import NewYouth, known_elsewhere
from cases.api.newest import newest_case
from cases.api.resources import Adds, Changes, Lists, Resource, Shows
from cases.api.routes import listing, route, shows, writes
from cases.api.serializers import RowSerializer, Strict, WithSteps
from cases.api.steps import OnlyReason, Steps
from cases.families import actions as families
from cases.families.codes import CloseReason
from cases.families.lifecycle import CaseStatus
from cases.families.models import Case, Family, Person
from cases.sharing.actions import register_family
from network.models import User

FACTS = {
    "vraagDatum": "opened_on", "vraagsteller": "asked_by", "kanaal": "channel", "aanleiding": "occasion",
    "kader": "frame", "identiteitGezien": "identity_seen", "clientondersteuningDatum": "support_mentioned_on",
    "spoed": "urgent", "spoedhulpDatum": "urgent_help_began_on", "gemeente": "municipality",
    "gemeenteGrond": "municipality_ground", "gemeenteToelichting": "municipality_note",
}  # fmt: skip


class Summary(RowSerializer):
    """Een gezin in een lijst, zonder wat alleen is voor wie het hele gezin ziet."""

    id = fields.Key(source="family_id", read_only=True)
    naam = fields.Text(source="family.name", read_only=True)
    zaak = fields.Key(source="pk", read_only=True)

    class Meta:
        model = Case
        names = {"zaaknummer": "number", "stand": "status", "regisseur": "coordinator", "gemeente": "municipality",
                 "kader": "frame", "vraagDatum": "opened_on", "afgeslotenDatum": "closed_on"}  # fmt: skip


class FamilySerializer(WithSteps, Summary):
    """Een gezin. Met PATCH wijzigt u het eerste contact, de gemeente en de vaste contactpersoon."""

    class Meta:
        model = Case
        names = {**FACTS, "aanspreekpunt": "contact_person", "zaaknummer": "number", "stand": "status",
                 "regisseur": "coordinator", "afgeslotenDatum": "closed_on", "redenAfsluiten": "close_reason",
                 "eindverslag": "end_report", "nazorg": "aftercare"}  # fmt: skip


class NewFamily(RowSerializer):
    """Een gezin dat wordt aangemeld: hoe de vraag kwam, en wie de eerste jeugdige is."""

    naam = fields.Text(source="family_name", max_length=120)
    jeugdige = NewYouth(source="youth")
    isIemandAnders = fields.YesNo(source="is_somebody_else", default=False)

    class Meta:
        model = Case
        names = FACTS


class FamilyFilters(Filters):
    stand = CodeFilter(field_name="status", choices=CaseStatus.choices)
    regisseur = KeyFilter(field_name="coordinator")
    vraagDatumVanaf = DayFilter(field_name="opened_on", lookup_expr="gte")
    vraagDatumTotEnMet = DayFilter(field_name="opened_on", lookup_expr="lte")


class Activating(Strict):
    regisseur = fields.RowOf(queryset=User.objects.all(), source="coordinator")


class Anew(Activating):
    reden = fields.Text(source="reason")


class Closing(Strict):
    redenAfsluiten = fields.Code(
        choices=[one for one in CloseReason.choices if one[0] != CloseReason.NOT_STARTED], source="close_reason"
    )
    eindverslag = fields.Text(source="end_report")
    nazorg = fields.Text(source="aftercare")


TOLD_IN_A_LIST = ("family__name", "family", *Summary.Meta.names.values())


def newest_of_each(*readers: Any) -> Any:
    """The newest case of each family that all of these see."""
    place = Window(RowNumber(), partition_by="family", order_by=["-opened_on", "-added_at", "pk"])
    return seen_by(Case.objects.all(), readers).annotate(place=place).filter(place=1)


@lru_cache(maxsize=2)
def _first_page(rows: int) -> Build:
    def build(*readers: Any) -> Any:
        found = newest_of_each(*readers).select_related("family").only(*TOLD_IN_A_LIST)
        return found.order_by(*Families.order, "pk")[:rows]

    return build


class FamilyRows(Resource):
    """The newest case of each family, under the key of the family."""

    model = Case
    serializer_class: Any = FamilySerializer
    list_serializer_class: Any = Summary
    single = "gezin"
    facts = {"activate": Activating, "reopen": Anew, "reassign": Anew, "decline": OnlyReason, "close": Closing}

    def rows(self) -> Any:
        """For the list, with what that tells. Who may see which cases is asked once for all of them, and not anew for
        each family."""
        newest = newest_of_each(*self.readers)
        if self.asked.filters:  # they are asked of the newest case, not of the cases among which it is sought
            newest = Case.objects.filter(pk__in=newest.order_by().values("pk"))
        return newest.select_related("family").only(*TOLD_IN_A_LIST)

    def anew(self, row: Any) -> Any:
        """As long as it is still the one that stands for the family."""
        found = newest_case(row.family_id, *self.readers)
        if found is None or found.pk != row.pk:
            raise Case.DoesNotExist
        return found

    def one(self) -> Any:
        """Whoever is refused is refused the family: that is what the line says."""
        key = next(iter(self.kwargs.values()))
        case = self.newest_case(key)
        if case is None:
            get_or_404(self.visible(Family).none(), pk=key)
        trail.shows(case)
        return case

    def versions(self, row: Any) -> tuple[Any, ...]:
        return (row, row.family)

    def case_of(self, row: Any) -> Any:
        return row


class Families(FamilyRows, Lists, Adds):
    """De gezinnen die deze koppeling mag zien, met hun zaak; en een gezin aanmelden."""

    filters = FamilyFilters
    sort = {"naam": "family__name", "vraagDatum": "opened_on", "zaaknummer": "number"}
    order = ("family__name",)

    new_serializer_class = NewFamily

    def in_order(self) -> Any:
        """What is asked most, the first page as it comes, in words that are written once a day."""
        asked, sizes = self.asked, (asking.PAGE_SIZE, asking.MOST)
        if asked.filters or asked.order or asked.page > 1 or asked.size not in sizes:
            return super().in_order()
        return rows_for(self.readers, _first_page(asked.size + 1))

    def noted(self, found: list[Any]) -> None:
        trail.lists(case.pk for case in found)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        with known_elsewhere(self):
            return super().post(request, *args, **kwargs)

    def begun(self) -> Any:
        return Case()

    def saved(self, part: Any, /, **told: Any) -> Any:
        """The organisation of the client leads, and who acts is on the team."""
        team, person = self.caller.organisation, Person(is_youth=True, **told.pop("youth"))
        return register_family(case=part, team=team, youth=person, by=self.professional, **told)

    def place(self, row: Any) -> str:
        return self.address_of(row.family_id)


class OneFamily(FamilyRows, Shows, Changes):
    """Eén gezin met de zaak."""

    save = staticmethod(families.change_case)


class StepsOfCase(FamilyRows, Steps):
    """Een stap in de zaak: starten, afsluiten, heropenen, opnieuw toewijzen."""


urlpatterns = [
    route("gezinnen", Families, "gezinnen", get=listing("gezinnen", Shown.CASELOAD),
          post=writes("gezinnen", Shown.OVERVIEW)),
    route("gezinnen/<uuid:gezin>", OneFamily, "gezin", get=shows("gezinnen", Shown.OVERVIEW),
          patch=writes("gezinnen", Shown.OVERVIEW)),
    route("gezinnen/<uuid:gezin>/stappen", StepsOfCase, "gezin-stappen", post=writes("gezinnen", Shown.STEP)),
]  # fmt: skip
