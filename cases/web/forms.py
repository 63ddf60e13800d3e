"""The base of every form: Dutch dates, choices limited to this family, and a hidden version against overwriting."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from cases.access.partial_dates import as_typed, normalised
from cases.families.models import Case
from cases.offering import offered
from cases.offering import people_of as people_of
from flow.gate import Incomplete, NotPossible

DATE_HELP = "Bijvoorbeeld 27-3-2027"
BORN_HELP = "Bijvoorbeeld 27-3-2012"


class DateInput(forms.DateInput):
    """Takes a date as it stands everywhere on the screen too: '17 juni 2020'."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return as_typed(normalised(value)) if value else value


def dutch_date(field: forms.DateField, example: str = DATE_HELP) -> None:
    """A text field with an example; a calendar is never the only way."""
    field.widget = DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off", "inputmode": "text"})
    field.input_formats = ["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"]
    field.help_text = field.help_text or example
    field.error_messages["invalid"] = "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 27-3-2027."


def tidy(form: forms.BaseForm) -> None:
    """Give every field the same manners."""
    for name, field in form.fields.items():
        if isinstance(field, forms.DateField):
            dutch_date(field, BORN_HELP if name == "birth_date" else DATE_HELP)
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs.setdefault("rows", 4)
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.widget = forms.CheckboxSelectMultiple(choices=field.choices)  # type: ignore[arg-type]
        elif isinstance(field, forms.ModelChoiceField):
            field.empty_label = "Kies…"
        elif isinstance(field, forms.TypedChoiceField) and isinstance(field.widget, forms.Select):
            field.choices = [(value, label if value else "Kies…") for value, label in field.choices]  # type: ignore[union-attr, misc]
        field.error_messages.setdefault("required", "Vul dit in.")
        if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
            field.error_messages["required"] = f"Vul in: {field.label or 'dit veld'}."


def tell(form: forms.BaseForm, no: NotPossible) -> int:
    """Show a refusal at its field, or above the form. The status of the page: 409 when it cannot be mended there."""
    errors = no.errors if isinstance(no, Incomplete) else {"": " ".join(no.reasons)}
    for name, sentence in errors.items():
        form.add_error(name if name in form.fields else None, sentence)
    return 200 if isinstance(no, Incomplete) else 409


class StepForm(forms.Form):
    """Asks for the facts of a step."""

    def __init__(self, *args: Any, subject: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.subject, self.user = subject, user
        limit(self, subject.case, subject)
        self.prepare()
        tidy(self)

    def prepare(self) -> None:
        """Subclasses set what depends on the subject."""


class PartForm(forms.ModelForm):
    """Adds or changes one part of a document. Save it with `cases.access.records.write`."""

    def __init__(self, *args: Any, case: Case, document: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.case, self.document, self.user = case, document, user
        limit(self, case, document)
        self.prepare()
        tidy(self)

    def prepare(self) -> None:
        """Subclasses set what depends on the case."""

    def _get_validation_exclusions(self) -> set[str]:
        """Constraints over fields that are not in the form, such as the document, are checked too."""
        return super()._get_validation_exclusions() - {"case", "plan", "analysis", "evaluation", "family", "goal"}  # type: ignore[misc]

    def _post_clean(self) -> None:
        """What the row itself says does not go together is shown at its field."""
        before = self.errors.get(NON_FIELD_ERRORS)
        before = before.copy() if before else None
        super()._post_clean()  # type: ignore[misc]
        self.instance.fill_in()
        misfits = getattr(self.instance, "misfits", None)
        told = {field: text for field, text in misfits().items() if field in self.fields} if misfits else {}
        if told:
            # A constraint of the database says the same with a constraint's name, and at no field.
            self.errors.pop(NON_FIELD_ERRORS, None)
            self.errors.update({NON_FIELD_ERRORS: before} if before else {})
        for field, sentence in told.items():
            if field not in self.errors:
                self.add_error(field, sentence)

    def many(self) -> dict[str, Any]:
        """The many-to-many choices, for `write`."""
        names = {field.name for field in self._meta.model._meta.many_to_many}
        return {name: value for name, value in self.cleaned_data.items() if name in names}


def limit(form: forms.BaseForm, case: Case, document: Any) -> None:
    """Nobody is offered a person, factor or goal of another family, or one they may not see."""
    user = getattr(form, "user", None)
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField):
            rows = offered(field.queryset.model, case, document, user)  # type: ignore[union-attr]
            if rows is not None:
                field.queryset = rows
