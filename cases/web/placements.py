"""Help that is placed: cards beside the requests for help, and its form."""

from typing import Any

from django.urls import URLPattern, reverse

from cases.families.models import Case
from cases.plans.codes import PlacementState
from cases.plans.models import HelpPlacement
from cases.web.forms import PartForm
from cases.web.items import Item, items
from cases.web.waiting import day_in_words

urlpatterns: list[URLPattern] = []

BADGES = {
    PlacementState.ALLOCATED: "todo", PlacementState.RUNNING: "ok", PlacementState.PAUSED: "soon",
    PlacementState.ENDED: "neutral",
}  # fmt: skip


class PlacementForm(PartForm):
    class Meta:
        model = HelpPlacement
        fields = ("person", "request", "provider", "product_category", "product_code", "allocation_number", "begins_on",
                  "ends_on", "started_on", "stopped_on", "end_reason")  # fmt: skip
        help_texts = {
            "request": "Leeg laten als de hulp niet hier is aangevraagd, bijvoorbeeld via de huisarts.",
            "product_code": "Zoals in de toewijzing. Bijvoorbeeld 45A55.",
            "started_on": "De dag waarop de hulp echt begon.",
            "stopped_on": "De dag waarop de hulp echt stopte. Kies dan ook waarom.",
        }


def placement_cards(case: Case, user: Any) -> list[dict[str, Any]]:
    """All that is placed in the case and this reader may see. One query."""
    rows = HelpPlacement.objects.visible_to(user).filter(case=case)
    return [_card(row) for row in rows.select_related("person", "provider", "request")]


def _card(row: HelpPlacement) -> dict[str, Any]:
    label = row.state.label
    product = f"{row.get_product_category_display()} ({row.product_category})"
    facts = [
        ("Aanbieder", str(row.provider)), ("Product", ", ".join(filter(None, [product, row.product_code]))),
        ("Toewijzingsnummer", row.allocation_number), ("Toegewezen", _period(row)),
        ("Begonnen op", day_in_words(row.started_on) if row.started_on else ""),
        ("Gestopt op", day_in_words(row.stopped_on) if row.stopped_on else ""),
        ("Waarom gestopt", row.get_end_reason_display()),
    ]  # fmt: skip
    return {
        "row": row, "label": label[:1].upper() + label[1:], "badge": BADGES[row.state],
        "facts": [{"label": name, "value": value} for name, value in facts if value],
    }  # fmt: skip


def _period(row: HelpPlacement) -> str:
    last = f" tot en met {day_in_words(row.ends_on)}" if row.ends_on else ""
    return f"vanaf {day_in_words(row.begins_on)}{last}"


def _back(part: HelpPlacement) -> str:
    return reverse("cases:plan", args=[part.case_id]) + "#ingezette-hulp"


items(Item("ingezette-hulp", PlacementForm, Case, "case", "plan", _back))
