"""The forms of 18-/18+: a point and how it stands, what the young person says, the toekomstplan, and what goes on."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.access.predicates import leader, team_member
from cases.adulthood import actions
from cases.adulthood.codes import OUTCOME
from cases.adulthood.models import (
    AdultHandover,
    Checklist,
    ChecklistItem,
    Continuation,
    FuturePlan,
    OutcomeAnswer,
)
from cases.web.acts import ask, may
from cases.web.adulthood_list import lists_of
from cases.web.forms import PartForm, StepForm
from cases.web.frame import get_or_404
from cases.web.items import Item, items
from cases.web.routes import WRITES, Answers, page, reads

OWNER = ("person", "professional", "organisation")
SIGNS = Answers(403, 403, 200, 404)  # only the team leader


class OwnPointForm(PartForm):
    """A point of their own, beside the catalogue."""

    class Meta:
        model = ChecklistItem
        fields = ("title", "plain", "domain", "law", "begins_on", "due_on", *OWNER, "note")

    def prepare(self) -> None:
        _owner(self)
        self.fields["plain"].help_text = "Zo leest de jongere het zelf. Laat leeg als de eerste tekst al gewoon is"


class PointForm(PartForm):
    """What may be changed of a point from the catalogue: its text stays what it was when the list began."""

    class Meta:
        model = ChecklistItem
        fields = ("due_on", *OWNER, "note")

    def prepare(self) -> None:
        _owner(self)


def _owner(form: PartForm) -> None:
    form.fields["person"].label = "Wie doet dit: iemand van het gezin"
    form.fields["organisation"].help_text = "Kies er één. Laat alle drie leeg als de casusregisseur dit doet"


class SettledForm(PartForm):
    class Meta:
        model = ChecklistItem
        fields = ("evidence", "settled_on")

    def prepare(self) -> None:
        self.fields["evidence"].required = True
        self.fields["evidence"].help_text = f"Bij: {self.instance.title}. Bijvoorbeeld: brief van het CIZ van 3 maart"


class NotNeededForm(PartForm):
    class Meta:
        model = ChecklistItem
        fields = ("because",)

    def prepare(self) -> None:
        self.fields["because"].required = True
        self.fields["because"].help_text = f"Bij: {self.instance.title}"


class TakenOverForm(PartForm):
    class Meta:
        model = ChecklistItem
        fields = ("taken_over_by", "taken_over_name", "taken_over_on")

    def prepare(self) -> None:
        self.fields["taken_over_by"].required = self.fields["taken_over_name"].required = True
        self.fields["taken_over_by"].help_text = f"Bij: {self.instance.title}"


class AnswerForm(PartForm):
    class Meta:
        model = OutcomeAnswer
        fields = ("domain", "answer", "words", "said_on")

    def prepare(self) -> None:
        self.fields["domain"].help_text = " ".join(OUTCOME.values())
        self.fields["words"].help_text = "Zo letterlijk als het kan"


class FutureForm(PartForm):
    class Meta:
        model = FuturePlan
        fields = ("own_words", "risk", "risk_words", "steady_adult", "steady_adult_knows", "signals", "what_helps",
                  "whom_to_call")  # fmt: skip


class ContinuationForm(PartForm):
    class Meta:
        model = Continuation
        fields = ("law", "what", "ground", "stopped_on", "decided_on", "organisation", "begins_on", "ends_on")

    def prepare(self) -> None:
        self.fields["ground"].help_text = "Alleen bij verlengde jeugdhulp. Bij de tweede grond moet het besluit er " \
            "vóór de 18e verjaardag zijn, bij de derde binnen een half jaar na het stoppen"  # fmt: skip
        self.fields["stopped_on"].help_text = "Alleen als de hulp opnieuw begint"


class AdultHandoverForm(PartForm):
    class Meta:
        model = AdultHandover
        fields = ("organisation", "worker", "first_on", "youth_was_there", "told", "accepted_on")

    def prepare(self) -> None:
        self.fields["accepted_on"].help_text = "Tot die dag blijft de jeugdhulp verantwoordelijk"


class SkipForm(StepForm):
    """Van de punten op de lijst gaan er veel over iets wat hier niet speelt. Kies die punten en schrijf één reden."""

    items = forms.ModelMultipleChoiceField(
        ChecklistItem.objects.none(), label="Welke punten zijn hier niet nodig",
        error_messages={"required": "Kies ten minste één punt."},
    )  # fmt: skip
    because = forms.CharField(
        label="Waarom niet", max_length=300, help_text="Bijvoorbeeld: woont niet in een pleeggezin",
        error_messages={"required": "Schrijf waarom dit hier niet nodig is."},
    )  # fmt: skip

    def prepare(self) -> None:
        rows = ChecklistItem.objects.visible_to(self.user).open().filter(checklist=self.subject)
        self.fields["items"].queryset = rows.order_by("number", "added_at")  # type: ignore[attr-defined]


class SignOffForm(StepForm):
    """De zaak kan dan dicht, ook al is nog niet alles geregeld. De reden staat in het dossier."""

    because = forms.CharField(
        label="Waarom mag de zaak dicht terwijl dit nog niet af is", widget=forms.Textarea,
        help_text="Schrijf ook wie de jongere nu helpt, en wat de jongere ervan vindt.",
        error_messages={"required": "Schrijf waarom de zaak dicht mag terwijl dit nog niet af is."},
    )  # fmt: skip


def skip_many(request: HttpRequest, pk: Any) -> HttpResponse:
    found: Checklist = get_or_404(lists_of(request.user), pk=pk)
    may(team_member(found, request.user))
    return ask(
        request, found.case, found, SkipForm, "Niet nodig voor deze jongere", "", tab="adulthood",
        do=lambda **said: actions.skip_many(found, by=request.user, **said), done="De punten zijn afgevinkt.",
        back=reverse("cases:checklist", args=[found.pk]),
    )  # fmt: skip


def sign_off(request: HttpRequest, pk: Any) -> HttpResponse:
    found: Checklist = get_or_404(lists_of(request.user), pk=pk)
    may(leader(found, request.user))
    return ask(
        request, found.case, found, SignOffForm, "Tekenen om af te sluiten", "", tab="adulthood",
        do=lambda **said: actions.sign_off(found, by=request.user, **said), done="Uw akkoord is bewaard.",
        back=reverse("cases:checklist", args=[found.pk]),
    )  # fmt: skip


def back_to_list(part: Any) -> str:
    url = reverse("cases:checklist", args=[part.checklist_id])
    return f"{url}#punt-{part.pk}" if isinstance(part, ChecklistItem) else f"{url}#{_SECTION[type(part)]}"


_SECTION: dict[Any, str] = {OutcomeAnswer: "gebieden", FuturePlan: "toekomstplan", Continuation: "hulp-na-18",
                            AdultHandover: "overdracht"}  # fmt: skip


def _item(key: str, form: type[PartForm], **more: Any) -> Item:
    return Item(key=key, form=form, **{
        "parent": Checklist, "attach": "checklist", "tab": "adulthood", "back": back_to_list, **more
    })  # fmt: skip


def _stands(key: str, form: type[PartForm], save: Any, intro: str) -> Item:
    return _item(key, form, save=save, can=("edit",), intro=intro)


items(
    _item("punt-eigen", OwnPointForm, save=actions.change, removal=actions.take_out, only={"number": 0}),
    _item("punt", PointForm, save=actions.change, only={"number__gt": 0}, can=("edit",)),
    _stands("punt-geregeld", SettledForm, actions.settle, "Waaruit blijkt dat het geregeld is, en sinds wanneer?"),
    _stands("punt-niet-nodig", NotNeededForm, actions.skip, "Dit speelt hier niet. Schrijf waarom."),
    _stands("punt-overgenomen", TakenOverForm, actions.take_over,
            "Een organisatie voor volwassenen neemt dit over. Leg vast wie, zodat de jongere weet wie er belt."),
    _item("antwoord-18", AnswerForm, save=actions.note_answer, can=("add",),
          intro="Een gebied is pas geregeld als de jongere dat zelf zegt. Vraag het en schrijf het antwoord op."),
    _item("toekomstplan", FutureForm, can=("edit",),
          intro="Schrijf dit samen met de jongere en wie de jongere erbij wil hebben. In de verordening heet dit het "
                "perspectiefplan (art. 21c)."),
    _item("hulp-na-18", ContinuationForm,
          intro="Welke hulp gaat door na 18, en onder welke wet? Is er geen hulp meer nodig, leg dat dan ook vast."),
    _item("overdracht-18", AdultHandoverForm,
          intro="Hulp van nu en hulp voor volwassenen zitten samen met de jongere aan tafel voordat iemand loslaat."),
)  # fmt: skip

urlpatterns = [
    page("18-plus/<uuid:pk>/niet-nodig", skip_many, "adulthood-skip", WRITES, reads(Shown.ADULTHOOD)),
    page("18-plus/<uuid:pk>/tekenen", sign_off, "adulthood-sign", SIGNS, reads(Shown.ADULTHOOD)),
]
