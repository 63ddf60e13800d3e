"""The parts of a case that can be shared apart, and how a model says to which part its rows belong and whom they are
about.

Every model of a family's data declares it in a class of its own, beside its `Privacy`:

    class Access:
        part = CasePart.ANALYSIS
        about = ("about",)

`part`: one of `CasePart`, or `ANY_PART` for what everybody knows who sees anything of the case.
`about`: the paths to the persons the row is about (all of them must be open to the reader); `WHOLE_FAMILY`; or `FRAME`
for a row that holds others together (a case, an analysis, a plan): seen as soon as the part is open for one person.
`leans_on`: the paths to rows with an audience of their own (`cases.access.audience`) that this row repeats or explains;
who may not see one of those does not see this row either.
`whole_fields`: fields of a frame that tell about the whole family. `fields`: fields that belong to another part.
A model that holds nothing of a family says so: `not_of_a_family = "why"`.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import models


class CasePart(models.TextChoices):
    """What can be shared apart. `CONTACT` is who is who: addresses, gezag, who takes part."""

    CONTACT = "contact", "contactgegevens"
    ANALYSIS = "analysis", "verklarende analyse"
    PLAN = "plan", "gezinsplan"
    EVALUATION = "evaluation", "evaluaties"
    ADULTHOOD = "adulthood", "18 jaar worden"
    CIRCUMSTANCES = "circumstances", "wonen, school en wachten"
    SAFETY = "safety", "veiligheid"
    DOCUMENTS = "documents", "documenten"


ANY_PART = ""
WHOLE_FAMILY: tuple[str, ...] = ()
FRAME = ("",)


@dataclass(frozen=True)
class Declared:
    """What a model says in its class `Access`."""

    part: str = ANY_PART
    about: tuple[str, ...] = WHOLE_FAMILY
    whole_fields: frozenset[str] = frozenset()
    fields: dict[str, frozenset[str]] = field(default_factory=dict)
    leans_on: tuple[str, ...] = ()
    not_of_a_family: str = ""

    @property
    def is_frame(self) -> bool:
        return self.about == FRAME


def declared(model: Any) -> Declared:
    """Raises `LookupError` for a model that does not say so itself: nothing is shown by default."""
    told = vars(model._meta.concrete_model).get("Access")
    if told is None:
        raise LookupError(f"{model.__name__} needs its own class Access")
    given = {name: value for name, value in vars(told).items() if not name.startswith("_")}
    if "whole_fields" in given:
        given["whole_fields"] = frozenset(given["whole_fields"])
    if "fields" in given:
        given["fields"] = {str(part): frozenset(names) for part, names in given["fields"].items()}
    return Declared(**given)
