"""The parts of a plan as forms: the wish, the familiegroepsplan, goals and what hangs on them, and who does what."""

from typing import Any
from uuid import UUID

from django import forms
from django.urls import URLPattern, reverse

from cases.families.models import NetworkContact
from cases.plans.goals import write_goal
from cases.plans.models import Agreement, Goal, GoalScale, NeededHelp, OwnStrength, Plan
from cases.sharing.models import team_of
from cases.web.forms import PartForm, people_of
from cases.web.items import Item, items
from network.models import Organisation

urlpatterns: list[URLPattern] = []

SCORE_HELP = "Van 0 (helemaal niet goed) tot en met 10 (helemaal goed)."
SCORE_ERRORS = {
    "invalid": "Schrijf een heel getal van 0 tot en met 10.",
    "min_value": "Kies een cijfer van 0 tot en met 10.",
    "max_value": "Kies een cijfer van 0 tot en met 10.",
}


class CarriedByOne(PartForm):
    """One question 'who' for a row that belongs to exactly one person, professional, organisation or contact."""

    columns: tuple[str, ...] = ("person", "professional")
    who = forms.ChoiceField()

    def prepare(self) -> None:
        self.fields["who"].choices = [("", "Kies…"), *self._groups()]  # type: ignore[attr-defined]
        self.fields["who"].error_messages["required"] = "Kies wie."
        for column in self.columns:
            if key := getattr(self.instance, f"{column}_id"):
                self.initial["who"] = f"{column}:{key}"

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        organisations = Organisation.objects.order_by("name")
        contacts = NetworkContact.objects.visible_to(self.user).filter(family=self.case.family)
        taking_part = self.case.participations.values("organisation")
        rows: dict[str, tuple[str, Any]] = {
            "person": ("Gezin", people_of(self.case, self.user)),
            "professional": ("Professionals", team_of(self.case)),
            "contact": ("Netwerk", contacts.select_related("person")),
            "organisation": ("Organisaties die meedoen", organisations.filter(pk__in=taking_part)),
        }
        groups = [
            (rows[column][0], [(f"{column}:{row.pk}", getattr(row, "full_name", str(row))) for row in rows[column][1]])
            for column in rows
            if column in self.columns
        ]
        if "organisation" in self.columns:
            others = organisations.exclude(pk__in=taking_part)
            groups.append(("Andere organisaties", [(f"organisation:{row.pk}", str(row)) for row in others]))
        return [(title, choices) for title, choices in groups if choices]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen, _, key = cleaned.get("who", "").partition(":")
        for column in self.columns:
            setattr(self.instance, f"{column}_id", UUID(key) if column == chosen else None)
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Who it is, is checked too; except when nothing was chosen, because that is said already."""
        excluded = super()._get_validation_exclusions()
        return excluded | set(self.columns) if "who" in self.errors else excluded - set(self.columns)


class WishForm(PartForm):
    class Meta:
        model = Plan
        fields = ("wish", "wish_by")
        help_texts = {
            "wish": "Schrijf het op zoals het gezin het zegt. Bijvoorbeeld: “Thuis is het rustig en niemand is bang.”",
            "wish_by": "Bijvoorbeeld: Noor en haar moeder.",
        }

    def prepare(self) -> None:
        self.fields["wish"].required = True
        self.fields["wish"].error_messages["required"] = "Schrijf wat het gezin wil bereiken, in hun eigen woorden."


class ManyGoalsForm(PartForm):
    class Meta:
        model = Plan
        fields = ("many_goals_reason",)
        labels = {"many_goals_reason": "Waarom staan er meer doelen tegelijk open"}
        help_texts = {"many_goals_reason": "Veel doelen tegelijk is zwaar voor een gezin. Kan er iets wachten?"}


class FamilyPlanForm(PartForm):
    class Meta:
        model = Plan
        fields = (
            "family_plan_offered_on", "family_plan_answer", "family_plan_skip_ground", "no_family_plan_on",
        )  # fmt: skip
        widgets = {"family_plan_answer": forms.RadioSelect, "family_plan_skip_ground": forms.RadioSelect}
        labels = {
            "family_plan_offered_on": "Wanneer is het familiegroepsplan aangeboden",
            "family_plan_skip_ground": "Waarom komt er geen familiegroepsplan",
            "no_family_plan_on": "Sinds wanneer is duidelijk dat er geen familiegroepsplan komt",
        }
        help_texts = {
            "family_plan_skip_ground": "Alleen deze drie redenen mogen (Jeugdwet artikel 4.1.2).",
            "no_family_plan_on": "Op deze dag starten de zes weken om het plan vast te stellen (Jeugdwet artikel 4.1.3 "
            "lid 5). Bijvoorbeeld 27-3-2027.",
        }

    def prepare(self) -> None:
        for name in ("family_plan_answer", "family_plan_skip_ground"):
            field = self.fields[name]
            field.choices = [(value, label) for value, label in field.choices if value]  # type: ignore[attr-defined]


class GoalForm(PartForm):
    class Meta:
        model = Goal
        fields = (
            "title", "desired", "own_words", "of_people", "period", "factors", "no_factor_reason", "obstacle",
            "support", "is_imposed", "imposed_by",
        )  # fmt: skip
        widgets = {"period": forms.RadioSelect}
        labels = {
            "factors": "Welke factoren uit de analyse pakken jullie hiermee aan",
            "no_factor_reason": "Past er geen factor bij? Schrijf waarom",
            "is_imposed": "Dit doel is opgelegd, bijvoorbeeld door de kinderrechter",
        }
        help_texts = {
            "title": "Schrijf wat jullie wél willen. Bijvoorbeeld: Noor gaat weer elke dag naar school.",
            "desired": "Wat gebeurt er dan? Hoe merken jullie dat het is gelukt?",
            "own_words": "Wat zegt wie het doel heeft, letterlijk?",
        }

    def prepare(self) -> None:
        self.fields["of_people"].error_messages["required"] = "Kies van wie dit doel is."
        if self.document.analysis_id is None:
            del self.fields["factors"]
            self.fields[
                "no_factor_reason"
            ].help_text = "Er is nog geen analyse die is voorgelegd. Zodra die er is, kunt u hier factoren kiezen."
        self.fields["period"].choices = Goal._meta.get_field("period").choices  # type: ignore[attr-defined]


class ScaleForm(CarriedByOne):
    who = forms.ChoiceField(label="Wie geeft dit cijfer")
    now = forms.IntegerField(
        label="Cijfer nu", min_value=0, max_value=10, help_text=SCORE_HELP, error_messages=SCORE_ERRORS
    )
    wished = forms.IntegerField(
        label="Welk cijfer is goed genoeg", min_value=0, max_value=10, help_text=SCORE_HELP, error_messages=SCORE_ERRORS
    )

    class Meta:
        model = GoalScale
        fields = ("who", "now", "wished", "note")
        labels = {"note": "Wat maakt het dit cijfer, in eigen woorden"}


class OwnStrengthForm(PartForm):
    class Meta:
        model = OwnStrength
        fields = ("who", "what", "can", "note")
        widgets = {"can": forms.RadioSelect}
        help_texts = {"who": "Bijvoorbeeld: oma, of vader."}

    def prepare(self) -> None:
        self.fields["can"].choices = OwnStrength._meta.get_field("can").choices  # type: ignore[attr-defined]


class NeededHelpForm(PartForm):
    class Meta:
        model = NeededHelp
        fields = ("kind", "why")
        help_texts = {
            "kind": "Noem het soort hulp, nog niet het product. Bijvoorbeeld: gesprekken thuis met het hele gezin."
        }


class AgreementForm(CarriedByOne):
    columns = ("person", "professional", "organisation", "contact")
    who = forms.ChoiceField(label="Wie doet dit")

    class Meta:
        model = Agreement
        fields = ("what", "who", "with_whom", "goals", "due_on", "repeats", "until", "kind")
        widgets = {"kind": forms.RadioSelect, "what": forms.Textarea(attrs={"rows": 2})}
        labels = {"until": "Tot en met wanneer"}
        help_texts = {
            "due_on": "Bij een afspraak die terugkomt: de eerste dag. Bijvoorbeeld 27-3-2027.",
            "repeats": "Alleen als het vaker is. Bijvoorbeeld: elke week.",
        }

    def prepare(self) -> None:
        super().prepare()
        self.fields["who"].error_messages["required"] = "Kies wie dit doet."
        self.fields["kind"].choices = Agreement._meta.get_field("kind").choices  # type: ignore[attr-defined]
        goals = list(self.document.goals.values_list("pk", flat=True))
        if self.instance._state.adding and len(goals) == 1:
            self.initial["goals"] = goals


def _plan(part: Any) -> str:
    return reverse("cases:plan-version", args=[part.document.pk])


def _goal(part: Any) -> str:
    goal = part if isinstance(part, Goal) else part.goal
    return f"{_plan(part)}#doel-{goal.pk}" if not goal._state.adding else _plan(part)


items(
    Item("wens", WishForm, None, "", "plan", _plan, name="wens van het gezin", can=("edit",)),
    Item(
        "familiegroepsplan", FamilyPlanForm, None, "", "plan", _plan, name="familiegroepsplan", can=("edit",),
        intro="Bied het gezin altijd eerst aan om zelf een plan te maken, samen met familie, vrienden en anderen.",
    ),
    Item("veel-doelen", ManyGoalsForm, None, "", "plan", _plan, name="uitleg bij veel doelen", can=("edit",)),
    Item("doel", GoalForm, Plan, "plan", "plan", _goal, save=write_goal),
    Item(
        "schaalvraag", ScaleForm, Goal, "goal", "plan", _goal,
        intro="Iedereen geeft een eigen cijfer. Wij tellen cijfers nooit bij elkaar op.",
    ),
    Item("eigen-kracht", OwnStrengthForm, Goal, "goal", "plan", _goal),
    Item("hulp-nodig", NeededHelpForm, Goal, "goal", "plan", _goal),
    Item("afspraak", AgreementForm, Plan, "plan", "plan", _plan),
)  # fmt: skip
