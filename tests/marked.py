"""Every address of the marked family (`tests.markers`), to be asked for as each reader, and what the tables say that
each may see (`tests/tables/markers.md`)."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.urls import reverse

from cases.analysis.models import Analysis
from cases.door import actions as doors
from cases.evaluations.models import Evaluation
from cases.families.models import Case, Person
from cases.families.models import Family as FamilyRow
from cases.plans.models import Plan
from cases.sharing import emergencies
from cases.web.items import ITEMS
from cases.web.routes import DECLARED, LOGGED
from tests import access_walks, papers, request_walks
from tests.markers import Family, Marker, is_free
from tests.sample import Sample, addresses, routes, to_be_away
from tests.tables.reading import rows

# Forms have a walk of their own; a PDF is the page to print (`test_pdf` compares them), and takes seconds to draw;
# a workbook holds the rows of the CSV.
NOT_READ = {
    "cases:part-add",
    "cases:part-edit",
    "cases:step",
    "cases:analysis-pdf",
    "cases:plan-pdf",
    "cases:analysis-pdf-for",
    "cases:plan-pdf-for",
    "cases:caseload-xlsx",
    "cases:adulthood-pdf",
}
# Seen as soon as their part is open for one person, without what tells about the whole family.
FRAMES = {Case, FamilyRow, Analysis, Plan, Evaluation, Person}
BY_NAME = {"marit", "jorn", "tess", "essen"}


def allowed(marker: Marker, column: str, name: str) -> bool:
    """What the tables say of this marker, for this reader."""
    family = column in ("moeder", "vader", "Luka", "moeder 16")
    who = name if name in BY_NAME else "gezin" if family else "andere professional"
    return _told(marker.part, marker.about, column) == _for_whom(marker.audience, who) == "ja"


@cache
def _told(part: str, about: str, column: str) -> str:
    return next(r for r in rows("markers", "deel") if (r["deel"], r["over"]) == (part, about))[column]


@cache
def _for_whom(audience: str, who: str) -> str:
    return next(r for r in rows("markers", "voor wie") if r["voor wie"] == audience)[who]


def leaks(marked: Any, found: dict[str, set[str]], column: str, name: str = "") -> dict[str, list[str]]:
    """Per page what stands there and may not."""
    told = marked.family.planted
    wrong = {what: sorted({f"{told[one].field} ({told[one].about}, {told[one].audience})" for one in words
                           if not allowed(told[one], column, name)}) for what, words in found.items()}  # fmt: skip
    return {what: words for what, words in wrong.items() if words}


def free_of(model: Any) -> list[Any]:
    return [one for one in model._meta.concrete_fields if is_free(one)]


def free_fields() -> Iterator[str]:
    for model in apps.get_app_config("cases").get_models():
        access = vars(model).get("Access")
        if access is not None and not hasattr(access, "not_of_a_family"):
            yield from (f"{model.__name__}.{one.name}" for one in free_of(model))


class Marked(Sample):
    """The marked family as a `Sample`, so that every address can be asked for with its rows. `urls` are its pages, and
    `found` what Marit, who may see nearly all, finds on which."""

    urls: dict[str, str]
    found: dict[str, set[str]]

    def __init__(self, family: Family):
        people, home = family.people, family.home
        self.people, self.rows, self.family = people, {}, family
        self.full = self.asks = home
        self.follow_up = self.final = home.case.analyses.get()
        self.evaluation = self.planned = home.case.evaluations.get()
        self.handover = home.case.handovers.get()
        self.draft, self.proposed = home.case.plans.get(number=2), home.case.plans.get(number=1)
        self.asked = access_walks.access_asked(people, home, by=people.essen)
        self.reading = emergencies.stop(access_walks.emergency(people, home, by=people.oscar), by=people.oscar)
        self.request, self.copy, self.destruction = (
            request_walks.file_request(people, home, kind=kind) for kind in ("verbetering", "inzage", "vernietiging")
        )
        self.signal = family.rows["Signal", "Luka"]
        self.paper, self.note = papers.document(people, home), papers.note(people, home)
        self.checklist = family.rows["Checklist", "Luka"]
        self.rows[type(self.checklist), "{}"] = self.checklist
        self.account = doors.invite(home.luka, email="luka@example.org", by=people.marit).account
        self.absence = to_be_away(people)

    def pages(self) -> dict[str, str]:
        """Every address that is read: one of each, and of what is about somebody one for each of them."""
        asked = [name for name in routes() if DECLARED[name].coordinator != 405 and name not in NOT_READ]
        asked = [name for name in asked if LOGGED[name].shown]
        found = {what: url for what, (_, url) in addresses(self, asked).items()}
        for (label, about), row in self.family.rows.items():
            if label == "HelpRequest":
                found[f"help {about}"] = reverse("cases:help-request", args=[row.pk])
            for name in ("checklist", "adulthood-print") if label == "Checklist" else ():
                found[f"{name} {about}"] = reverse(f"cases:{name}", args=[row.pk])
            if label == "Signal":
                found[f"signal {about}"] = reverse("cases:signal", args=[row.pk])
        everything = reverse("cases:timeline", args=[self.full.case.pk])
        found["timeline alles"] = f"{everything}?soort=alles"
        first = self.full.case.plans.get(number=1)
        for name in ("plan-version", "plan-print", "plan-family", "plan-copy"):
            found[f"{name} 1"] = reverse(f"cases:{name}", args=[first.pk])
        return found

    def forms(self) -> dict[str, str]:
        """Every form: an empty one on its document; of what is only changed, what was planted about Luka."""
        found = {}
        for item in ITEMS.values():
            if "add" in item.can:
                found[f"{item.key} nieuw"] = reverse("cases:part-add", args=[item.key, self.of(item.parent).pk])
                continue
            for (label, about), row in self.family.rows.items():
                if label == item.model.__name__ and "edit" in item.can and about == "Luka":
                    found[f"{item.key} {about}"] = reverse("cases:part-edit", args=[item.key, row.pk])
        return found
