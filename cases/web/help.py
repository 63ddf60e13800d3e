"""Help that is asked for: one page to read a request, and its form in the order of 'Plan en aanvraag'."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.access.predicates import team_member
from cases.families.models import Case
from cases.plans.codes import HelpStatus
from cases.plans.models import HelpRequest
from cases.web.forms import PartForm
from cases.web.frame import family_page, get_or_404
from cases.web.items import Item, items
from cases.web.routes import IN_CASE, page, reads
from cases.web.waiting import day_in_words

STEPS = (
    ("question", "Stap 1: wat is de hulpvraag?"),
    ("problems", "Stap 2: wat zijn de problemen of beperkingen?"),
    ("needed", "Stap 3: wat is er nodig?"),
    ("own_strength", "Stap 4: wat kunnen jullie zelf?"),
    ("other_laws", "Stap 5: wat kan er via andere wetten?"),
    ("general_provision", "Stap 5: welke hulp is er voor iedereen?"),
    ("conclusion", "Stap 6: conclusie en advies"),
)
BADGES = {
    HelpStatus.PROPOSED: "neutral", HelpStatus.ASKED: "busy", HelpStatus.GRANTED: "ok", HelpStatus.RUNNING: "ok",
    HelpStatus.REFUSED: "dissent", HelpStatus.ENDED: "neutral",
}  # fmt: skip
SECTIONS = (
    ("Voor wie en hoe", "", ("person", "route", "asked_on", "status")),
    (
        "De zes stappen",
        "Bepaalt een gecertificeerde instelling de hulp? Sla deze stappen dan over.",
        tuple(name for name, _ in STEPS),
    ),
    (
        "Het product",
        "Vul hoeveel, de eenheid en hoe vaak samen in. Bijvoorbeeld: 2 uren per week.",
        (
            "category", "product_name", "product_category", "product_code", "begins_on", "ends_on", "amount", "unit",
            "frequency", "delivery", "provider",
        ),
    ),
    ("Wat kiest het gezin", "", ("choice", "more_to_say", "signed", "consented")),
    (
        "Het besluit",
        "Een advies van het lokale team is nog geen besluit van de gemeente.",
        ("decided_on", "decision", "first_contact_on"),
    ),
)  # fmt: skip


class HelpForm(PartForm):
    class Meta:
        model = HelpRequest
        fields = tuple(name for _, _, names in SECTIONS for name in names)
        widgets = {"route": forms.RadioSelect, "delivery": forms.RadioSelect}
        labels = {name: label.removesuffix("?") for name, label in STEPS} | {"category": "Categorie in de verordening"}
        help_texts = {
            "question": "Waarom vragen jullie hulp? Een product of een pgb is geen hulpvraag.",
            "problems": "Oorzaak en gevolg. Nog niet wat er nodig is.",
            "needed": "Het meeste dat nodig is: welke hulp, hoeveel, hoe lang en waarom.",
            "own_strength": "Wat kan het gezin, wat kan het netwerk? Geef bij elk antwoord een reden.",
            "other_laws": "Wlz, Zvw of Wmo. Schrijf ook waarom wel of niet.",
            "general_provision": "Hulp waarvoor geen besluit nodig is. Schrijf ook waarom wel of niet.",
            "conclusion": "Wat blijft over: welke hulp, hoe vaak en hoe lang. Of waarom er geen hulp nodig is.",
            "product_category": "Twee cijfers uit iJw, bijvoorbeeld 45.",
            "signed": "Bijvoorbeeld: Noor en moeder, 12 maart 2027.",
        }

    def prepare(self) -> None:
        for name in ("route", "delivery"):
            field: Any = self.fields[name]
            field.choices = [(value, label) for value, label in field.choices if value]

    def sections(self) -> list[dict[str, Any]]:
        """The fields under their headings."""
        return [
            {"title": title, "text": text, "fields": [self[name] for name in names]} for title, text, names in SECTIONS
        ]


def size_in_words(request: HelpRequest) -> str:
    """'2 uren per week'; empty when nothing was filled in."""
    if request.amount is None:
        return ""
    amount = f"{request.amount.normalize():f}".replace(".", ",")
    return f"{amount} {request.get_unit_display()} {request.get_frequency_display()}".strip()


def period_in_words(request: HelpRequest) -> str:
    """'van 1 februari 2027 tot en met 1 augustus 2027'"""
    parts = []
    if request.begins_on:
        parts.append(f"van {day_in_words(request.begins_on)}")
    if request.ends_on:
        parts.append(f"tot en met {day_in_words(request.ends_on)}")
    return " ".join(parts)


def help_cards(case: Case, user: Any) -> list[dict[str, Any]]:
    """Every request of the case that this reader may see, as a card. One query."""
    rows = HelpRequest.objects.visible_to(user).filter(case=case)
    return [_card(row) for row in rows.select_related("person", "provider")]


def _card(request: HelpRequest) -> dict[str, Any]:
    return {
        "help": request, "size": size_in_words(request), "period": period_in_words(request),
        "badge": BADGES[HelpStatus(request.status)], "url": reverse("cases:help-request", args=[request.pk]),
    }  # fmt: skip


def help_request(request: HttpRequest, help: Any) -> HttpResponse:
    rows = HelpRequest.objects.visible_to(request.user).select_related("person", "provider", "case__family")
    found: HelpRequest = get_or_404(rows, pk=help)
    writes = team_member(found, request.user) and not found.case.closed_for_edits()
    product = [
        ("Categorie in de verordening", found.get_category_display()), ("Product", found.product_name),
        ("Productcategorie en code", f"{found.product_category} {found.product_code}".strip()),
        ("Hoeveel", size_in_words(found)), ("Periode", period_in_words(found)), ("Vorm", found.get_delivery_display()),
        ("Aanbieder", str(found.provider or "")),
    ]  # fmt: skip
    choice = [
        ("Wat kiest het gezin", found.get_choice_display()), ("Wil nog iets kwijt", found.more_to_say),
        ("Getekend door", found.signed),
        ("Toestemming voor de hulp", ", ".join(map(str, found.consented.visible_to(request.user)))),
        ("Besluit van de gemeente", day_in_words(found.decided_on) if found.decided_on else ""),
        ("Het besluit", found.decision),
        ("Eerste contact met de aanbieder", day_in_words(found.first_contact_on) if found.first_contact_on else ""),
    ]  # fmt: skip
    context = family_page(
        request, found.case, "plan", card=_card(found), writes=writes,
        steps=_rows([(label, getattr(found, name)) for name, label in STEPS]),
        product=_rows(product), choice=_rows(choice), plan_url=reverse("cases:plan", args=[found.case_id]),
    )  # fmt: skip
    return render(request, "cases/help.html", context)


def _rows(pairs: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in pairs]


def _back(part: HelpRequest) -> str:
    return reverse("cases:plan", args=[part.case_id]) + "#hulp"


items(Item("hulpaanvraag", HelpForm, Case, "case", "plan", _back, template="cases/help_form.html"))

urlpatterns = [page("hulp/<uuid:help>", help_request, "help-request", IN_CASE, reads(Shown.HELP))]
