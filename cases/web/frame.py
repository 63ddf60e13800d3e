"""What every page about a family shares: fetch the case (the fetch is the check), the identity bar, the navigation."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from cases.families.models import Authority, Case

TABS = (
    ("family", "Overzicht"),
    ("analyses", "Verklarende analyse"),
    ("plan", "Gezinsplan"),
    ("evaluations", "Evaluaties"),
    ("people", "Mensen"),
    ("team", "Team en regie"),
    ("timeline", "Tijdlijn"),
    ("attention", "Aandachtspunten"),
)


def get_or_404(queryset: Any, **lookup: Any) -> Any:
    """Fetch from what is visible; what is not visible does not exist."""
    found = queryset.filter(**lookup).first()
    if found is None:
        raise Http404
    return found


def case_or_404(request: HttpRequest, case: Any) -> Case:
    cases = Case.objects.visible_to(request.user).select_related(
        "family", "coordinator", "contact_person", "municipality"
    )
    return get_or_404(cases, pk=case)


def family_page(case: Case, current: str, **context: Any) -> dict[str, Any]:
    """The context of a page about a family; `current` is the tab."""
    return {
        "case": case,
        "identity": {"name": str(case.family), "facts": identity_facts(case), "actions": []},
        "tabs": [
            {"label": label, "url": reverse(f"cases:{name}", args=[case.pk]), "current": name == current}
            for name, label in TABS
        ],
        **context,
    }


def identity_facts(case: Case) -> list[dict[str, str]]:
    """Children with age, who coordinates, who has gezag, the phase, and the next evaluation."""
    youths = youths_of(case)
    plan = case.plans.filter(status="active").first()
    facts = [
        {"label": "Zaak", "value": case.number},
        {"label": "Regie", "value": str(case.coordinator or "nog niemand")},
        {
            "label": "Kinderen" if len(youths) > 1 else "Kind",
            "value": ", ".join(map(with_age, youths)) or "nog niet bekend",
        },
        {"label": "Gezag", "value": gezag_in_words(case, youths)},
        {"label": "Fase", "value": phase(case, plan)},
    ]
    if plan and plan.next_evaluation_on:
        words, state = due_in_words(plan.next_evaluation_on)
        facts.append({"label": "Evaluatie", "value": words, "state": "late" if state == "late" else "neutral"})
    return facts


def youths_of(case: Case) -> list[Any]:
    """The youths of the case, looked up once per page."""
    found: list[Any] = case.__dict__.setdefault("_youths_on_page", None) or case.youths()
    case.__dict__["_youths_on_page"] = found
    return found


def with_age(person: Any) -> str:
    return f"{person.first_name} ({person.age})" if person.age is not None else person.first_name


def gezag_in_words(case: Case, youths: list[Any]) -> str:
    held = Authority.objects.holding(timezone.localdate()).filter(child__in=[youth.pk for youth in youths])
    names = {str(row.holder or row.organisation) for row in held.select_related("holder", "organisation")}
    return " en ".join(sorted(names)) or "nog niet nagekeken"


def phase(case: Case, plan: Any) -> str:
    """Where the work is, in one word."""
    if case.status != "active":
        return case.status_label
    return "uitvoeren" if plan else "analyse en plan"


def due_in_words(day: date | None) -> tuple[str, str]:
    """How far away a date is, in words, and its state: late, soon (this week) or calm."""
    if day is None:
        return "Nog geen datum", ""
    days = (day - timezone.localdate()).days
    if days < 0:
        return ("1 dag te laat" if days == -1 else f"{-days} dagen te laat"), "late"
    if days == 0:
        return "Vandaag", "soon"
    if days == 1:
        return "Morgen", "soon"
    return f"Over {days} dagen", "soon" if days < 7 else "calm"
