"""Somebody who seems to be known already, and the exact search: beyond what may be seen only the case number and the
team to call, as on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.response import Response

from cases.access.log.declared import SEARCHES
from cases.api import fields
from cases.api.problems import Problem, wrong
from cases.api.resources import Resource
from cases.api.routes import Rule, route
from cases.api.serializers import Strict
from cases.families.codes import Sex
from cases.families.models import Case
from cases.sharing.known import AlreadyKnown, Identity, KnownCase, search_exactly, shown

WITHOUT_BSN = ("surname", "birth_date", "postcode", "house_number")


class _Identified(Strict):
    """By the BSN, or by surname, birth date, postcode and house number together (Jeugdwet 7.2.4)."""

    burgerservicenummer = fields.Bsn(source="bsn", default="", allow_blank=True, max_length=20, write_only=True)
    achternaam = fields.Text(source="surname", default="", allow_blank=True, max_length=120)
    geboortedatum = fields.Day(source="birth_date", default=None, allow_null=True)
    postcode = fields.Text(default="", allow_blank=True, max_length=7)
    huisnummer = fields.Text(source="house_number", default="", allow_blank=True, max_length=10)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["birth_date"] and attrs["birth_date"] > timezone.localdate():
            sentence = "Deze geboortedatum ligt in de toekomst."
            raise serializers.ValidationError({"geboortedatum": [sentence]})
        missing = [] if attrs["bsn"] else [name for name in WITHOUT_BSN if not attrs[name]]
        if missing:
            names = {field.source: name for name, field in self.fields.items()}
            told = "Vul dit in, of geef het burgerservicenummer."
            raise serializers.ValidationError({names[name]: [told] for name in missing})
        return attrs


class NewYouth(_Identified):
    """De eerste jeugdige van een gezin dat wordt aangemeld."""

    voornaam = fields.Text(source="first_name", max_length=80)
    geslacht = fields.Code(source="sex", choices=Sex.choices, default=Sex.UNKNOWN)


class Sought(_Identified):
    """Wie wordt gezocht."""


class Hit(Strict):
    """Waar iemand bekend is. `gezin` staat er alleen als deze koppeling en de professional dat gezin mogen zien."""

    zaaknummer = fields.Text(read_only=True)
    team = fields.Text(read_only=True)
    telefoon = fields.Text(read_only=True)
    zelfdeBurgerservicenummer = fields.YesNo(read_only=True)
    gezin = fields.Key(read_only=True, allow_null=True)


class Hits(Strict):
    results = Hit(many=True, read_only=True)


def told(found: list[KnownCase], client: Any) -> list[dict[str, Any]]:
    """The hits, with the key of the family where it may be seen."""
    keys = [hit.visible.pk for hit in found if hit.visible]
    seen = {str(row.pk): row.family_id for row in Case.objects.visible_to(client).filter(pk__in=keys)} if keys else {}
    return [
        {"zaaknummer": hit.number, "team": hit.team, "telefoon": hit.phone,
         "zelfdeBurgerservicenummer": hit.same_bsn, "gezin": seen.get(str(hit.visible.pk)) if hit.visible else None}
        for hit in found
    ]  # fmt: skip


@contextmanager
def known_elsewhere(view: Any) -> Iterator[None]:
    """Turns `AlreadyKnown` into a 409 that says where, after all of the change was rolled back: that somebody was shown
    where a youth is known is written down in that case, whatever becomes of this one."""
    try:
        yield
    except AlreadyKnown as found:
        hits = told(shown(found.cases, by=view.professional), view.request.user)
        hits = [{**hit, "gezin": str(hit["gezin"]) if hit["gezin"] else None} for hit in hits]
        sentence = "Is het zeker iemand anders, stuur dan isIemandAnders: true."
        if any(hit["zelfdeBurgerservicenummer"] for hit in hits):
            sentence = "Het burgerservicenummer is hetzelfde. Neem contact op met dat team."
        raise Problem(409, f"Dit lijkt iemand die al bekend is. {sentence}",
                      errors=[wrong("#", sentence, "known")], bekendBij=hits) from found  # fmt: skip


class Search(Resource):
    """Precies zoeken, ook buiten wat u mag zien. Alles staat in het bericht, niets in het adres."""

    serializer_class, answers, chooses = Sought, Hits, False

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        sought = Sought(data=request.data)
        sought.is_valid(raise_exception=True)
        facts = sought.validated_data
        identity = Identity(
            facts["bsn"], facts["surname"], facts["birth_date"], facts["postcode"], facts["house_number"]
        )
        found = told(search_exactly(identity, by=self.professional), request.user)
        return Response({"results": found})


urlpatterns = [
    route("personen/_zoek", Search, "personen-zoeken", post=Rule("personen:lezen", SEARCHES, acts=True)),
]
