"""The forms of documents and contact notes."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import URLPattern, reverse
from django.utils import timezone

from cases.documents import actions
from cases.documents.files import KINDS, WrongFile, check, check_size
from cases.documents.models import Document, Note
from cases.families.models import Case
from cases.sharing.models import team_of
from cases.web.audience_forms import ADDRESSED, AddressedForm
from cases.web.forms import PartForm
from cases.web.items import Item, items
from network.models import User

urlpatterns: list[URLPattern] = []
WHAT = ("title", "kind", "made_by", "dated_on", "about", *ADDRESSED)


class DetailsForm(AddressedForm):
    """What is written beside the file of a document."""

    class Meta:
        model = Document
        fields = WHAT

    def prepare(self) -> None:
        super().prepare()
        self.fields["title"].help_text = "Waaraan u het later herkent, bijvoorbeeld: verslag intelligentieonderzoek"
        self.fields["made_by"].help_text = "Naam en organisatie, bijvoorbeeld: Raad voor de Kinderbescherming"
        self.fields["about"].help_text = "Kies iedereen over wie er iets in staat."

    def clean_dated_on(self) -> Any:
        return not_to_come(self.cleaned_data["dated_on"])


class DocumentForm(DetailsForm):
    """A new document, with its file."""

    file = forms.FileField(label="Bestand", allow_empty_file=True)

    class Meta:
        model = Document
        fields = WHAT

    def prepare(self) -> None:
        super().prepare()
        self.order_fields(["file", *WHAT])
        self.fields["file"].help_text = f"{KINDS} Niet groter dan {_most_in_words()}."
        self.fields["file"].error_messages["required"] = "Kies een bestand."

    def clean_file(self) -> Any:
        sent = self.cleaned_data["file"]
        try:
            check_size(sent.size)
            self.instance.carry(check(sent.name, sent.read()))
        except WrongFile as wrong:
            raise ValidationError(str(wrong)) from wrong
        return sent

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors and "file" not in self.errors:
            self.add_error("file", "Kies het bestand opnieuw: de browser onthoudt het niet.")


class NoteForm(AddressedForm):
    """A contact that was."""

    class Meta:
        model = Note
        fields = ("held_on", "spoken_by", "people", "with_whom", "about", "text", *ADDRESSED)

    def prepare(self) -> None:
        super().prepare()
        spoken_by = self.fields["spoken_by"]
        assert isinstance(spoken_by, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        who = Q(pk__in=team_of(self.case).order_by().values("pk")) | Q(pk=self.instance.spoken_by_id)
        spoken_by.queryset = User.objects.filter(who).order_by("name", "pk")
        self.initial["spoken_by"] = self.instance.spoken_by_id or self.user.pk
        self.initial["held_on"] = self.initial.get("held_on") or timezone.localdate()
        self.fields["with_whom"].help_text = "Bijvoorbeeld: mentor van school"
        self.fields["text"].help_text = "Schrijf op wat er is gezegd en afgesproken, zo dat het gezin het mag lezen."
        self.fields["text"].widget.attrs["rows"] = 8


class CorrectionForm(NoteForm):
    """The next version of a note begins with what stands there."""

    class Meta:
        model = Note
        fields = NoteForm.Meta.fields

    def prepare(self) -> None:
        super().prepare()
        old = self.instance.version_before()
        for name in ("people", "about", "named"):
            self.initial[name] = list(getattr(old, name).all())


class WithdrawalForm(PartForm):
    """Why a note does not count any more."""

    class Meta:
        model = Note
        fields = ("withdrawn_because",)

    def prepare(self) -> None:
        self.fields["withdrawn_because"].label = "Waarom trekt u deze notitie in?"
        self.fields["withdrawn_because"].required = True


def not_to_come(day: Any) -> Any:
    if day and day > timezone.localdate():
        raise ValidationError("Deze datum ligt in de toekomst.")
    return day


def _most_in_words() -> str:
    return f"{settings.DOCUMENT_MAX_BYTES // (1024 * 1024)} MB"


def back_to_list(part: Any) -> str:
    return f"{reverse('cases:documents', args=[part.document.pk])}#stuk-{part.pk}"


def _item(key: str, form: type[PartForm], save: Any, **more: Any) -> Item:
    return Item(key=key, form=form, save=save, **{
        "parent": Case, "attach": "case", "tab": "documents", "back": back_to_list, "can": ("add",), **more
    })  # fmt: skip


_STANDS = {"can": ("edit",), "only": {"withdrawn_at__isnull": True}}

items(
    _item("document", DocumentForm, actions.add),
    _item("document-gegevens", DetailsForm, actions.add, name="gegevens van het document", can=("edit",),
          only={"taken_out_at__isnull": True},
          intro="Het bestand zelf verandert niet. Is er een nieuw bestand? Voeg dat dan toe en haal dit eruit."),
    _item("contactnotitie", NoteForm, actions.note),
    _item("contactnotitie-versie", CorrectionForm, actions.correct, name="nieuwe versie van de contactnotitie",
          parent=Note, begin=Note.next_version,
          intro="De eerdere tekst blijft in het dossier staan, met wie hem schreef en wanneer."),
    _item("contactnotitie-intrekken", WithdrawalForm, actions.withdraw, name="contactnotitie", **_STANDS,
          intro="De notitie geldt dan niet meer. De tekst blijft leesbaar, met de reden erbij."),
)  # fmt: skip
