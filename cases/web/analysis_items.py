"""The parts of an analysis on the one page for parts: what they are called and where people come back."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, reverse

from cases.analysis import actions as analyses
from cases.analysis.models import Analysis, FactorLink
from cases.web import analysis_differing_forms as differing
from cases.web import analysis_forms as forms
from cases.web.items import Item, items

urlpatterns: list[URLPattern] = []


def back_to(anchor: str) -> Callable[[Any], str]:
    """The place on the page of the analysis where this part stands."""
    return lambda part: f"{reverse('cases:analysis', args=[part.document.pk])}#{anchor}"


def confirm(part: Any, *, by: Any, **form: Any) -> Any:
    return analyses.confirm_factor(part, why=part.why, by=by)


def drop(part: Any, *, by: Any, **form: Any) -> Any:
    return analyses.drop_factor(part, why=part.why, by=by)


def explain_new(part: Any, *, by: Any, **form: Any) -> Any:
    return analyses.explain_new_factor(part, why=part.why, by=by)


def _part(key: str, form: Any, anchor: str, **more: Any) -> Item:
    return Item(key=key, form=form, **{
        "parent": Analysis, "attach": "analysis", "tab": "analyses", "back": back_to(anchor), **more
    })  # fmt: skip


def _text_back(part: Any) -> str:
    return back_to(f"deel-{part.key}")(part)


_EDIT = {"can": ("edit",)}
_NEW = {"only": {"carried_from__isnull": True}, **_EDIT}
_CARRIED = {"only": {"carried_from__isnull": False}, **_EDIT}

items(
    _part("analyse-tekst", forms.TextForm, "", back=_text_back, template="cases/analysis_text_form.html", **_EDIT),
    _part("analyse-gegevens", forms.AnalysisForm, "gegevens", name="gegevens van de analyse", **_EDIT),
    _part("analyse-weging", forms.WeighingForm, "weging", name="aard, ernst en urgentie", **_EDIT),
    _part(
        "analyse-zelfde-beeld", forms.SamePictureForm, "verschillen", name="waarom het beeld hetzelfde bleef", **_EDIT
    ),
    _part("uitspraak", forms.StatementForm, "uitspraken"),
    _part("zorg", forms.WorryForm, "zorgen"),
    _part("factor", forms.FactorForm, "factoren"),
    _part(
        "factor-bevestigen",
        differing.ConfirmForm,
        "factoren",
        save=confirm,
        name="factor uit de vorige analyse",
        **_CARRIED,
    ),
    _part("factor-vervallen", differing.DropForm, "verschillen", save=drop, name="factor die vervalt", **_CARRIED),
    _part(
        "factor-nieuw", differing.NewForm, "verschillen", save=explain_new, name="uitleg bij een nieuwe factor", **_NEW
    ),
    _part("verband", forms.LinkForm, "verbanden"),
    _part("visie", forms.ViewForm, "verbanden", parent=FactorLink, attach="link"),
    _part("verklaring", forms.ExplanationForm, "verklaringen"),
    _part("eerdere-hulp", forms.EarlierHelpForm, "eerdere-hulp"),
    _part("nog-niet-duidelijk", forms.GapForm, "nog-niet-duidelijk", name="open plek"),
    _part("consultatie", forms.ConsultationForm, "weging"),
    _part("bijlage", forms.EnclosureForm, "bijlagen"),
    _part("verschil", differing.DifferenceForm, "verschillen"),
    _part("visieverschil", differing.ViewDifferenceForm, "visies"),
    _part("reactie", differing.RemarkForm, "reacties"),
)
