"""What the steps of a case and of a handover ask."""

from typing import Any

from django import forms
from django.urls import reverse

from cases.families.codes import CloseReason
from cases.families.models import Case, Handover
from cases.web.forms import StepForm
from cases.web.steps import after_step, step_form
from network.models import User


class ProfessionalField(forms.ModelChoiceField):
    """Somebody of the team, with what they do."""

    def __init__(self, **kwargs: Any):
        super().__init__(User.objects.none(), **kwargs)

    def label_from_instance(self, user: Any) -> str:
        return f"{user.name}, {user.job_title}" if user.job_title else str(user.name)


def asked(model: Any, step: str, fact: str) -> dict[str, str]:
    """The sentence of the machine for a fact that is missing, so that screen and refusal say the same."""
    edge = next(edge for edge in model.edges() if edge.name == step)
    return {"required": edge.needs[fact]}


def words(label: str, model: Any, step: str, fact: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, help_text=help_text,
                           error_messages=asked(model, step, fact))  # fmt: skip


@step_form(Case, "activate")
class ActivateForm(StepForm):
    """Vanaf nu is er elke dag precies één casusregisseur. Het gezin belt deze persoon, tenzij u een ander vast
    aanspreekpunt kiest."""

    coordinator = ProfessionalField(
        label="Wie wordt de casusregisseur", error_messages=asked(Case, "activate", "coordinator"),
        help_text="Staat iemand er niet bij? Voeg die persoon eerst toe bij Team en regie.",
    )  # fmt: skip


@step_form(Case, "decline")
class NoFollowUpForm(StepForm):
    """De vraag leidt niet tot een zaak. De gegevens blijven staan, en heropenen kan."""

    reason = words("Waarom komt er geen vervolg", Case, "decline", "reason",
                   "Schrijf ook wat het gezin ervan vindt en waar het wel terechtkan.")  # fmt: skip


@step_form(Case, "close")
class CloseForm(StepForm):
    """Afsluiten beëindigt het plan, de regie en wat er nog gepland staat. Het dossier blijft te lezen voor wie in het
    team zat."""

    close_reason = forms.ChoiceField(label="Reden van afsluiten", error_messages=asked(Case, "close", "close_reason"))
    end_report = words("Eindverslag", Case, "close", "end_report",
                       "Wat is er bereikt, wat hielp, en wat zegt het gezin er zelf over?")  # fmt: skip
    aftercare = words("Bij wie kan het gezin daarna terecht", Case, "close", "aftercare",
                      "Wie mogen zij bellen, tot wanneer, en wat doen zij als het weer misgaat?")  # fmt: skip

    def prepare(self) -> None:
        reasons = [choice for choice in CloseReason.choices if choice[0] != CloseReason.NOT_STARTED]
        field = self.fields["close_reason"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", "Kies…"), *reasons]


@step_form(Case, "reopen")
class ReopenForm(StepForm):
    """De zaak gaat verder waar zij was, met een casusregisseur vanaf vandaag."""

    reason = words("Waarom heropent u de zaak", Case, "reopen", "reason")
    coordinator = ProfessionalField(
        label="Wie wordt de casusregisseur", error_messages=asked(Case, "reopen", "coordinator"),
        help_text="Staat iemand er niet bij? Voeg die persoon eerst toe bij Team en regie.",
    )  # fmt: skip


@step_form(Case, "reassign")
class ReassignForm(StepForm):
    """De casusregisseur is weg. Kies iemand uit het team van dit gezin; die is het vanaf vandaag. Een aanbod tot
    overdracht dat nog liep, vervalt."""

    coordinator = ProfessionalField(
        label="Wie wordt de casusregisseur", error_messages=asked(Case, "reassign", "coordinator"),
        help_text="Staat iemand er niet bij? Voeg die persoon eerst toe bij Team en regie.",
    )  # fmt: skip
    reason = words("Waarom deze collega, en wat weet het gezin ervan", Case, "reassign", "reason")


@step_form(Handover, "record_talk")
class TalkForm(StepForm):
    """Praat samen met het gezin over de overdracht: wie neemt het over, en wat vinden zij daarvan?"""

    talked_on = forms.DateField(label="Samen gesproken op", error_messages=asked(Handover, "record_talk", "talked_on"))
    family_present = forms.BooleanField(label="Het gezin was erbij", required=False)
    family_view = words("Wat vindt het gezin ervan", Handover, "record_talk", "family_view",
                        "In hun eigen woorden. Was het gezin er niet bij, schrijf dan waarom.")  # fmt: skip


@step_form(Handover, "accept")
class AcceptForm(StepForm):
    """Zodra u aanneemt, bent u de casusregisseur. Tot dat moment blijft uw collega verantwoordelijk: er is geen dag
    zonder regie."""


@step_form(Handover, "decline")
class DeclineForm(StepForm):
    """Uw collega blijft de casusregisseur en leest uw reden."""

    reason = words("Waarom neemt u de zaak niet over", Handover, "decline", "reason")


@step_form(Handover, "withdraw")
class WithdrawForm(StepForm):
    """U blijft de casusregisseur."""

    reason = words("Waarom trekt u het aanbod in", Handover, "withdraw", "reason")


after_step(Handover, lambda handover: reverse("cases:team", args=[handover.case_id]) + "#overdracht")
after_step(Case, lambda case: reverse("cases:team", args=[case.pk]) + "#stand")
