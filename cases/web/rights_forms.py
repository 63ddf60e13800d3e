"""What a request about a file asks, per right, and what each step of it asks."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from cases.analysis.form import headings
from cases.analysis.models import Analysis
from cases.families.models import Person
from cases.plans.models import Plan
from cases.rights.codes import GROUNDS, RequestKind
from cases.rights.models import FileRequest
from cases.web.case_steps import asked, words
from cases.web.forms import StepForm
from cases.web.steps import after_step, step_form


class RequestForm(StepForm):
    """Schrijf op wie wat vraagt. Wie het mag vragen, hangt af van de leeftijd en het gezag op die dag."""

    person = forms.ModelChoiceField(Person.objects.none(), label="Over wie gaat het",
                                    error_messages={"required": "Kies over wie het gaat."})  # fmt: skip
    asked_by = forms.ModelChoiceField(Person.objects.none(), label="Wie van het gezin vraagt het", required=False)
    asked_by_name = forms.CharField(
        label="Of welke organisatie met gezag", required=False, max_length=120,
        help_text="Bij voogdij: de naam zoals die bij Gezag staat",
    )  # fmt: skip
    received_on = forms.DateField(label="Gevraagd op")

    def prepare(self) -> None:
        self.fields["received_on"].initial = timezone.localdate()


class InspectionForm(RequestForm):
    """Wie het dossier mag inzien, krijgt wat over die persoon gaat of door die persoon is gezegd. Wat anderen zeiden en
    wat over anderen gaat, blijft eruit."""

    words = forms.CharField(label="Wat wil deze persoon zien", widget=forms.Textarea, required=False)


class PlacedForm(RequestForm):
    """A request that belongs beside a document."""

    analysis = forms.ModelChoiceField(Analysis.objects.none(), label="In welke analyse", required=False)
    heading = forms.ChoiceField(label="Onder welk kopje van de analyse", required=False)
    plan = forms.ModelChoiceField(Plan.objects.none(), label="Of in welk plan", required=False)

    def prepare(self) -> None:
        super().prepare()
        analysis, plan, heading = self.fields["analysis"], self.fields["plan"], self.fields["heading"]
        assert isinstance(analysis, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        assert isinstance(plan, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        assert isinstance(heading, forms.ChoiceField)  # noqa: S101 - for the type checker
        analysis.queryset, plan.queryset = self.subject.analyses.all(), self.subject.plans.all()
        heading.choices = [("", "Kies…"), *((one.key, one.title) for one in headings(True))]


class CorrectionForm(PlacedForm):
    """Een feit dat niet klopt, wordt verbeterd. Kan de tekst niet meer veranderen, dan staat de verbetering ernaast: op
    het scherm, op papier en in het vervolg. Is het geen feit maar een mening? Dan komt er een eigen verklaring bij."""

    was = forms.CharField(label="Wat staat er nu", widget=forms.Textarea,
                          error_messages={"required": "Schrijf wat er nu staat."})  # fmt: skip
    becomes = forms.CharField(label="Wat moet het worden", widget=forms.Textarea,
                              error_messages={"required": "Schrijf wat het moet worden."})  # fmt: skip
    place = forms.CharField(label="Waar nog meer, of waar anders", required=False, max_length=200)


class AdditionForm(PlacedForm):
    """De verklaring komt meteen bij het dossier, in de eigen woorden van wie haar geeft, en verandert niet meer. Kies
    een analyse of plan als de verklaring daarbij hoort; anders staat zij bij alle stukken."""

    words = forms.CharField(
        label="De verklaring, letterlijk", widget=forms.Textarea,
        error_messages={"required": "Schrijf de verklaring op, in de woorden van wie haar geeft."},
    )  # fmt: skip


class DestructionForm(RequestForm):
    """Vanaf 12 jaar vraagt de jongere dit zelf; daaronder wie het gezag heeft. Weigeren kan alleen als bewaren van
    aanmerkelijk belang is voor een ander, of als een wet zich verzet (Jeugdwet 7.3.9)."""

    words = forms.CharField(label="Wat moet weg, in eigen woorden", widget=forms.Textarea, required=False)


FORMS: dict[str, type[RequestForm]] = {
    RequestKind.INSPECTION: InspectionForm, RequestKind.CORRECTION: CorrectionForm,
    RequestKind.ADDITION: AdditionForm, RequestKind.DESTRUCTION: DestructionForm,
}  # fmt: skip


@step_form(FileRequest, "finish")
class FinishForm(StepForm):
    """Schrijf wat u deed, zodat de vrager en uw collega's het kunnen nalezen."""

    outcome = words("Wat hebt u gedaan", FileRequest, "finish", "outcome")


@step_form(FileRequest, "agree")
class AgreeForm(StepForm):
    """U gaat akkoord dat de gegevens van deze persoon worden vernietigd. Daarna leest een collega de lijst van wat weg
    gaat, en voert het uit. Eerst mag de vrager het dossier nog inzien of een afschrift krijgen."""

    def clean(self) -> dict[str, Any]:
        return {**(super().clean() or {}), "agreed_by": self.user}


@step_form(FileRequest, "carry_out")
class CarryOutForm(StepForm):
    """De gegevens gaan weg en komen niet terug, ook uit wat al is vastgesteld. Lees eerst de lijst bij “Wat gaat weg en
    wat blijft”."""

    confirmed = forms.BooleanField(
        label="Ik heb de lijst gelezen. Dit kan niet ongedaan worden gemaakt.",
        error_messages=asked(FileRequest, "carry_out", "confirmed"),
    )  # fmt: skip


@step_form(FileRequest, "refuse")
class RefuseForm(StepForm):
    """Weigeren kan alleen op een grond uit de wet. De vrager kan daarna naar de Autoriteit Persoonsgegevens of de
    rechter, en een eigen verklaring laten toevoegen."""

    ground = forms.ChoiceField(label="Grond", error_messages=asked(FileRequest, "refuse", "ground"))
    outcome = words("Uitleg voor de vrager", FileRequest, "refuse", "outcome")

    def prepare(self) -> None:
        field: Any = self.fields["ground"]
        field.choices = [("", "Kies…"), *((one.value, one.label) for one in GROUNDS.get(self.subject.kind, ()))]


@step_form(FileRequest, "extend")
class ExtendForm(StepForm):
    """Kan het antwoord niet binnen een maand, dan mag het één keer twee maanden later. Vertel dat de vrager binnen de
    eerste maand (AVG artikel 12)."""

    reason = words("Waarom duurt het langer", FileRequest, "extend", "reason")


@step_form(FileRequest, "withdraw")
class TakenBackForm(StepForm):
    """Alleen als de vrager dat zelf wil, of als het verzoek verkeerd is opgeschreven."""

    outcome = words("Waarom wordt het verzoek ingetrokken", FileRequest, "withdraw", "outcome")


after_step(FileRequest, lambda request: reverse("cases:rights", args=[request.case_id]) + "#verzoeken")
