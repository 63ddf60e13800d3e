"""The forms of the page "Mensen": people, ties, gezag, homes, school, network, measures and events."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.urls import reverse

from cases.access.bsn import BsnField
from cases.families import actions as families
from cases.families.models import (
    Authority,
    Enrolment,
    Family,
    Household,
    Incapacity,
    LifeEvent,
    NetworkContact,
    Person,
    ProtectionMeasure,
    Relation,
    Stay,
)
from cases.sharing.known import Identity, KnownCase, known_at, shown
from cases.web.forms import PartForm, people_of
from cases.web.items import Item, items
from cases.web.people_ties import PersonForm, under_age
from network.roles import SCHOOLS, OrganisationKind

IDENTIFYING = {"surname", "birth_date", "postcode", "house_number", "bsn"}


def whom_to_call(known: KnownCase) -> str:
    """'zaak 7K3F-2QX bij Lokaal team Veendam (0598 123456)'."""
    return f"zaak {known.number} bij {known.team}" + (f" ({known.phone})" if known.phone else "")


class AdultForm(PersonForm):
    class Meta:
        model = Person
        fields = ("first_name", "surname", "birth_date", "sex", "place", "phone", "email", "postcode", "house_number",
                  "deceased_on")  # fmt: skip

    def prepare(self) -> None:
        self.fields["place"].help_text = "Bijvoorbeeld moeder, of oudste halfzus"
        youths = people_of(self.case, self.user).filter(is_youth=True)
        self.offer_ties("Ouder van", "Heeft gezag over", to=youths, gezag_to=under_age(youths))

    def pair(self, other: Person) -> tuple[Person, Person]:
        return self.instance, other


class YouthForm(PersonForm):
    """A child or youth: the only people whose BSN is kept (Jeugdwet 7.2)."""

    bsn = BsnField(required=False)
    bsn_remove = forms.BooleanField(label="Verwijder het BSN dat er nu staat", required=False)

    class Meta:
        model = Person
        fields = ("first_name", "surname", "birth_date", "sex", "place", "is_youth", "postcode", "house_number",
                  "phone", "email", "deceased_on")  # fmt: skip

    def prepare(self) -> None:
        self.instance.is_youth = self.instance.is_youth or self.instance._state.adding
        self.fields["place"].help_text = "Bijvoorbeeld oudste kind, of pleegkind"
        if self.instance._state.adding:
            del self.fields["is_youth"]
        if self.instance.bsn_index:
            self.fields["bsn"].help_text = "Er staat al een BSN. Laat dit leeg om het te houden."
        else:
            self.fields["bsn"].help_text = "Negen cijfers. Laat leeg als het BSN nog niet bekend is."
            del self.fields["bsn_remove"]
        self.order_fields(["first_name", "surname", "birth_date", "bsn", "bsn_remove"])
        adults = people_of(self.case, self.user).filter(is_youth=False)
        self.offer_ties("Ouders", "Wie hebben het gezag", to=adults, gezag_to=adults.filter(deceased_on=None))
        if "is_somebody_else" in self.data:
            self._ask_who_it_is()

    def pair(self, other: Person) -> tuple[Person, Person]:
        return other, self.instance

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if number := data.get("bsn"):
            self.instance.bsn = number
        elif data.get("bsn_remove"):
            self.instance.bsn = ""
        if IDENTIFYING & set(self.changed_data):
            self._refuse_double(data)
        return data

    def _refuse_double(self, data: dict[str, Any]) -> None:
        identity = Identity(data.get("bsn") or "", data.get("surname") or "", data.get("birth_date"),
                            data.get("postcode") or "", data.get("house_number") or "")  # fmt: skip
        number_holder = Person.objects.none() if not identity.bsn else Identity(identity.bsn).people()
        if number_holder.filter(family=self.case.family_id).exclude(pk=self.instance.pk).exists():
            self.add_error("bsn", "Iemand anders in dit gezin heeft dit BSN al.")
            return
        known = [hit for hit in known_at(identity, by=self.user) if hit.number != self.case.number]
        same = any(hit.same_bsn for hit in known)
        if not same and data.get("is_somebody_else"):
            return
        places = ", ".join(map(whom_to_call, shown(known, by=self.user)))
        if same:
            self.add_error("bsn", f"Iemand met dit BSN is al bekend: {places}. Neem contact op.")
        elif known:
            self._ask_who_it_is()
            self.add_error("is_somebody_else", f"Dit lijkt iemand die al bekend is: {places}. Neem contact op. "
                           "Is het zeker iemand anders, zet dan hier een vinkje.")  # fmt: skip

    def _ask_who_it_is(self) -> None:
        self.fields["is_somebody_else"] = forms.BooleanField(label="Dit is iemand anders", required=False)


class RelationForm(PartForm):
    class Meta:
        model = Relation
        fields = ("source", "kind", "target", "since", "until", "note")


class AuthorityForm(PartForm):
    class Meta:
        model = Authority
        fields = ("child", "kind", "holder", "organisation", "begins_on", "ends_on", "source", "checked_on", "note")

    def prepare(self) -> None:
        only_youths(self, "child")
        of_kinds(self, "organisation", OrganisationKind.CERTIFIED_INSTITUTION)
        self.fields["organisation"].help_text = "Alleen bij voogdij door een gecertificeerde instelling"


class IncapacityForm(PartForm):
    class Meta:
        model = Incapacity
        fields = ("person", "matter", "begins_on", "ends_on", "assessed_by", "expertise", "source", "representative",
                  "representative_name", "representative_kind")  # fmt: skip

    def prepare(self) -> None:
        self.fields["matter"].help_text = "Iemand is nooit in alles wilsonbekwaam: voeg per onderwerp toe"
        self.fields["assessed_by"].help_text = "Naam van wie het beoordeelde"
        self.fields["expertise"].help_text = "Bijvoorbeeld gz-psycholoog of arts"
        self.fields["source"].help_text = "Bijvoorbeeld de brief van 3-2-2026, of de beschikking van de rechter"
        self.fields["representative"].help_text = "Alleen bij een volwassene; voor een kind beslist wie het gezag heeft"


class HouseholdForm(PartForm):
    class Meta:
        model = Household
        fields = ("name", "street", "postcode", "city", "municipality")

    def prepare(self) -> None:
        self.fields["name"].help_text = "Bijvoorbeeld bij moeder, of bij opa en oma"


class StayForm(PartForm):
    class Meta:
        model = Stay
        fields = ("person", "household", "kind", "begins", "ends", "is_registered", "note")


class EnrolmentForm(PartForm):
    class Meta:
        model = Enrolment
        fields = ("person", "kind", "organisation", "group", "history", "note", "at_home_since", "asked_on", "asked_by")

    def prepare(self) -> None:
        of_kinds(self, "organisation", *SCHOOLS)
        self.fields["asked_by"].help_text = "Spreek de school alleen met toestemming van het gezin"


class NetworkForm(PartForm):
    class Meta:
        model = NetworkContact
        fields = ("person", "name", "near", "role", "support", "may_be_asked")


class MeasureForm(PartForm):
    class Meta:
        model = ProtectionMeasure
        fields = ("child", "kind", "organisation", "begins_on", "ends_on", "note")

    def prepare(self) -> None:
        only_youths(self, "child")
        of_kinds(self, "organisation", OrganisationKind.CERTIFIED_INSTITUTION)


class LifeEventForm(PartForm):
    class Meta:
        model = LifeEvent
        fields = ("when", "until", "text", "people")


def only_youths(form: PartForm, name: str) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
    field.queryset = people_of(form.case, form.user).filter(is_youth=True)


def of_kinds(form: PartForm, name: str, *kinds: str) -> None:
    """Only organisations of these kinds, and the one that is chosen already."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
    chosen = getattr(form.instance, f"{name}_id")
    rows = field.queryset
    field.queryset = rows.filter(kind__in=kinds) | rows.filter(pk=chosen)  # type: ignore[union-attr]


def back_to(section: str) -> Callable[[Any], str]:
    """The page "Mensen", at this heading."""
    return lambda part: reverse("cases:people", args=[part.document.pk]) + f"#{section}"


def _of_family(key: str, form: type[PartForm], section: str, **more: Any) -> Item:
    return Item(key=key, form=form, parent=Family, attach="family", tab="people", back=back_to(section), **more)


items(
    _of_family("jeugdige", YouthForm, "mensen", name="kind of jongere", only={"is_youth": True},
               save=families.write_person, removal=families.take_out, template="cases/person_form.html"),
    _of_family("volwassene", AdultForm, "mensen", name="volwassene", only={"is_youth": False},
               save=families.write_person, removal=families.take_out, template="cases/person_form.html"),
    _of_family("relatie", RelationForm, "relaties",
               intro="Lees het als een zin: Dario is ouder van Luka."),
    _of_family("gezag", AuthorityForm, "gezag",
               intro="Kijk het gezag na in het gezagsregister. Ouders weten het niet altijd zeker. Verandert "
                     "het gezag? Zet een einddatum bij het oude en voeg het nieuwe toe: "
                     "dan blijft de geschiedenis staan."),
    _of_family("wilsonbekwaamheid", IncapacityForm, "leeftijd",
               intro="Leg dit alleen vast als een deskundige het heeft beoordeeld. Een ander beslist dan: bij een "
                     "kind wie het gezag heeft, bij een volwassene de vertegenwoordiger (Jeugdwet art. 7.3.15)."),
    _of_family("huis", HouseholdForm, "wonen", removal=families.take_out),
    _of_family("verblijf", StayForm, "wonen", intro="Een kind kan in twee huizen wonen: voeg dan twee verblijven toe."),
    _of_family("school", EnrolmentForm, "school"),
    _of_family("netwerk", NetworkForm, "netwerk"),
    _of_family("maatregel", MeasureForm, "maatregelen"),
    _of_family("gebeurtenis", LifeEventForm, "gebeurtenissen"),
)  # fmt: skip
