"""Who is parent of whom and who has gezag, asked in the form that adds somebody, so that a family is in with one form
per person. Both are written down only when somebody ticks them: the one never follows from the other (Jeugdwet 1.1)."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from cases.families.ages import age_on, birthday
from cases.families.codes import AuthorityKind, AuthoritySource, RelationKind
from cases.families.models import Authority, Person, Relation
from cases.web.forms import PartForm

OF_AGE = 18
HOLDING = [(kind.value, kind.label) for kind in (AuthorityKind.JOINT, AuthorityKind.SOLE, AuthorityKind.GUARDIANSHIP)]
ASKED_WITH_GEZAG = {
    "gezag_kind": "Kies welk soort gezag het is.", "gezag_source": "Kies waar dit staat of wie het vertelt.",
    "gezag_checked_on": "Vul in wanneer u het gezag hebt nagekeken.",
}  # fmt: skip
TIES = ("tied_to", "gezag_with", "gezag_since", *ASKED_WITH_GEZAG)


class PersonForm(PartForm):
    """Somebody of the family; when they are added, also their ties with the people who are there already."""

    tied_to = forms.ModelMultipleChoiceField(Person.objects.none(), required=False)
    gezag_with = forms.ModelMultipleChoiceField(Person.objects.none(), required=False)
    gezag_kind = forms.ChoiceField(label="Soort gezag", choices=[("", "Kies…"), *HOLDING], required=False)
    gezag_since = forms.DateField(
        label="Gezag sinds", required=False, help_text="Laat leeg als het gezag er is vanaf de geboorte van het kind"
    )
    gezag_source = forms.ChoiceField(
        label="Bron van het gezag", choices=[("", "Kies…"), *AuthoritySource.choices], required=False
    )
    gezag_checked_on = forms.DateField(label="Gezag nagekeken op", required=False)

    def offer_ties(self, label: str, gezag_label: str, *, to: QuerySet[Person], gezag_to: QuerySet[Person]) -> None:
        """Ask about these people, or nothing when this is a change or there is nobody yet."""
        adding = self.instance._state.adding
        if not adding or not to.exists():
            self._leave_out(TIES)
        elif not gezag_to.exists():
            self._leave_out(TIES[1:])
        offered = {"tied_to": (label, to), "gezag_with": (gezag_label, gezag_to)}
        for name, (words, rows) in offered.items():
            if name in self.fields:
                field = self.fields[name]
                assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - for the type checker
                field.label, field.queryset = words, rows
        if "gezag_with" in self.fields:
            self.fields["gezag_with"].help_text = (
                "Ouder zijn is niet hetzelfde als gezag hebben: kijk het na in het gezagsregister. Is het gezag per "
                "persoon anders? Laat dit dan leeg en voeg het daarna toe onder “Gezag”."
            )

    def pair(self, other: Person) -> tuple[Person, Person]:
        """The adult and the child of a tie between the new person and this one."""
        raise NotImplementedError

    def own_fields(self) -> list[Any]:
        return [field for field in self.visible_fields() if field.name not in TIES]

    def tie_fields(self) -> list[Any]:
        return [field for field in self.visible_fields() if field.name in TIES]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "gezag_with" in self.fields and "gezag_with" not in self.errors:
            self._check_gezag(data, list(data["gezag_with"]))
        return data

    def many(self) -> dict[str, Any]:
        """What is written together with the person."""
        data = self.cleaned_data
        relations = [
            Relation(family=self.instance.family, source=adult, kind=RelationKind.PARENT, target=child)
            for adult, child in map(self.pair, data.get("tied_to", ()))
        ]
        authorities = [
            Authority(
                family=self.instance.family, child=child, holder=adult, kind=data["gezag_kind"],
                begins_on=_first_day(data, child), source=data["gezag_source"],
                checked_on=data["gezag_checked_on"],
            )
            for adult, child in map(self.pair, data.get("gezag_with", ()))
        ]  # fmt: skip
        return {"ties": [*relations, *authorities]}

    def _leave_out(self, names: tuple[str, ...]) -> None:
        for name in names:
            del self.fields[name]

    def _check_gezag(self, data: dict[str, Any], chosen: list[Person]) -> None:
        told = [name for name in (*ASKED_WITH_GEZAG, "gezag_since") if data.get(name) or name in self.errors]
        if not chosen:
            if told:
                self.add_error("gezag_with", "Kies om wie het gaat, of maak de velden over het gezag leeg.")
            return
        for name, sentence in ASKED_WITH_GEZAG.items():
            if name not in told:
                self.add_error(name, sentence)
        checked_on: Any = data.get("gezag_checked_on")
        if wrong := Authority(checked_on=checked_on).misfits().get("checked_on"):
            self.add_error("gezag_checked_on", wrong)
        children = {child.pk: child for _, child in map(self.pair, chosen)}
        if data.get("gezag_kind") == AuthorityKind.SOLE and len(children) < len(chosen):
            self.add_error("gezag_kind", "Eenhoofdig gezag heeft één persoon. Kies er één, of een ander soort gezag.")
        for child in children.values():
            self._check_child(data, child)

    def _check_child(self, data: dict[str, Any], child: Person) -> None:
        is_new = child is self.instance  # whose typed facts are not on the row yet
        born: date | None = data.get("birth_date") if is_new else child.birth_date
        name = "dit kind" if is_new else child.first_name
        if born and age_on(born, timezone.localdate()) >= OF_AGE:
            self.add_error("gezag_with", f"Over wie {OF_AGE} jaar of ouder is, heeft niemand gezag.")
        elif born is None and not {"gezag_since", "birth_date"} & set(self.errors) and not data.get("gezag_since"):
            self.add_error("gezag_since", f"Vul in sinds wanneer: van {name} is de geboortedatum nog niet bekend.")
        elif born and (since := data.get("gezag_since")) and since < born:
            self.add_error("gezag_since", f"Deze datum ligt vóór de geboorte van {name}.")


def _first_day(data: dict[str, Any], child: Person) -> Any:
    return data["gezag_since"] or child.birth_date


def under_age(people: QuerySet[Person]) -> QuerySet[Person]:
    """Over whom somebody can have gezag now."""
    grown = birthday(timezone.localdate(), -OF_AGE)
    return people.filter(Q(birth_date=None) | Q(birth_date__gt=grown), deceased_on=None)
