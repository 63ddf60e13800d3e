"""What belongs to the people of a family: ties, gezag, who decides, homes, school, network, measures and events."""

from typing import Any

from cases.access.reach import seen
from cases.api import fields
from cases.api.filters import Filters, KeyFilter
from cases.api.hanging import VERSIONED, OfFamily, addresses
from cases.api.serializers import RowSerializer
from cases.families import actions as families
from cases.families.models import (
    Authority,
    Enrolment,
    Household,
    Incapacity,
    LifeEvent,
    NetworkContact,
    Person,
    ProtectionMeasure,
    Relation,
    Stay,
)
from network.models import Organisation
from network.roles import SCHOOLS, OrganisationKind

PERIOD = {"beginDatum": "begins_on", "eindDatum": "ends_on"}


def _youth(**more: Any) -> fields.RowOf:
    return fields.RowOf(queryset=Person.objects.all(), only={"is_youth": True}, **more)


def _organisation(*kinds: str, **more: Any) -> fields.RowOf:
    return fields.RowOf(queryset=Organisation.objects.all(), only={"kind__in": kinds}, **more)


_GUARDIAN = {"required": False, "allow_null": True, "source": "organisation"}


class RelationSerializer(RowSerializer):
    """Wie is wat van wie; lees het als een zin: `wie` is `soort` van `vanWie`."""

    class Meta:
        model = Relation
        names = {"wie": "source", "soort": "kind", "vanWie": "target", "sinds": "since", "tot": "until",
                 "toelichting": "note", **VERSIONED}  # fmt: skip
        read_only = tuple(VERSIONED)


class AuthoritySerializer(RowSerializer):
    """Gezag over een kind, met de bron en de dag waarop het is nagekeken."""

    kind = _youth(source="child")
    organisatie = _organisation(OrganisationKind.CERTIFIED_INSTITUTION, **_GUARDIAN)

    class Meta:
        model = Authority
        names = {"soort": "kind", "houder": "holder", **PERIOD, "bron": "source", "nagekekenDatum": "checked_on",
                 "toelichting": "note", **VERSIONED}  # fmt: skip
        read_only = tuple(VERSIONED)


class IncapacitySerializer(RowSerializer):
    """Iemand kan over één onderwerp tijdelijk niet zelf beslissen, zoals een deskundige beoordeelde."""

    class Meta:
        model = Incapacity
        names = {"persoon": "person", "onderwerp": "matter", **PERIOD, "beoordeeldDoor": "assessed_by",
                 "deskundigheid": "expertise", "bron": "source", "vertegenwoordiger": "representative",
                 "vertegenwoordigerNaam": "representative_name", "vertegenwoordigerSoort": "representative_kind",
                 **VERSIONED}  # fmt: skip
        read_only = tuple(VERSIONED)


class HouseholdSerializer(RowSerializer):
    """Een huis waar iemand van het gezin woont."""

    class Meta:
        model = Household
        names = {"naam": "name", "straat": "street", "postcode": "postcode", "plaats": "city",
                 "gemeente": "municipality", **VERSIONED}  # fmt: skip
        read_only = tuple(VERSIONED)


class StaySerializer(RowSerializer):
    """Wie waar woont, van wanneer tot wanneer."""

    class Meta:
        model = Stay
        names = {"persoon": "person", "huis": "household", "soort": "kind", "begin": "begins", "einde": "ends",
                 "ingeschreven": "is_registered", "toelichting": "note", **VERSIONED}  # fmt: skip
        read_only = tuple(VERSIONED)


class EnrolmentSerializer(RowSerializer):
    """School, dagbesteding of werk."""

    organisatie = _organisation(*SCHOOLS, **_GUARDIAN)

    class Meta:
        model = Enrolment
        names = {"persoon": "person", "soort": "kind", "groep": "group", "geschiedenis": "history",
                 "toelichting": "note", "thuisSindsDatum": "at_home_since", "gesprekDatum": "asked_on",
                 "gesprekMet": "asked_by", **VERSIONED}  # fmt: skip
        read_only = tuple(VERSIONED)


class NetworkSerializer(RowSerializer):
    """Iemand uit het netwerk van het gezin."""

    class Meta:
        model = NetworkContact
        names = {"persoon": "person", "naam": "name", "dichtbij": "near", "rol": "role", "steun": "support",
                 "magBenaderdWorden": "may_be_asked", **VERSIONED}  # fmt: skip
        read_only = tuple(VERSIONED)


class MeasureSerializer(RowSerializer):
    """Een maatregel van kinderbescherming of jeugdreclassering."""

    kind = _youth(source="child")
    organisatie = _organisation(OrganisationKind.CERTIFIED_INSTITUTION, **_GUARDIAN)

    class Meta:
        model = ProtectionMeasure
        names = {"soort": "kind", **PERIOD, "toelichting": "note", **VERSIONED}
        read_only = tuple(VERSIONED)


class LifeEventSerializer(RowSerializer):
    """Iets wat er in het gezin gebeurde."""

    class Meta:
        model = LifeEvent
        names = {"wanneer": "when", "tot": "until", "tekst": "text", "personen": "people", **VERSIONED}
        read_only = tuple(VERSIONED)


class OfPerson(Filters):
    persoon = KeyFilter(field_name="person")


class OfChild(Filters):
    kind = KeyFilter(field_name="child")


class WithPeople(OfFamily):
    """Whom it is about, as far as the reader may know them."""

    def rows(self) -> Any:
        return super().rows().prefetch_related(seen("people", Person, self.request.user))


urlpatterns = [
    *addresses("relaties", "relatie", RelationSerializer, ("kind",)),
    *addresses("gezagsregistraties", "gezag", AuthoritySerializer, ("child", "begins_on"), OfChild),
    *addresses("wilsonbekwaamheden", "wilsonbekwaamheid", IncapacitySerializer, ("begins_on",), OfPerson),
    *addresses("huizen", "huis", HouseholdSerializer, ("name",), removal=staticmethod(families.take_out)),
    *addresses("verblijven", "verblijf", StaySerializer, ("begins",), OfPerson),
    *addresses("schoolinschrijvingen", "schoolinschrijving", EnrolmentSerializer, ("kind",), OfPerson),
    *addresses("netwerkcontacten", "netwerkcontact", NetworkSerializer, ("name",)),
    *addresses("beschermingsmaatregelen", "beschermingsmaatregel", MeasureSerializer, ("begins_on",), OfChild),
    *addresses("levensgebeurtenissen", "levensgebeurtenis", LifeEventSerializer, ("when",), base=WithPeople),
]
