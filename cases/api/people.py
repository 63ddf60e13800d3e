"""`/gezinnen/{gezin}/personen`: the people of a family. A BSN is taken in for youths, and given back only by the
address that shows one, each time with a line in the journal and the read log."""

from typing import Any

from rest_framework.response import Response

from cases.access.log.codes import Shown
from cases.access.log.declared import acts
from cases.api import fields
from cases.api.filters import Filters, YesNoFilter
from cases.api.grants import Nothing
from cases.api.known import known_elsewhere
from cases.api.resources import Adds, Changes, Lists, Removes, Resource, Shows
from cases.api.routes import Rule, route, shows, writes
from cases.api.serializers import RowSerializer, Strict
from cases.families import actions as families
from cases.families.models import Family, Person
from cases.sharing.actions import write_person


class PersonSerializer(RowSerializer):
    """Iemand van het gezin; `jeugdige` is om wie het gaat."""

    burgerservicenummer = fields.Bsn(source="bsn", required=False, allow_blank=True, max_length=20, write_only=True)
    heeftBurgerservicenummer = fields.IsThere(source="bsn_index")
    isIemandAnders = fields.YesNo(source="is_somebody_else", required=False, write_only=True)

    class Meta:
        model = Person
        names = {"voornaam": "first_name", "achternaam": "surname", "geboortedatum": "birth_date", "geslacht": "sex",
                 "jeugdige": "is_youth", "plek": "place", "postcode": "postcode", "huisnummer": "house_number",
                 "telefoon": "phone", "email": "email", "overlijdensdatum": "deceased_on", "versie": "version",
                 "aangepastOp": "changed_at"}  # fmt: skip
        read_only = ("versie", "aangepastOp")


class PersonFilters(Filters):
    jeugdige = YesNoFilter(field_name="is_youth")


class PersonRows(Resource):
    model, parent, attach, single = Person, Family, "family", "persoon"
    serializer_class: Any = PersonSerializer
    save, removal = staticmethod(write_person), staticmethod(families.take_out)


class People(PersonRows, Lists, Adds):
    """De mensen van een gezin."""

    filters = PersonFilters
    sort = {"geboortedatum": "birth_date", "voornaam": "first_name"}
    order = ("birth_date", "first_name")

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        with known_elsewhere(self):
            return super().post(request, *args, **kwargs)


class OnePerson(PersonRows, Shows, Changes, Removes):
    """Iemand van het gezin."""

    def patch(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        with known_elsewhere(self):
            return super().patch(request, *args, **kwargs)


class ShownNumber(Strict):
    """Leeg als er geen nummer bekend is."""

    burgerservicenummer = fields.Bsn(source="bsn", read_only=True)


class NumberOfPerson(PersonRows):
    """Toont het burgerservicenummer van één persoon, aan wie in het team van het gezin zit. Dat het is getoond, staat
    in het logboek van het gezin. Niets wordt bewaard: nog eens vragen is nog eens tonen."""

    serializer_class: Any = Nothing
    answers, chooses = ShownNumber, False

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        Nothing(data=request.data).is_valid(raise_exception=True)
        person = self.one()
        if not families.bsn_is_open(person, request.user):
            raise Person.DoesNotExist
        return Response({"burgerservicenummer": families.reveal_bsn(person, by=self.professional)})


_READ, _WRITE = shows("personen", Shown.PEOPLE), writes("personen", Shown.PEOPLE)
urlpatterns = [
    route("gezinnen/<uuid:gezin>/personen", People, "personen", get=_READ, post=_WRITE),
    route("gezinnen/<uuid:gezin>/personen/<uuid:persoon>", OnePerson, "persoon", get=_READ, patch=_WRITE,
          delete=_WRITE),
    route("gezinnen/<uuid:gezin>/personen/<uuid:persoon>/nummerinzagen", NumberOfPerson, "persoon-nummerinzagen",
          post=Rule("burgerservicenummers:lezen", acts(Shown.PEOPLE), acts=True)),
]  # fmt: skip
