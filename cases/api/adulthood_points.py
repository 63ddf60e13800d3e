"""`/overgangen-18/{overgang}/punten`: what must be arranged before somebody is 18, by whom, and how it stands."""

from cases.adulthood import actions
from cases.adulthood.codes import Domain, ItemState
from cases.adulthood.models import ChecklistItem
from cases.api import fields
from cases.api.acts import Act, StepsOfRow, WithActs
from cases.api.adulthood import LIST, READ, WRITE, BesideChecklist
from cases.api.filters import CodeFilter, DayFilter, Filters
from cases.api.resources import Adds, Changes, Lists, Removes, Shows
from cases.api.routes import route
from cases.api.serializers import RowSerializer, Strict
from network.models import Organisation


class ChecklistItemSerializer(WithActs, RowSerializer):
    """Een punt. Wat uit de catalogus komt, houdt zijn tekst; `stand` verandert met een stap."""

    class Meta:
        model = ChecklistItem
        names = {"nummer": "number", "gebied": "domain", "titel": "title", "gewoneWoorden": "plain", "wet": "law",
                 "beginDatum": "begins_on", "klaarDatum": "due_on", "kanNietMeerDatum": "hard_on",
                 "persoon": "person", "professional": "professional", "organisatie": "organisation",
                 "toelichting": "note", "stand": "state", "nietNodigReden": "because", "bewijs": "evidence",
                 "geregeldDatum": "settled_on", "vastgelegdDoor": "settled_by",
                 "overgenomenDoor": "taken_over_by", "overgenomenNaam": "taken_over_name",
                 "overgenomenDatum": "taken_over_on", "versie": "version"}  # fmt: skip
        read_only = ("nietNodigReden", "bewijs", "geregeldDatum", "overgenomenDoor", "overgenomenNaam",
                     "overgenomenDatum", "versie")  # fmt: skip


class Settling(Strict):
    bewijs = fields.Text(source="evidence", max_length=300)
    geregeldDatum = fields.Day(source="settled_on", required=False)


class Skipping(Strict):
    nietNodigReden = fields.Text(source="because", max_length=300)


class TakingOver(Strict):
    overgenomenDoor = fields.RowOf(queryset=Organisation.objects.all(), source="taken_over_by")
    overgenomenNaam = fields.Text(source="taken_over_name", max_length=120)
    overgenomenDatum = fields.Day(source="taken_over_on", required=False)


class ItemFilters(Filters):
    stand = CodeFilter(field_name="state", choices=ItemState.choices)
    gebied = CodeFilter(field_name="domain", choices=Domain.choices)
    klaarDatumTotEnMet = DayFilter(field_name="due_on", lookup_expr="lte")


def _is_open(item: ChecklistItem) -> bool:
    return item.is_open


class ItemRows(BesideChecklist):
    model, single = ChecklistItem, "overgang-18-punt"
    serializer_class = ChecklistItemSerializer
    related = ("checklist__case",)
    save, removal = staticmethod(actions.change), staticmethod(actions.take_out)
    acts = {
        "busy": Act("Bezig", actions.busy, possible=lambda item: item.state == ItemState.OPEN),
        "settle": Act("Geregeld", actions.settle, Settling, possible=_is_open, on_row=True,
                      needs={"evidence": "Schrijf waaruit blijkt dat het geregeld is."}),
        "skip": Act("Niet nodig", actions.skip, Skipping, possible=_is_open, on_row=True,
                    needs={"because": "Schrijf waarom dit hier niet nodig is."}),
        "take_over": Act("Overgenomen", actions.take_over, TakingOver, possible=_is_open, on_row=True,
                         needs={"taken_over_by": "Kies welke organisatie het overneemt.",
                                "taken_over_name": "Schrijf wie daar het overneemt."}),
        "reopen": Act("Toch niet geregeld", actions.reopen, possible=lambda item: not item.is_open),
    }  # fmt: skip


class Items(ItemRows, Lists, Adds):
    """De punten op een 18+-lijst; en een eigen punt toevoegen."""

    filters = ItemFilters
    sort = {"klaarDatum": "due_on", "nummer": "number"}
    order = ("due_on", "number", "added_at")


class OneItem(ItemRows, Shows, Changes, Removes):
    """Eén punt op de 18+-lijst. Weghalen kan alleen bij een eigen punt."""


class StepsOfItem(ItemRows, StepsOfRow):
    """Zeggen hoe een punt ervoor staat: bezig, geregeld, niet nodig, overgenomen, of toch niet geregeld."""


urlpatterns = [
    route(f"{LIST}/punten", Items, "overgang-18-punten", get=READ, post=WRITE),
    route(f"{LIST}/punten/<uuid:punt>", OneItem, "overgang-18-punt", get=READ, patch=WRITE, delete=WRITE),
    route(f"{LIST}/punten/<uuid:punt>/stappen", StepsOfItem, "overgang-18-punt-stappen", post=WRITE),
]
