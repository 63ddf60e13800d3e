"""What the addresses of the parts of a verklarende analyse share."""

from typing import Any

from django.urls import URLPattern
from drf_spectacular.utils import extend_schema_field

from cases.access.audience import Audience
from cases.access.log.codes import Shown
from cases.access.reach import seen
from cases.analysis.models import Analysis, FactorHeading
from cases.api import fields
from cases.api.resources import Resource
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer

READ, WRITE = shows("analyses", Shown.ANALYSIS), writes("analyses", Shown.ANALYSIS)
OF = "verklarende-analyses/<uuid:analyse>"
SAID = {"stem": "voice", "persoon": "person", "professional": "professional", "organisatie": "organisation",
        "naam": "said_by_name"}  # fmt: skip


class OfAnalysis(Resource):
    """A row that hangs on an analysis. `beside`: what is fetched with it, each as far as this client may see it."""

    parent: Any = Analysis
    attach = "analysis"
    beside: dict[str, Any] = {}

    def rows(self) -> Any:
        fetched = [seen(name, model, self.request.user) for name, model in self.beside.items()]
        return super().rows().prefetch_related(*fetched)


def parts(plural: str, single: str, many: Any, one: Any) -> list[URLPattern]:
    """The two addresses of a kind of part: the list to which is added, and one that is changed or taken out."""
    return [
        route(f"{OF}/{plural}", many, f"analyse-{plural}", get=READ, post=WRITE),
        route(f"{OF}/{plural}/<uuid:onderdeel>", one, f"analyse-{single}", get=READ, patch=WRITE, delete=WRITE),
    ]


class ForWhom(RowSerializer):
    """A row with an audience of its own. What is only for people who were chosen by name never passes a system: it is
    not chosen itself, so it does not see such a row and cannot make one."""

    voorWie = fields.Code(
        source="audience", choices=[one for one in Audience.choices if one[0] != Audience.NAMED], required=False
    )


class Said(ForWhom):
    """Something that somebody said: one of the family, an employee of the team, an organisation, or a name."""

    spreker = fields.Text(source="speaker", read_only=True)


@extend_schema_field({"type": "string", "description": "Factorschema en onderwerp: drie-kanten:gezondheid."})
class Subject(fields.RowOf):
    """A heading of the factor scheme that is in use, by the codes of both; of an older scheme as it stands."""

    default_error_messages = {"does_not_exist": "Dit onderwerp staat niet in het factorschema dat nu geldt."}

    def __init__(self, **kwargs: Any):
        super().__init__(queryset=FactorHeading.objects.all(), source="heading", **kwargs)

    def use_pk_only_optimization(self) -> bool:
        return False

    def to_representation(self, value: Any) -> str:
        return code_of(value)

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("incorrect_type", data_type="")
        found = next((one for one in self.get_queryset().select_related("scheme") if code_of(one) == data), None)
        if found is None:
            self.fail("does_not_exist", pk_value="")
        return found


def code_of(heading: Any) -> str:
    return f"{heading.scheme.code}:{heading.code}"
