"""Wie heeft mijn dossier bekeken: per person, for who may see that file, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases.access.log.codes import ActingAs, Happening, Shown
from cases.access.log.looks import in_words, who_looked
from cases.access.log.models import AccessLine
from cases.door.models import FamilyAccount
from cases.families.models import Person
from cases.web.door.frame import Visit, visit_or_404
from cases.web.routes import AT_HOME, READS_LOG, page

PER_PAGE = 100
# What somebody did, and with what. Not every event is about a thing.
DID = {
    Happening.CREATE: "Schreef iets bij: {}", Happening.READ: "Keek naar: {}", Happening.LIST: "Zag een naam in: {}",
    Happening.CHANGE: "Veranderde iets bij: {}", Happening.DELETE: "Haalde iets weg bij: {}",
    Happening.PRINT: "Maakte een papieren versie van: {}", Happening.EXPORT: "Nam mee in een bestand: {}",
    Happening.SEARCH: "Zocht op naam en vond dit dossier", Happening.BSN: "Keek naar het BSN",
    Happening.EMERGENCY: "Keek vanwege gevaar naar: {}", Happening.LOG_READ: "Keek wie er heeft gekeken",
}  # fmt: skip
WITH = {
    Shown.CASELOAD: "de lijst met gezinnen", Shown.REMINDERS: "de lijst met herinneringen",
    Shown.TEAMWORK: "de lijst van het team", Shown.SEARCH: "de lijst met namen", Shown.OVERVIEW: "de eerste pagina",
    Shown.PEOPLE: "wie er bij het gezin horen", Shown.ANALYSIS: "wat er speelt", Shown.PLAN: "het plan",
    Shown.EVALUATION: "hoe het gaat", Shown.HELP: "de hulp die is gevraagd", Shown.ANSWER: "een antwoord",
    Shown.TEAM: "wie er helpen", Shown.TIMELINE: "wat er is gebeurd", Shown.ATTENTION: "waar we op letten",
    Shown.PART: "een stuk van het dossier", Shown.STEP: "een stap in het dossier",
    Shown.ACCESS: "wie het dossier mag lezen", Shown.FILE: "het dossier", Shown.LOG: "wie er heeft gekeken",
    Shown.ACCOUNT: "het inloggen",
    Shown.DOCUMENTS: "stukken en verslagen", Shown.ADULTHOOD: "wat je regelt voor je 18 bent",
}  # fmt: skip
IS = {
    ActingAs.COORDINATOR: "regelt dat alle hulp goed bij elkaar past",
    ActingAs.LOCAL_TEAM: "werkt in het team voor jullie",
    ActingAs.TEAM: "helpt jullie", ActingAs.RECIPIENT: "mag iets van het dossier lezen",
    ActingAs.LEADER: "is de baas van het team", ActingAs.EMERGENCY: "las mee omdat er gevaar was",
    ActingAs.SYSTEM: "is het computersysteem van een organisatie die jullie helpt",
    ActingAs.OFFICER: "let erop dat iedereen zich aan de regels houdt",
    ActingAs.REGION: "let in de hele regio op dat niemand wordt vergeten",
    ActingAs.FAMILY: "hoort bij het gezin", ActingAs.NONE: "helpt jullie nu niet",
}  # fmt: skip


@dataclass
class Glance:
    """What one person did on one day, and how often each."""

    who: str
    organisation: str
    is_what: str
    own: bool
    on: date
    did: dict[str, int]


def log(request: HttpRequest) -> HttpResponse:
    """Of themselves, and for a parent of each child whose file they may ask to see."""
    visit = visit_or_404(request)
    people = _people(visit)
    asked = request.GET.get("wie", "")
    person = next((one for one in people if str(one.pk) == asked), None if asked else people[0])
    if person is None:
        raise Http404
    shown = Paginator(_looks_at(person, visit), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "people": people, "person": person, "own": person.pk == visit.person.pk, "shown": shown,
        "glances": _glances(shown, request.user), "query": f"wie={person.pk}" if asked else "",
    }  # fmt: skip
    return render(request, "door/log.html", context)


def _looks_at(person: Person, visit: Visit) -> QuerySet[AccessLine]:
    """What a child does at their own door is theirs: a parent does not read when the child told something."""
    lines = who_looked(person)
    if person.pk == visit.person.pk:
        return lines
    return lines.exclude(user__in=FamilyAccount.objects.filter(person=person, user__isnull=False).values("user"))


def _people(visit: Visit) -> list[Person]:
    """Themselves first. What a child of 16 lets a parent read is parts of the file, and not who read it."""
    children = Person.objects.visible_to(visit.user).filter(pk__in=visit.reading.children).defer("bsn")
    return [visit.person, *children.order_by("birth_date", "pk")]


def _glances(lines: Iterable[AccessLine], user: Any) -> list[Glance]:
    """A page of lines, told once per day and person, the newest first. Who else of the family looked is not named:
    parents who live apart do not read about each other."""
    rows = list(lines)
    told: dict[Any, Glance] = {}
    for row, look in zip(rows, in_words(rows), strict=True):
        day, is_what, own = timezone.localdate(row.at), IS[ActingAs(row.role)], row.user == user.pk
        who = look.who if own or row.role != ActingAs.FAMILY else "Iemand"
        if look.behalf:
            who += f", in plaats van {look.behalf}"
        one = told.setdefault((day, row.user, row.on_behalf_of), Glance(who, look.organisation, is_what, own, day, {}))
        one.did[_did(row)] = one.did.get(_did(row), 0) + 1
    return list(told.values())


def _did(row: AccessLine) -> str:
    return DID[Happening(row.event)].format(WITH[Shown(row.shown)])


urlpatterns = [page("mijn/wie-keek", log, "my-log", AT_HOME, READS_LOG)]
